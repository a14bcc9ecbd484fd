"""Places in forms: the standing units of somebody's own tree, chosen from a list or named in a sheet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from halfsky.network.models import FAR, Basis, Descent, Level, Unit


def below(unit_id: int, down_from: Level = Level.COUNTY) -> QuerySet[Unit]:
    """Return the standing units of a unit's own tree, itself included, from that level downward."""
    inside = Descent.objects.filter(basis=Basis.IS, ancestor_id=unit_id, valid_to=FAR).values("descendant")
    return Unit.objects.filter(pk__in=inside, closed_on=FAR, level__gte=down_from).order_by("code", "pk")


@dataclass(frozen=True)
class PlaceNames:
    """Looks up the places of a unit's own tree by what people write in sheets: 样村, 样镇样村, 样村妇联."""

    unit_id: int

    @cached_property
    def _units(self) -> Mapping[str, list[Unit]]:
        found: dict[str, list[Unit]] = {}
        for unit in below(self.unit_id).select_related("parent"):
            short, above = bare(unit.short), bare(unit.parent.short) if unit.parent else ""
            for name in dict.fromkeys((short, bare(unit.name), above + short)):
                found.setdefault(name, []).append(unit)
        return found

    def find(self, written: str) -> tuple[Unit | None, str]:
        """Return (unit, "") or (None, what is wrong with the name)."""
        name = bare(written)
        units = self._units.get(name, [])
        if len(units) == 1:
            return units[0], ""
        if units:
            return None, _("有 %(n)d 个“%(name)s”，请在前面写上乡镇。") % {"n": len(units), "name": name}
        return None, _("本单位范围里没有“%(name)s”，请照组织树上的名称写。") % {"name": name}


def bare(name: str) -> str:
    """Return a place's name as people write it: without spaces and without the federation's own words."""
    return name.strip().replace(" ", "").replace("妇女联合会", "").replace("妇联", "")


def township_of(unit: Unit) -> int:
    """Return the township that a place lies in, the place itself where it stands higher."""
    at: Unit = unit
    while at.level > Level.TOWNSHIP and at.parent is not None:
        at = at.parent
    return at.pk
