"""The year of a plan or report, and what is said where it differs."""

import io
from pathlib import Path

import openpyxl
import pytest

from halfsky.reading import read
from halfsky.reading.compare_cli import run
from halfsky.reading.compare_notes import note_words
from halfsky.reading.compare_output import to_json, to_table
from halfsky.reading.compare_sheet import to_xlsx
from halfsky.reading.compare_years import year_of
from halfsky.reading.tests.test_compare import PLAN, REPORT, compared

LATER = ("旧总结", REPORT.replace("2021年", "2020年"))
SAID = "年份不同：计划是2021年的，旧总结是2020年的。"


@pytest.mark.parametrize(
    ("title", "plan", "report"),
    [
        ("样县妇联2024年工作总结和2025年工作计划", 2025, 2024),
        ("样县妇联二〇二五年工作要点", 2025, 2025),
        ("样县2021—2025年妇女发展规划", None, None),
        ("样县妇联2024年上半年工作总结", 2024, 2024),
    ],
)
def test_a_title_says_the_year(title: str, plan: int | None, report: int | None) -> None:
    doc = read(f"{title}\n\n一、做好家庭教育。举办讲座12场。\n")
    assert (year_of(doc, "", "plan"), year_of(doc, "", "report")) == (plan, report)


def test_without_a_title_the_file_or_the_opening_says_it() -> None:
    assert year_of(read("举办讲座12场。"), "2024年总结", "report") == 2024
    assert year_of(read("工作总结\n\n2024年，县妇联举办讲座12场。"), "", "report") == 2024
    assert year_of(read("举办讲座12场。"), "总结", "report") is None


def test_a_report_of_another_year_is_named_everywhere() -> None:
    result = compared(("总结", REPORT), LATER)
    assert note_words(result) == (SAID,)
    assert f"注意：{SAID}" in to_table(result)
    assert to_json(result)["notes"] == [SAID]
    assert to_json(result)["other_years"] == [{"report": "旧总结", "year": 2020}]
    sheet = openpyxl.load_workbook(io.BytesIO(to_xlsx(result)))["总览"]
    assert SAID in [row[0].value for row in sheet.iter_rows()]


def test_the_same_year_needs_no_note() -> None:
    assert note_words(compared(("总结", REPORT))) == ()


def test_plan_and_report_the_wrong_way_round_are_told_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = "计划和总结可能放反了：当作计划的是总结，当作总结的要点是计划。"
    assert note_words(compared(("要点", PLAN), plan=REPORT)) == (said,)
    (tmp_path / "要点.txt").write_text(PLAN)
    (tmp_path / "总结.txt").write_text("白水县妇联2021年工作总结\n举办家庭教育讲座12场。\n")
    run([str(tmp_path / "总结.txt"), str(tmp_path / "要点.txt")])
    out = capsys.readouterr()
    assert "放反了" in out.out + out.err
