"""A plan from its file to issued parts, in a real browser: on a desktop and on a phone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from halfsky.accounts.models import Role
from halfsky.accounts.session import Actor
from halfsky.desk.tests.browser.conftest import County, Open, is_calm, serious
from halfsky.ledger.tests.conftest import make_actor, make_unit
from halfsky.network.models import Level
from halfsky.plans.models import Plan, Target
from halfsky.plans.tests.made import make_plan, make_target
from halfsky.plans.tests.test_actions import TEXT

pytestmark = pytest.mark.browser


@pytest.fixture
def planner(county: County) -> Actor:
    return make_actor("jihua", county.city_lead.post.unit, Role.PLANNER)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "样市妇联2026年工作要点.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def upload(page: Page, file: Path) -> None:
    page.goto("/plans/upload/")
    page.set_input_files("input[type=file]", str(file))
    page.get_by_role("button", name="上传并读出指标").click()
    page.wait_for_url(re.compile(r"/plans/\d+/"))


def settle(page: Page) -> None:
    """Answer every number: doubts by their first answer, the others by 确认."""
    for _turn in range(20):
        answer = page.locator(".hs-target button[name=answer]").first
        confirm = page.locator(".hs-target form[action*='/confirm/'] button").first
        if answer.count():
            answer.click()
        elif confirm.count():
            confirm.click()
        else:
            return
        page.wait_for_load_state()


def test_a_plan_is_uploaded_reviewed_published_and_split(
    county: County, planner: Actor, file: Path, sign_in: Open, screen: str
) -> None:
    page = sign_in(planner, screen)
    upload(page, file)
    expect(page.locator(".hs-doc .hs-lit").first).to_be_visible()
    assert is_calm(page)
    assert serious(page) == []
    settle(page)
    expect(page.get_by_text("发布由负责人办理")).to_be_visible()
    plan = Plan.objects.get()
    lead = sign_in(county.city_lead, screen)
    lead.goto(f"/plans/{plan.pk}/")
    lead.get_by_role("link", name="发布", exact=True).click()
    lead.get_by_role("button", name="确认发布").click()
    lead.wait_for_load_state()
    plan.refresh_from_db()
    assert plan.state == Plan.State.PUBLISHED
    target = plan.targets.get(value=3000)
    lead.goto(f"/plans/{plan.pk}/split/{target.pk}/")
    assert serious(lead) == []
    lead.get_by_role("button", name="下达").click()
    expect(lead.get_by_text("已下达")).to_be_visible()
    assert target.parts.get().value == 3000


def test_the_remainder_moves_with_each_key_and_closes_the_button(
    county: County, planner: Actor, file: Path, sign_in: Open
) -> None:
    page = sign_in(planner)
    upload(page, file)
    settle(page)
    plan = Plan.objects.get()
    lead = sign_in(county.city_lead)
    lead.goto(f"/plans/{plan.pk}/")
    lead.get_by_role("link", name="发布", exact=True).click()
    lead.get_by_role("button", name="确认发布").click()
    lead.wait_for_load_state()
    target = plan.targets.get(value=3000)
    lead.goto(f"/plans/{plan.pk}/split/{target.pk}/")
    lead.locator("input[data-share]").fill("2990")
    expect(lead.locator("[data-split-gap]")).to_have_text("还差 10")
    expect(lead.locator("[data-split-send]")).to_have_attribute("aria-disabled", "true")
    lead.locator("input[data-share]").fill("3000")
    expect(lead.locator("[data-split-gap]")).to_have_text("正好")


def test_closing_the_browser_half_way_loses_nothing(planner: Actor, file: Path, sign_in: Open) -> None:
    page = sign_in(planner)
    upload(page, file)
    first = page.locator(".hs-target form[action*='/confirm/'] button").first
    first.click()
    page.wait_for_load_state()
    page.context.close()
    again = sign_in(planner)
    again.goto("/plans/")
    again.get_by_role("link", name="样市妇联2026年工作要点").click()
    expect(again.get_by_text("已确认 1")).to_be_visible()
    assert Target.objects.filter(state=Target.State.CONFIRMED).count() == 1


@pytest.fixture
def split_page(county: County, planner: Actor) -> str:
    """Return the address of a published target's splitting page; the city has three counties."""
    city = county.city_lead.post.unit
    for number in (8, 9):
        make_unit(f"43018{number}", f"样{number}县", Level.COUNTY, city)
    plan = make_plan(city, planner)
    return f"/plans/{plan.pk}/split/{make_target(plan, '培训妇女', '3000', '名', '').pk}/"


def test_a_fill_moves_the_others_and_only_the_typed_part_wants_a_reason(
    county: County, split_page: str, sign_in: Open
) -> None:
    page = sign_in(county.city_lead)
    page.goto(split_page)
    parts = page.locator("input[data-share]")
    parts.nth(0).fill("500")
    expect(page.locator("[data-split-gap]")).to_have_text("还差 500")
    page.get_by_role("button", name="差额按比例补给没锁的单位").click()
    assert [parts.nth(at).input_value() for at in range(3)] == ["500", "1,250", "1,250"]
    expect(page.locator("[data-hand]:visible")).to_have_count(1)
    page.get_by_role("button", name="下达").click()
    expect(page.get_by_text("还没写的：")).to_be_visible()
    expect(page.locator("[data-hand]:visible")).to_have_count(1)
    page.locator("input[name^=r]").first.fill("试点，起步晚")
    page.get_by_role("button", name="下达").click()
    expect(page.get_by_text("已下达")).to_be_visible()
    expect(page.locator("[data-split-gap]")).to_have_text("正好")
    expect(page.locator("[data-split-sum]")).to_have_text("3,000")
    assert is_calm(page)


def test_on_a_phone_the_reasons_stay_inside_their_card(county: County, split_page: str, sign_in: Open) -> None:
    page = sign_in(county.city_lead, "phone")
    page.goto(split_page)
    card = page.locator(".sp-tab").bounding_box()
    region = page.locator(".sp-tab .hs-scroll").bounding_box()
    assert card is not None
    assert region is not None
    assert region["x"] + region["width"] <= card["x"] + card["width"] + 1
    page.locator("input[name^=r]").first.scroll_into_view_if_needed()
    reason = page.locator("input[name^=r]").first.bounding_box()
    assert reason is not None
    assert reason["x"] + reason["width"] <= card["x"] + card["width"] + 1
    assert reason["width"] >= 120
