"""Sentences as the comparison takes them: what is told as done, what is only a heading."""

import pytest

from halfsky.reading import read
from halfsky.reading.sentences import sentences_of


def done(text: str) -> list[str]:
    return [s.words for s in sentences_of(read(text)) if s.done]


TITLE = "样县妇联2024年工作总结\n"


def test_a_semicolon_parts_what_was_done() -> None:
    assert len(done(TITLE + "举办家庭教育讲座12场；发放贷款300万元；评选最美家庭8户。")) == 3


def test_a_list_line_with_a_figure_needs_no_stop() -> None:
    assert done(TITLE + "举办家庭教育讲座12场\n评选最美家庭8户\n") == ["举办家庭教育讲座12场", "评选最美家庭8户"]


def test_the_heading_of_an_item_is_no_sentence() -> None:
    assert done(TITLE + "1．家庭创建有声有色。评选最美家庭8户。\n2．维权服务见成效。接待来访21人次。\n") == [
        "评选最美家庭8户。",
        "接待来访21人次。",
    ]


def test_what_follows_a_plan_in_its_paragraph_is_planned_too() -> None:
    text = TITLE + "2024年,县妇联举办讲座12场。2025年,县妇联将开展亲子阅读。推进家长学校建设,面向农村开展公益讲座。\n"
    assert done(text) == ["2024年,县妇联举办讲座12场。"]


@pytest.mark.parametrize("words", ["县妇联将致力于转变机关干部的工作作风。", "县妇联将继续面向家长开展公益讲座。"])
def test_will_without_a_year_is_to_come(words: str) -> None:
    assert done(TITLE + words) == []


def test_addressees_and_signature_are_left_out() -> None:
    text = "关于2024年工作情况的报告\n\n市妇联、县委办公室：\n举办家庭教育讲座12场。\n\n样县妇女联合会\n2024年12月3日\n"
    assert done(text) == ["举办家庭教育讲座12场。"]
