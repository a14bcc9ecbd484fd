"""A comparison as table, JSON and spreadsheet."""

import io
import json

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from halfsky.reading import read
from halfsky.reading.compare_output import amount, to_json, to_table, wrapped
from halfsky.reading.compare_sheet import FIGURES, PAIRS, SILENT, TARGETS, UNPLANNED, pair_rows, to_xlsx
from halfsky.reading.tests.test_compare import REPORT, compared

RESULT = compared(("县级总结", REPORT))


def book() -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(to_xlsx(RESULT)))


def test_the_table_tells_who_reports_what_and_where() -> None:
    table = to_table(RESULT)
    assert "[白水县] 发放妇女创业担保贷款3200万元，惠及妇女310名。（第 3 行）" in table
    assert "对指标：3200万元（计划 1亿元，32%）；310名（计划 1000名，31%）" in table
    assert "计划指标：家庭教育公益讲座 50场（已报 1 家 12场，24%）" in table
    assert "其中没有报告提到：“办好家长学校。”" in table
    assert "红石县：1/4 项，1 句；计划外 1 句" in table
    assert table.endswith("计划共 4 项，有报告的 3 项，无报告提及 1 项；计划外的 1 句。")


def test_no_line_of_the_table_is_much_wider_than_asked() -> None:
    assert all(sum(1 if c.isascii() else 2 for c in row) <= 44 for row in to_table(RESULT, 40).splitlines()[2:])


def test_a_closing_sign_stays_with_its_word() -> None:
    assert wrapped("一二三。四五", 6, "") == ["一二三。", "  四五"]


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [(12_000_000, "元", "1200万元"), (250_000_000, "元", "2.5亿元"), (980, "元", "980元"), (10_000, "名", "10000名")],
)
def test_large_sums_are_written_as_usual(value: int, unit: str, words: str) -> None:
    assert amount(value, unit) == words


def test_json_holds_all_of_it_plainly() -> None:
    data = json.loads(json.dumps(to_json(RESULT), ensure_ascii=False))
    assert data["silent"] == ["二、4．"]
    assert data["summary"]["items"] == 4
    assert data["summary"]["units"][0] == {"unit": "白水县", "items": 2, "sentences": 2, "unplanned": 0}
    match = data["items"][0]["matches"][0]
    assert REPORT[match["start"] : match["end"]] == match["sentence"]
    assert match["figures"][0]["value"] == 32_000_000
    assert match["answers"][0]["share"] == 0.32
    assert data["items"][0]["totals"][0]["units"] == ["白水县"]
    assert data["unplanned"][0]["unit"] == "红石县"


def test_the_book_has_a_sheet_for_each_question() -> None:
    assert book().sheetnames == ["总览", "对照", "数字", "指标", "无报告提及", "计划外"]


def test_the_overview_has_a_column_for_each_unit() -> None:
    sheet = book()["总览"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(max_row=6)]
    assert rows[0][3:] == ["白水县", "红石县"]
    assert rows[1][2:] == [1, 1, None]
    assert rows[5][1:] == ["提到的项数", 3, 2, 1]


def test_each_pair_has_a_row_and_figures_are_numbers() -> None:
    sheet = book()["对照"]
    assert [c.value for c in sheet[1]] == list(PAIRS)
    assert sheet.max_row - 1 == len(pair_rows(RESULT)) == 5
    assert (sheet["G2"].value, sheet["H2"].value, sheet["I2"].value, sheet["J2"].value) == (
        10**8,
        32 * 10**6,
        "元",
        0.32,
    )
    assert sheet["J2"].number_format == "0.0%"
    assert sheet["D6"].value == "无报告提及"


def test_each_reported_figure_has_a_row_as_a_number() -> None:
    rows = list(book()["数字"].iter_rows(min_row=2, values_only=True))
    assert [(row[2], row[4], row[5], row[7]) for row in rows] == [
        ("白水县", 32_000_000, "元", 100_000_000),
        ("白水县", 310, "名", 1000),
        ("红石县", 12, "场", 50),
        ("红石县", 900, "人", None),
        ("白水县", 6000, "名", 20_000),
    ]


def test_headers_stay_in_sight_and_long_words_wrap() -> None:
    for sheet, headings in zip(book().worksheets[1:], (PAIRS, FIGURES, TARGETS, SILENT, UNPLANNED), strict=True):
        assert sheet.freeze_panes is not None
        assert sheet.freeze_panes.endswith("2")
        assert [c.value for c in sheet[1]] == list(headings)
        assert sheet.auto_filter.ref
        assert sheet["A1"].alignment.wrap_text
    assert book()["对照"].column_dimensions["D"].width >= 60
    assert book()["对照"]["D2"].alignment.wrap_text


def test_unreported_items_and_sentences_have_a_sheet() -> None:
    sheet = book()["无报告提及"]
    assert [[c.value for c in row] for row in sheet.iter_rows(min_row=2)] == [
        ["一、2．", "开展家庭教育", "其中一句", "办好家长学校。"],
        ["二、4．", "建设妇女儿童活动中心", "整项", "推动项目开工。"],
    ]


def test_a_formula_in_a_report_stays_words() -> None:
    result = compared(("=1+1", "今年举办了家庭教育讲座12场。"))
    cell = openpyxl.load_workbook(io.BytesIO(to_xlsx(result)))["对照"]["C3"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_a_comparison_of_nothing_is_still_a_book() -> None:
    assert to_xlsx(compared(plan="")).startswith(b"PK")
    assert read("").items == ()
