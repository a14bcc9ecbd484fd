"""Figures that hold for each of several."""

import pytest

from halfsky.reading.tests.only import plan, report

EACH = [
    "评选好婆婆、好媳妇各60名。",
    "每县至少建立1个婚调委。",
    "每名执委联系8名以上姐妹。",
    "每年培训1000名。",
    "每季度召开1次例会。",
    "户均增收2000元。",
    "各县区不少于5期。",
    "年内全市每个县区至少开办1个。",
    "县区均不少于2次。",
    "对验收合格的基地各给予3万元扶持资金。",
]
WHOLE = [
    "全市培训妇女1000名。",
    "每年评选表彰，共表彰50名。",
    "各级妇联举办活动，累计100场。",
    "举办各类培训班36期。",
]


@pytest.mark.parametrize("sentence", EACH)
def test_a_figure_for_each_says_so(sentence: str) -> None:
    assert [m.each for m in plan(sentence).measures if m.unit not in {"岁"}] == [True]


@pytest.mark.parametrize("sentence", WHOLE)
def test_a_figure_for_the_whole_does_not(sentence: str) -> None:
    assert not any(m.each for m in plan(sentence).measures)


def test_what_holds_each_year_goes_on_to_the_next_figure() -> None:
    assert [m.each for m in plan("每年举办培训班2期，培训妇女100人。").measures] == [True, True]


def test_what_all_counties_are_told_to_do_holds_for_each_of_their_figures() -> None:
    doc = plan("各县区妇联全年举办培训班不少于4期，参训妇女不少于200人次；市直不少于1期。")
    assert [m.each for m in doc.measures] == [True, True, False]


def test_a_rate_by_the_year_does_not_go_on() -> None:
    assert [m.each for m in plan("生均拨款不低于每年500元，普惠幼儿园占比达到83%。").measures] == [True, False]


def test_counties_together_are_no_each_in_a_report() -> None:
    assert [m.each for m in report("各县市区开展宣传活动200场。").measures] == [False]


def test_an_average_holds_for_the_next_group_that_is_named() -> None:
    (first, second) = report("人均活动经费城区达30元，山区达20元。").measures
    assert first.each
    assert second.each
