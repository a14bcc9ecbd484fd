"""Clocks that run several times at once, stand still on some days, and keep the length they began with."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from halfsky.ledger import clocks
from halfsky.ledger.declaration import ClockRule, Programme, Run
from halfsky.ledger.state import State
from halfsky.ledger.tests.sample import SAMPLE

MONDAY = date(2026, 3, 2)


def rows(state: State) -> list[Run]:
    return [
        Run(number, date.fromisoformat(row["from"]), length=row.get("days"), owner=row.get("unit"))
        for number, row in enumerate(state.data["rows"], start=1)
    ]


RULE = ClockRule(
    "answer", "答复", "sample.notice_days", "本样例", kind="working", runs=rows, counts=("s.due", "s.kept")
)


def programme(*rules: ClockRule) -> Programme:
    return replace(SAMPLE, clocks=rules)


def test_each_row_has_a_clock_of_its_own() -> None:
    lines = [{"from": "2026-03-02", "unit": 7}, {"from": "2026-03-04", "days": 3, "unit": 8}]
    state = State(owner=1, data={"rows": lines}, resolved={"sample.notice_days": 5})
    mine = programme(RULE)
    state.dues |= clocks.newly_due(mine, state)
    assert set(state.dues) == {"answer#1", "answer#2"}
    found = [(clock.serial, clock.due_on, clock.owner) for clock in clocks.running(mine, state)]
    assert found == [(1, date(2026, 3, 9), 7), (2, date(2026, 3, 9), 8)]


def test_a_run_with_a_term_of_its_own_needs_no_parameter() -> None:
    mine = programme(RULE)
    state = State(data={"rows": [{"from": "2026-03-02", "days": 3}]})
    assert clocks.wanted_lengths(mine, state) == []
    state.data["rows"].append({"from": "2026-03-02"})
    assert clocks.wanted_lengths(mine, state) == ["sample.notice_days"]


def test_a_changed_parameter_leaves_running_clocks_as_they_began() -> None:
    mine = programme(RULE)
    state = State(data={"rows": [{"from": "2026-03-02"}]}, resolved={"sample.notice_days": 5})
    state.dues |= clocks.newly_due(mine, state)
    state.resolved["sample.notice_days"] = 8
    assert clocks.newly_due(mine, state) == {}
    state.data["rows"].append({"from": "2026-03-02"})
    assert clocks.newly_due(mine, state)["answer#2"]["length"] == 8
    assert state.dues["answer#1"]["length"] == 5


@pytest.mark.parametrize(
    ("kind", "still", "due"),
    [
        ("calendar", [], date(2026, 3, 12)),
        ("calendar", [3, 4], date(2026, 3, 14)),
        ("calendar", [3, 13], date(2026, 3, 14)),
        ("calendar", [30], date(2026, 3, 12)),
        ("working", [3], date(2026, 3, 17)),
        ("working", [7], date(2026, 3, 16)),
    ],
)
def test_days_on_which_it_stands_still_are_added_at_the_end(kind: str, still: list[int], due: date) -> None:
    days = [date(2026, 3, day) for day in still]
    rule = ClockRule(
        "review", "复核", "sample.notice_days", "本样例",
        starts=lambda _state: MONDAY, left_out=lambda _state: days, kind=kind,  # type: ignore[arg-type]  # parametrised
    )  # fmt: skip
    state = State(resolved={"sample.notice_days": 10})
    assert clocks.newly_due(programme(rule), state)["review"]["due"] == due.isoformat()


def test_an_extension_moves_the_due_day_and_a_stop_keeps_its_owner() -> None:
    longer = {"days": 0}
    done: dict[str, date | None] = {"day": None}
    rule = ClockRule(
        "handle",
        "办理",
        "sample.notice_days",
        "本样例",
        starts=lambda _state: MONDAY,
        stops=lambda _state: done["day"],
        longer_by=lambda _state: longer["days"],
        counts=("s.due", "s.kept"),
    )
    mine, state = programme(rule), State(owner=3, resolved={"sample.notice_days": 10})
    state.dues |= clocks.newly_due(mine, state)
    longer["days"] = 5
    state.dues |= clocks.newly_due(mine, state)
    assert state.dues["handle"]["due"] == (MONDAY + timedelta(days=15)).isoformat()
    (clock,) = clocks.running(mine, state)
    assert clock.kept is None
    state.stopped = {"handle": {"day": "2026-03-17", "owner": 3}}
    state.owner = 9
    (clock,) = clocks.running(mine, state)
    assert clock.kept is True
    assert [(fact.indicator, fact.unit_id) for fact in clocks.clock_facts(mine, state)] == [("s.due", 3), ("s.kept", 3)]


def test_a_run_that_does_not_count_gives_no_fact() -> None:
    rule = replace(RULE, runs=lambda _state: [Run(1, MONDAY, length=3, counts=False)])
    state = State(owner=3)
    state.dues |= clocks.newly_due(programme(rule), state)
    assert list(clocks.clock_facts(programme(rule), state)) == []
    assert len(list(clocks.running(programme(rule), state))) == 1
