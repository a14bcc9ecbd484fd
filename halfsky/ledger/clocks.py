"""Clocks of a record: when each began, when it falls due, by which rule, and whether it was kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from halfsky import workdays
from halfsky.ledger.declaration import ClockRule, FactDraft, Programme, Run
from halfsky.ledger.state import State

if TYPE_CHECKING:
    from halfsky.workdays import Clock as Explained


@dataclass(frozen=True)
class Running:
    """A run of a clock that has begun."""

    rule: ClockRule
    run: Run
    length: int
    due_on: date
    done_on: date | None
    owner: int

    @property
    def starts_on(self) -> date:
        return self.run.starts

    @property
    def serial(self) -> int:
        return self.run.serial

    @property
    def kept(self) -> bool | None:
        """Return whether it was kept; None while that is open."""
        return None if self.done_on is None else self.done_on <= self.due_on

    def explain(self, length: int | None = None) -> Explained:
        """Return the due day with every day that does and does not count; days stood still lengthen it."""
        return _explain(self.rule, self.run.starts, length or self.length, self.run.left_out)


def _explain(rule: ClockRule, start: date, length: int, left_out: tuple[date, ...]) -> Explained:
    """Return the clock with each day that stood still within it added at its end."""
    still, clock = 0, workdays.explain(start, length, rule.kind, court_roll=rule.court_roll)
    if rule.kind == "months":
        return clock
    while True:
        within = [day.day for day in clock.days if day.number is not None and day.day in left_out]
        if len(within) == still:
            return clock
        still = len(within)
        clock = workdays.explain(start, length + still, rule.kind, court_roll=rule.court_roll)


def _base_of(rule: ClockRule, run: Run, state: State) -> int:
    """Return the length before extensions: as it was when the run began, whatever the parameter is by now."""
    known = state.dues.get(rule.key_of(run))
    if run.length is not None:
        return run.length
    if known is not None and known["start"] == run.starts.isoformat():
        return int(known.get("base", known["length"]))
    return int(state.resolved[rule.length])


def _due_line(rule: ClockRule, run: Run, state: State) -> dict[str, Any]:
    """Return {start, base, length, due} of a run, worked out with today's calendar of working days."""
    base = _base_of(rule, run, state)
    length = base + run.longer
    due = _explain(rule, run.starts, length, run.left_out).due
    line: dict[str, Any] = {
        "start": run.starts.isoformat(),
        "base": base,
        "length": length,
        "due": due.isoformat(),
    }
    if run.left_out:
        line["left_out"] = [day.isoformat() for day in run.left_out]
    return line


def wanted_lengths(programme: Programme, state: State) -> list[str]:
    """Return the parameters that runs need which begin in this state."""
    return [
        rule.length
        for rule in programme.clocks
        for run in rule.all_runs(state)
        if run.length is None and _is_new(rule, run, state)
    ]


def _is_new(rule: ClockRule, run: Run, state: State) -> bool:
    known = state.dues.get(rule.key_of(run))
    return known is None or bool(known["start"] != run.starts.isoformat())


def newly_due(programme: Programme, state: State) -> dict[str, dict[str, Any]]:
    """Return the runs that this state begins or changes: the entry keeps them, so that replay needs no calendar."""
    found = {}
    for rule in programme.clocks:
        for run in rule.all_runs(state):
            known = state.dues.get(rule.key_of(run))
            length = _base_of(rule, run, state) + run.longer
            still = [day.isoformat() for day in run.left_out]
            is_known = known is not None and not _is_new(rule, run, state)
            if not (is_known and known and known["length"] == length and known.get("left_out", []) == still):
                found[rule.key_of(run)] = _due_line(rule, run, state)
    return found


def running(programme: Programme, state: State) -> Iterator[Running]:
    """Yield each run that has begun, as the entries left it."""
    for rule in programme.clocks:
        for run in rule.all_runs(state):
            known = state.dues.get(rule.key_of(run))
            if known is None:
                continue
            stopped = state.stopped.get(rule.key_of(run))
            yield Running(
                rule=rule,
                run=run,
                length=known["length"],
                due_on=date.fromisoformat(known["due"]),
                done_on=date.fromisoformat(stopped["day"]) if stopped else None,
                owner=run.owner or (stopped["owner"] if stopped else state.owner),
            )


def clock_facts(programme: Programme, state: State) -> Iterator[FactDraft]:
    """Yield what the clocks count for: due, and kept in time, both on the due day and at the owner of that time."""
    for clock in running(programme, state):
        if clock.rule.counts is None or not clock.run.counts:
            continue
        due, in_time = clock.rule.counts
        yield FactDraft(due, clock.owner, clock.due_on, place_id=state.place)
        if clock.kept:
            yield FactDraft(in_time, clock.owner, clock.due_on, place_id=state.place)
