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


@pytest.mark.parametrize(
    ("sentence", "each"),
    [
        ("集体项目各设一等奖1名、二等奖2名、三等奖3名。", [True, True, True]),
        ("各镇（街道）推送案例10个，发放宣传单1000份。", [True, True]),
        ("每人驻村20个，走访40户，化解纠纷5起。", [True, True, True]),
        ("计划每幢楼推选1名组长。", [True]),
        ("每个有意愿的姐妹掌握2门技术。", [True]),
        ("市级每年安排经费10万元，县级不少于3万元。", [True, True]),
        ("知晓率、满意率均达到90%。", [True]),
        ("每月办1期夜校，全年12期。", [True, False]),
        ("每年巡讲30场，走遍全市600个村。", [True, False]),
        ("每学期授课2次，到课率保持在90%以上。", [True, False]),
        ("各村推荐2户，镇里评出15户。", [True, False]),
        ("每半年研究1次，组建50人的队伍。", [True, False]),
        ("新建基地9个，每个补助2万元，带动妇女1200名。", [False, True, False]),
        ("每名执委联系10户，培育主播200名。", [True, False]),
    ],
)
def test_each_is_carried_on_only_where_it_still_holds(sentence: str, each: list[bool]) -> None:
    assert [m.each for m in plan(sentence).measures] == each


@pytest.mark.parametrize(
    ("sentence", "each"),
    [
        ("两个乡均只组织了1次检查。", [False, True]),
        ("每周五清扫，全年清扫40次，评出清洁户60户。", [False, False]),
        ("培训班17期，每期50人，812人领到证书。", [False, True, False]),
        ("每年组织体检，今年查了410人。", [False]),
        ("每年安排经费20万元，比上届增加了12万元。", [True, False]),
        ("对女能手各颁发奖金1000元。", [True]),
    ],
)
def test_a_count_of_the_whole_ends_each_in_a_report(sentence: str, each: list[bool]) -> None:
    assert [m.each for m in report(sentence).measures] == each


def test_a_rate_for_each_says_nothing_of_how_many_get_it() -> None:
    found = report("市财政列入经费30万元，按每个5000元的标准补助到60个村。").measures
    assert [m.each for m in found] == [False, True, False]
