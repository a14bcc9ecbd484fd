"""The command line finds its commands by name and answers wrong use with a sentence."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from halfsky import cli

ROOT = Path(__file__).resolve().parents[2]


def test_an_unknown_command_is_answered_with_the_known_ones(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["raed"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("没有“raed”这个命令；可用的命令：")
    assert "read" in said.err


def test_help_lists_the_commands_and_no_word_at_all_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--help"]) == 0
    assert "读一份或几份文档" in capsys.readouterr().out
    assert cli.main([]) == 2


def test_each_command_names_a_function_that_exists() -> None:
    for place in cli.COMMANDS.values():
        assert callable(cli.command_at(place))


def test_each_command_is_described() -> None:
    assert set(cli.ABOUT) == set(cli.COMMANDS)


def test_reading_loads_neither_django_nor_the_openers_of_other_kinds(tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text("一、培训妇女100名。\n", encoding="utf-8")
    code = (
        "import sys; from halfsky.cli import main; main(['read', '--json', 'plan.txt'])\n"
        "heavy = {'django', 'pdfplumber', 'pypdfium2', 'duckdb'} & set(sys.modules)\n"
        "sys.exit(3 if heavy else 0)"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    assert subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=environment, check=False).returncode == 0


@pytest.mark.skipif(not (ROOT / ".venv/bin/python").exists(), reason="needs the project's own environment")
def test_the_script_reads_files_named_from_where_one_stands(tmp_path: Path) -> None:
    (tmp_path / "计划 一.txt").write_text("一、培训妇女100名。\n", encoding="utf-8")
    begun = time.monotonic()
    done = subprocess.run(
        [str(ROOT / "script/halfsky"), "read", "--json", "计划 一.txt"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith('{"id": "计划 一", "measures": [{')
    assert time.monotonic() - begun < 5  # about 0.15 s alone; the bound leaves room for a busy machine
