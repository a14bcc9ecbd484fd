"""A call to the hotline, from the first question to the close, in a browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from halfsky.desk.models import Draft
from halfsky.desk.tests.browser.conftest import County, Open, is_calm, serious
from halfsky.ledger.models import Record

pytestmark = pytest.mark.browser
RECORD = re.compile(r"/r/\d+/(#entry-\d+)?$")
WORDS = "我嫁到外村，户口一直没迁。去年村里修路征地，分钱的名单上没有我和女儿。"


def tick(page: Page, label: str, within: str = "form") -> None:
    """Choose a chip by its words."""
    page.locator(f"{within} .hs-chip", has_text=label).first.locator("input").check(force=True)


def register(page: Page) -> None:
    """Fill in what is asked on the line."""
    tick(page, "只在约定时间")
    page.fill("#id_hours", "工作日 12:00—13:30")
    page.fill("#id_name", "周样")
    page.fill("#id_phone", "13800006021")
    page.fill("#id_facts", WORDS)
    page.select_option("#id_demand", label="集体收益与补偿分配")


def test_a_call_is_taken_accepted_proposed_and_closed(county: County, sign_in: Open, screen: str) -> None:
    page = sign_in(county.officer, screen)
    page.get_by_role("link", name="信访登记").click()
    register(page)
    expect(page.locator("#aside")).to_contain_text("书面告知 15 日")
    expect(page.locator("#aside")).to_contain_text("可以这样说")
    assert is_calm(page)
    page.get_by_role("button", name="保存并办下一步").click()
    page.wait_for_url("**/do/accept/")
    tick(page, "指引")
    tick(page, "按约定电话告知")
    page.get_by_role("button", name="受理并告知").click()
    page.wait_for_url(RECORD)
    page.get_by_role("link", name="拟办结").click()
    tick(page, "已指引")
    page.fill("#id_result", "已告诉她到镇里申请调解的办法和电话。")
    page.get_by_role("button", name="拟办结").click()
    page.wait_for_url(RECORD)
    lead = sign_in(county.lead, screen)
    lead.get_by_role("link", name="办结", exact=True).first.click()
    tick(lead, "按约定电话告知")
    lead.get_by_role("button", name="办结").click()
    expect(lead.locator(".hs-ledger")).to_contain_text("办结")
    assert Record.objects.get().status == "closed"
    assert is_calm(lead)


def test_the_intake_needs_no_mouse(county: County, sign_in: Open) -> None:
    page = sign_in(county.officer)
    keys = page.keyboard
    keys.press("n")
    page.wait_for_url("**/new/register/")
    page.focus("#id_callback_0")
    keys.press("2")
    for text in ("工作日 12:00", None, None, "社区体检预约", "周样", "13800006021"):
        keys.press("Tab")
        if text:
            keys.type(text)
    page.focus("#id_facts")
    keys.type(WORDS)
    page.focus("#demand-find")
    keys.type("td")
    keys.press("Enter")
    assert page.input_value("#id_demand") != ""
    keys.press("F8")
    expect(page.locator("#call-110")).to_be_visible()
    keys.press("Escape")
    keys.press("Control+Enter")
    page.wait_for_url("**/do/accept/")
    record = Record.objects.get()
    assert record.folded["data"]["callback"] == "agreed"
    assert record.folded["data"]["hours"] == "工作日 12:00"


def test_a_call_broken_off_is_there_again_on_another_machine(county: County, sign_in: Open) -> None:
    page = sign_in(county.officer)
    page.goto("/s/petition/new/register/")
    page.fill("#id_facts", WORDS)
    expect(page.locator("[data-draft-state]")).to_contain_text("已自动保存")
    page.close()
    other = sign_in(county.officer)
    other.get_by_role("link", name="登记", exact=True).click()
    expect(other.locator("#id_facts")).to_have_value(WORDS)
    assert WORDS[:6].encode() not in bytes(Draft.objects.get().sealed)


def test_a_like_matter_shows_while_typing_and_can_be_put_aside(county: County, sign_in: Open) -> None:
    page = sign_in(county.officer)
    for _ in range(2):
        page.goto("/s/petition/new/register/")
        register(page)
        page.wait_for_timeout(900)
        if not Record.objects.exists():
            page.get_by_role("button", name="保存并办下一步").click()
            page.wait_for_url("**/do/accept/")
    expect(page.locator(".hs-dup")).to_contain_text("可能是同一件事（1）")
    page.get_by_role("button", name="不是同一件").click()
    expect(page.locator(".hs-dup")).to_have_count(0)
    assert is_calm(page)


def test_danger_now_lets_facts_alone_be_saved(county: County, sign_in: Open) -> None:
    page = sign_in(county.officer)
    page.goto("/s/petition/new/register/")
    page.get_by_role("link", name="正在发生危险：转 110").click()
    page.get_by_role("button", name="已转 110，记为正在发生危险").click()
    page.fill("#id_facts", "他现在在砸门。")
    page.get_by_role("button", name="保存并办下一步").click()
    page.wait_for_url("**/do/accept/")
    assert Record.objects.get().folded["data"]["urgent"] == "danger"


def test_axe_finds_nothing_serious(county: County, sign_in: Open, screen: str) -> None:
    page = sign_in(county.officer, screen)
    page.goto("/s/petition/new/register/")
    assert serious(page) == []
    register(page)
    page.get_by_role("button", name="保存并办下一步").click()
    page.wait_for_url("**/do/accept/")
    record = Record.objects.get()
    for path in (
        "/inbox/",
        f"/r/{record.pk}/",
        f"/r/{record.pk}/do/accept/",
        "/s/petition/",
        "/search/?q=样",
        "/units/",
    ):
        page.goto(path)
        assert serious(page) == [], path
        assert is_calm(page), path
