"""Word's automatic numbers are read as Word shows them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from halfsky.reading.files import open_document
from halfsky.reading.files.numerals import circled, written
from halfsky.reading.files.tests.papers import PLAN, Paper

CHINESE = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"]


def text(paper: Paper) -> str:
    return open_document(paper.bytes(), "plan.docx").text


def test_levels_show_their_own_format_and_restart_below_a_higher_one() -> None:
    paper = Paper()
    number = paper.numbering(PLAN)
    for level, words in [
        (0, "服务发展"),
        (1, "培训"),
        (2, "家政"),
        (2, "电商"),
        (3, "直播"),
        (1, "就业"),
        (2, "招聘"),
        (0, "维权"),
        (1, "热线"),
    ]:
        paper.add(words, number, level)
    assert text(paper).split("\n") == [
        "一、服务发展",
        "（一）培训",
        "1. 家政",
        "2. 电商",
        "①直播",
        "（二）就业",
        "1. 招聘",
        "二、维权",
        "（一）热线",
    ]


def test_a_second_list_of_the_same_kind_counts_on_and_an_override_starts_anew() -> None:
    paper = Paper()
    number = paper.numbering(PLAN)
    counting_on, anew = paper.again(number - 1), paper.again(number - 1, start=(0, 1))
    for words, chosen in [("甲", number), ("乙", counting_on), ("丙", anew), ("丁", anew), ("戊", number)]:
        paper.add(words, chosen)
    assert text(paper).split("\n") == ["一、甲", "二、乙", "一、丙", "二、丁", "三、戊"]


def test_an_override_may_start_at_another_number() -> None:
    paper = Paper()
    number = paper.again(paper.numbering(PLAN) - 1, start=(0, 5))
    paper.add("建强组织", number)
    assert text(paper) == "五、建强组织"


def test_a_level_that_never_restarts_counts_through_the_chapters() -> None:
    paper = Paper()
    number = paper.numbering(
        [("chineseCounting", "%1、"), ("decimal", "%2．")], lambda level: '<w:lvlRestart w:val="0"/>' if level else ""
    )
    for level, words in [(0, "章"), (1, "甲"), (1, "乙"), (0, "章"), (1, "丙")]:
        paper.add(words, number, level)
    assert text(paper).split("\n") == ["一、章", "1．甲", "2．乙", "二、章", "3．丙"]


def test_a_number_may_show_the_levels_above_it_in_plain_figures() -> None:
    paper = Paper()
    number = paper.numbering(
        [("chineseCounting", "第%1章"), ("decimal", "%1.%2")], lambda level: "<w:isLgl/>" if level else ""
    )
    paper.add("总则", number)
    paper.add("目的", number, 1)
    assert text(paper).split("\n") == ["第一章 总则", "1.1 目的"]


def test_a_style_gives_its_paragraphs_their_number() -> None:
    paper = Paper()
    number = paper.numbering(PLAN, lambda level: '<w:pStyle w:val="Heading2"/>' if level == 1 else "")
    paper.add("服务大局", number)
    style = paper.document.styles["Heading 2"].element.get_or_add_pPr()
    style.append(paper.add("", number)._p.pPr.numPr)
    paper.add("组织宣讲", style="Heading 2")
    assert text(paper).split("\n")[-1] == "（一）组织宣讲"


def test_a_paragraph_may_leave_the_list_of_its_style_by_number_zero() -> None:
    paper = Paper()
    paper.add("只是一段话", 0)
    assert text(paper) == "只是一段话"


def test_a_figure_after_a_number_with_a_point_stays_apart() -> None:
    paper = Paper()
    paper.add("5万名妇女参训", paper.numbering([("decimal", "%1.")]))
    assert text(paper) == "1. 5万名妇女参训"


def test_empty_numbered_paragraphs_show_nothing_and_bullets_of_symbol_fonts_become_points() -> None:
    paper = Paper()
    bullets = paper.numbering([("bullet", "\uf06c")])
    paper.add("", bullets)
    paper.add("走访慰问", bullets)
    assert text(paper).split("\n") == ["", "• 走访慰问"]


@pytest.mark.parametrize(
    ("number", "name", "shown"),
    [
        (10, "chineseCounting", "十"),
        (21, "chineseCounting", "二十一"),
        (100, "chineseCounting", "一〇〇"),
        (101, "chineseCountingThousand", "一百零一"),
        (115, "chineseCountingThousand", "一百一十五"),
        (120, "japaneseCounting", "百二十"),
        (12, "japaneseCounting", "十二"),
        (12, "ideographDigital", "一二"),
        (13, "chineseLegalSimplified", "壹拾叁"),
        (3, "ideographTraditional", "丙"),
        (2, "ideographZodiac", "丑"),
        (20, "decimalEnclosedCircle", "⑳"),
        (21, "decimalEnclosedCircleChinese", "㉑"),
        (3, "decimalEnclosedParen", "⑶"),
        (3, "decimalEnclosedFullstop", "⒊"),
        (12, "decimalFullWidth", "１２"),
        (7, "decimalZero", "07"),
        (4, "upperRoman", "IV"),
        (28, "lowerLetter", "bb"),
        (3, "ideographEnclosedCircle", "㊂"),
        (5, "none", ""),
        (5, "somethingNew", "5"),
    ],
)
def test_a_number_format_is_written_as_word_writes_it(number: int, name: str, shown: str) -> None:
    assert written(number, name) == shown


def test_circled_figures_run_to_fifty_and_then_stand_in_brackets() -> None:
    assert [circled(number) for number in (1, 35, 36, 50, 51)] == ["①", "㉟", "㊱", "㊿", "(51)"]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, 3), min_size=1, max_size=14))
def test_automatic_numbers_give_the_markers_that_a_writer_would_type(depths: list[int]) -> None:
    paper, typed, counts = Paper(), [], [0, 0, 0, 0]
    number = paper.numbering(PLAN)
    for place, wanted in enumerate(depths):
        level = min(wanted, next((upper for upper in range(4) if not counts[upper]), 3))
        counts = [count + (place == level) if place <= level else 0 for place, count in enumerate(counts)]
        words = f"工作{CHINESE[place % 12]}项"
        shown = [
            f"{CHINESE[counts[0] - 1]}、" if counts[0] <= 12 else "",
            f"（{written(counts[1], 'chineseCounting')}）",
            f"{counts[2]}. ",
            circled(counts[3]),
        ]
        if level == 0 and counts[0] > 12:
            shown[0] = f"{written(counts[0], 'chineseCounting')}、"
        typed.append(shown[level] + words)
        paper.add(words, number, level)
    assert text(paper) == "\n".join(typed)
