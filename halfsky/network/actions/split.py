"""Splitting a unit (拆分): nothing may be left without an heir, and no past is shared out by percentages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from django.utils.translation import gettext as _

from halfsky.network import succession
from halfsky.network.actions import conditions, versions
from halfsky.network.actions.change import Change, changing
from halfsky.network.actions.found import NewUnit, found_in
from halfsky.network.errors import ChangeRefused, HeirsMissing
from halfsky.network.models import FAR, Basis, Descent, Succession, Unit, UnitChange
from halfsky.network.succession import Handover, Loose, TreeActor

Allotment = Mapping[tuple[str, int], int]
"""(kind, key) of a thing -> position of its heir among the parts: {("child", 7): 0, ("record", 31): 1}."""

CHILD = "child"


def loose_ends(unit: Unit) -> list[Loose]:
    """Return everything that needs an heir before the unit can be split: children, open matters, posts."""
    children = Unit.objects.filter(parent=unit, closed_on=FAR).order_by("code", "id")
    return [*(Loose(CHILD, child.pk, child.short, child.pk) for child in children), *succession.loose_of(unit)]


def without_heir(unit: Unit, allotted: Allotment) -> list[Loose]:
    """Return what has no heir yet: neither named itself nor in a place that goes whole to one."""
    loose = loose_ends(unit)
    heirs = _heirs(loose, allotted)
    return [one for one in loose if one.thing not in heirs]


def _heirs(loose: Sequence[Loose], allotted: Allotment) -> dict[tuple[str, int], int]:
    """Return the heir's position of each thing that has one: as named, else that of the child around its place."""
    children = {key: part for (kind, key), part in allotted.items() if kind == CHILD}
    rows = Descent.objects.filter(basis=Basis.IS, ancestor__in=children).values_list("descendant_id", "ancestor_id")
    by_place = {place: children[child] for place, child in rows}
    found = {}
    for one in loose:
        part = allotted.get(one.thing, by_place.get(one.place_id) if one.place_id else None)
        if part is not None:
            found[one.thing] = part
    return found


def split(
    unit: Unit,
    parts: Sequence[NewUnit | Unit],
    allotted: Allotment,
    day: date,
    by: TreeActor,
    paper: str = "",
) -> list[Unit]:
    """Split a unit into new or standing ones and return these, in the order given.

    Past facts follow their village if it went whole; the rest stays on a line of its own (拆分前) under the former
    parent. Raises `HeirsMissing` with the list of what has no heir.
    """
    named = [part for part in parts if isinstance(part, Unit)]
    with changing(by, [unit, *named], day, paper) as change:
        _check_split(unit, parts, allotted, day)
        loose = loose_ends(unit)
        heirs = _heirs(loose, allotted)
        _check_all_have_heirs([one for one in loose if one.thing not in heirs])
        versions.end_on(unit, day)
        successors = [_successor(change, part, unit) for part in parts]
        _hand_out(change, unit, successors, heirs)
        change.note(UnitChange.What.SPLIT, unit, into=[one.pk for one in successors])
    return successors


def _check_split(unit: Unit, parts: Sequence[NewUnit | Unit], allotted: Allotment, day: date) -> None:
    conditions.can_end(unit, day)
    if unit.parent is None:
        raise ChangeRefused(_("省级妇联不能拆分。"))
    if len(parts) < 2:
        raise ChangeRefused(_("拆分至少要写明两个承接单位。"))
    for part in parts:
        if isinstance(part, Unit):
            conditions.is_standing(part, day)
            conditions.no_cycle(unit, part, day)
    if any(not 0 <= part < len(parts) for part in allotted.values()):
        raise ChangeRefused(_("有事项分给了没有列出的承接单位，请重新选择。"))


def _check_all_have_heirs(left: Sequence[Loose]) -> None:
    if not left:
        return
    named = "、".join(one.label for one in left[:5])
    raise HeirsMissing(
        _("还有 %(count)s 项没有承接单位，分完才能拆分：%(named)s%(more)s。")
        % {"count": len(left), "named": named, "more": _("等") if len(left) > 5 else ""},
        left,
    )


def _successor(change: Change, part: NewUnit | Unit, unit: Unit) -> Unit:
    if isinstance(part, Unit):
        return part
    made = found_in(change, part, unit.level, unit.parent)
    change.note(UnitChange.What.FOUND, made, name=made.name, code=made.code, level=int(made.level))
    return made


def _hand_out(change: Change, unit: Unit, successors: Sequence[Unit], heirs: Mapping[tuple[str, int], int]) -> None:
    for child in conditions.children_from(unit, change.day):
        part = heirs.get((CHILD, child.pk))
        if part is None:
            raise ChangeRefused(
                _("%(child)s在 %(day)s 之后还在本单位下面待过，请先把它的划转日期改到那天以前。")
                % {"child": child.short, "day": change.day.isoformat()}
            )
        conditions.level_fits(child.level, successors[part])
        versions.replace_parent(child, unit.pk, successors[part].pk, change.day)
        change.relink(child)
    change.relink(unit)
    for position, successor in enumerate(successors):
        Succession.objects.create(predecessor=unit, successor=successor, day=change.day)
        things = frozenset(thing for thing, part in heirs.items() if part == position)
        change.handovers.append(Handover(unit, successor, change.day, things))
