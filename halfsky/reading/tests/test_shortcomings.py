"""What a report says is lacking is not told as done."""

import pytest

from halfsky.reading import read
from halfsky.reading.sentences import sentences_of
from halfsky.reading.shortcomings import is_heading, says_lacking

TITLE = "样县妇联2024年工作总结\n\n"


def done(text: str) -> list[str]:
    return [s.words for s in sentences_of(read(TITLE + text)) if s.done and not s.lacking]


@pytest.mark.parametrize("title", ["存在问题", "存在的主要问题和不足", "问题与不足", "工作中存在的困难", "问题和建议"])
def test_a_heading_names_what_is_lacking(title: str) -> None:
    assert is_heading(title)


@pytest.mark.parametrize("title", ["着力解决存在的问题", "关爱困难妇女", "针对存在问题抓整改", "巾帼建功"])
def test_a_heading_of_work_done_does_not(title: str) -> None:
    assert not is_heading(title)


@pytest.mark.parametrize(
    "words",
    [
        "仍有30%的村级执委未参加活动。",
        "尚有3个乡镇没有建立妇女之家。",
        "还有12个村未完成换届。",
        "家长学校覆盖率不足40%。",
        "基层妇联力量薄弱。",
        "活动经费不足。",
        "家政培训仍不够均衡。",
    ],
)
def test_a_sentence_says_that_something_is_lacking(words: str) -> None:
    assert says_lacking(words)


@pytest.mark.parametrize(
    "words",
    [
        "为23名尚未就业的女大学生推荐岗位。",
        "动员未参加检查的妇女2000名。",
        "走访慰问仍有困难的家庭12户。",
        "全县未发生一起家庭暴力命案。",
        "针对培训针对性不强，举办培训班12期。",
        "关爱未成年人300名。",
        "排查存在的问题32个并全部整改。",
    ],
)
def test_help_for_those_who_lack_something_is_done(words: str) -> None:
    assert not says_lacking(words)


def test_what_stands_under_such_a_heading_is_left_out() -> None:
    text = "一、主要工作\n举办讲座12场。\n二、存在问题\n"
    text += "一是12期培训都办在城区。二是评选最美家庭8户。\n三、其他\n慰问妇女36名。\n"
    assert done(text) == ["举办讲座12场。", "慰问妇女36名。"]


def test_a_line_of_its_own_heads_what_is_lacking_up_to_the_next() -> None:
    text = "举办讲座12场。\n存在的问题：\n12期培训都办在城区。\n其他工作\n慰问妇女36名。\n"
    assert done(text) == ["举办讲座12场。", "慰问妇女36名。"]


def test_what_follows_in_its_paragraph_is_lacking_too() -> None:
    text = "全年举办讲座12场。但工作中还存在一些不足。12期培训都办在城区。\n慰问妇女36名。\n"
    assert done(text) == ["全年举办讲座12场。", "慰问妇女36名。"]
