"""At least, at most, about, exact."""

import pytest

from halfsky.reading import Bound, read
from halfsky.reading.tests.only import only, plan, report


@pytest.mark.parametrize(
    ("sentence", "bound", "quote"),
    [
        ("培训妇女100名以上。", Bound.AT_LEAST, "100名以上"),
        ("培训妇女不少于100名。", Bound.AT_LEAST, "不少于100名"),
        ("每县至少开办一个课堂。", Bound.AT_LEAST, "一个"),
        ("就业率不低于85%。", Bound.AT_LEAST, "不低于85%"),
        ("贷款突破2亿元。", Bound.AT_LEAST, "突破2亿元"),
        ("覆盖超6万人次。", Bound.AT_LEAST, "超6万人次"),
        ("举办讲座150余场。", Bound.AT_LEAST, "150余场"),
        ("筹集资金300多万元。", Bound.AT_LEAST, "300多万元"),
        ("粉丝达到5万+个。", Bound.AT_LEAST, "5万+个"),
        ("死亡率控制在12/10万以下。", Bound.AT_MOST, "12/10万以下"),
        ("死亡率控制在12/10万。", Bound.AT_MOST, "控制在12/10万"),
        ("经费不超过45万元。", Bound.AT_MOST, "不超过45万元"),
        ("费用45万元以内。", Bound.AT_MOST, "45万元以内"),
        ("参加人数不足50人。", Bound.AT_MOST, "不足50人"),
        ("最多推荐3件。", Bound.AT_MOST, "3件"),
        ("培育女能人近3000人。", Bound.ABOUT, "近3000人"),
        ("参训约300人。", Bound.ABOUT, "约300人"),
        ("招募志愿者400名左右。", Bound.ABOUT, "400名左右"),
        ("年销售额过亿元。", Bound.AT_LEAST, "过亿元"),
        ("现场签约2300万元。", Bound.EXACT, "2300万元"),
        ("先后举办过5期。", Bound.EXACT, "5期"),
        ("带动附近10个村。", Bound.EXACT, "10个"),
        ("培训率达到20%。", Bound.EXACT, "20%"),
        ("力争培训500人。", Bound.EXACT, "500人"),
        ("培育市级以上示范岗30个。", Bound.EXACT, "30个"),
    ],
)
def test_the_words_around_a_figure_bound_it(sentence: str, bound: Bound, quote: str) -> None:
    measure = only(plan(sentence))
    assert measure.bound is bound
    assert quote.endswith(measure.quote) or measure.quote == quote


def test_recent_years_are_not_about_a_figure() -> None:
    assert only(plan("近3年的工作要总结。")).bound is Bound.EXACT


def test_a_ceiling_is_at_most_but_the_highest_figure_told_is_exact() -> None:
    assert only(report("举办直播，单场观看人数最高5000人。")).bound is Bound.EXACT
    assert only(plan("每场参加人数最高500人。")).bound is Bound.AT_MOST


def test_the_highest_figure_seen_is_exact() -> None:
    assert only(plan("单日参加人数最高时达500人。")).bound is Bound.EXACT


def test_what_is_measured_against_a_goal_leaves_the_goal_exact() -> None:
    assert [m.bound for m in read("监测报告\n死亡率3.9/10万，低于9/10万的规划目标。").measures] == [Bound.EXACT] * 2
