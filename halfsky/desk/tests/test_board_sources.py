"""Every year with targets is reached from the board, and a target says who set it."""

from __future__ import annotations

import re

import pytest

from halfsky.accounts.models import Role
from halfsky.desk.tests.test_board_pages import client_of, page
from halfsky.indicators.tests.conftest import Cast, cast, ledger_cast
from halfsky.ledger.tests.conftest import make_actor
from halfsky.plans.models import Allotment
from halfsky.plans.progress import years_of
from halfsky.plans.tests.made import allot, make_plan, make_target
from halfsky.reports.tests.made import City, make_city

__all__ = ["cast", "ledger_cast"]


@pytest.fixture
def city(cast: Cast) -> City:
    return make_city(cast)


def test_old_plans_and_old_parts_are_years_of_the_board(city: City) -> None:
    for year in (2013, 2016, 2019, 2020):
        make_plan(city.unit, city.lead, year)
    make_plan(city.unit, city.lead, 2015, state="review")
    above = city.unit.parent
    assert above is not None
    part = make_target(make_plan(above, city.lead, 2014), "建点", "3", "个", "sample.accepted")
    assert years_of(city.unit) == [2026, 2020, 2019, 2016, 2013]  # parts count once they are issued
    allot(part, {city.unit: "2"})
    assert years_of(city.unit) == [2026, 2020, 2019, 2016, 2014, 2013]
    client = client_of(city.planner)
    text = page(client, "/board/")
    shown = re.findall(r"year=(\d{4})[^>]*>\d{4}年</a>", text)
    assert shown == sorted(shown, reverse=True)
    assert len(shown) == 4
    assert re.findall(r'<option value="(\d{4})">', text) == ["2016", "2014", "2013"]
    assert "建点" in page(client, f"/board/{city.unit.pk}/?year=2014")


def test_years_of_two_plans_need_no_select(city: City) -> None:
    assert 'id="bd-year"' not in page(client_of(city.planner), "/board/")


def test_a_target_that_stands_twice_says_who_set_it(city: City) -> None:
    county = city.counties[0]
    make_target(make_plan(county, city.lead), "受理来访", "6", "件", "sample.accepted")
    text = page(client_of(make_actor("xian", county, Role.PLANNER)), "/board/")
    listed = text[: text.index("数字的来处")]
    assert listed.count(f">{city.unit.short}下达</span>") == 1
    assert listed.count(">自订</span>") == 1
    assert ">自订</span>" not in page(client_of(city.planner), "/board/")  # nothing from above: no need to say


def test_a_rate_is_not_said_to_be_split_by_population(city: City) -> None:
    how = Allotment.How.POPULATION
    county = city.counties[0]
    for target in city.plan.targets.all():
        Allotment.objects.update_or_create(target=target, unit=county, defaults={"how": how, "value": target.value})
    words = {part.target.what: part.how_words for part in Allotment.objects.filter(unit=county)}
    assert words["按期告知率"] == words["每县受理"] == "各单位相同"
    assert words["受理来访"] == "按妇女人口"
