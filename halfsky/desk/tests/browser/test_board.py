"""Opening a figure down to its entries, and one of those down to its record: on a desktop and on a phone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from halfsky.desk.tests.browser.conftest import County, Open, is_calm, serious
from halfsky.indicators.tests.conftest import Cast, cast, ledger_cast
from halfsky.reports.tests.made import City, accept, make_city

__all__ = ["cast", "ledger_cast"]
pytestmark = pytest.mark.browser


@pytest.fixture
def city(transactional_db: None, cast: Cast) -> City:
    return make_city(cast)


@pytest.fixture
def county(city: City) -> County:
    return County(city.officers[0], city.lead, city.lead)


def board_of_city(page: Page, city: City) -> None:
    page.goto(f"/board/{city.unit.pk}/")
    expect(page.locator(".bd-mid h2")).to_have_text("受理来访")


def test_a_figure_opens_beside_the_board_and_down_to_a_record(city: City, sign_in: Open) -> None:
    page = sign_in(city.officers[0])
    board_of_city(page, city)
    panel = page.locator("#bd-proof")
    expect(panel).to_contain_text("共 11 条")
    page.locator(".bd-rank tr", has_text="甲县").locator("a[data-proof]").click()
    expect(panel).to_contain_text("甲县·受理")
    expect(panel).to_contain_text("共 4 条")
    assert "/board/" in page.url
    assert is_calm(page)
    panel.locator(".bd-ent a").first.click()
    page.wait_for_url("**/r/**")
    expect(page.locator("h1")).to_contain_text("样例事项")


def test_on_a_phone_targets_come_first_and_the_proof_is_a_page(city: City, sign_in: Open) -> None:
    page = sign_in(city.officers[0], "phone")
    board_of_city(page, city)
    list_box, chosen_box = page.locator(".bd-list").bounding_box(), page.locator(".bd-mid").bounding_box()
    assert list_box is not None
    assert chosen_box is not None
    assert list_box["y"] + list_box["height"] <= chosen_box["y"] + 1
    expect(page.locator("#bd-proof")).to_be_hidden()
    page.locator(".bd-hero a[data-proof]").click()
    page.wait_for_url("**/figure/**")
    expect(page.locator("body")).to_contain_text("共 11 条")
    assert is_calm(page)
    page.locator("td a[href*='/r/']").first.click()
    page.wait_for_url("**/r/**")


def test_choosing_a_target_swaps_and_keeps_the_address(city: City, sign_in: Open) -> None:
    page = sign_in(city.planner)
    board_of_city(page, city)
    page.locator(".bd-t", has_text="按期告知率").click()
    expect(page.locator(".bd-mid h2")).to_have_text("按期告知率")
    expect(page.locator(".bd-t[aria-current]")).to_contain_text("按期告知率")
    assert re.search(r"target=\d+", page.url)
    assert is_calm(page)
    page.go_back()
    expect(page.locator(".bd-mid h2")).to_have_text("受理来访")


def test_a_new_entry_shows_by_itself(city: City, sign_in: Open) -> None:
    page = sign_in(city.planner)
    page.clock.install()
    board_of_city(page, city)
    expect(page.locator(".bd-hero .hs-figure")).to_contain_text("11")
    accept(city.officers[1], "2026-11-02")
    page.clock.fast_forward(21_000)
    expect(page.locator(".bd-hero .hs-figure")).to_contain_text("12")


def test_the_keyboard_reaches_the_proof(city: City, sign_in: Open) -> None:
    page = sign_in(city.planner)
    board_of_city(page, city)
    page.locator(".bd-t", has_text="每县受理").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".bd-mid h2")).to_have_text("每县受理")
    page.locator(".bd-hero a[data-proof]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#bd-proof[data-other]")).to_contain_text("样市·受理")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_serious(city: City, sign_in: Open, screen: str, theme: str) -> None:
    page = sign_in(city.officers[0], screen)
    page.evaluate(f"localStorage.setItem('halfsky:theme', '{theme}')")
    for address in (f"/board/{city.unit.pk}/", f"/figure/{city.unit.pk}/sample.on_time/?period=2026"):
        page.goto(address)
        assert serious(page) == []
        assert is_calm(page)
