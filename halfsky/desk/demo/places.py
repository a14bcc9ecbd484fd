"""Where the demonstration happens: Hunan's tree, and in each city that reports two counties down to a village."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from halfsky.accounts.models import Role
from halfsky.desk.demo.people import Staff
from halfsky.network.actions import NewUnit, found
from halfsky.network.data import load_changes, load_units
from halfsky.network.loading import load_tree
from halfsky.network.models import Kind, Level, Unit
from halfsky.network.queries import standing_units

SILENT = "430800"
"""The city that files nothing: it stands as 未报."""
ONLY_ZERO = "433100"
"""The city that has worked, but has nothing to count: it stands with 0."""
COUNTIES_A_CITY = 2
SUMMING_EVERY = 4
SINCE = date(2020, 1, 1)


def plant(staff: Staff) -> Unit:
    """Bring in Hunan's tree, with a made-up township and village where a county of the demonstration has none."""
    load_tree(load_units(), "演示数据", load_changes())
    province = Unit.objects.get(level=Level.PROVINCE)
    for county in stages():
        _township_with_village(county, staff, province)
    return province


def stages() -> list[Unit]:
    """Return the counties in which the year is lived: those with real townships and villages first."""
    chosen: list[Unit] = []
    for city in standing_units(Level.CITY):
        if city.code == SILENT:
            continue
        counties = standing_units(Level.COUNTY).filter(parent=city, kind=Kind.FEDERATION)
        chosen += sorted(counties, key=_least_known)[: 1 if city.code == ONLY_ZERO else COUNTIES_A_CITY]
    return chosen


def summing() -> list[Unit]:
    """Return the counties that file totals only: in some cities one that the year is not lived in."""
    lived = {county.pk for county in stages()}
    chosen: list[Unit] = []
    for city in standing_units(Level.CITY).exclude(code__in=(SILENT, ONLY_ZERO))[::SUMMING_EVERY]:
        others = standing_units(Level.COUNTY).filter(parent=city, kind=Kind.FEDERATION).exclude(pk__in=lived)
        chosen += others[:1]
    return chosen


def _least_known(county: Unit) -> tuple[int, str]:
    known = Unit.objects.filter(parent__parent=county, level=Level.VILLAGE).count() * 100
    return (-known - Unit.objects.filter(parent=county).count(), county.code)


def villages_of(county: Unit) -> Sequence[Unit]:
    return list(standing_units(Level.VILLAGE).filter(parent__parent=county).select_related("parent"))


def _township_with_village(county: Unit, staff: Staff, province: Unit) -> None:
    if villages_of(county):
        return
    organiser = staff.actor(province, Role.ORGANISER)
    town = standing_units(Level.TOWNSHIP).filter(parent=county).first()
    if town is None:
        town = found(NewUnit("示例镇妇女联合会"), Level.TOWNSHIP, county, SINCE, organiser)
    found(NewUnit("示例村妇女联合会"), Level.VILLAGE, town, SINCE, organiser)
