"""What a step needs beyond its form: sealed values of before, other records, claims over the whole tree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from halfsky.accounts.models import ReadingLine
from halfsky.ledger import findings, parameters, probes, registry
from halfsky.ledger.actions import perform, reverse
from halfsky.ledger.declaration import ClaimDraft, EntryLike, ProbeDraft
from halfsky.ledger.errors import AlreadyClaimed, StepClosed, TooManyProbes
from halfsky.ledger.findings import Finding, RowOf, from_rule
from halfsky.ledger.models import Claim, Entry, Record
from halfsky.ledger.state import State
from halfsky.ledger.tests import sample
from halfsky.ledger.tests.conftest import Cast

REGISTER = {"name": "李样", "phone": "13800000000", "facts": "她说的话", "kind": "a", "happened_on": "2026-03-02"}


def claims(_state: State, values: Mapping[str, Any]) -> Iterable[ClaimDraft]:
    yield ClaimDraft("sample.once", "phone", values["phone"], "已经有了。")


def asks(_state: State, values: Mapping[str, Any]) -> Iterable[ProbeDraft]:
    yield ProbeDraft("once", "phone", values["phone"], claim="sample.once")
    yield ProbeDraft("alike", "phone", values["phone"])


def compares(_state: State, sealed: Mapping[str, Any], typed: Mapping[str, Any]) -> str | None:
    return None if typed["amount"] == len(sealed["facts"]) else f"应为{len(sealed['facts'])}"


def looks(record: Record | None, entry: EntryLike) -> Mapping[str, Any]:
    assert record is not None
    return {"others": Record.objects.exclude(pk=record.pk).count(), "seq": entry.seq}


def says(state: State, values: Mapping[str, Any], row_of: RowOf) -> Iterable[Finding]:
    row = row_of("sample.notice_days")
    yield from_rule("days", "期限", "met", f"{values.get('name')} {row.value if row else ''}", row)
    yield Finding("late", "其他", "unmet", state.status)


@pytest.fixture
def cast(cast: Cast) -> Cast:
    """The cast with a sample whose steps use every look beyond the form."""
    changes: dict[str, dict[str, Any]] = {
        "register": {"probes": asks, "finds": True},
        "accept": {"claims": claims},
        "pay": {"compares": compares, "looks": looks},
        "close": {"releases": ("sample.once",)},
    }
    steps = tuple(replace(step, **changes.get(step.slug, {})) for step in sample.SAMPLE.steps)
    registry.register(replace(sample.SAMPLE, steps=steps, findings=says), "halfsky.ledger.tests")
    return cast


def opened(cast: Cast, **changes: str) -> Record:
    return perform(None, "register", cast.officer, REGISTER | changes, uuid4().hex, programme="sample").record


def accept(cast: Cast, record: Record, key: str = "") -> Entry:
    record.refresh_from_db()
    return perform(record, "accept", cast.officer, {"happened_on": "2026-03-03"}, key or uuid4().hex)


def test_a_claim_rests_on_what_was_sealed_before_and_is_held_once(cast: Cast) -> None:
    accept(cast, opened(cast))
    other = opened(cast, phone="138 0000 0000")
    with pytest.raises(AlreadyClaimed, match="已经有了"):
        accept(cast, other)
    other.refresh_from_db()
    assert other.entry_count == 1


def test_reversing_the_entry_that_claimed_frees_the_claim(cast: Cast) -> None:
    entry = accept(cast, opened(cast))
    assert Claim.objects.get().seq == 2
    reverse(entry, cast.officer, "点错了", "r")
    assert accept(cast, opened(cast)).seq == 2


def test_a_step_may_give_a_claim_up(cast: Cast) -> None:
    record = opened(cast)
    accept(cast, record)
    record.refresh_from_db()
    perform(record, "close", cast.lead, {"happened_on": "2026-03-05"}, "c")
    assert not Claim.objects.exists()


def test_probes_answer_yes_or_no_in_the_entry_and_stand_in_the_log(cast: Cast) -> None:
    first = opened(cast)
    accept(cast, first)
    entry = opened(cast).entries.get()
    assert entry.resolved["held"] == {"once": True, "alike": True}
    assert first.entries.get(seq=1).resolved["held"] == {"once": False, "alike": False}
    assert ReadingLine.objects.filter(detail="全树核对 once alike").count() == 2


def test_too_many_probes_in_a_day_are_refused_and_write_nothing(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(probes, "A_DAY", 1)
    with pytest.raises(TooManyProbes):
        opened(cast)
    assert not Record.objects.exists()


def test_a_form_is_compared_with_what_was_sealed(cast: Cast) -> None:
    record = opened(cast)
    accept(cast, record)
    record.refresh_from_db()
    with pytest.raises(StepClosed, match="应为4"):
        perform(record, "pay", cast.officer, {"amount": 5, "happened_on": "2026-03-04"}, "p1")
    entry = perform(record, "pay", cast.officer, {"amount": 4, "happened_on": "2026-03-04"}, "p2")
    assert entry.resolved["seen"] == {"others": 0, "seq": 3}


def test_what_was_looked_up_is_no_dated_value_of_the_state(cast: Cast) -> None:
    record = opened(cast)
    record.refresh_from_db()
    assert set(record.folded["resolved"]) == {"sample.notice_days"}


def test_findings_come_worst_first_with_the_source_of_their_value(cast: Cast) -> None:
    record = opened(cast)
    record.refresh_from_db()
    found = findings.worst_first(findings.find(record.declared, State.from_json(record.folded), {"name": "李样"}))
    assert [(one.slug, one.source) for one in found] == [("late", ""), ("days", "样例")]
    assert found[1].reason == "李样 15"


def test_a_value_that_nobody_keeps_is_none_for_a_finding(cast: Cast) -> None:
    row_of = findings.rows_at(cast.county.pk, date(1990, 1, 1))
    assert row_of("sample.notice_days") is None
    assert parameters.place_code(cast.county.pk) == "430626"
