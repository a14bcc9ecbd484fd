"""What an activity must know of others: who is elsewhere at the same time, what was filed as a total already."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from halfsky.ledger.declaration import EntryLike
from halfsky.ledger.models import Entry, Participation, Record
from halfsky.ledger.shapes.roster import ATTEND, ATTENDER, TRAINER, key_of
from halfsky.ledger.state import State


def elsewhere(record: Record | None, entry: EntryLike) -> dict[str, Any]:
    """Return whose presence falls together with another activity's session, and the totals filed for the day."""
    if record is None:
        return {}
    state = State.from_json(record.folded)
    here = {key_of(line): line["person"] for line in state.persons(ATTENDER) if line["known"]}
    present = {key: here[key] for key in entry.data["present"] if key in here}
    trainers = {line["person"] for line in state.persons(TRAINER) if line["known"]}
    busy = _busy(record, entry, {*present.values(), *trainers})
    found: dict[str, Any] = {}
    keys = [key for key, person in present.items() if person in busy]
    if keys:
        found["keys"] = keys
    if trainers & busy:
        found["trainer"] = True
    totals = _totals(record, entry)
    return found | ({"totals": totals} if totals else {})


def _busy(record: Record, entry: EntryLike, persons: set[int]) -> set[int]:
    """Return who of the persons sat or taught in another record's session at the same time."""
    others = Participation.objects.filter(person_id__in=persons).exclude(record=record).values("record_id")
    same_day = Entry.objects.filter(
        record_id__in=others, step__in=ATTEND, happened_on=entry.happened_on, reversed_by__isnull=True
    ).select_related("record")
    found: set[int] = set()
    for other in same_day:
        if _meets(entry.data, other.data):
            found |= persons & _there(other)
    return found


def _meets(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Return whether two sessions of a day overlap; times are texts of one form, so they compare as they stand."""
    return bool(one["starts_at"] < other["ends_at"] and other["starts_at"] < one["ends_at"])


def _there(entry: Entry) -> set[int]:
    state = State.from_json(entry.record.folded)
    present = set(entry.data["present"])
    sat = {line["person"] for line in state.persons(ATTENDER) if key_of(line) in present}
    return sat | {line["person"] for line in state.persons(TRAINER)}


def _totals(record: Record, entry: EntryLike) -> list[str]:
    """Return the numbers of records in which the same unit filed the day as a total."""
    day = entry.happened_on.isoformat()
    filed = Entry.objects.filter(
        record__programme=record.programme, unit_id=record.owner_id, is_aggregate=True, reversed_by__isnull=True
    ).select_related("record")
    return [one.record.number for one in filed if one.data["first_day"] <= day <= one.data["last_day"]]


def singles(record: Record | None, entry: EntryLike) -> dict[str, Any]:
    """Return the numbers of records whose single entries stand in the days of a total, at the same unit."""
    if record is None:
        return {}
    found = _signed(record, entry)
    return {"singles": found[:5]} if found else {}


def _signed(record: Record, entry: EntryLike) -> list[str]:
    days = (entry.data["first_day"], entry.data["last_day"])
    signed = Entry.objects.filter(
        record__programme=record.programme,
        record__owner_id=entry.unit_id,
        step__in=ATTEND,
        happened_on__range=days,
        reversed_by__isnull=True,
    )
    numbers: Iterable[str] = signed.values_list("record__number", flat=True).distinct().order_by("record__number")
    return list(numbers)
