"""Clocks of a record: when each began, when it falls due, by which rule, and whether it was kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from halfsky import workdays
from halfsky.ledger.declaration import ClockRule, FactDraft, Programme
from halfsky.ledger.state import State

if TYPE_CHECKING:
    from halfsky.workdays import Clock as Explained


@dataclass(frozen=True)
class Running:
    """A clock that has begun."""

    rule: ClockRule
    starts_on: date
    due_on: date
    done_on: date | None
    owner: int

    @property
    def kept(self) -> bool | None:
        """Return whether it was kept; None while that is open."""
        return None if self.done_on is None else self.done_on <= self.due_on

    def explain(self, length: int) -> Explained:
        """Return the due day with every day that does and does not count."""
        return workdays.explain(self.starts_on, length, self.rule.kind, court_roll=self.rule.court_roll)


def length_of(rule: ClockRule, state: State) -> int:
    """Return the clock's length in the rule's own units, extensions included."""
    return int(state.resolved[rule.length]) + (rule.longer_by(state) if rule.longer_by else 0)


def due_entry(rule: ClockRule, state: State) -> dict[str, Any] | None:
    """Return {start, length, due} of a clock that has begun, worked out with today's calendar of working days."""
    start = rule.starts(state)
    if start is None:
        return None
    length = length_of(rule, state)
    due = workdays.explain(start, length, rule.kind, court_roll=rule.court_roll).due
    return {"start": start.isoformat(), "length": length, "due": due.isoformat()}


def newly_due(programme: Programme, state: State) -> dict[str, dict[str, Any]]:
    """Return the clocks that this state begins or changes: the entry keeps them, so that replay needs no calendar."""
    found = {}
    for rule in programme.clocks:
        start = rule.starts(state)
        if start is None:
            continue
        known = state.dues.get(rule.slug)
        if known is None or known["start"] != start.isoformat() or known["length"] != length_of(rule, state):
            worked_out = due_entry(rule, state)
            if worked_out:
                found[rule.slug] = worked_out
    return found


def running(programme: Programme, state: State) -> Iterator[Running]:
    """Yield each clock that has begun, as the entries left it."""
    for rule in programme.clocks:
        start, known = rule.starts(state), state.dues.get(rule.slug)
        if start is None or known is None:
            continue
        stopped = state.stopped.get(rule.slug)
        yield Running(
            rule=rule,
            starts_on=start,
            due_on=date.fromisoformat(known["due"]),
            done_on=date.fromisoformat(stopped["day"]) if stopped else None,
            owner=stopped["owner"] if stopped else state.owner,
        )


def clock_facts(programme: Programme, state: State) -> Iterator[FactDraft]:
    """Yield what the clocks count for: due, and kept in time, both on the due day and at the owner of that time."""
    for clock in running(programme, state):
        if clock.rule.counts is None:
            continue
        due, in_time = clock.rule.counts
        yield FactDraft(due, clock.owner, clock.due_on, place_id=state.place)
        if clock.kept:
            yield FactDraft(in_time, clock.owner, clock.due_on, place_id=state.place)
