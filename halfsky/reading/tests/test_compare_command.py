"""`halfsky compare` in a terminal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from halfsky.cli import main

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
