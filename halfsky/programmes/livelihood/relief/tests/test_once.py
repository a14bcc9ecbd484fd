"""Once in a life over the whole tree: asked at once, answered yes or no, decided by a person."""

from __future__ import annotations

import pytest

from halfsky.accounts.models import ReadingLine, Role
from halfsky.ledger import findings, probes, sealing
from halfsky.ledger.errors import AlreadyClaimed, TooManyProbes
from halfsky.ledger.findings import Finding
from halfsky.ledger.models import Record
from halfsky.ledger.state import State, effective
from halfsky.network.models import Level
from halfsky.programmes.livelihood.conftest import counted, step
from halfsky.programmes.livelihood.relief.samples import application
from halfsky.programmes.livelihood.relief.tests.conftest import DAYS, DECISION, Desk

OLD = "430699750612002"


def found(record: Record, slug: str) -> Finding:
    record.refresh_from_db()
    values = sealing.known_values(effective(record.entries.order_by("seq")), sealing.key_of(record))
    state = State.from_json(record.folded)
    return next(one for one in findings.find(record.declared, state, values) if one.slug == slug)


def eighteen() -> str:
    from halfsky.vault.identity import as_18

    return as_18(OLD)


def test_a_woman_paid_elsewhere_under_an_old_number_and_name_is_found_and_told_a_telephone_only(desk: Desk) -> None:
    far = desk.tree.actor(desk.tree.far_county, Role.OFFICER)
    list_of_2012 = {"name": "曾样", "id_no": OLD, "year": 2012, "source": "2012年发放名单"}
    earlier = step(None, "earlier", far, list_of_2012, DAYS[0], programme="relief").record
    record = desk.apply(name="曾样改", id_no=eighteen())
    one = found(record, "once")
    assert (one.verdict, "12338" in one.reason) == ("unmet", True)
    for secret in ("2012", "远", earlier.number, "曾样"):
        assert secret not in one.reason
    desk.passed_up(record)
    assert record.status == "city_ok"
    with pytest.raises(AlreadyClaimed, match="一生只救助一次"):
        step(record, "decide", desk.province, DECISION, DAYS[4])
    words = {"outcome": "refuse", "reason": "2012年已救助", "objection": "向县妇联书面提出"}
    assert step(record, "decide", desk.province, DECISION | words, DAYS[4]).record.status == "refused"


def test_what_was_found_at_each_moment_is_sealed_into_the_entry(desk: Desk) -> None:
    record = desk.apply()
    kept = sealing.opened(record.entries.get(), sealing.key_of(record))["findings"]
    assert {one["slug"]: one["verdict"] for one in kept}["once"] == "met"


def test_an_entry_of_an_earlier_list_counts_for_nothing(desk: Desk) -> None:
    far = desk.tree.actor(desk.tree.far_county, Role.OFFICER)
    record = step(
        None,
        "earlier",
        far,
        {"name": "曾样", "id_no": OLD, "year": 2012, "source": "名单"},
        DAYS[0],
        programme="relief",
    ).record
    assert set(counted(record)) == {"relief.entries"}


def test_an_earlier_applicant_without_money_applies_again(desk: Desk) -> None:
    first = desk.passed_up(desk.apply())
    words = {"outcome": "refuse", "reason": "材料不足", "objection": "向县妇联书面提出"}
    step(first, "decide", desk.province, DECISION | words, DAYS[4])
    again = desk.apply(diagnosis_no="另一份")
    assert found(again, "once").verdict == "met"
    desk.passed_up(again)
    assert step(again, "decide", desk.province, DECISION, DAYS[4]).record.status == "approved"


def test_two_open_applications_of_one_woman_end_in_one_approval(desk: Desk) -> None:
    first, second = desk.passed_up(desk.apply()), desk.passed_up(desk.apply(diagnosis_no="另一份"))
    step(first, "decide", desk.province, DECISION, DAYS[4])
    with pytest.raises(AlreadyClaimed):
        step(second, "decide", desk.province, DECISION, DAYS[4])


def test_one_diagnosis_for_two_women_is_a_finding(desk: Desk) -> None:
    desk.apply(1, diagnosis_no="BL 2025-77")
    assert found(desk.apply(2, diagnosis_no="bl202577"), "paper").verdict == "unmet"


def test_a_mistyped_number_is_mended_by_the_supplement_and_the_right_woman_is_claimed(desk: Desk) -> None:
    wrong, right = application(1)["id_no"], application(2)["id_no"]
    record = desk.apply(1, id_no=wrong)
    step(record, "return", desk.town, {"missing": ["facts"], "words": "身份证号填错"}, DAYS[1])
    step(record, "supplement", desk.chair, {"id_no": right, "papers": application()["papers"]}, DAYS[1])
    desk.passed_up(record)
    step(record, "decide", desk.province, DECISION, DAYS[4])
    other = desk.passed_up(desk.apply(3, id_no=wrong, diagnosis_no="第三份"))
    assert step(other, "decide", desk.province, DECISION, DAYS[4]).record.status == "approved"


def test_each_probe_is_logged_and_the_day_has_a_limit(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    record = desk.apply()
    line = ReadingLine.objects.get(what=ReadingLine.What.SEARCHED)
    assert (line.record_number, line.user_id) == (record.number, desk.chair.user.pk)
    assert application()["id_no"] not in line.detail
    monkeypatch.setattr(probes, "A_DAY", 2)
    with pytest.raises(TooManyProbes, match="已到 2 次上限"):
        desk.apply(2)
    assert Record.objects.count() == 1
    assert desk.tree.village.level == Level.VILLAGE
