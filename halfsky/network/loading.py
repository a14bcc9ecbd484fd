"""Bringing in a whole tree of units from plain rows: fast, and as often as wanted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import F

from halfsky.network import closure, hooks
from halfsky.network.actions.versions import FIELDS
from halfsky.network.data import ChangeRow, UnitRow
from halfsky.network.models import FAR, Kind, Unit, UnitChange, UnitVersion

FOUNDED = date(1949, 10, 1)
BATCH = 1000


@dataclass(frozen=True)
class Loaded:
    """How many rows became units, and how many were there already."""

    made: int
    known: int


@transaction.atomic
def load_tree(rows: Iterable[UnitRow], by: str, changes: Iterable[ChangeRow] = ()) -> Loaded:
    """Bring in the units that are not there yet, parents before children, with the known changes as dated versions.

    A row is known by its code, a zone without one by its name under its parent. `by` names who loads.
    """
    known = _known()
    made: list[Unit] = []
    count = 0
    for level in _by_level(rows):
        fresh = [row for row in level if _key(row) not in known]
        count += len(level) - len(fresh)
        units = Unit.objects.bulk_create((_unit(row, known) for row in fresh), batch_size=BATCH)
        for row, unit in zip(fresh, units, strict=True):
            known[_key(row)] = unit
        made += units
    _write_beginnings(made, by)
    fresh_codes = {unit.code for unit in made}
    for change in changes:
        if change.new_code in fresh_codes:
            _write_past(known[(change.new_code, "", "")], change, by)
    if made:
        ids = {unit.pk for unit in made}
        closure.rebuild(None if not count else ids)
        hooks.tree_changed(ids)
    return Loaded(len(made), count)


Key = tuple[str, str, str]


def _key(row: UnitRow) -> Key:
    return (row.code, "", "") if row.code else ("", row.federation, row.parent)


def _known() -> dict[Key, Unit]:
    """Return the standing units by what identifies a row."""
    found: dict[Key, Unit] = {}
    for unit in Unit.objects.filter(closed_on=FAR).select_related("parent"):
        above = unit.parent.code if unit.parent else ""
        found[(unit.code, "", "") if unit.code else ("", unit.name, above)] = unit
    return found


def _by_level(rows: Iterable[UnitRow]) -> list[list[UnitRow]]:
    """Return the rows level by level, the highest first."""
    levels: dict[int, list[UnitRow]] = {}
    for row in rows:
        levels.setdefault(row.level, []).append(row)
    return [levels[level] for level in sorted(levels)]


def _unit(row: UnitRow, known: dict[Key, Unit]) -> Unit:
    return Unit(
        code=row.code,
        name=row.federation,
        short=row.short,
        kind=Kind.ZONE if row.is_zone else Kind.FEDERATION,
        level=row.level,
        parent=known[(row.parent, "", "")] if row.parent else None,
        founded_on=FOUNDED,
    )


def _write_beginnings(made: Sequence[Unit], by: str) -> None:
    """Write each new unit's bearer (itself) and first version, and one line for them all."""
    Unit.objects.filter(bearer__isnull=True).update(bearer=F("pk"))
    for unit in made:
        unit.bearer_id = unit.pk
    UnitVersion.objects.bulk_create((_version(unit) for unit in made), batch_size=BATCH)
    if made:
        UnitChange.objects.create(
            what=UnitChange.What.FOUND, unit=made[0], day=made[0].founded_on, by=by, data={"loaded": len(made)}
        )


def _version(unit: Unit) -> UnitVersion:
    return UnitVersion(unit=unit, valid_from=unit.founded_on, **{name: getattr(unit, name) for name in FIELDS})


def _write_past(unit: Unit, change: ChangeRow, by: str) -> None:
    """Write how the unit was named and coded before the change; it took effect when the new federation was set up."""
    day = change.inaugurated_on or change.approved_on
    before = UnitRow(change.old_code, change.old_name, "county", unit.level, change.parent)
    UnitVersion.objects.filter(unit=unit, valid_to=FAR).update(valid_from=day)
    past = UnitVersion(unit=unit, valid_from=unit.founded_on, valid_to=day, kind=unit.kind, level=unit.level)
    past.code, past.name, past.short, past.parent_id = before.code, before.federation, before.short, unit.parent_id
    past.save()
    UnitChange.objects.create(
        what=UnitChange.What.RENAME,
        unit=unit,
        day=day,
        paper=change.paper,
        by=by,
        data={"old": {"code": before.code, "name": before.federation}, "new": {"code": unit.code, "name": unit.name}},
    )
