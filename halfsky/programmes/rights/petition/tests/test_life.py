"""The whole life of a matter, from the telephone to the file."""

from __future__ import annotations

from halfsky.ledger import counting
from halfsky.ledger.actions.reverse import stored_facts
from halfsky.ledger.models import Record
from halfsky.ledger.state import State, effective, fold
from halfsky.programmes.rights.petition.programme import samples
from halfsky.programmes.rights.petition.tests.conftest import House, figures

TAKERS = {
    "register": "officer",
    "supervise": "city_lead",
    "close": "lead",
    "call_back": "third",
}


def lived(house: House) -> Record:
    record: Record | None = None
    for step, data in samples():
        entry = house.take(record, step, getattr(house, TAKERS.get(step, "second")), **data)
        record = record or entry.record
    assert record is not None
    return record


def test_the_sample_life_ends_in_the_file_and_counts(house: House) -> None:
    record = lived(house)
    assert record.status == "filed"
    counts = figures(record)
    for code in (
        "matters",
        "visits",
        "calls",
        "accepted",
        "referred",
        "closed",
        "closed@referred",
        "satisfied",
        "filed",
    ):
        assert counts[f"petition.{code}"] == 1, code
    assert counts["petition.notice_due"] == counts["petition.notice_in_time"] == 1
    assert counts["petition.handle_due"] == counts["petition.handle_in_time"] == 1
    assert counts["petition.days"] == 11
    assert "petition.in_hand" not in counts


def test_state_and_facts_follow_from_the_entries(house: House) -> None:
    record = lived(house)
    entries = effective(record.entries.order_by("seq"))
    assert fold(record.declared, entries) == State.from_json(record.folded)
    assert counting.history_facts(record.declared, entries) == stored_facts(record)


def test_each_line_of_the_ledger_reads_by_itself(house: House) -> None:
    record = lived(house)
    lines = {}
    for entry in record.entries.order_by("seq"):
        says = record.declared.step(entry.step).says
        if says is not None:
            lines[entry.step] = says(entry)
    assert lines["register"].startswith(
        "12338，求决，土地与集体权益·集体收益与补偿分配，初次；有未成年子女 1 人；安全联系：只在约定时间"
    )
    assert lines["consent"] == "本人同意把姓名身份、事实经过提供给乡镇街道，用于请其依职责处理（口头，两人在场）。"
    assert lines["refer"] == "转试镇人民政府，请其依职责处理；提供事实经过；依据：本人同意。"
    assert lines["refer_answer"] == "答第 4 条转介；已落实。"
    assert lines["close"] == "已告知本人（按约定电话告知）。"
    for line in lines.values():
        assert line.endswith("。")
        assert "试女士" not in line
        assert "%(" not in line
