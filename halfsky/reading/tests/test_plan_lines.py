"""The lines of a plan that reports are laid beside."""

import pytest

from halfsky.reading import read
from halfsky.reading.plan_lines import plan_lines


def paths(text: str) -> list[str]:
    return [line.path for line in plan_lines(read(text))]


def names(text: str) -> list[str]:
    return [line.name for line in plan_lines(read(text))]


def test_headings_that_only_hold_items_are_no_lines() -> None:
    text = "样县妇联2024年工作要点\n一、家庭\n1．寻找最美家庭。\n2．办好家长学校。\n二、维权\n做好信访接待。\n"
    assert paths(text) == ["一、1．", "一、2．", "二、"]


def test_a_heading_with_a_target_of_its_own_may_be_reported_on_but_need_not() -> None:
    text = "样县妇联2024年工作要点\n一、家庭。全年评选最美家庭60户。\n1．办好家长学校。\n2．开展亲子阅读。\n"
    lines = plan_lines(read(text))
    assert [(line.path, line.lead) for line in lines] == [("一、", True), ("一、1．", False), ("一、2．", False)]
    assert [t.quote for t in lines[0].targets] == ["60户"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "# 样县妇联2024年工作要点\n\n## 一、家庭\n\n### 1. 寻找最美家庭\n评选60户。\n\n"
            "### 2. 家长学校\n办讲座20场。\n",
            ["一、1. 寻找最美家庭", "一、2. 家长学校"],
        ),
        (
            "# 样县妇联2024年工作要点\n\n## 家庭工作\n\n### 寻找最美家庭\n评选60户。\n\n### 家长学校\n办讲座20场。\n",
            ["家庭工作 › 寻找最美家庭", "家庭工作 › 家长学校"],
        ),
    ],
)
def test_markdown_headings_go_by_their_numbers_or_words_not_by_signs(text: str, expected: list[str]) -> None:
    assert names(text) == expected
    assert not any("#" in path for path in paths(text))


def test_the_number_of_a_markdown_heading_is_no_target() -> None:
    lines = plan_lines(read("# 样县2024年工作要点\n\n## 一、关爱\n\n### 11. 关爱留守流动儿童\n建设儿童之家15所。\n"))
    assert [[t.quote for t in line.targets] for line in lines] == [["15所"]]


def test_what_closes_the_document_belongs_to_no_item() -> None:
    text = (
        "样县妇联2024年工作要点\n\n一、做好信访接待。\n\n样县妇女联合会\n2024年3月1日\n\n抄送：市妇联，县委办公室。\n"
    )
    line = plan_lines(read(text))[0]
    assert "市妇联" not in text[line.start : line.end]


def test_inline_items_go_with_their_holder() -> None:
    text = "样县妇联2024年工作要点\n一、创业。一是发放贷款。二是培育电商基地3个。\n二、维权。做好信访接待。\n"
    assert paths(text) == ["一、", "二、"]


def test_a_plan_without_items_gives_its_paragraphs() -> None:
    text = "样县妇联2024年工作打算\n\n2024年将评选最美家庭60户。办好家长学校。\n\n将举办妇女专场招聘会4场。\n"
    assert [len(line.points) for line in plan_lines(read(text))] == [2, 1]
    assert names(text)[1] == "将举办妇女专场招聘会4场。"
