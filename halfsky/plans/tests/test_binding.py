"""Figures proposed for the targets of plans: the group that a target names, or a word of what is counted besides."""

from __future__ import annotations

import pytest

from halfsky.plans.binding import Proposal, proposals
from halfsky.plans.naming import clause_of, group_named


def first(what: str, sentence: str, quote: str, unit: str) -> Proposal:
    return proposals(what, sentence, quote, unit)[0]


@pytest.mark.parametrize(
    ("what", "sentence", "quote", "unit", "code"),
    [
        ("科技致富带头人", "全年培训1000名科技致富带头人。", "1000名", "名", "training.people@leader"),
        ("女农民工", "今年培训失业妇女、女农民工100万人。", "100万人", "人", "training.people@migrant"),
        ("培训微电商人才", "举办班次，培训微电商人才500名", "500名", "名", "training.people@micro"),
        ("家政培训", "举办家政培训20期，培训2000人。", "20期", "期", "training.classes@kind-domestic"),
        ("全年培训妇女", "全年培训妇女3000名。", "3000名", "名", "training.people"),
        ("接待来信来访", "接待来信来访2000人次。", "2000人次", "人次", "petition.visits@received"),
        ("接待来访", "接待来访2000人次。", "2000人次", "人次", "petition.visits@visit"),
        ("接待来信来访来电", "接待来信来访来电2000人次。", "2000人次", "人次", "petition.visits"),
    ],
)
def test_a_named_group_is_proposed_its_own_figure(what: str, sentence: str, quote: str, unit: str, code: str) -> None:
    assert first(what, sentence, quote, unit).code == code


@pytest.mark.parametrize(
    ("what", "sentence", "quote", "unit", "code", "group"),
    [
        (
            "巾帼扶贫骨干",
            "全年培训10000名巾帼扶贫骨干和女农民工。",
            "10000名",
            "名",
            "training.people",
            "巾帼扶贫骨干",
        ),
        ("基层妇联干部培训班", "举办基层妇联干部培训班3期。", "3期", "期", "training.classes", "基层妇联干部"),
        ("培训贫困妇女", "培训贫困妇女3000人", "3000人", "人", "training.people", "贫困"),
    ],
)
def test_a_group_without_a_figure_is_told(
    what: str, sentence: str, quote: str, unit: str, code: str, group: str
) -> None:
    found = first(what, sentence, quote, unit)
    assert found.code == code
    assert f"不只数“{group}" in found.doubt
    assert found.because.endswith(found.doubt)
    assert len(found.because) <= 200


def test_a_second_group_in_one_number_is_told() -> None:
    found = first("女农民工", "今年培训失业妇女、女农民工100万人。", "100万人", "人")
    assert "还说到“失业妇女”" in found.doubt


def test_a_group_of_another_number_is_left_alone() -> None:
    sentence = "扶持致富带头人100名，培训妇女3000名。"
    assert [one.code for one in proposals("扶持致富带头人", sentence, "100名", "名")] == ["training.people"]
    found = first("培训妇女", sentence, "3000名", "名")
    assert (found.code, found.doubt) == ("training.people", "")


def test_the_clause_and_the_group_are_read_from_the_words() -> None:
    assert clause_of("甲一，乙2名；丙", "2名") == "乙2名"
    assert clause_of("甲一", "2名") == ""
    assert group_named("全年培训科技致富带头人", ["培训"]) == "科技致富带头人"
    assert group_named("全年举办各类培训班", ["培训"]) == ""
