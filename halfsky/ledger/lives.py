"""Made-up lives of records, for demonstrations and benches: which step, by whom, on which day, with what in the form.

A programme's folder may hold `demo.py` with `lives(first, last, seed, scale)`: the lives of one county in that time,
and with `totals(first, last, seed)`: what a county files that cannot enter each case (汇总填报).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from halfsky.accounts.models import Role
from halfsky.network.models import Level, Unit

PLACE = "@place"
"""Stands in an act's data for the unit in which the life begins."""
PLACE_NAME = "@place-name"
"""Stands for that unit's name as a sheet has it: township and village."""


@dataclass(frozen=True)
class Act:
    """One step of a life: `day` counts from the life's first day; the actor stands at that level above its place."""

    step: str
    data: dict[str, Any]
    day: int
    level: Level
    role: Role
    who: str = ""
    """Tells people in one post apart: a check by another person than the entry's has another word."""
    is_aggregate: bool = False
    files: dict[str, str] = field(default_factory=dict)
    """File field -> what a small plain file in it says."""


@dataclass(frozen=True)
class Life:
    starts: date
    place: Level
    """At which level the unit stands that `PLACE` means."""
    acts: tuple[Act, ...] = field(default=())

    def until(self, last: date) -> Iterator[tuple[Act, date]]:
        """Yield the acts that have happened by a day, with their days."""
        for act in self.acts:
            day = self.starts + timedelta(days=act.day)
            if day <= last:
                yield act, day


def placed(data: dict[str, Any], unit_id: int) -> dict[str, Any]:
    """Return an act's data with the unit in the place of `PLACE` and `PLACE_NAME`, rows of sheets included."""
    filled: dict[str, Any] = _filled(data, Unit.objects.select_related("parent").get(pk=unit_id))
    return filled


def _filled(value: Any, unit: Unit) -> Any:
    if value == PLACE:
        return unit.pk
    if value == PLACE_NAME:
        return (unit.parent.short if unit.parent else "") + unit.short
    if isinstance(value, dict):
        return {name: _filled(part, unit) for name, part in value.items()}
    if isinstance(value, list):
        return [_filled(part, unit) for part in value]
    return value
