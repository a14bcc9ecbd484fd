"""`halfsky board`: the target board in a terminal."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from halfsky.cli_parser import Parser
from halfsky.commands import WRONG_USE, start

if TYPE_CHECKING:
    from halfsky.network.models import Unit
    from halfsky.reports.board import Board, Child, Line

WIDE = frozenset("WF")


def run(words: Sequence[str]) -> int:
    """Print the board of a unit; exit status 2 where the words name no unit, year or target."""
    given = _parser().parse_args(words)
    start()
    from halfsky.network.errors import TreeError
    from halfsky.network.models import Basis
    from halfsky.reports.board import NoLine, board

    try:
        unit = _unit(given.unit)
        year = given.year or _this_year()
        basis = Basis.WAS if given.was else Basis.IS
        found = board(unit, year, basis=basis, with_chosen=False)
        if given.target is not None:
            found = board(unit, year, basis=basis, chosen=_key(found, given.target))
    except (TreeError, NoLine, BadWords) as fault:
        print(fault, file=sys.stderr)
        return WRONG_USE
    print(json.dumps(as_json(found), ensure_ascii=False, indent=1) if given.json else as_text(found))
    return 0


class BadWords(ValueError):
    """The words of the command do not fit; the sentence says how to mend them."""


def _parser() -> Parser:
    parser = Parser("board", "[单位] [--year 年] [--was] [--target 序号] [--json]", "在终端里看目标看板")
    parser.add_argument(
        "unit", nargs="?", default="", metavar="单位", help="代码或名称，如 430626、平江县；不写是最高一级"
    )
    parser.add_argument("--year", type=int, metavar="年", help="年度；不写是今年")
    parser.add_argument("--was", action="store_true", help="按当时区划；不写按现行区划")
    parser.add_argument("--target", type=int, metavar="序号", help="看一项在各下级的情况和排名；序号在第一列")
    parser.add_argument("--json", action="store_true", help="输出 JSON")
    return parser


def _key(board: Board, number: int) -> str:
    if not 1 <= number <= len(board.lines):
        raise BadWords(f"没有第 {number} 项；{board.unit.short}有 1 到 {len(board.lines)}，先不写 --target 看一遍。")
    return board.lines[number - 1].key


def _this_year() -> int:
    from django.utils import timezone

    return timezone.localdate().year


def _unit(words: str) -> Unit:
    from halfsky.network.queries import standing_units, unit_by_code_or_name

    if words:
        return unit_by_code_or_name(words)
    top = standing_units().first()
    if top is None:
        raise BadWords("还没有任何单位，请先运行 script/halfsky setup 建立本级妇联。")
    return top


def as_text(board: Board) -> str:
    """Return the board as tables of text."""
    from halfsky.network.models import Basis

    reading = Basis(board.basis).label
    lines = [f"{board.unit.name}  {board.year}年  {reading}  数到{board.day:%Y-%m-%d}，年度应到 {board.pace}%", ""]
    if not board.has_targets:
        lines += ["没有发布工作要点，上级也没有下达，所以没有目标；下面是报上来的数。", ""]
    if board.lines:
        lines += table(
            [
                ("序号", "目标", "完成", "目标数", "单位", "完成率", "灯", "来源"),
                *(_cells(str(number), line) for number, line in enumerate(board.lines, 1)),
            ],
            (2, 3, 5),
        )
    else:
        lines += ["今年还没有任何单位报数。没有报不等于 0。"]
    if board.chosen is not None:
        lines += ["", *_chosen(board)]
    return "\n".join(lines)


def _cells(number: str, line: Line) -> tuple[str, ...]:
    from halfsky.reports.numbers import figure_words, light_words, percent, plain, rate

    value = figure_words(line.figure)
    goal = "" if line.goal is None else rate(line.goal) if line.is_rate else plain(line.goal)
    unit = "" if line.is_rate else str(line.unit)
    if line.spread is not None:
        goal, unit = f"每个 {goal}", f"{unit}（{line.spread.reached}/{line.spread.total} 个单位达到）"
    if line.asked is None:
        return number, line.title, value, "", unit, "", "未设目标", ""
    light = light_words(line.light, line.figure)
    return number, line.title, value, goal, unit, percent(line.percent), light, line.asked.source


def _chosen(board: Board) -> list[str]:
    chosen = board.chosen
    assert chosen is not None
    head = f"{chosen.line.title}：{len(chosen.children)} 个下级"
    if chosen.why_unranked:
        head += f"（{chosen.why_unranked}）"
    rows = [_child_cells(child) for child in [*chosen.ranked, *chosen.others]]
    return [head, *table([("名次", "单位", "完成", "分解数", "完成率", "灯"), *rows], (2, 3, 4))] if rows else [head]


def _child_cells(child: Child) -> tuple[str, ...]:
    from halfsky.reports.numbers import figure_words, light_words, percent, plain, rate

    place = f"{child.place}{'并列' if child.is_tied else ''}" if child.place else "—"
    name = {"own": "本级", "former": f"{child.unit.short}（拆分前）"}.get(child.role, child.unit.short)
    is_rate = str(child.figure.unit) == "%"
    goal = "" if child.goal is None else rate(child.goal) if is_rate else plain(child.goal)
    light = light_words(child.light, child.figure) if child.goal is not None or child.figure.value is None else ""
    return place, name, figure_words(child.figure), goal, percent(child.percent), light


def table(rows: Sequence[Sequence[str]], right: Sequence[int] = ()) -> list[str]:
    """Return rows as lines with even columns, those of `right` flush right; a Chinese character is two wide."""
    widths = [max(width(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = []
    for row in rows:
        cells = []
        for column, (cell, size) in enumerate(zip(row, widths, strict=True)):
            gap = " " * (size - width(cell))
            cells.append(gap + cell if column in right else cell + gap)
        lines.append("  ".join(cells).rstrip())
    return [lines[0], "  ".join("─" * size for size in widths), *lines[1:]]


def width(text: str) -> int:
    """Return how many columns a text takes in a terminal."""
    from unicodedata import east_asian_width

    return sum(2 if east_asian_width(letter) in WIDE else 1 for letter in text)


def as_json(board: Board) -> dict[str, Any]:
    """Return the board as plain values; exact numbers that are no integers are text such as 19/20."""
    found = {
        "unit": {"code": board.unit.code, "name": board.unit.name},
        "year": board.year,
        "basis": str(board.basis),
        "day": board.day.isoformat(),
        "watermark": board.watermark,
        "pace": board.pace,
        "targets": [_line_json(line) for line in board.lines],
    }
    if board.chosen is not None:
        found["children"] = [_child_json(child) for child in [*board.chosen.ranked, *board.chosen.others]]
    return found


def _line_json(line: Line) -> dict[str, Any]:
    return {
        "key": line.key,
        "title": line.title,
        "indicator": line.code,
        "value": _number(line.figure.shown if line.figure else None),
        "state": str(line.figure.state) if line.figure else "",
        "unit": str(line.unit),
        "goal": _number(line.goal),
        "percent": line.percent,
        "pace": line.pace,
        "light": str(line.light) if line.asked else "",
        "source": line.asked.source if line.asked else "",
    }


def _child_json(child: Child) -> dict[str, Any]:
    return {
        "code": child.unit.code,
        "name": child.unit.name,
        "role": child.role,
        "value": _number(child.figure.shown),
        "state": str(child.figure.state),
        "goal": _number(child.goal),
        "percent": child.percent,
        "place": child.place,
        "is_tied": child.is_tied,
        "light": str(child.light),
    }


def _number(value: Any) -> int | str | None:
    if value is None:
        return None
    return int(value) if value == int(value) else str(value)
