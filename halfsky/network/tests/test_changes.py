"""Renaming and moving: the same unit goes on, every day keeps its own name, code and parent."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from halfsky.network.actions import NewUnit, found, move, rename
from halfsky.network.errors import ChangeNotAllowed, ChangeRefused, UnitNotFound
from halfsky.network.models import Basis, UnitChange
from halfsky.network.queries import ancestors_of, children_of, subtree_ids, unit_by_code_or_name, version_on
from halfsky.network.tests.conftest import Name, Organiser, Small, above_on, closed_over

DAY = date(2024, 7, 1)
BEFORE = date(2024, 6, 30)


def test_a_county_that_becomes_a_district_keeps_its_identity_and_both_codes(small: Small) -> None:
    county = small["甲县"]
    rename(county, DAY, small.by, name="甲区妇女联合会", code="430112", paper="批复一号")
    county.refresh_from_db()
    assert (county.code, county.short) == ("430112", "甲区妇联")
    for text in ("430112", "430121", "甲区", "甲县", "430112000000"):
        assert unit_by_code_or_name(text) == county
    assert unit_by_code_or_name("430121", BEFORE) == county
    with pytest.raises(UnitNotFound, match="没有找到“430112”"):
        unit_by_code_or_name("430112", BEFORE)
    assert [version.name for version in county.versions.all()] == ["甲县妇女联合会", "甲区妇女联合会"]
    line = UnitChange.objects.get(unit=county, what="rename")
    assert (line.paper, line.data["old"]["code"]) == ("批复一号", "430121")


def test_a_freed_code_may_be_given_to_another_unit_from_that_day_only(small: Small) -> None:
    rename(small["甲县"], DAY, small.by, code="430112")
    with pytest.raises(ChangeRefused, match="代码 430121 从 1949-10-01 起由甲县妇女联合会使用"):
        rename(small["乙县"], BEFORE, small.by, code="430121")
    rename(small["乙县"], DAY, small.by, code="430121")
    assert unit_by_code_or_name("430121") == small["乙县"]
    assert unit_by_code_or_name("430121", BEFORE) == small["甲县"]


def test_a_late_change_keeps_what_was_changed_later(small: Small) -> None:
    county = small["甲县"]
    rename(county, DAY, small.by, name="甲市妇女联合会")
    move(county, small["西市"], date(2023, 1, 1), small.by)
    rename(county, date(2022, 1, 1), small.by, name="老甲县妇女联合会", code="430129")
    names = [
        (version.valid_from.year, version.short, version.code, version.parent and version.parent.short)
        for version in county.versions.all()
    ]
    assert names == [
        (1949, "甲县妇联", "430121", "东市妇联"),
        (2022, "老甲县妇联", "430129", "东市妇联"),
        (2023, "老甲县妇联", "430129", "西市妇联"),
        (2024, "甲市妇联", "430129", "西市妇联"),
    ]


def test_a_moved_township_takes_its_past_along_as_it_is_and_not_as_it_was(small: Small) -> None:
    town, zone, county, village = small["一镇"], small["高新区"], small["甲县"], small["杏村"]
    move(town, zone, DAY, small.by)
    assert village.pk in subtree_ids(zone)
    assert village.pk not in subtree_ids(county)
    assert village.pk in subtree_ids(county, BEFORE, Basis.WAS)
    assert village.pk in subtree_ids(zone, DAY, Basis.WAS)
    assert [unit.short for unit in ancestors_of(village)] == ["样省妇联", "东市妇联", "高新区妇联", "一镇妇联"]
    assert town in children_of(county, BEFORE, Basis.WAS)
    assert list(children_of(zone)) == [town]
    for day in (BEFORE, DAY):
        assert closed_over(village, day) == above_on(village, day)


def test_a_unit_is_not_put_below_itself(small: Small) -> None:
    county, village = small["甲县"], small["杏村"]
    with pytest.raises(ChangeRefused, match="自己或它的下级"):
        move(county, village, DAY, small.by)
    with pytest.raises(ChangeRefused, match="自己或它的下级"):
        move(county, county, DAY, small.by)
    with pytest.raises(ChangeRefused, match="上级要比本级高"):
        move(small["一镇"], small["二镇"], DAY, small.by)


def test_a_change_of_tomorrow_waits_for_tomorrow(small: Small) -> None:
    with pytest.raises(ChangeRefused, match="还没到"):
        move(small["一镇"], small["乙县"], timezone.localdate() + timedelta(days=1), small.by)


def test_what_changes_nothing_is_refused(small: Small) -> None:
    with pytest.raises(ChangeRefused, match="没有要变更的"):
        rename(small["甲县"], DAY, small.by, name="甲县妇女联合会")
    with pytest.raises(ChangeRefused, match="已经在甲县妇联下面"):
        move(small["一镇"], small["甲县"], DAY, small.by)
    with pytest.raises(ChangeRefused, match="6、9 或 12 位"):
        rename(small["甲县"], DAY, small.by, code="43012x")


def test_who_may_not_change_the_tree_changes_nothing(small: Small) -> None:
    stranger = Organiser(Name("试外人"), small["乙县"].pk)
    with pytest.raises(ChangeNotAllowed, match="组织岗"):
        rename(small["甲县"], DAY, stranger, name="甲市妇女联合会")
    assert small["甲县"].versions.count() == 1


def test_a_founded_unit_has_no_past_and_stands_from_its_day(small: Small) -> None:
    made = found(NewUnit("新村妇女联合会", "430121101203"), 5, small["一镇"], DAY, small.by)
    assert made.short == "新村妇联"
    assert version_on(made, BEFORE) is None
    assert made in children_of(small["一镇"], DAY, Basis.WAS)
    assert made not in children_of(small["一镇"], BEFORE, Basis.WAS)
    with pytest.raises(ChangeRefused, match="还没有成立"):
        move(made, small["二镇"], BEFORE, small.by)


def test_a_name_that_several_units_share_is_answered_with_the_choices(small: Small) -> None:
    found(NewUnit("杏村妇女联合会"), 5, small["二镇"], DAY, small.by)
    with pytest.raises(UnitNotFound, match="“杏村”可以指一镇杏村妇联（430121101201）、二镇杏村妇联，请写代码或全称"):
        unit_by_code_or_name("杏村")
