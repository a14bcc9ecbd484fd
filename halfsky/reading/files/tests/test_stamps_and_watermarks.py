"""What is stamped on printed pages or printed behind their text is no part of it, however it is turned."""

import math
from collections.abc import Callable, Sequence

import pytest

from halfsky.reading.files import open_document
from halfsky.reading.files.tests.printed import Sheet, broken, ofd, pdf
from halfsky.reading.files.watermarks import Run, marks_among

Maker = Callable[[Sequence[Sheet]], bytes]
BOTH = pytest.mark.parametrize("made", [pdf, ofd], ids=["pdf", "ofd"])
PLAN = [
    "一、深化宣传教育。组织巾帼宣讲队进村入户，全年开展宣讲260场以上，覆盖妇女群众5.2万人次，做到村村有声音。",
    "二、办好技能培训。举办家政服务、手工编织、电商直播等培训班48期，培训妇女3600人次以上，帮助就业1200名。",
    "三、做好关爱服务。走访困难妇女家庭800户，为农村适龄妇女免费检查1.5万人，建设示范妇女之家20个。",
]


def plan(paragraphs: Sequence[str] = PLAN) -> Sheet:
    sheet, y = Sheet(), 140.0
    for paragraph in paragraphs:
        for moved, line in broken(paragraph, 28, 2):
            sheet.put(72 + moved * 16, y, line, 16)
            y += 25
    return sheet


def text(made: Maker, *sheets: Sheet) -> list[str]:
    return open_document(made(sheets)).text.split("\n")


@BOTH
@pytest.mark.parametrize("angle", [-45, -30, 30, 45, 60])
def test_a_slanted_watermark_is_left_out(made: Maker, angle: float) -> None:
    sheet = plan()
    for x, y in [(100, 200), (300, 400), (200, 600)]:
        sheet.stamp(x, y, "内部资料注意保存", 30, angle=angle, gray=0.8)
    assert text(made, sheet) == PLAN


@BOTH
@pytest.mark.parametrize(("x", "y", "angle"), [(30, 700, -90), (575, 160, 90), (400, 300, 90), (450, 320, 180)])
def test_words_at_right_angles_to_the_text_are_left_out(made: Maker, x: float, y: float, angle: float) -> None:
    sheet = plan()
    sheet.stamp(x, y, "装订线内请勿书写", 12, angle=angle)
    assert text(made, sheet) == PLAN


@pytest.mark.parametrize("step", [30, 31.4])
def test_the_words_around_a_seal_are_left_out_also_where_they_stand_upright(step: float) -> None:
    sheet = plan()
    for place, character in enumerate("青禾县妇女联合会"):
        angle = 180 - place * step
        x, y = math.cos(math.radians(angle)), math.sin(math.radians(angle))
        sheet.stamp(420 + 50 * x, 250 - 50 * y, character, 14, angle=90 - angle)
    assert text(pdf, sheet) == PLAN


@BOTH
def test_a_light_watermark_across_the_lines_is_left_out_wherever_it_is_printed(made: Maker) -> None:
    sheet = plan()
    for x in (80, 330):
        for y in range(147, 800, 75):
            sheet.stamp(x, y, "青禾妇联办公室", 14, gray=0.75)
    assert text(made, sheet) == PLAN


@BOTH
def test_a_large_watermark_is_left_out_when_it_lies_across_lines_or_stands_on_page_after_page(made: Maker) -> None:
    one, two = plan(PLAN[:2]), plan(PLAN[2:])
    one.stamp(150, 180, "征求意见稿", 60)
    two.stamp(150, 600, "征求意见稿", 60)
    assert text(made, one, two) == PLAN
    one, two = plan(PLAN[:2]), plan(PLAN[2:])
    for sheet in (one, two):
        sheet.stamp(150, 500, "征求意见稿", 60)
    assert text(made, one, two) == PLAN


@BOTH
def test_light_words_that_lie_across_nothing_stay(made: Maker) -> None:
    sheet = plan()
    sheet.stamp(72, 600, "联系人：办公室", 16, gray=0.75)
    assert text(made, sheet) == [*PLAN, "联系人：办公室"]


@pytest.mark.parametrize("angle", [90, -90, 180])
def test_a_page_set_sideways_is_read_and_its_table_too(angle: int) -> None:
    sheet = Sheet(size=(842, 842))

    def turn(x: float, y: float) -> tuple[float, float]:
        return {90: (842 - y, x), -90: (y, 842 - x), 180: (842 - x, 842 - y)}[angle]

    for x, y, words in [(80, 120, "一、任务分解。"), (80, 200, "任务"), (300, 200, "责任单位")]:
        sheet.stamp(*turn(x, y), words, 16, angle=angle)
    for x, y, words in [(80, 240, "走访500户"), (300, 240, "权益部"), (80, 300, "二、抓好落实。")]:
        sheet.stamp(*turn(x, y), words, 16, angle=angle)
    xs, ys = [70, 290, 500], [175, 215, 255]
    rules = [(xs[0], y, xs[-1], y) for y in ys] + [(x, ys[0], x, ys[-1]) for x in xs]
    sheet.lines = [(*turn(x0, y0), *turn(x1, y1)) for x0, y0, x1, y1 in rules]
    assert text(pdf, sheet) == ["一、任务分解。", "任务 | 责任单位", "走访500户 | 责任单位：权益部", "二、抓好落实。"]


@BOTH
@pytest.mark.parametrize(("angle", "y"), [(90, 210), (-90, 270)])
def test_words_on_end_in_a_cell_are_read(made: Maker, angle: float, y: float) -> None:
    sheet = Sheet()
    sheet.grid([70, 110, 300, 500], [175, 200, 280])
    for x, words in [(75, "类别"), (120, "任务"), (310, "责任单位")]:
        sheet.put(x, 192, words, 12)
    sheet.stamp(85, y, "关爱服务", 12, angle=angle)
    sheet.put(120, 240, "走访500户", 12)
    sheet.put(310, 240, "权益部", 12)
    assert text(made, sheet)[1] == "关爱服务 | 走访500户 | 责任单位：权益部"


def test_a_quotation_mark_of_another_font_makes_no_watermark_of_its_line() -> None:
    line = Run("全年开展宣讲260场以上", 72.0, 200.0, 100.0, 11.0, 0.0, 0, 11)
    mark = Run("“", 120.0, 125.6, 100.0, 5.6, 0.0, 12, 12)
    word = Run("a", 130.0, 135.6, 100.0, 5.6, 0.0, 13, 13)
    assert list(marks_among([line, mark])) == []
    assert list(marks_among([line, word])) == []
