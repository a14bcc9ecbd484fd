"""What an activity counts for: the part of `standing` that every activity has."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date

from halfsky.ledger.declaration import FactDraft
from halfsky.ledger.shapes import roster
from halfsky.ledger.shapes.roster import Seat
from halfsky.ledger.state import State

TAKEN_PLACE = frozenset({"held", "certified", "closed"})

Groups = Callable[[State, Seat | None], Iterable[str]]
"""The breakdowns of an activity (None) or of somebody in it."""


def figures(slug: str, state: State, groups: Groups) -> Iterator[FactDraft]:
    """Yield what an activity counts for: events, people, person-times, minutes, townships, and what waits above."""
    if state.status == "reported":
        yield from _total(slug, state, groups)
        return
    held = state.day_of("hold")
    if held is None or state.status not in TAKEN_PLACE:
        return
    yield from _each(f"{slug}.classes", state, held, 1, groups(state, None))
    for one in roster.counted_sessions(state):
        yield from _each(f"{slug}.hours", state, date.fromisoformat(one["day"]), one["minutes"], groups(state, None))
    yield from _people(slug, state, groups)
    for day, people in roster.held_back(state):
        yield FactDraft(f"{slug}.held", state.owner, day, people, None, state.place)


def _people(slug: str, state: State, groups: Groups) -> Iterator[FactDraft]:
    """Yield each attender once, on the day she first came, at her village; unnamed people as person-times only."""
    came, towns = roster.attended(state), dict[int, date]()
    for seat in roster.roster(state):
        if seat.key not in came:
            continue
        day, codes = min(came[seat.key])[0], list(groups(state, seat))
        place = seat.place or state.place
        if seat.is_known:
            yield from _each(f"{slug}.people", state, day, 1, codes, seat.person, place)
        yield from _each(f"{slug}.times", state, day, 1, codes, None, place)
        yield FactDraft(
            f"{slug}.learned", state.owner, day, sum(minutes for _d, minutes in came[seat.key]), None, place
        )
        if seat.town is not None:
            towns[seat.town] = min(day, towns.get(seat.town, day))
    for town, first in towns.items():
        yield FactDraft(f"{slug}.towns", state.owner, first, 1, None, town)
    heads = roster.unnamed(state)
    if heads is not None:
        yield from _each(f"{slug}.times", state, heads[0], heads[1], groups(state, None))


def _each(
    code: str,
    state: State,
    day: date,
    quantity: int,
    values: Iterable[str],
    person: int | None = None,
    place: int | None = None,
) -> Iterator[FactDraft]:
    """Yield the fact and its breakdowns."""
    for name in (code, *(f"{code}@{value}" for value in dict.fromkeys(values))):
        yield FactDraft(name, state.owner, day, quantity, person, place or state.place)


def _total(slug: str, state: State, groups: Groups) -> Iterator[FactDraft]:
    """Yield a total: events and person-times, marked; people stay uncounted, since nobody can tell them apart."""
    day = date.fromisoformat(state.data["last_day"])
    for code, quantity in ((f"{slug}.classes", state.data["events"]), (f"{slug}.times", state.data["times"])):
        for fact in _each(code, state, day, quantity, groups(state, None)):
            yield replace(fact, is_aggregate=True)
