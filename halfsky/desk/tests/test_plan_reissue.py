"""A reissue: what was settled on the replaced plan holds on for what did not change, and the changes are shown."""

from __future__ import annotations

import pytest

from halfsky.accounts.models import Role
from halfsky.accounts.session import Actor
from halfsky.desk.planning.difference_rows import item_rows, number_words, target_rows
from halfsky.ledger.tests.conftest import Cast, cast, make_actor
from halfsky.plans import actions
from halfsky.plans.differences import Change, Words, marked
from halfsky.plans.models import Bound, Plan, Target
from halfsky.plans.tests.made import make_plan, make_target
from halfsky.plans.tests.test_actions import TEXT, _phrases, settle, uploaded

__all__ = ["_phrases", "cast"]

RAISED = TEXT.replace("20场", "30场")


@pytest.fixture
def planner(cast: Cast) -> Actor:
    return make_actor("jihua", cast.city, Role.PLANNER)


@pytest.fixture
def old(cast: Cast, planner: Actor) -> Plan:
    """Return a published plan: one number corrected, one bound to a figure, one dropped, the others confirmed."""
    plan = uploaded(planner)
    actions.correct(plan.targets.get(value=3000), planner, what="培训女能人", bound=Bound.AT_LEAST, unit="人")
    actions.drop(plan.targets.get(value=95), planner)
    actions.bind(plan.targets.get(value=20), planner, "sample.trained")
    settle(plan, planner)
    return actions.publish(plan, cast.city_lead)


def test_unchanged_numbers_keep_what_was_settled_and_changed_ones_wait(old: Plan, planner: Actor) -> None:
    new = uploaded(planner, RAISED, replaces=old)
    trained = new.targets.get(value=3000)
    assert (trained.what, trained.bound, trained.unit, trained.state) == ("培训女能人", "at_least", "人", "confirmed")
    assert trained.indicator == "sample.trained"
    assert "沿用原件" in trained.because
    assert new.targets.get(value=95).state == Target.State.DROPPED
    raised = new.targets.get(value=30)
    assert (raised.state, raised.indicator) == (Target.State.WAITING, "")
    assert not new.lines.filter(what="carry", target_order=raised.order).exists()
    assert new.lines.filter(what="carry", target_order=trained.order).get().data["from_plan"] == old.pk


def test_what_was_carried_is_carried_again(old: Plan, planner: Actor, cast: Cast) -> None:
    second = uploaded(planner, RAISED, replaces=old)
    settle(second, planner)
    second = actions.publish(second, cast.city_lead)
    third = uploaded(planner, TEXT.replace("5万名", "6万名"), replaces=second)
    trained = third.targets.get(value=3000)
    assert (trained.what, trained.state) == ("培训女能人", Target.State.CONFIRMED)
    assert trained.because.count("沿用原件") == 1
    assert third.targets.get(value=20).state == Target.State.WAITING


def test_issued_parts_stay_with_the_replaced_plan(old: Plan, planner: Actor, cast: Cast) -> None:
    trained = old.targets.get(value=3000)
    actions.save_parts(trained, planner, [])
    trained.parts.create(unit=cast.county, value=3000)
    new = uploaded(planner, RAISED, replaces=old)
    assert not new.targets.get(value=3000).parts.exists()
    assert trained.parts.count() == 1


def test_a_chapter_is_not_changed_by_what_changed_below_it(old: Plan, planner: Actor) -> None:
    new = uploaded(planner, RAISED, replaces=old)
    rows = item_rows(old, new)
    assert [row.line.new.title for row in rows if row.line.new] == ["提升妇女技能"]
    assert [words.text for words in rows[0].new if words.is_changed] == ["30"]
    assert [words.text for words in rows[0].old if words.is_changed] == ["20"]


def test_numbers_change_as_a_whole_and_words_by_the_character() -> None:
    assert marked("培训1,200名妇女", "培训1,300名妇联干部") == (
        [Words("培训", False), Words("1,200", True), Words("名妇", False), Words("女", True)],
        [Words("培训", False), Words("1,300", True), Words("名妇", False), Words("联干部", True)],
    )


def test_a_changed_target_shows_bound_and_unit(cast: Cast, planner: Actor) -> None:
    one, other = make_plan(cast.city, planner), make_plan(cast.city, planner)
    before = make_target(one, "女性比例", "20", "%", "", bound=Bound.AT_LEAST)
    after = make_target(other, "女性比例", "25", "%", "", bound=Bound.AT_LEAST)
    assert (number_words(before), number_words(after)) == ("≥ 20%", "≥ 25%")
    assert number_words(make_target(one, "招聘会", "3", "场", "", each=True)) == "各 3 场"
    row = target_rows(one, other)[0]
    assert row.line.change == Change.CHANGED
    assert [words.text for words in row.new if words.is_changed] == ["25"]
