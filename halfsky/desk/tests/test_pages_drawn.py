"""Whole pages: the shell, sign-in, and the pages that only say what went wrong."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.forms import AuthenticationForm
from django.http import Http404
from django.template import Context, Template
from django.template.loader import get_template
from django.test import RequestFactory, override_settings

from halfsky.desk.gallery import gallery, sample_context

SHELL: dict[str, Any] = {
    "unit": "岳阳市妇女联合会",
    "units": [("7", "岳阳市妇女联合会"), ("9", "平江县妇女联合会")],
    "unit_url": "/act-for/",
    "nav": [("/", "inbox", "工作台", 12, True), ("/board/", "layout-dashboard", "目标看板", None, False)],
    "services": [("/s/hotline/", "phone", "12338 与信访", 38)],
    "suites": [("/s/", "scale", "维权", 13)],
    "services_total": 52,
    "me": {"face": "知微", "name": "宋知微", "post": "权益部"},
    "is_demo": True,
    "today": "10月12日 周一",
    "search_url": "/find/",
    "sign_out_url": "/sign-out/",
}
ALONE = ["404", "403", "400", "500", "403_csrf", "offline", "registration/locked"]


def shell(**values: Any) -> str:
    """Return a page of the desk with the given shell values; none of them is needed."""
    page = Template('{% extends "base.html" %}{% block main %}<h1>今天</h1>{% endblock main %}')
    return page.render(Context({"request": RequestFactory().get("/board/"), **values}))


def faults_of(html: str) -> list[str]:
    """Return what a strict content security policy would block."""
    return re.findall(r"\sstyle=|\son[a-z]+=|<script>|<style|javascript:", html)


def test_shell_stands_without_any_value() -> None:
    html = shell()
    assert 'lang="zh-CN"' in html
    assert '<main class="hs-main" id="main"' in html
    assert 'href="#main"' in html
    assert "演示数据" not in html


def test_shell_shows_who_acts_where_and_what_there_is() -> None:
    html = shell(**SHELL)
    for words in ("岳阳市妇女联合会", "平江县妇女联合会", "宋知微", "权益部", "演示数据", "全部 52 项服务"):
        assert words in html
    assert html.count('aria-label="主导航"') == 1
    assert '<a href="/board/" title="目标看板" aria-current="page">' in html


def test_one_unit_is_shown_without_a_switch() -> None:
    assert "<details" not in shell(unit="加义镇妇女联合会")


def test_shell_keeps_to_the_content_security_policy() -> None:
    assert faults_of(shell(**SHELL)) == []


def test_pages_are_never_kept_in_the_browsers_history_store() -> None:
    assert '"historyCacheSize":0' in shell()


@pytest.mark.parametrize("name", ALONE)
def test_page_that_says_what_went_wrong_needs_no_context(name: str) -> None:
    html = get_template(f"{name}.html").render({})
    assert faults_of(html) == []
    assert re.search(r"<h1>[^<]+</h1>", html)
    assert "12338" in html


def sign_in(**values: Any) -> str:
    """Return the sign-in page."""
    form = AuthenticationForm(data=values.pop("data", None))
    return get_template("registration/login.html").render({"form": form, "next": "/", **values})


def test_sign_in_tells_whom_to_call_without_signing_in() -> None:
    html = sign_in()
    assert "<b>110</b>" in html
    assert "<b>12338</b>" in html
    assert faults_of(html) == []


def test_demonstration_names_stand_only_in_the_demonstration() -> None:
    assert "演示账号" not in sign_in()
    html = sign_in(demo_people=[("li.wen", "县妇联·值守", "接线")], demo_password="yanshi")
    assert 'data-value="li.wen"' in html


def test_sign_in_names_the_field_that_is_missing() -> None:
    html = sign_in(data={"username": "", "password": ""})
    assert html.count("hs-field--bad") == 2
    assert 'id="id_username_error"' in html


def test_gallery_draws_every_component_within_the_policy() -> None:
    request = RequestFactory().get("/gallery/")
    html = get_template("desk/gallery.html").render(sample_context(), request)
    assert faults_of(html) == []
    for part in (
        "hs-bar",
        "hs-days",
        "rc-span",
        "hs-entry--rev",
        "hs-seal--open",
        "hs-tile--few",
        "hs-trend",
        "hs-dialog",
    ):
        assert part in html


def test_gallery_is_a_page_only_in_the_demonstration(tmp_path: Path) -> None:
    request = RequestFactory().get("/gallery/")
    with override_settings(DEBUG=False, DATA=tmp_path):
        with pytest.raises(Http404):
            gallery(request)
        (tmp_path / "demo").touch()
        assert gallery(request).status_code == 200
