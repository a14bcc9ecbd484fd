"""Classifiers, and words that only begin like one."""

import pytest

from halfsky.reading.tests.only import plan, report, short
from halfsky.reading.units import unit_at


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("名妇女", "名"),
        ("人次", "人次"),
        ("人（次）".replace("（", "(").replace("）", ")"), "人次"),
        ("个百分点", "百分点"),
        ("万", None),
        ("元钱", "元"),
        ("个月", "个月"),
        ("家企业", "家"),
        ("家庭", None),
        ("家政公司", None),
        ("人员", None),
        ("次要", None),
        ("种植户", None),
        ("种类型", "种"),
        ("起诉讼", "起"),
        ("支农队", "支"),
        ("所有", None),
        ("届", "届"),
        ("名优秀妇女", "名"),
        ("平米", "平方米"),
        ("道题", "道"),
        ("道路", None),
        ("通来电", "通"),
        ("通过", None),
        ("眼水窖", "眼"),
        ("方垃圾", "方"),
        ("方面", None),
        ("县", "个"),
        ("部门联合", "个"),
        ("角形", None),
    ],
)
def test_the_longest_fitting_unit_is_taken(text: str, unit: str | None) -> None:
    found = unit_at(text, 0)
    assert (found.name if found else None) == unit


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        ("培训100名妇女、办班5期、服务2000人次。", ["100名", "5期", "2000人次"]),
        ("培育2家家政企业、10家电商企业。", ["2家", "10家"]),
        ("发放贷款1.2亿元、贴息300万元。", ["120000000元", "3000000元"]),
        ("覆盖率80%，提高5个百分点。", ["80%", "5百分点"]),
        ("创建率达八成五，参与率过七成。", ["85%", "70%"]),
    ],
)
def test_figures_come_with_their_units(sentence: str, figures: list[str]) -> None:
    assert short(plan(sentence)) == figures


def test_a_large_number_straight_before_people_counts_people() -> None:
    assert short(report("组织8.46万农村妇女参加体检。")) == ["84600人"]


def test_a_number_of_people_without_classifier_takes_it_from_the_noun() -> None:
    assert short(report("参加人数达5000，反响热烈。")) == ["5000人"]


def test_a_spoken_sum_counts_in_yuan() -> None:
    assert short(plan("全年发放总量不低于20个亿。")) == ["2000000000元"]
    assert short(plan("建设两个亿级产业园。")) == ["2个"]
