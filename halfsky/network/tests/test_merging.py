"""Merging, closing and splitting: who carries the past, as it was and as it is."""

from __future__ import annotations

from datetime import date

import pytest

from halfsky.network import succession
from halfsky.network.actions import NewUnit, close, found, loose_ends, merge, move, split, without_heir
from halfsky.network.errors import ChangeRefused, HeirsMissing
from halfsky.network.heirs import bearers
from halfsky.network.models import Basis, Succession, Unit
from halfsky.network.queries import children_of, remainders_of, subtree_ids
from halfsky.network.succession import Handover, Loose, TreeActor
from halfsky.network.tests.conftest import Small, above_on, closed_over

DAY = date(2024, 7, 1)
BEFORE = date(2024, 6, 30)


def merged(small: Small, day: date = DAY) -> Unit:
    new = NewUnit("合镇妇女联合会", "430121103")
    return merge([small["一镇"], small["二镇"]], new, day, small.by, "批复二号")


def test_two_townships_become_a_new_one_that_carries_their_past(small: Small) -> None:
    new = merged(small)
    one, two, county = small["一镇"], small["二镇"], small["甲县"]
    assert (one.closed_on, one.bearer, two.bearer) == (DAY, new, new)
    assert set(children_of(county)) == {new}
    assert set(children_of(county, BEFORE, Basis.WAS)) == {one, two}
    assert {one.pk, two.pk, small["杏村"].pk, small["梨村"].pk} <= subtree_ids(new)
    assert small["杏村"].pk not in subtree_ids(new, BEFORE, Basis.WAS)
    assert small["杏村"].pk in subtree_ids(one, BEFORE, Basis.WAS)
    assert set(Succession.objects.values_list("predecessor", "successor")) == {(one.pk, new.pk), (two.pk, new.pk)}


def test_what_is_dated_after_the_end_of_a_unit_counts_at_its_successor(small: Small) -> None:
    new, one = merged(small), small["一镇"]
    assert one.pk in subtree_ids(new, DAY, Basis.WAS)
    assert one.pk not in subtree_ids(new, BEFORE, Basis.WAS)
    assert one.pk in subtree_ids(small["甲县"], DAY, Basis.WAS)


def test_one_unit_may_go_on_after_a_merge(small: Small) -> None:
    one, two = small["一镇"], small["二镇"]
    assert merge([one, two], one, DAY, small.by) == one
    one.refresh_from_db()
    assert one.is_standing
    assert small["二镇"].bearer == one
    assert small["梨村"].parent == one


def test_bearers_follow_when_the_successor_merges_again(small: Small) -> None:
    new = merged(small)
    third = small["三镇"]
    merge([new, third], third, date(2025, 1, 1), small.by)
    assert small["一镇"].bearer == third
    assert bearers([(small["一镇"].pk, None)]) == {(small["一镇"].pk, None): third.pk}
    assert small["杏村"].pk in subtree_ids(third)


def test_a_merge_of_one_or_of_different_levels_is_refused(small: Small) -> None:
    with pytest.raises(ChangeRefused, match="至少要两个"):
        merge([small["一镇"]], small["一镇"], DAY, small.by)
    with pytest.raises(ChangeRefused, match="要同级"):
        merge([small["一镇"], small["杏村"]], NewUnit("乱妇女联合会"), DAY, small.by)
    assert small["一镇"].is_standing


def test_a_closed_unit_changes_no_more(small: Small) -> None:
    merged(small)
    with pytest.raises(ChangeRefused, match="一镇妇联已于 2024-07-01 撤并"):
        move(small["一镇"], small["乙县"], DAY, small.by)


def test_a_closed_units_children_and_past_go_to_its_parent_unless_another_heir_is_named(small: Small) -> None:
    assert close(small["一镇"], DAY, small.by) == small["甲县"]
    assert small["杏村"].parent == small["甲县"]
    assert close(small["二镇"], DAY, small.by, heir=small["三镇"]) == small["三镇"]
    assert small["梨村"].parent == small["二镇"].bearer == small["三镇"]


