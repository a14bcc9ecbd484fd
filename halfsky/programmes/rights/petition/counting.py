"""What petitions count for, besides what single steps count: the matter itself by cohort, levels, groups."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from halfsky.ledger.declaration import Count, FactDraft, Moment
from halfsky.ledger.state import State
from halfsky.programmes.rights.petition import tables
from halfsky.programmes.rights.petition.fold import DONE, NOT_MATTERS
from halfsky.programmes.rights.petition.rules import is_first_visit


def standing(state: State) -> Iterator[FactDraft]:
    """Yield the matter as its cohort has it: at the unit that received it, on that day; a merged one is gone."""
    if state.status in NOT_MATTERS or "receiver" not in state.data:
        return
    data, day = state.data, date.fromisoformat(state.opened_on)

    def of_cohort(code: str, groups: Iterable[str] = ()) -> Iterator[FactDraft]:
        for full in (code, *(f"{code}@{group}" for group in dict.fromkeys(groups))):
            yield FactDraft(full, data["receiver"], day, place_id=state.place)

    yield from of_cohort("petition.matters", groups_of(data))
    if data.get("kind") == "advice":
        yield from of_cohort("petition.advice", [data.get("channel", ""), *tables.heads_of(data.get("demand", ""))])
    if is_first_visit(data):
        yield from of_cohort("petition.first_visits")
    if data.get("is_major"):
        yield from of_cohort("petition.major")
    if state.status in DONE and data.get("outcome"):
        yield from of_cohort("petition.closed", [data["outcome"]])
        if is_first_visit(data):
            yield from of_cohort("petition.first_visits_closed")
        yield from _closing(state)


def _closing(state: State) -> Iterator[FactDraft]:
    """Yield the closing on its own day at the unit that closed; advice within the call has no handling time."""
    data = state.data
    if data["outcome"] == "answered" or "closed_on" not in data:
        return
    closed = date.fromisoformat(data["closed_on"])
    days = (closed - date.fromisoformat(data["received_on"])).days
    unit = data["closed_by_unit"]
    yield FactDraft("petition.closings", unit, closed, place_id=state.place)
    if days:
        yield FactDraft("petition.days", unit, closed, days, place_id=state.place)


def groups_of(data: Mapping[str, Any]) -> list[str]:
    """Return the groups of a matter: channel, kind, first or repeat, class and its head."""
    named = [data.get("channel"), data.get("kind"), data.get("first"), *tables.heads_of(data.get("demand") or "")]
    return [value for value in named if value]


def stock(state: State) -> Mapping[str, int]:
    """Return the matters in hand at the owner."""
    in_hand = state.status in ("waiting", "arriving", "handling", "proposed", "reviewing")
    return {"petition.in_hand": 1 if in_hand else 0}


def heads(moment: Moment) -> int:
    return int(moment.data.get("people") or 1)


def by_channel(moment: Moment, _line: Mapping[str, Any]) -> Iterable[str]:
    """Return the channel; visits and letters are one group besides (来信来访), which calls never enter."""
    channel = moment.data.get("channel")
    if not channel:
        return []
    return [channel, "received"] if channel in ("visit", "letter") else [channel]


def is_call(moment: Moment) -> bool:
    return moment.data.get("channel") == "hotline"


def attendance() -> tuple[Count, ...]:
    """Return what every contact counts for: 人次, and a call taken if it came over 12338."""
    return (
        Count("petition.visits", heads, unit="actor", by=by_channel),
        Count("petition.calls", when=is_call, unit="actor"),
    )


def by_value(name: str) -> Any:
    """Return a grouping by a plain value of the entry."""

    def groups(moment: Moment, _line: Mapping[str, Any]) -> Iterable[str]:
        value = moment.data.get(name)
        return [value] if value else []

    return groups
