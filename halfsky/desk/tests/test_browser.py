"""What the scripts do, in a real Chromium: pages are drawn here and handed over, no server and no database."""

from __future__ import annotations

import mimetypes
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.template import Context, Template
from django.template.loader import get_template
from django.test import RequestFactory
from playwright.sync_api import Browser, Page, Route, sync_playwright

from halfsky.desk.gallery import sample_context
from halfsky.desk.tests.test_pages_drawn import SHELL, sign_in

pytestmark = pytest.mark.browser
HOST = "http://desk.test"
POLICY = "default-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; object-src 'none'"
AXE = Path(settings.ROOT) / "node_modules" / "axe-core" / "axe.min.js"
LIST = """{% extends "base.html" %}{% load halfsky %}{% block title %}工作台{% endblock title %}
{% block main %}<h1>工作台</h1><section data-list aria-label="待办">
<a class="hs-item" href="/one/" data-row>一</a>
<a class="hs-item" href="/two/" data-row>二</a></section>{% endblock main %}"""
SPLIT = """{% extends "base.html" %}
{% block main %}<form data-split="1000"><b data-split-sum></b><b data-split-gap></b><table>
<tr><td><input data-share data-weight="3" data-counted="400" value="400" name="a"></td>
<td><input type="checkbox" data-lock><i data-hand hidden>手调</i></td></tr>
<tr><td><input data-share data-weight="2" data-counted="300" value="300" name="b"></td>
<td><input type="checkbox" data-lock></td></tr>
<tr><td><input data-share data-weight="2" data-counted="100" value="100" name="c"></td>
<td><input type="checkbox" data-lock checked></td></tr></table>
<button type="button" data-split-fill>补</button><button data-split-send>下达</button></form>{% endblock main %}"""

DRAFT = """{% extends "base.html" %}{% block main %}<form method="post" data-draft-url="/keep/">
<textarea name="said" aria-label="话"></textarea><span data-draft-state></span></form>{% endblock main %}"""


def page_of(path: str) -> str:
    """Return the page at a path."""
    request = RequestFactory().get(path)
    if path == "/gallery/":
        return str(get_template("desk/gallery.html").render(sample_context(), request))
    if path == "/sign-in/":
        return sign_in(demo_people=[("li.wen", "县妇联·值守", "接线")], demo_password="yanshi", is_demo=True)
    return Template({"/split/": SPLIT, "/draft/": DRAFT}.get(path, LIST)).render(Context({**SHELL, "request": request}))


