"""Merging units (合并) and closing one (撤销): an heir takes what they hold, and their past as it is read now."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from halfsky.network.actions import conditions, versions
from halfsky.network.actions.change import Change, changing
from halfsky.network.actions.found import NewUnit, found_in
from halfsky.network.errors import ChangeRefused
from halfsky.network.models import Succession, Unit, UnitChange
from halfsky.network.succession import Handover, TreeActor


def merge(units: Sequence[Unit], into: Unit | NewUnit, day: date, by: TreeActor, paper: str = "") -> Unit:
    """Merge units into a new one or into one that goes on, and return that one.

    A new unit stands under the first unit's parent. Open matters go to it and no clock restarts; as it was, the old
    units count to the day before; as it is, the successor counts from the beginning.
    """
    named = [*units, *([into] if isinstance(into, Unit) else [])]
    with changing(by, named, day, paper) as change:
        ending = [unit for unit in units if not (isinstance(into, Unit) and unit.pk == into.pk)]
        _check_merge(ending, into, day)
        for unit in ending:
            versions.end_on(unit, day)
        heir = into if isinstance(into, Unit) else _founded(change, into, ending[0])
        for unit in ending:
            hand_to(change, unit, heir)
            change.note(UnitChange.What.MERGE, unit, into=heir.pk, units=[one.pk for one in units])
    return heir


def _check_merge(ending: Sequence[Unit], into: Unit | NewUnit, day: date) -> None:
    if len({unit.pk for unit in ending}) != len(ending) or len(ending) + isinstance(into, Unit) < 2:
        raise ChangeRefused(_("合并至少要两个不同的单位，请再选一个。"))
    for unit in ending:
        conditions.can_end(unit, day)
    if isinstance(into, Unit):
        conditions.is_standing(into, day)
    levels = {unit.level for unit in ending} | ({into.level} if isinstance(into, Unit) else set())
    if len(levels) > 1:
        raise ChangeRefused(_("合并的单位要同级；不同级的请用“撤销”，并写明由谁承接。"))


def _founded(change: Change, new: NewUnit, model: Unit) -> Unit:
    heir = found_in(change, new, model.level, model.parent)
    change.note(UnitChange.What.FOUND, heir, name=heir.name, code=heir.code, level=int(heir.level))
    return heir


def close(unit: Unit, day: date, by: TreeActor, heir: Unit | None = None, paper: str = "") -> Unit:
    """Close a unit and return its heir: the parent unless another is named."""
    heir = heir or unit.parent
    if heir is None:
        raise ChangeRefused(_("省级妇联不能撤销。"))
    with changing(by, [unit, heir], day, paper) as change:
        conditions.can_end(unit, day)
        conditions.is_standing(heir, day)
        if heir.level > unit.level:
            raise ChangeRefused(_("承接单位要同级或更高一级，请另选。"))
        if heir.pk != unit.parent_id:
            conditions.no_cycle(unit, heir, day)
        for child in conditions.children_from(unit, day):
            conditions.level_fits(child.level, heir)
        versions.end_on(unit, day)
        hand_to(change, unit, heir)
        change.note(UnitChange.What.CLOSE, unit, heir=heir.pk)
    return heir


def hand_to(change: Change, unit: Unit, heir: Unit) -> None:
    """Give a closed unit's children, past and open matters to its heir."""
    for child in conditions.children_from(unit, change.day):
        versions.replace_parent(child, unit.pk, heir.pk, change.day)
        change.relink(child)
    carried = Unit.objects.filter(bearer=unit)
    change.relinked.update(carried.values_list("pk", flat=True))
    carried.update(bearer=heir)
    unit.bearer = heir
    unit.save(update_fields=["bearer"])
    Succession.objects.create(predecessor=unit, successor=heir, day=change.day)
    change.relink(unit)
    change.handovers.append(Handover(unit, heir, change.day))
