"""The chooser of figures: what the words mean first, whole figures before groups, nothing of the engine's own."""

from __future__ import annotations

import pytest

from halfsky.accounts.models import Role
from halfsky.accounts.session import Actor
from halfsky.desk.planning.choices import figure_choices
from halfsky.desk.tests.test_board_pages import client_of
from halfsky.ledger.tests.conftest import Cast, cast, make_actor
from halfsky.plans import actions
from halfsky.plans.models import Target

__all__ = ["cast"]

TEXT = "样市妇联2026年工作要点\n\n一、创业就业\n1．培训。全年培训科技致富带头人1000名。\n"


@pytest.fixture
def planner(cast: Cast) -> Actor:
    return make_actor("jihua", cast.city, Role.PLANNER)


@pytest.fixture
def target(planner: Actor) -> Target:
    return actions.upload(planner, "要点.txt", TEXT.encode()).targets.get(value=1000)


def groups(target: Target | None = None) -> dict[str, list[str]]:
    return {str(name): [code for code, _label in one] for name, one in figure_choices(target)[1:]}


def test_what_the_words_mean_stands_first(target: Target) -> None:
    found = groups(target)
    assert next(iter(found)) == "按原文推荐"
    assert found["按原文推荐"][:2] == ["training.people@leader", "training.people"]
    assert "training.people@leader" in found["培训"]
    assert "按原文推荐" not in groups()


def test_whole_figures_stand_before_their_groups() -> None:
    for name, codes in groups().items():
        is_group = ["@" in code for code in codes]
        assert is_group == sorted(is_group), name
    assert "training.employed_6" in groups()["培训"]


def test_the_engines_own_counts_are_offered_only_where_one_is_bound(target: Target) -> None:
    codes = [code for one in groups(target).values() for code in one]
    assert not [code for code in codes if code.endswith((".entries", ".zero_reports"))]
    target.indicator = "training.entries"
    assert "training.entries" in groups(target)["培训"]


def test_the_page_marks_the_bound_figure_once(planner: Actor, target: Target) -> None:
    text = client_of(planner).get(f"/plans/{target.plan_id}/").content.decode()
    assert '<optgroup label="按原文推荐">' in text
    assert text.count('<option value="training.people@leader" selected>') == 1
    assert text.count('<option value="training.people@leader"') == 2