def answer(route: Route) -> None:
    """Answer a request from the drawn pages and the static folders, under the policy of the settings."""
    path = route.request.url.removeprefix(HOST).split("?")[0]
    if not path.startswith("/static/"):
        headers = {"Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": POLICY}
        route.fulfill(body=page_of(path), headers=headers)
        return
    for folder in (settings.ROOT / "halfsky" / "static", settings.ROOT / "build" / "static"):
        file = folder / path.removeprefix("/static/")
        if file.is_file():
            route.fulfill(body=file.read_bytes(), content_type=mimetypes.guess_type(file.name)[0] or "text/plain")
            return
    route.fulfill(status=404)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Return a Chromium, or skip where there is none."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None or not (settings.ROOT / "build" / "static" / "vendor" / "tabler.min.css").exists():
        pytest.skip("needs Chromium and script/assets")
    with sync_playwright() as playwright:
        shown = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        yield shown
        shown.close()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Return a function that opens a path; the test fails on any error or policy fault in the console."""
    faults: list[str] = []
    contexts = []

    def opened(path: str, width: int = 1366, height: int = 768, **options: Any) -> Page:
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        context.route("**/*", answer)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
        page.goto(HOST + path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert faults == []


def test_j_and_k_walk_the_list_and_o_opens(visit: Callable[..., Page]) -> None:
    page = visit("/")
    for key in ("j", "j", "k", "j"):
        page.keyboard.press(key)
    assert page.inner_text("[data-row][aria-current]") == "二"
    page.keyboard.press("o")
    page.wait_for_url(f"{HOST}/two/")


def test_letters_stay_letters_while_typing(visit: Callable[..., Page]) -> None:
    page = visit("/")
    page.keyboard.press("/")
    page.keyboard.type("jk?")
    assert page.input_value("[data-find]") == "jk?"
    assert page.locator("[data-row][aria-current]").count() == 0


def test_question_mark_opens_the_list_of_keys(visit: Callable[..., Page]) -> None:
    page = visit("/")
    page.keyboard.press("?")
    assert page.is_visible("#hs-keys")


def test_theme_is_kept_on_the_next_page(visit: Callable[..., Page]) -> None:
    page = visit("/", color_scheme="light")
    page.click(".hs-facemenu > summary")
    page.click("[data-theme-toggle]")
    page.reload()
    assert page.get_attribute("html", "data-bs-theme") == "dark"


def test_digit_chooses_a_chip_of_the_group_one_is_in(visit: Callable[..., Page]) -> None:
    page = visit("/gallery/")
    page.focus("#id_blank-opinion_0")
    page.keyboard.press("2")
    assert page.input_value("[name=blank-opinion]:checked") == "explain"


def test_draft_comes_back_and_a_sealed_form_leaves_none(visit: Callable[..., Page]) -> None:
    page = visit("/gallery/")
    page.fill("#id_blank-said", "第一句话")
    page.fill("#id_said", "封存的话")
    page.get_by_text("已存在本机").wait_for()
    kept = page.evaluate("JSON.stringify(localStorage)")
    assert "第一句话" in kept
    assert "封存的话" not in kept
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    assert page.input_value("#id_blank-said") == "第一句话"


def test_draft_with_an_address_goes_to_the_server_once_typing_stops(visit: Callable[..., Page]) -> None:
    page = visit("/draft/")
    with page.expect_request(f"{HOST}/keep/") as sent:
        page.fill("[name=said]", "第一句话")
    assert sent.value.method == "POST"
    page.get_by_text("已自动保存").wait_for()
    assert page.evaluate("localStorage.length") == 0


def test_leaving_unsaved_sealed_words_asks_first(visit: Callable[..., Page]) -> None:
    page = visit("/gallery/")
    page.fill("#id_said", "还没写完")
    page.click("a[rel=next]")
    assert page.is_visible("#hs-leave")
    page.click("#hs-leave [data-dialog-close]")
    assert page.url == f"{HOST}/gallery/"


def test_first_fault_is_focused(visit: Callable[..., Page]) -> None:
    assert visit("/gallery/").evaluate("document.activeElement.hasAttribute('data-errors')")


def test_sealed_field_shuts_and_its_words_are_gone(visit: Callable[..., Page]) -> None:
    page = visit("/gallery/")
    assert "155" in page.inner_text("[data-seal-open]")
    page.evaluate("""() => {
        const field = document.querySelector('[data-seal-open]').cloneNode(true);
        field.setAttribute('data-seal-open', '1'); delete field.dataset.sealRunning; field.id = 'soon';
        document.querySelector('.kit').append(field);
        document.dispatchEvent(new CustomEvent('htmx:load', {detail: {elt: field}}));
    }""")
    page.locator("#soon:not([data-seal-open])").wait_for(timeout=5000)
    assert page.inner_text("#soon") == "电话"


def test_closed_button_does_nothing_but_stays_readable(visit: Callable[..., Page]) -> None:
    page = visit("/gallery/")
    page.evaluate("""() => {
        window.pressed = 0;
        const button = document.querySelector('button[aria-disabled=true]');
        button.type = 'submit';
        button.form.addEventListener('submit', () => { window.pressed += 1; });
    }""")
    page.click("button[aria-disabled=true]", force=True)
    assert page.is_visible("button[aria-disabled=true]")
    assert page.evaluate("window.pressed") == 0


def test_reversing_opens_in_a_dialog_over_the_page(visit: Callable[..., Page]) -> None:
    page = visit("/gallery/")
    page.click("[data-dialog-open=reverse]")
    assert page.is_visible("#reverse")


def test_split_moves_the_remainder_and_fills_only_what_is_open(visit: Callable[..., Page]) -> None:
    page = visit("/split/")
    page.fill("[name=a]", "500")
    assert page.inner_text("[data-split-gap]") == "还差 100"
    assert page.get_attribute("[data-split-send]", "aria-disabled") == "true"
    assert page.is_visible("[data-hand]")
    page.click("[data-split-fill]")
    assert [page.input_value(f"[name={name}]") for name in "abc"] == ["500", "400", "100"]
    assert page.get_attribute("[data-split-send]", "aria-disabled") == "false"


def test_split_leaves_a_typed_part_that_is_over_the_whole_and_says_so(visit: Callable[..., Page]) -> None:
    page = visit("/split/")
    page.fill("[name=a]", "5000")
    page.click("[data-split-fill]")
    assert page.input_value("[name=a]") == "5000"
    assert page.inner_text("[data-split-gap]").startswith("多了")
    assert page.get_attribute("[data-split-send]", "aria-disabled") == "true"


def test_split_of_decimals_adds_up_exactly(visit: Callable[..., Page]) -> None:
    page = visit("/split/")
    for name, value in (("a", "400.1"), ("b", "299.9"), ("c", "300")):
        page.fill(f"[name={name}]", value)
    assert page.inner_text("[data-split-gap]") == "正好"
    page.fill("[name=b]", "299.7")
    assert page.inner_text("[data-split-gap]") == "还差 0.2"
    page.locator("[name=b]").locator(
        "xpath=ancestor::*[self::tr or self::li or self::div][1]//input[@data-lock]"
    ).uncheck()
    page.click("[data-split-fill]")
    assert [page.input_value(f"[name={name}]") for name in "abc"] == ["400.1", "299.9", "300"]
    assert page.inner_text("[data-split-gap]") == "正好"


def test_demonstration_name_fills_the_sign_in(visit: Callable[..., Page]) -> None:
    page = visit("/sign-in/")
    page.click("text=li.wen")
    assert (page.input_value("#id_username"), page.input_value("#id_password")) == ("li.wen", "yanshi")


def test_phone_reaches_every_service_without_script(visit: Callable[..., Page]) -> None:
    page = visit("/", width=390, height=844, java_script_enabled=False)
    page.click(".hs-tabs a:last-child")
    assert page.is_visible("text=12338 与信访")


@pytest.mark.parametrize("path", ["/", "/gallery/", "/sign-in/"])
@pytest.mark.parametrize(("width", "theme"), [(1366, "light"), (390, "light"), (1366, "dark")])
def test_page_has_no_sideways_scroll_and_no_axe_fault(
    visit: Callable[..., Page], path: str, width: int, theme: str
) -> None:
    if not AXE.exists():
        pytest.skip("axe-core is not installed (script/assets --dev)")
    page = visit(path, width=width, color_scheme=theme, bypass_csp=True)
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    page.evaluate(AXE.read_text())
    found = page.evaluate("axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa']})")
    assert [(fault["id"], [node["target"] for node in fault["nodes"]]) for fault in found["violations"]] == []
