"""Bringing in the tree: Hunan as it is, its past codes, again without harm, and a whole province in seconds."""

from __future__ import annotations

import time
from datetime import date

import pytest

from halfsky.network.data import UnitRow, load_changes, load_units
from halfsky.network.loading import load_tree
from halfsky.network.models import Basis, Descent, Kind, Unit, UnitChange, UnitVersion
from halfsky.network.queries import ancestors_of, children_of, unit_by_code_or_name

pytestmark = pytest.mark.django_db


def test_hunan_is_brought_in_with_names_and_places() -> None:
    loaded = load_tree(load_units(), "测试", load_changes())
    assert loaded.made == len(load_units())
    county = Unit.objects.get(code="430626")
    assert (county.name, county.short, county.bearer_id) == ("平江县妇女联合会", "平江县妇联", county.pk)
    assert [unit.short for unit in ancestors_of(county)] == ["湖南省妇联", "岳阳市妇联"]
    assert Unit.objects.get(level=1).name == "湖南省妇女联合会"
    assert children_of(Unit.objects.get(level=1)).count() == 14


def test_a_second_loading_changes_nothing() -> None:
    load_tree(load_units(), "测试", load_changes())
    before = (Unit.objects.count(), UnitVersion.objects.count(), Descent.objects.count(), UnitChange.objects.count())
    again = load_tree(load_units(), "测试", load_changes())
    after = (Unit.objects.count(), UnitVersion.objects.count(), Descent.objects.count(), UnitChange.objects.count())
    assert (again.made, again.known, after) == (0, len(load_units()), before)


def test_new_rows_come_under_known_parents() -> None:
    rows = load_units()
    load_tree([row for row in rows if row.level < 4], "测试")
    assert load_tree(rows, "测试").made == sum(row.level >= 4 for row in rows)
    town = Unit.objects.filter(level=4).first()
    assert town is not None
    assert len(ancestors_of(town)) == 3


def test_a_county_that_became_a_city_is_found_by_its_old_code_and_day() -> None:
    load_tree(load_units(), "测试", load_changes())
    city = unit_by_code_or_name("430182")
    assert unit_by_code_or_name("430124") == unit_by_code_or_name("宁乡县") == city
    before = unit_by_code_or_name("430124", date(2016, 5, 1)).versions.first()
    assert before is not None
    assert (before.name, before.valid_to) == ("宁乡县妇女联合会", date(2017, 12, 3))
    assert city.changes.get(what=UnitChange.What.RENAME).paper.startswith("民政部")


def test_a_zone_without_a_code_is_a_unit_of_its_own() -> None:
    load_tree(load_units(), "测试")
    zones = Unit.objects.filter(kind=Kind.ZONE, code="")
    assert zones.count() == sum(row.is_zone and not row.code for row in load_units())
    assert all(zone.parent is not None for zone in zones)


@pytest.mark.slow
def test_a_province_of_30000_units_takes_seconds() -> None:
    rows = [UnitRow("430000", "样省", "province", 1, "")]
    rows += [UnitRow(f"43{c:02}00", f"{c}市", "city", 2, "430000") for c in range(1, 15)]
    rows += [UnitRow(f"43{c:02}2{n}", f"{c}-{n}县", "county", 3, f"43{c:02}00") for c in range(1, 15) for n in range(9)]
    towns = [(row.code, t) for row in rows[15:] for t in range(16)]
    rows += [UnitRow(f"{county}1{t:02}", f"{county}-{t}镇", "town", 4, county) for county, t in towns]
    villages = [(f"{county}1{t:02}", v) for county, t in towns for v in range(14)]
    rows += [UnitRow(f"{town}2{v:02}", f"{town}-{v}村", "village", 5, town) for town, v in villages]
    began = time.monotonic()
    load_tree(rows, "测试")
    assert len(rows) > 30_000
    assert Descent.objects.filter(basis=Basis.IS, ancestor__level=1).count() == len(rows)
    assert time.monotonic() - began < 60
