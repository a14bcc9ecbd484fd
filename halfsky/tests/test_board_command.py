"""The board in a terminal says what the page says, and bad words get one sentence."""

from __future__ import annotations

import json

import pytest

from halfsky.cli import main
from halfsky.commands.board import table, width
from halfsky.indicators.tests.conftest import cast, ledger_cast
from halfsky.plans.tests.made import make_plan, make_target
from halfsky.reports.tests.conftest import city
from halfsky.reports.tests.made import City

__all__ = ["cast", "city", "ledger_cast"]

Printed = pytest.CaptureFixture[str]


def test_the_board_is_printed_with_lights_as_words(city: City, capsys: Printed) -> None:
    assert main(["board", "样市"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("样市妇女联合会  2026年  按现行区划")
    shown = {line.split()[1]: line for line in lines[4:] if line[:1].isdigit()}
    assert shown["受理来访"].split()[2:4] == ["11", "20"]
    assert shown["受理来访"].split()[-2] in {"偏慢", "滞后", "正常"}
    assert shown["受理来访"].split()[-1] == "自订"
    assert "未绑定" in shown["还没有指标"]


def test_a_part_says_who_issued_it(city: City, capsys: Printed) -> None:
    own = make_plan(city.counties[0], city.lead)
    make_target(own, "受理来访", "6", "件", "sample.accepted")
    assert main(["board", "甲县"]) == 0
    lines = [line.split() for line in capsys.readouterr().out.splitlines() if "受理来访" in line]
    assert [line[-1] for line in lines] == ["自订", f"{city.unit.short}下达"]


def test_a_target_lists_the_units_below_by_place(city: City, capsys: Printed) -> None:
    assert main(["board", "430600", "--target", "1"]) == 0
    text = capsys.readouterr().out
    assert text.count("2并列") == 4
    assert "庚县  未报" in text.replace("    ", "  ").replace("   ", "  ")


def test_json_tells_zero_from_silence(city: City, capsys: Printed) -> None:
    assert main(["board", "样市", "--target", "1", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["targets"][0]["value"] == 11
    states = {child["name"][:2]: (child["state"], child["value"]) for child in found["children"]}
    assert states["己县"] == ("zero", 0)
    assert states["庚县"] == ("no_data", None)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["board", "天南"], "没有找到“天南”"),
        (["board", "县"], "请写代码或全称"),
        (["board", "样市", "--target", "99"], "没有第 99 项"),
    ],
)
def test_bad_words_get_one_sentence(city: City, capsys: Printed, words: list[str], sentence: str) -> None:
    assert main(words) == 2
    said = capsys.readouterr()
    assert sentence in said.err
    assert said.out == ""


@pytest.mark.django_db
def test_an_empty_house_says_how_to_begin(capsys: Printed) -> None:
    assert main(["board"]) == 2
    assert "halfsky setup" in capsys.readouterr().err


def test_columns_are_even_in_a_terminal() -> None:
    assert width("妇联ab") == 6
    assert table([("名", "数"), ("长沙市", "7")], (1,))[2] == "长沙市   7"
