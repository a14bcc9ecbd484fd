"""Template tags: what they write into a page."""

from __future__ import annotations

from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory

from halfsky.desk.drawing import Tile
from halfsky.desk.gallery import entries, ranks


def drawn(source: str, **values: Any) -> str:
    """Return a template rendered with our tags loaded."""
    return Template("{% load halfsky %}" + source).render(Context(values))


def test_icon_beside_a_word_is_hidden_from_screen_readers() -> None:
    html = drawn('{% icon "clock" %}')
    assert 'aria-hidden="true"' in html
    assert "vendor/icons.svg#clock" in html


def test_icon_alone_carries_its_label() -> None:
    assert 'aria-label="关闭"' in drawn('{% icon "x" label="关闭" %}')


def test_icon_name_is_escaped() -> None:
    assert "<b>" not in drawn("{% icon name %}", name='"><b>')


def test_light_of_an_unknown_tone_is_the_dashed_ring() -> None:
    assert "hs-light--none" in drawn('{% light "purple" "未知" %}')


def test_bare_light_still_says_its_word() -> None:
    assert drawn('{% light "bad" "已逾期" True %}') == (
        '<span class="hs-light hs-light--bad hs-light--bare">已逾期</span>'
    )


def test_figure_that_may_not_be_opened_is_plain_text() -> None:
    assert drawn('{% proof "34" "" %}') == "34"
    assert 'href="/f/1/"' in drawn('{% proof "34" "/f/1/" %}')


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("{{ 23781|grouped }}", "23,781"),
        ("{{ none|grouped }}", "—"),
        ("{{ 74.26|percent }}", "74.3%"),
        ("{{ 0|percent }}", "0%"),
        ("{{ none|percent }}", "—"),
        ("{{ 44|signed }}", "＋44"),
        ("{{ minus|signed }}", "−2"),
        ("{{ 0|signed }}", "0"),
        ("{{ day|cn_date }}", "10月12日"),
        ("{{ day|cn_day }}", "10月12日 周一"),
        ("{{ moment|cn_time }}", "10月13日 01:30"),
        ("{{ moment|clock_time }}", "01:30"),
    ],
)
def test_filters_write_numbers_and_days_as_the_desk_does(source: str, words: str) -> None:
    moment = datetime(2026, 10, 12, 17, 30, tzinfo=UTC)
    assert drawn(source, none=None, minus=-2, day=date(2026, 10, 12), moment=moment) == words


def test_note_that_reports_a_fault_is_an_alert() -> None:
    assert 'role="alert"' in drawn('{% note "bad" %}没有取到数{% endnote %}')
    assert "role=" not in drawn("{% note %}按自然日计算{% endnote %}")


def test_note_keeps_escaping_what_it_is_given() -> None:
    assert "&lt;i&gt;" in drawn("{% note %}{{ words }}{% endnote %}", words="<i>")


def test_reversed_entry_is_struck_through_and_linked_both_ways() -> None:
    _plain, reversing, reversed_one = (drawn("{% entry e %}", e=entry) for entry in entries())
    assert 'href="#entry-8"' in reversing
    assert "hs-entry--rev" in reversing
    assert 'href="#entry-10"' in reversed_one
    assert "<s>已答复办理进展。</s>" in reversed_one


def test_her_words_are_quoted_and_ours_are_not() -> None:
    said = SimpleNamespace(title="登记来访", number=1, quote="我就想问一问", entered_at=None)
    assert "“我就想问一问”" in drawn("{% entry e %}", e=said)


def test_closed_sealed_field_shows_its_name_and_nothing_else() -> None:
    html = drawn('{% sealed "姓名" %}')
    assert "姓名" in html
    assert "data-seal-open" not in html


def test_opened_sealed_field_carries_its_seconds() -> None:
    assert 'data-seal-open="26"' in drawn('{% sealed "电话" "155 **** 2907" 26 %}')


def test_ranking_gives_no_place_to_what_has_not_reported_and_hides_small_numbers() -> None:
    html = drawn("{% ranking rows %}", rows=ranks())
    assert html.count("并列") == 2
    assert "未报" in html
    assert "少于 5，不显示" in html
    assert "<b>0%</b>" in html


def test_tile_says_its_tone_with_a_sign() -> None:
    html = drawn("{% tiles places %}", places=[Tile("a", "邵阳", "58.0%", "1")])
    assert "▼▼" in html


def test_pages_keep_the_other_words_of_the_address() -> None:
    request = RequestFactory().get("/list/", {"q": "土地 & 房", "page": "2"})
    html = drawn("{% pages page %}", page=Paginator(range(60), 10).page(2), request=request)
    assert "q=%E5%9C%9F%E5%9C%B0%20%26%20%E6%88%BF&amp;page=3" in html
    assert "第 2 页，共 6 页" in html


def test_single_page_draws_nothing_to_turn() -> None:
    assert drawn("{% pages page %}", page=Paginator(range(3), 10).page(1)).strip() == ""


@pytest.mark.parametrize(
    "item",
    [
        ("/board/", "layout-dashboard", "目标看板", 3, True),
        {"url": "/board/", "icon": "layout-dashboard", "label": "目标看板", "count": 3, "hot": True},
        SimpleNamespace(url="/board/", icon="layout-dashboard", label="目标看板", count=3, hot=True),
    ],
)
def test_navigation_takes_tuples_mappings_and_objects(item: object) -> None:
    html = drawn("{% nav_item item %}", item=item, request=RequestFactory().get("/board/2026/"))
    assert 'aria-current="page"' in html
    assert '<span class="n n--hot">3</span>' in html


def test_navigation_does_not_mark_another_page() -> None:
    html = drawn("{% nav_item item %}", item=("/", "inbox", "工作台"), request=RequestFactory().get("/board/"))
    assert "aria-current" not in html


def test_steps_tell_done_now_and_to_come() -> None:
    html = drawn("{% steps names 2 %}", names=["登记", "受理", "办理"])
    assert html.count("已完成") == 1
    assert html.count('aria-current="step"') == 1
