"""A real Chromium before the real server: the cast of a county, and what every test of pages looks at."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pytest
from django.conf import settings
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from halfsky.accounts.models import Role
from halfsky.accounts.session import Actor
from halfsky.ledger.tests.conftest import make_actor, make_unit
from halfsky.network import closure
from halfsky.network.models import Level

AXE = Path(settings.ROOT) / "node_modules" / "axe-core" / "axe.min.js"
PASSWORD = "correct-horse-9"
SHIFTS = """window.shifted = 0;
const add = (one) => { if (!one.hadRecentInput) window.shifted += one.value; };
new PerformanceObserver((list) => list.getEntries().forEach(add)).observe({ type: "layout-shift", buffered: true });"""
SCREENS = {"desktop": {"width": 1366, "height": 768}, "phone": {"width": 390, "height": 844}}


@dataclass
class County:
    """Who works in the county of these tests."""

    officer: Actor
    lead: Actor
    city_lead: Actor


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Return a Chromium, or skip where there is none or the page assets are not built."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None or not (settings.ROOT / "build" / "static" / "vendor" / "tabler.min.css").exists():
        pytest.skip("needs Chromium and script/assets")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # the driver runs a loop in this thread; the tests read the database
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def county(transactional_db: None) -> County:
    city = make_unit("430600", "样市", Level.CITY, make_unit("430000", "样省", Level.PROVINCE))
    county = make_unit("430626", "样县", Level.COUNTY, city)
    make_unit("430626100", "样镇", Level.TOWNSHIP, county)
    closure.rebuild()
    return County(
        make_actor("jingban", county, Role.OFFICER),
        make_actor("fuze", county, Role.LEAD),
        make_actor("shiji", city, Role.LEAD),
    )


@pytest.fixture(params=list(SCREENS))
def screen(request: pytest.FixtureRequest) -> str:
    return str(request.param)


class Open(Protocol):
    """Signs somebody in and returns the page of her inbox."""

    def __call__(self, actor: Actor, size: str = "desktop") -> Page: ...


@pytest.fixture
def sign_in(chromium: Browser, live_server: LiveServer, county: County) -> Iterator[Open]:
    """Return a function that signs somebody in, on a desktop or a phone; faults of a page's scripts fail the test."""
    faults: list[str] = []
    contexts = []

    def open_inbox(actor: Actor, size: str = "desktop") -> Page:
        context = chromium.new_context(
            viewport=SCREENS[size],  # type: ignore[arg-type]  # width and height
            locale="zh-CN",
            timezone_id="Asia/Shanghai",
            is_mobile=size == "phone",
            base_url=live_server.url,
        )
        contexts.append(context)
        context.add_init_script(SHIFTS)
        page = context.new_page()
        page.on("pageerror", lambda fault: faults.append(str(fault)))
        page.goto("/sign-in/")
        page.fill("#id_username", actor.user.username)
        page.fill("#id_password", PASSWORD)
        page.click("button[type=submit].btn-primary")
        page.wait_for_url("**/inbox/**")
        return page

    yield open_inbox
    for context in contexts:
        context.close()
    assert faults == []


def serious(page: Page) -> list[str]:
    """Return what axe finds serious or critical on the page."""
    if not AXE.exists():
        pytest.skip("needs axe-core (script/assets with development packages)")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{one['id']}: {one['nodes'][0]['html'][:160]}"
        for one in found["violations"]
        if one["impact"] in ("serious", "critical")
    ]


def is_calm(page: Page) -> bool:
    """Return whether nothing jumped under the hand (CLS below 0.02) and nothing is wider than the screen."""
    shifted, wide = page.evaluate("[window.shifted, document.documentElement.scrollWidth - window.innerWidth]")
    return bool(shifted < 0.02 and wide <= 0)