def test_a_split_waits_until_everything_has_an_heir(small: Small) -> None:
    town, apricot, peach = small["一镇"], small["杏村"], small["桃村"]
    parts = [NewUnit("南镇妇女联合会", "430121104"), NewUnit("北镇妇女联合会", "430121105")]
    assert [one.label for one in loose_ends(town)] == ["杏村妇联", "桃村妇联"]
    allotted = {("child", apricot.pk): 0}
    assert [one.key for one in without_heir(town, allotted)] == [peach.pk]
    with pytest.raises(HeirsMissing, match="还有 1 项没有承接单位，分完才能拆分：桃村妇联。") as caught:
        split(town, parts, allotted, DAY, small.by)
    assert [one.key for one in caught.value.left] == [peach.pk]
    assert small["一镇"].is_standing
    south, north = split(town, parts, allotted | {("child", peach.pk): 1}, DAY, small.by)
    assert (small["杏村"].parent, small["桃村"].parent) == (south, north)


def test_what_lies_in_a_place_follows_it_and_the_rest_must_be_named(
    small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    town, apricot, peach = small["一镇"], small["杏村"], small["桃村"]
    loose = [Loose("record", 1, "甲事", apricot.pk), Loose("record", 2, "乙事")]
    handed: list[Handover] = []

    def note(handover: Handover, _by: TreeActor) -> None:
        handed.append(handover)

    monkeypatch.setattr(succession, "_LISTERS", [lambda _unit: loose])
    monkeypatch.setattr(succession, "_SUCCEEDED", [note])
    allotted = {("child", apricot.pk): 0, ("child", peach.pk): 1}
    assert [one.label for one in without_heir(town, allotted)] == ["乙事"]
    parts: list[NewUnit | Unit] = [NewUnit("南镇妇女联合会"), small["二镇"]]
    split(town, parts, allotted | {("record", 2): 1}, DAY, small.by)
    assert [handover.covers("record", 1) for handover in handed] == [True, False]
    assert [handover.covers("record", 2) for handover in handed] == [False, True]


def test_the_past_of_a_split_unit_follows_its_villages_and_else_stays_on_its_own_line(small: Small) -> None:
    town, apricot, peach = small["一镇"], small["杏村"], small["桃村"]
    parts = [NewUnit("南镇妇女联合会"), NewUnit("北镇妇女联合会")]
    allotted = {("child", apricot.pk): 0, ("child", peach.pk): 1}
    south, north = split(town, parts, allotted, DAY, small.by)
    pairs = [(town.pk, apricot.pk), (town.pk, peach.pk), (town.pk, None), (apricot.pk, None)]
    assert list(map(bearers(pairs).get, pairs)) == [south.pk, north.pk, town.pk, apricot.pk]
    assert list(remainders_of(small["甲县"])) == [town]
    assert town.pk in subtree_ids(small["甲县"])
    assert town.pk not in subtree_ids(south)
    assert set(children_of(small["甲县"])) == {south, north, small["二镇"]}


def test_a_village_cut_in_two_leaves_its_past_with_the_split_township(small: Small) -> None:
    town, apricot, peach = small["一镇"], small["杏村"], small["桃村"]
    zone_town = found(NewUnit("园镇妇女联合会"), 4, small["高新区"], date(2024, 1, 1), small.by)
    halves = split(apricot, [NewUnit("上杏村妇女联合会"), NewUnit("下杏村妇女联合会")], {}, date(2024, 6, 1), small.by)
    allotted = {("child", halves[0].pk): 0, ("child", halves[1].pk): 1, ("child", peach.pk): 1}
    parts: list[NewUnit | Unit] = [zone_town, NewUnit("余镇妇女联合会")]
    split(town, parts, allotted, DAY, small.by)
    assert bearers([(town.pk, apricot.pk), (town.pk, halves[0].pk)]) == {
        (town.pk, apricot.pk): town.pk,
        (town.pk, halves[0].pk): zone_town.pk,
    }
    assert {town.pk, apricot.pk} <= subtree_ids(small["甲县"])
    for unit in (apricot, *halves):
        for day in (date(2024, 5, 1), date(2024, 6, 15)):
            assert unit.closed_on <= day or unit.founded_on > day or closed_over(unit, day) == above_on(unit, day)


def test_a_late_merge_reaches_back_over_later_changes(small: Small) -> None:
    move(small["杏村"], small["二镇"], date(2024, 9, 1), small.by)
    move(small["一镇"], small["乙县"], date(2024, 8, 1), small.by)
    new = merged(small, day=DAY)
    assert small["一镇"].versions.count() == 1
    assert small["杏村"].parent == new
    assert closed_over(small["杏村"], date(2024, 8, 15)) == above_on(small["杏村"], date(2024, 8, 15))
    assert above_on(small["杏村"], date(2024, 8, 15))[0] == new.pk
