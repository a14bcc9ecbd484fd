"""Founding (设立), renaming (改名改码、升格、会改联) and moving (划转) a unit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from halfsky.network.actions import conditions, versions
from halfsky.network.actions.change import Change, changing
from halfsky.network.errors import ChangeRefused
from halfsky.network.models import FAR, Kind, Unit, UnitChange
from halfsky.network.succession import TreeActor

ENDING = "妇女联合会"


def short_of(name: str) -> str:
    """Return the everyday name: 平江县妇女联合会 is 平江县妇联."""
    return name.removesuffix(ENDING) + "妇联" if name.endswith(ENDING) else name


@dataclass(frozen=True)
class NewUnit:
    """A unit that a merge or a split founds, of the level and under the parent of what it follows."""

    name: str
    code: str = ""
    short: str = ""
    kind: str = Kind.FEDERATION


def found(new: NewUnit, level: int, parent: Unit | None, day: date, by: TreeActor, paper: str = "") -> Unit:
    """Found a unit without a past and return it."""
    with changing(by, [parent] if parent else [], day, paper) as change:
        unit = found_in(change, new, level, parent)
        change.note(UnitChange.What.FOUND, unit, **_told(unit))
        return unit


def found_in(change: Change, new: NewUnit, level: int, parent: Unit | None) -> Unit:
    """Write the unit and its first version within a change."""
    if not new.name.strip():
        raise ChangeRefused(_("请填单位的全称，例如“平江县妇女联合会”。"))
    if parent is not None:
        conditions.is_standing(parent, change.day)
    conditions.level_fits(level, parent)
    conditions.code_is_free(new.code, change.day, FAR)
    unit = Unit.objects.create(
        code=new.code,
        name=new.name.strip(),
        short=new.short or short_of(new.name.strip()),
        kind=new.kind,
        level=level,
        parent=parent,
        founded_on=change.day,
    )
    unit.bearer = unit
    unit.save(update_fields=["bearer"])
    versions.open_first(unit)
    change.relink(unit)
    return unit


def rename(
    unit: Unit,
    day: date,
    by: TreeActor,
    *,
    name: str = "",
    short: str = "",
    code: str | None = None,
    kind: str = "",
    level: int | None = None,
    paper: str = "",
) -> Unit:
    """Give a unit another name, code, kind or level from a day on; what is left out stays. It remains the same unit."""
    wanted: dict[str, Any] = {"name": name.strip(), "short": short or short_of(name.strip()), "code": code}
    wanted |= {"kind": kind, "level": level}
    with changing(by, [unit], day, paper) as change:
        conditions.is_standing(unit, day)
        before = versions.on_day(unit, day)
        values = {
            field: value
            for field, value in wanted.items()
            if (value is not None if field in ("code", "level") else value) and value != getattr(before, field)
        }
        if not values:
            raise ChangeRefused(_("填的和%(unit)s在那天的登记一样，没有要变更的。") % {"unit": before.short})
        _check_new_values(unit, day, values)
        versions.set_from(unit, day, values)
        change.note(UnitChange.What.RENAME, unit, old={field: getattr(before, field) for field in values}, new=values)
    return unit


def _check_new_values(unit: Unit, day: date, values: dict[str, Any]) -> None:
    if "code" in values:
        conditions.code_is_free(values["code"], day, versions.holding(unit, day, "code")[-1].valid_to, unit)
    if "level" in values:
        for version in versions.holding(unit, day, "level"):
            conditions.level_fits(values["level"], version.parent, conditions.children_from(unit, day))


def move(unit: Unit, parent: Unit, day: date, by: TreeActor, paper: str = "") -> Unit:
    """Put a unit under another parent from a day on. As it is, its whole past follows; as it was, it does not."""
    units = [unit, parent, *([unit.parent] if unit.parent else [])]
    with changing(by, units, day, paper) as change:
        conditions.is_standing(unit, day)
        conditions.is_standing(parent, day)
        old = versions.on_day(unit, day).parent
        if old is None:
            raise ChangeRefused(_("省级妇联没有上级，不能划转。"))
        if old.pk == parent.pk:
            raise ChangeRefused(
                _("%(unit)s那天已经在%(parent)s下面，不用划转。") % {"unit": unit.short, "parent": parent.short}
            )
        conditions.no_cycle(unit, parent, day)
        conditions.level_fits(unit.level, parent)
        versions.set_from(unit, day, {"parent_id": parent.pk})
        change.relink(unit)
        change.told |= {old.pk, parent.pk}
        change.note(UnitChange.What.MOVE, unit, old=old.pk, new=parent.pk)
    return unit


def _told(unit: Unit) -> dict[str, Any]:
    return {"name": unit.name, "code": unit.code, "level": int(unit.level), "parent": unit.parent_id}
