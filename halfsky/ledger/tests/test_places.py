"""Places named in sheets, and the place of a made-up life."""

from __future__ import annotations

import pytest

from halfsky.ledger import lives, places
from halfsky.ledger.tests.conftest import Cast, make_unit
from halfsky.network import closure
from halfsky.network.models import Level, Unit


@pytest.fixture
def towns(cast: Cast) -> list[Unit]:
    made = []
    for code, name in (("430626100", "东镇"), ("430626101", "西镇")):
        town = make_unit(code, name, Level.TOWNSHIP, cast.county)
        made += [town, make_unit(f"{code}200", "同名村", Level.VILLAGE, town)]
    make_unit("430621100", "邻镇", Level.TOWNSHIP, cast.sibling)
    closure.rebuild()
    return made


def test_a_name_that_two_villages_bear_asks_for_the_township(cast: Cast, towns: list[Unit]) -> None:
    names = places.PlaceNames(cast.county.pk)
    assert names.find("同名村") == (None, "有 2 个“同名村”，请在前面写上乡镇。")
    assert names.find(" 西镇 同名村 ") == (towns[3], "")
    assert names.find("东镇妇联") == (towns[0], "")


def test_a_place_of_another_county_is_not_found(cast: Cast, towns: list[Unit]) -> None:
    unit, fault = places.PlaceNames(cast.county.pk).find("邻镇")
    assert unit is None
    assert fault.startswith("本单位范围里没有“邻镇”")


def test_a_village_lies_in_its_township_and_a_county_in_itself(cast: Cast, towns: list[Unit]) -> None:
    assert places.township_of(towns[1]) == towns[0].pk
    assert places.township_of(cast.county) == cast.county.pk


def test_below_begins_at_a_level_and_leaves_closed_units_out(cast: Cast, towns: list[Unit]) -> None:
    assert set(places.below(cast.city.pk)) >= {cast.county, cast.sibling, *towns}
    assert set(places.below(cast.county.pk, Level.VILLAGE)) == {towns[1], towns[3]}


def test_a_made_up_life_is_put_into_a_place_sheets_included(cast: Cast, towns: list[Unit]) -> None:
    data = {"place": lives.PLACE, "rows": [{"row": 2, "values": {"village": lives.PLACE_NAME, "name": "李样"}}]}
    assert lives.placed(data, towns[1].pk) == {
        "place": towns[1].pk,
        "rows": [{"row": 2, "values": {"village": "东镇同名村", "name": "李样"}}],
    }
