"""A bulletin from its draft to its files, in a browser."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import expect

from halfsky.desk.tests.browser.conftest import County, Open, is_calm, serious
from halfsky.indicators.tests.conftest import Cast, cast, ledger_cast
from halfsky.reports.bulletin import actions
from halfsky.reports.tests.made import City, make_city

__all__ = ["cast", "ledger_cast"]
pytestmark = pytest.mark.browser


@pytest.fixture
def city(transactional_db: None, cast: Cast) -> City:
    return make_city(cast)


@pytest.fixture
def county(city: City) -> County:
    return County(city.officers[0], city.lead, city.lead)


def test_a_draft_is_issued_and_downloaded(city: City, sign_in: Open, tmp_path: Path) -> None:
    actions.draft(city.planner, 202605)
    page = sign_in(city.lead)
    page.goto("/reports/")
    page.get_by_role("link", name="2026年5月").click()
    expect(page.locator(".bu-side")).to_contain_text("全部与看板一致")
    page.get_by_role("button", name="签发").click()
    page.wait_for_url("**/reports/*/")
    expect(page.locator(".hs-a4 .no")).to_contain_text("岳妇通报〔2026〕1号")
    with page.expect_download() as download:
        page.get_by_role("link", name=".docx").click()
    assert Path(download.value.path()).read_bytes()[:2] == b"PK"


def test_no_page_of_the_paper_overflows(city: City, sign_in: Open, screen: str) -> None:
    made = actions.issue(actions.draft(city.planner, 202605), city.lead, on=date(2026, 6, 8))
    page = sign_in(city.planner, screen)
    page.goto(f"/reports/{made.pk}/")
    over = page.evaluate("[...document.querySelectorAll('.hs-a4')].filter(p => p.scrollHeight > p.clientHeight).length")
    assert over == 0
    assert is_calm(page)
    assert serious(page) == []
