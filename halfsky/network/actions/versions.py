"""Dated versions of a unit: a change opens a new one from its day, and later ones keep what was changed later."""

from __future__ import annotations

from datetime import date
from typing import Any

from halfsky.network.models import Unit, UnitVersion

FIELDS = ("code", "name", "short", "kind", "level", "parent_id")


def open_first(unit: Unit) -> UnitVersion:
    """Write the version in which a unit begins."""
    return UnitVersion.objects.create(
        unit=unit, valid_from=unit.founded_on, valid_to=unit.closed_on, **{name: getattr(unit, name) for name in FIELDS}
    )


def on_day(unit: Unit, day: date) -> UnitVersion:
    """Return the version in force on a day; DoesNotExist where the unit did not stand."""
    return unit.versions.get(valid_from__lte=day, valid_to__gt=day)


def holding(unit: Unit, day: date, field: str) -> list[UnitVersion]:
    """Return the version of the day and the later ones up to the next change of the field.

    A change entered late re-computes from its day: these are the versions that take the new value.
    """
    first = on_day(unit, day)
    found = [first]
    for version in unit.versions.filter(valid_from__gt=day).order_by("valid_from"):
        if getattr(version, field) != getattr(first, field):
            break
        found.append(version)
    return found


def set_from(unit: Unit, day: date, values: dict[str, Any]) -> None:
    """Change fields from a day on, each up to its own next change."""
    _begin_at(unit, day)
    for field, value in values.items():
        for version in holding(unit, day, field):
            setattr(version, field, value)
            version.save(update_fields=[field.removesuffix("_id")])
    take_newest(unit)


def replace_parent(child: Unit, old_id: int, new_id: int, day: date) -> None:
    """Put the new parent wherever the old one stands on the day or later."""
    if child.founded_on < day < child.closed_on:
        _begin_at(child, day)
    child.versions.filter(parent_id=old_id, valid_from__gte=day).update(parent_id=new_id)
    take_newest(child)


def end_on(unit: Unit, day: date) -> None:
    """Close the unit on a day: no version reaches beyond it."""
    unit.versions.filter(valid_from__gte=day).delete()
    unit.versions.filter(valid_to__gt=day).update(valid_to=day)
    unit.closed_on = day
    take_newest(unit)


def take_newest(unit: Unit) -> None:
    """Bring a unit's columns to its newest version."""
    newest = unit.versions.order_by("-valid_from").first()
    if newest is not None:
        for name in FIELDS:
            setattr(unit, name, getattr(newest, name))
    unit.save()


def _begin_at(unit: Unit, day: date) -> None:
    """Make a version begin on the day, cutting the one in force in two where needed."""
    version = on_day(unit, day)
    if version.valid_from == day:
        return
    ends = version.valid_to
    version.valid_to = day
    version.save(update_fields=["valid_to"])
    UnitVersion.objects.create(
        unit=unit, valid_from=day, valid_to=ends, **{name: getattr(version, name) for name in FIELDS}
    )
