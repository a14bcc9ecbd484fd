"""`halfsky compare` in a terminal."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from halfsky.cli import main
from halfsky.reading.compare_cli import report_names

PLAN = (
    "样市妇联2026年工作要点\n\n一、助力创业\n1．提升技能。全年举办技能培训，培训妇女3000名。\n"
    "2．办好热线。12338热线办结率达到95%以上。\n"
)
REPORT = "样市妇联2026年工作总结\n\n全市举办技能培训12期，培训妇女2800名。\n"


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    (tmp_path / "要点.txt").write_text(PLAN, encoding="utf-8")
    (tmp_path / "总结.txt").write_text(REPORT, encoding="utf-8")
    return str(tmp_path / "要点.txt"), str(tmp_path / "总结.txt")


def test_the_table_shows_figures_beside_items(files: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", *files]) == 0
    shown = capsys.readouterr().out
    assert "2800名" in shown
    assert "无报告提及" in shown


def test_json_and_sheet(files: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", *files, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["reports"] == ["总结"]
    sheet = tmp_path / "对照.xlsx"
    assert main(["compare", *files, "--xlsx", str(sheet)]) == 0
    assert sheet.read_bytes().startswith(b"PK")


def test_a_file_that_cannot_be_read_is_named(
    files: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = tmp_path / "空.txt"
    empty.write_bytes(b"")
    assert main(["compare", files[0], str(empty)]) == 2
    assert "空.txt：" in capsys.readouterr().err


def test_json_stays_alone_on_the_output_beside_a_sheet(
    files: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compare", *files, "--json", "--xlsx", str(tmp_path / "对照.xlsx")]) == 0
    shown = capsys.readouterr()
    assert json.loads(shown.out)["summary"]["told"] == 1
    assert "已写好" in shown.err


def test_a_folder_that_is_not_there_is_said_in_one_sentence(
    files: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compare", *files, "--xlsx", str(tmp_path / "没有" / "对照.xlsx")]) == 2
    assert capsys.readouterr().err.strip().endswith("没有这个文件夹。请换一个位置。")


def test_a_plan_without_anything_to_do_is_refused(
    files: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "便条.txt").write_text("好", encoding="utf-8")
    assert main(["compare", str(tmp_path / "便条.txt"), files[1]]) == 2
    assert "没有读出要做的事" in capsys.readouterr().err


def test_a_report_that_tells_of_nothing_done_is_named(
    files: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compare", files[0], files[0]]) == 0
    assert "要点：没有读出已经做了的事" in capsys.readouterr().out


def test_a_report_comes_by_the_standard_input(
    files: tuple[str, str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(REPORT.encode())))
    assert main(["compare", files[0], "-"]) == 0
    assert "2800名" in capsys.readouterr().out


def test_two_files_of_one_name_are_told_apart_by_their_folders() -> None:
    assert report_names(["甲/总结.docx", "乙/总结.pdf", "丙.txt"]) == ["甲/总结", "乙/总结", "丙"]
