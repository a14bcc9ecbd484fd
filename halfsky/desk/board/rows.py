"""Lines, tiles and ranks of the board as the page shows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from halfsky.desk.board.links import board_url, figure_url
from halfsky.desk.drawing import Tile, pace_tone
from halfsky.indicators.figure import Figure, ValueState
from halfsky.network.data import load_tiles
from halfsky.network.models import Level, Unit
from halfsky.plans.models import Bound
from halfsky.plans.progress import Light
from halfsky.reports.board import Board, Child, Chosen, Line
from halfsky.reports.numbers import figure_words, light_words, percent, plain, rate, scale_of

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as Text

BAR_TONES = {Light.DONE: "done", Light.SLOW: "warn", Light.BEHIND: "bad"}


@dataclass(frozen=True)
class LineRow:
    """One target in the list."""

    line: Line
    url: str
    value: str
    goal: str
    unit: Text
    share: str
    word: str
    tone: str
    bar_tone: str
    is_on: bool
    note: str
    source: str = ""
    """Who set it, where a board has both its own targets and parts issued from above."""


def line_row(board: Board, line: Line, chosen: str) -> LineRow:
    size, unit = scale_of(line.unit, line.goal, line.figure.shown if line.figure else None)
    value, goal, unit_words = figure_words(line.figure, size), _goal(line, size), "" if line.is_rate else unit
    if line.spread is not None and line.spread.spoken:
        value, goal, unit_words = str(line.spread.reached), str(line.spread.total), _("个单位达到")
    return LineRow(
        line=line,
        url=board_url(board.unit.pk, board.year, board.basis, line.key),
        value=value,
        goal=goal,
        unit=unit_words,
        share=percent(line.percent) if line.asked else "",
        word=light_words(line.light, line.figure),
        tone=str(line.light),
        bar_tone=BAR_TONES.get(line.light, ""),
        is_on=line.key == chosen,
        note=_silent_note(line),
        source=line.asked.source if line.asked is not None and board.has_issued else "",
    )


def _goal(line: Line, size: int) -> str:
    if line.goal is None:
        return ""
    return rate(line.goal) if line.is_rate else plain(line.goal, size)


def _silent_note(line: Line) -> str:
    """Return why a line has no bar."""
    if line.asked is None or line.percent is not None:
        return ""
    if line.figure is None:
        return _("没有绑定指标，先在计划里选用哪个指标来报数")
    notes = {
        ValueState.NO_DATA: _("尚无单位上报，不当作 0"),
        ValueState.HIDDEN: _("人数太少，为保护当事人不显示"),
        ValueState.TOO_FEW: _("分母太小，不评快慢"),
        ValueState.NOT_APPLICABLE: _("还没有到期的，不评快慢"),
    }
    return notes.get(line.figure.state, _("目标的单位和指标不能比，请在计划里核对"))


def child_url(board: Board, chosen: Chosen, child: Child) -> str:
    """Return the child's own board, with the same figure in the middle."""
    return board_url(child.unit.pk, board.year, board.basis, f"c:{chosen.line.code}")


def tile_of(board: Board, chosen: Chosen, child: Child, labels: Mapping[str, str]) -> Tile:
    """Return a child's tile: its share against the pace, or the word for silence, hiding, too few."""
    unit = child.unit
    text, tone = _tile_text(child)
    return Tile(
        key=unit.code or str(unit.pk),
        name=labels.get(unit.code) or place_name(unit),
        text=text,
        tone=tone,
        url=child_url(board, chosen, child),
    )


def _tile_text(child: Child) -> tuple[str, str]:
    state = child.figure.state
    if state is ValueState.HIDDEN:
        return _("不显示"), "few"
    if state is ValueState.NO_DATA:
        return _("未报"), "na"
    if child.percent is None:
        size, _unit = scale_of(child.figure.unit, child.figure.shown)
        return figure_words(child.figure, size), "0" if state is ValueState.ZERO else "plain"
    tone = pace_tone(child.percent, child.pace or 0.0)
    return ("0" if state is ValueState.ZERO else percent(child.percent)), tone


def place_name(unit: Unit) -> str:
    """Return the place's short name without the word for the federation."""
    return unit.short.removesuffix("妇联")


@dataclass(frozen=True)
class RankRow:
    """One unit in the ranking."""

    place: int | None
    name: str
    url: str
    word: str
    """并列, 已报 beside the name."""
    values: tuple[float | None, ...]
    value: str
    value_url: str
    goal: str
    share: str
    state: str
    """"", na, plum."""


def rank_row(child: Child, url: str, size: int) -> RankRow:
    """Return a line of the ranking; of a ratio it shows both its sums, and the rate as its share."""
    figure, goal, share = child.figure, child.goal, child.percent
    part = figure.numerator if figure.numerator is not None and figure.value is not None else figure
    goal_words = "" if goal is None else plain(goal, size)
    share_words = percent(share) if goal is not None else ""
    if figure.denominator is not None:
        goal_words, share_words = figure_words(figure.denominator), figure_words(figure)
    return RankRow(
        place=child.place,
        name=_role_name(child),
        url=url if child.role == "child" else "",
        word=_("并列") if child.is_tied else _("已报") if figure.state is ValueState.ZERO else "",
        values=tuple(None if month is None else float(month) for month in child.months),
        value=figure_words(part, size if part is figure else 1),
        value_url=figure_url(part, own=child.role == "own") if figure.value is not None else "",
        goal=goal_words if figure.value is not None or figure.denominator is None else "",
        share=share_words if figure.value is not None else "—",
        state=_rank_state(figure),
    )


def _rank_state(figure: Figure) -> str:
    states = {ValueState.NO_DATA: "na", ValueState.HIDDEN: "plum", ValueState.TOO_FEW: "few"}
    return states.get(figure.state, "")


def _role_name(child: Child) -> str:
    if child.role == "own":
        return _("本级")
    name = place_name(child.unit)
    return _("%(name)s（拆分前）") % {"name": name} if child.role == "former" else name


def layout_for(unit: Unit, tiles: Sequence[Tile]) -> list[list[str]]:
    """Return where the tiles lie: the map for a province that we have one of, else none (four in a row)."""
    known = load_tiles()
    keys = {tile.key for tile in tiles}
    if unit.level != Level.PROVINCE or not {tile.code for tile in known} & keys:
        return []
    grid = [[""] * max(tile.column for tile in known) for _row in range(max(tile.row for tile in known))]
    for tile in known:
        grid[tile.row - 1][tile.column - 1] = tile.code
    return grid


def tile_labels() -> dict[str, str]:
    return {tile.code: tile.label for tile in load_tiles()}


def missing_words(line: Line) -> str:
    """Return 比应到少 3.8 个百分点（1,211 人次）, or that it keeps up; "" where nothing is compared."""
    if line.percent is None or line.pace is None or line.spread is not None or line.asked is None:
        return ""
    if line.asked.target.bound == Bound.AT_MOST:
        return _("没有超过上限") if line.light is Light.OK else _("超过了上限")
    if line.light is Light.DONE:
        return ""
    gap = round(line.pace - line.percent, 1)
    if gap <= 0:
        if line.asked.is_ratio:
            return _("达到目标")
        return _("比应到多 %(gap)s 个百分点") % {"gap": abs(gap)}
    words = _("比应到少 %(gap)s 个百分点") % {"gap": gap}
    if line.missing:
        size, unit = scale_of(line.unit, line.missing)
        whole: Fraction | int = line.missing if size > 1 else -(-line.missing // 1)
        words += _("（%(number)s %(unit)s）") % {"number": plain(whole, size), "unit": unit}
    return words
