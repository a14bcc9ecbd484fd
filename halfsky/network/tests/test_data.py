"""Hunan's data: as many units as there are, each in its place."""

from __future__ import annotations

from collections import Counter

import pytest

from halfsky.network.data import UnitRow, load_changes, load_tiles, load_units, load_women

UNITS = load_units()
BY_CODE = {unit.code: unit for unit in UNITS if unit.code}
PLACES = [unit for unit in UNITS if not unit.is_zone]
COUNTIES_OF = {
    "长沙市": 9, "株洲市": 9, "湘潭市": 5, "衡阳市": 12, "邵阳市": 12, "岳阳市": 9, "常德市": 9, "张家界市": 4,
    "益阳市": 6, "郴州市": 11, "永州市": 11, "怀化市": 12, "娄底市": 5, "湘西土家族苗族自治州": 8,
}  # fmt: skip
DIGITS = {1: 6, 2: 6, 3: 6, 4: 9, 5: 12}


def _unit(name: str) -> UnitRow:
    return next(unit for unit in UNITS if unit.name == name)


def test_there_are_one_province_fourteen_prefectures_and_122_county_units() -> None:
    counts = Counter(unit.level for unit in PLACES)
    assert (counts[1], counts[2], counts[3]) == (1, 14, 122)


def test_county_units_are_36_districts_19_cities_60_counties_and_7_autonomous_ones() -> None:
    counts = Counter(unit.kind for unit in PLACES if unit.level == 3)
    assert counts == {"district": 36, "county_city": 19, "county": 60, "autonomous_county": 7}


@pytest.mark.parametrize(("prefecture", "counties"), COUNTIES_OF.items())
def test_each_prefecture_has_its_county_units(prefecture: str, counties: int) -> None:
    code = _unit(prefecture).code
    assert sum(unit.parent == code for unit in PLACES) == counties


def test_no_code_is_used_twice_and_only_zones_go_without() -> None:
    codes = [unit.code for unit in UNITS if unit.code]
    assert len(codes) == len(set(codes))
    assert {unit.kind for unit in UNITS if not unit.code} == {"zone"}


def test_every_parent_stands_before_its_child_and_one_level_above() -> None:
    seen: set[str] = set()
    for unit in UNITS:
        if unit.level > 1:
            assert unit.parent in seen, unit
            assert BY_CODE[unit.parent].level == unit.level - 1
        seen.add(unit.code)


def test_a_code_begins_with_its_parents_and_has_the_length_of_its_level() -> None:
    for unit in PLACES:
        assert len(unit.code) == DIGITS[unit.level]
        assert unit.code.isdigit()
        assert unit.code.startswith(
            unit.parent.rstrip("0") if unit.level < 3 else unit.parent[: 4 if unit.level == 3 else 9]
        )


def test_statistical_pseudo_counties_are_never_county_units() -> None:
    pseudo = [unit for unit in UNITS if unit.level == 3 and unit.code[4:5] == "7"]
    assert "屈原管理区" in {unit.name for unit in pseudo}
    assert all(unit.is_zone for unit in pseudo)


def test_the_kind_of_a_township_or_village_follows_from_its_code() -> None:
    ranges = {"street": range(1, 100), "town": range(100, 200), "township": range(200, 400)}
    villages = {"community": range(1, 200), "village": range(200, 400)}
    for unit in UNITS:
        if unit.level >= 4:
            assert int(unit.code[-3:]) in (ranges | villages)[unit.kind], unit


@pytest.mark.parametrize(("county", "townships"), [("平江县", 25), ("浏阳市", 32), ("桂阳县", 22)])
def test_three_counties_have_all_their_townships(county: str, townships: int) -> None:
    assert sum(unit.parent == _unit(county).code for unit in UNITS) == townships


def test_some_townships_have_their_villages() -> None:
    assert 60 <= sum(unit.level == 5 for unit in UNITS) <= 120


@pytest.mark.parametrize(
    ("name", "full", "short"),
    [
        ("湖南省", "湖南省妇女联合会", "湖南省妇联"),
        ("平江县", "平江县妇女联合会", "平江县妇联"),
        ("湘西土家族苗族自治州", "湘西土家族苗族自治州妇女联合会", "湘西州妇联"),
        ("靖州苗族侗族自治县", "靖州苗族侗族自治县妇女联合会", "靖州县妇联"),
        ("江华瑶族自治县", "江华瑶族自治县妇女联合会", "江华县妇联"),
        ("白水瑶族乡", "白水瑶族乡妇女联合会", "白水瑶族乡妇联"),
        ("岳阳经济技术开发区", "岳阳经济技术开发区妇女联合会", "岳阳经开区妇联"),
    ],
)
def test_a_federation_is_named_after_its_place(name: str, full: str, short: str) -> None:
    assert (_unit(name).federation, _unit(name).short) == (full, short)


def test_the_tiles_are_the_fourteen_prefectures_on_a_four_by_four_grid() -> None:
    tiles = load_tiles()
    assert {tile.code for tile in tiles} == {unit.code for unit in UNITS if unit.level == 2}
    spots = {(tile.row, tile.column) for tile in tiles}
    assert len(spots) == 14
    assert {(r, c) for r in range(1, 5) for c in range(1, 5)} - spots == {(3, 1), (4, 1)}
    assert all(BY_CODE[tile.code].name.startswith(tile.label) for tile in tiles)


def test_women_and_residents_sum_to_the_census_bulletin() -> None:
    rows = load_women()
    assert {row.code for row in rows} == {unit.code for unit in UNITS if unit.level == 2}
    assert sum(row.residents for row in rows) == 66_444_864
    assert sum(row.women for row in rows) == 32_449_191
    assert all(0.48 < row.women / row.residents < 0.50 for row in rows)


def test_a_number_that_was_worked_out_is_marked_for_checking() -> None:
    assert all(row.verify == (row.basis == "estimated") and row.source for row in load_women())


def test_each_change_leads_to_a_unit_of_today_and_frees_a_code() -> None:
    changes = load_changes()
    assert [change.approved_on.year for change in changes] == [2017, 2018, 2019, 2021]
    for change in changes:
        assert BY_CODE[change.new_code].name == change.new_name
        assert BY_CODE[change.new_code].parent == change.parent
        assert change.old_code not in BY_CODE
        assert change.inaugurated_on is None or change.inaugurated_on > change.approved_on
