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
