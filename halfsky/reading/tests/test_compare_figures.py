"""Figures reported that answer a target: same unit, same noun."""

from decimal import Decimal

import pytest

from halfsky.reading import read
from halfsky.reading.compare import compare
from halfsky.reading.compare_model import Answer, Comparison


def laid(planned: str, *told: str) -> Comparison:
    plan = f"样市妇联2024年工作要点\n一、{planned}\n二、做好机关保密档案工作。\n"
    reports = [(f"{n}", read(f"{name}妇联2024年工作总结\n{words}\n")) for n, (name, words) in enumerate(_named(told))]
    return compare(read(plan), reports)


def _named(told: tuple[str, ...]) -> list[tuple[str, str]]:
    return list(zip(("白水县", "红石县", "青江县"), told, strict=False))


def answers(planned: str, told: str) -> list[Answer]:
    return [a for line in laid(planned, told).lines for m in line.matches for a in m.answers]


@pytest.mark.parametrize(
    ("planned", "told", "quote", "share"),
    [
        ("培训女农民1000名。", "全年培训女农民1160名。", "1160名", "1.160"),
        ("发放妇女创业担保贷款1亿元。", "发放妇女小额担保贷款3200万元。", "3200万元", "0.320"),
        ("举办家庭教育讲座不少于50场。", "举办家庭教育讲座12场，受益家长900人。", "12场", "0.240"),
        ("检查农村妇女“两癌”2万名。", "为6000名农村妇女做了“两癌”检查。", "6000名", "0.300"),
    ],
)
def test_a_share_stands_beside_a_figure_of_the_same_kind(planned: str, told: str, quote: str, share: str) -> None:
    assert [(a.done.quote, a.share) for a in answers(planned, told)] == [(quote, Decimal(share))]


@pytest.mark.parametrize(
    ("planned", "told"),
    [
        ("培训女农民1000名。", "全年培训女农民1160人次。"),
        ("培训女农民1000名。", "女农民培训惠及家庭300户。"),
        ("举办妇女专场招聘会4场。", "举办妇女专场招聘会，达成意向900人。"),
        ("慰问困难妇女1000名。", "接待困难妇女来访120名。"),
        ("建设留守儿童之家50个。", "在23个村建起留守儿童之家。"),
        ("发放妇女创业担保贷款1亿元。", "发放妇女创业担保贷款后，户均增收6000元。"),
        ("每季度举办家庭教育讲座3场。", "举办家庭教育讲座12场。"),
    ],
)
def test_another_unit_noun_or_deed_is_no_answer(planned: str, told: str) -> None:
    assert answers(planned, told) == []


def test_a_percentage_is_met_or_not_but_has_no_share() -> None:
    (answer,) = answers("信访件办结率达到98%以上。", "信访件办结率为99.2%。")
    assert (answer.share, answer.met) == (None, True)


def test_a_target_for_each_town_is_measured_by_a_towns_figure() -> None:
    plan = read("样县妇联2024年工作要点\n一、寻找最美家庭。各乡镇推荐最美家庭不少于5户。\n二、做好保密工作。\n")
    town = compare(plan, [("甲", read("白石镇妇联2024年工作总结\n推荐最美家庭6户。\n"))])
    assert [a.share for a in town.lines[0].matches[0].answers] == [Decimal("1.200")]
    county = compare(plan, [("甲", read("白石县妇联2024年工作总结\n推荐最美家庭6户。\n"))])
    assert county.lines[0].matches[0].answers == ()


def test_what_all_units_report_is_summed_once_for_each() -> None:
    result = laid(
        "培训女农民1000名。",
        "上半年培训女农民100名。全年培训女农民310名。",
        "培训女农民200名。",
        "组织女农民参加展销会。",
    )
    (total,) = result.lines[0].totals
    assert (total.done, total.share, total.units) == (510, Decimal("0.510"), ("白水县妇联", "红石县妇联"))


def test_each_target_takes_one_figure_of_a_sentence() -> None:
    found = answers("培训女农民1000名，培育女农民带头人100名。", "培训女农民310名，培育女农民带头人12名。")
    assert [(a.target.quote, a.done.quote) for a in found] == [("1000名", "310名"), ("100名", "12名")]


@pytest.mark.parametrize(
    ("planned", "told"),
    [
        ("举办家政示范培训班12期。", "举办家政培训班十余期。"),
        ("每名执委联系妇女10名。", "每个微家配备执委2至3名。"),
        ("执委联系妇女1000名。", "增补执委20名。"),
    ],
)
def test_a_lesser_or_different_deed_is_no_answer(planned: str, told: str) -> None:
    assert answers(planned, told) == []


@pytest.mark.parametrize(
    ("planned", "told"),
    [
        ("举办家政示范培训班12期。", "举办家政示范培训班13期。"),
        ("每名执委联系妇女10名。", "每位执委联系妇女12名。"),
        ("执委联系妇女1000名。", "执委结对联系妇女1200名。"),
    ],
)
def test_the_same_deed_is_an_answer(planned: str, told: str) -> None:
    assert len(answers(planned, told)) == 1
