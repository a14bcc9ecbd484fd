"""The splitting page: what is asked of a hand, what a fill may move, what stands there once parts are issued."""

from __future__ import annotations

from decimal import Decimal
from types import SimpleNamespace
from typing import Any
from typing import cast as as_type

import pytest

from halfsky.accounts.models import Role
from halfsky.accounts.session import Actor
from halfsky.desk.planning.split_rows import Row, density, density_text
from halfsky.desk.tests.test_plan_pages import client_of
from halfsky.ledger.tests.conftest import Cast, cast, make_actor
from halfsky.network.models import Unit
from halfsky.plans.models import Target
from halfsky.plans.splitting import moved
from halfsky.plans.tests.test_actions import published

__all__ = ["cast"]


@pytest.fixture
def target(cast: Cast) -> Target:
    return published(cast, make_actor("jihua", cast.city, Role.PLANNER)).targets.get(value=3000)


def address(target: Target) -> str:
    return f"/plans/{target.plan_id}/split/{target.pk}/"


def typed(cast: Cast, one: str, other: str, **more: Any) -> dict[str, Any]:
    return {f"v{cast.county.pk}": one, f"v{cast.sibling.pk}": other, "how": "equal", "then": "issue"} | more


def page_of(actor: Actor, target: Target) -> str:
    return client_of(actor).get(address(target)).content.decode()


def test_issued_parts_show_their_own_sum_and_leave_the_script_nothing_to_sum(cast: Cast, target: Target) -> None:
    assert "data-split=" in page_of(cast.city_lead, target)
    client_of(cast.city_lead).post(address(target), typed(cast, "1500", "1500"))
    page = client_of(cast.city_lead).get(address(target) + "?how=hand").content.decode()
    assert "data-split=" not in page
    assert "data-draft" not in page.split('class="hs-body sp"')[1].split(">")[0]
    assert "<b data-split-sum>3,000</b>" in page
    assert "还差" not in page


def test_a_part_that_the_fill_moved_asks_for_no_reason(cast: Cast, target: Target) -> None:
    locked = {f"l{cast.county.pk}": "on", f"r{cast.county.pk}": "试点"}
    sent = client_of(cast.city_lead).post(address(target), typed(cast, "1000", "2000", **locked))
    assert sent.status_code == 302
    assert {part.unit_id: part.how for part in target.parts.all()} == {
        cast.county.pk: "hand",
        cast.sibling.pk: "equal",
    }
    assert page_of(cast.city_lead, target).count("data-hand hidden") == 1


def test_the_refusal_names_the_rows_without_a_reason(cast: Cast, target: Target) -> None:
    sent = client_of(cast.city_lead).post(
        address(target), typed(cast, "1000", "2000", **{f"r{cast.county.pk}": "试点"})
    )
    assert sent.status_code == 409
    assert f"还没写的：{cast.sibling.short}。" in sent.content.decode()


def test_only_the_fair_part_of_what_is_left_counts_as_moved() -> None:
    parts = {1: Decimal(400), 2: Decimal(200), 3: Decimal(401), 4: Decimal(0)}
    weights = {1: 1, 2: 1, 3: 2, 4: 0}
    assert moved(Decimal(1001), parts, {1}, weights) == {2, 3, 4}
    assert moved(Decimal(1001), parts | {2: Decimal(190), 3: Decimal(411)}, {1}, weights) == {4}
    assert moved(Decimal(300), parts, {1}, weights) == set()


def row(value: str, weight: int | None) -> Row:
    unit = as_type(Unit, SimpleNamespace(pk=1))
    return Row(unit, weight, Decimal(value), Decimal(value), "population", is_locked=False, reason="")


@pytest.mark.parametrize(
    ("values", "per", "shown"),
    [
        (["100", "200"], 1000, "0.1"),
        (["20", "30"], 10_000, "0.2"),
        (["2", "0"], 100_000, "0.2"),
        (["0.001"], 0, "0.001"),
    ],
)
def test_the_picture_counts_per_as_many_women_as_leave_a_digit(values: list[str], per: int, shown: str) -> None:
    rows = [row(value, 1_000_000) for value in values]
    assert density(rows) == per
    assert density_text(rows[0], per) == shown


def test_where_no_weight_is_known_the_picture_shows_the_parts() -> None:
    assert density([row("100", 1_000_000), row("100", None)]) == 0
    assert density_text(row("100", None), 0) == "100"


def test_a_part_that_is_no_number_loses_nothing_of_what_was_typed(cast: Cast, target: Target) -> None:
    locked = {f"l{cast.sibling.pk}": "on", f"r{cast.sibling.pk}": "试点"}
    sent = client_of(cast.city_lead).post(address(target), typed(cast, "一千", "1999", **locked))
    page = sent.content.decode()
    assert sent.status_code == 422
    assert all(f'value="{words}"' in page for words in ("一千", "1999", "试点"))
    assert page.count("data-lock checked") == 1
