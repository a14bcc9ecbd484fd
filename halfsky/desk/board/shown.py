"""What the templates of the board are given."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from halfsky.accounts import policy
from halfsky.accounts.models import Post
from halfsky.accounts.policy import Action
from halfsky.desk.board import rows
from halfsky.desk.board.entries import entry_rows
from halfsky.desk.board.links import board_url, figure_url
from halfsky.desk.drawing import Trend, trend
from halfsky.indicators.behind import Behind
from halfsky.indicators.figure import Figure, Number, ValueState
from halfsky.indicators.trend import Months
from halfsky.network.models import Basis
from halfsky.plans.progress import Light, years_of
from halfsky.reports.board import Board, Chosen, Proof, Side
from halfsky.reports.numbers import LIGHTS, STATES, figure_words, light_words, percent, plain, rate, scale_of


def board_context(board: Board, post: Post) -> dict[str, Any]:
    """Return the whole board."""
    key = board.chosen.line.key if board.chosen else ""
    return {
        "board": board,
        "unit_name": rows.place_name(board.unit),
        "targets": [rows.line_row(board, line, key) for line in board.targets],
        "plain_lines": [rows.line_row(board, line, key) for line in board.lines if line.asked is None],
        "lights": [(str(light), LIGHTS[light], board.count(light)) for light in Light],
        "pace": percent(board.pace),
        **_year_choices(board),
        "bases": [
            (basis.label, board_url(board.unit.pk, board.year, basis, key), basis is board.basis) for basis in Basis
        ],
        "above": [
            (rows.place_name(unit), board_url(unit.pk, board.year, board.basis, _anywhere(board)))
            for unit in board.above
        ],
        "here": board_url(board.unit.pk, board.year, board.basis, key),
        "chosen": chosen_context(board, board.chosen, post) if board.chosen else None,
        "is_own": board.unit.pk == post.unit_id,
    }


YEARS_SHOWN = 4


def _anywhere(board: Board) -> str:
    """Return the chosen target as the boards of other years and units know it: by its figure."""
    return f"c:{board.chosen.line.code}" if board.chosen and board.chosen.line.code else ""


def _year_choices(board: Board) -> dict[str, Any]:
    """Return this and last year and those with targets, newest first; what is beyond a handful is for a select."""
    this = timezone.localdate().year
    years = sorted({this, this - 1, board.year, *years_of(board.unit)}, reverse=True)
    urls = [(year, board_url(board.unit.pk, year, board.basis, _anywhere(board)), year == board.year) for year in years]
    older = [(year, is_here) for year, _url, is_here in urls[YEARS_SHOWN:]]
    return {"years": urls[:YEARS_SHOWN], "older_years": older, "older_is_here": any(is_here for _y, is_here in older)}


def chosen_context(board: Board, chosen: Chosen, post: Post) -> dict[str, Any]:
    """Return the target in the middle: number, trend, tiles, ranking, proof."""
    line, figure = chosen.line, chosen.line.figure
    size, unit = scale_of(line.unit, line.goal, figure.shown if figure else None)
    labels = rows.tile_labels()
    tiles = [rows.tile_of(board, chosen, child, labels) for child in chosen.children]
    below = [*chosen.ranked, *chosen.others]
    return {
        "line": line,
        "title": line.title,
        "word": light_words(line.light, figure),
        "tone": str(line.light),
        "bar_tone": rows.BAR_TONES.get(line.light, ""),
        "value": figure_words(figure, size),
        "unit": "" if line.is_rate or _is_silent(figure) else unit,
        "url": figure_url(figure) if figure is not None else "",
        "goal": "" if line.goal is None else rate(line.goal) if line.is_rate else f"{plain(line.goal, size)} {unit}",
        "share": percent(line.percent),
        "missing": rows.missing_words(line),
        "from": _source(board, chosen),
        "companion": companion_words(figure),
        "trend": trend_of(chosen, board.day),
        "tiles": tiles,
        "has_goals": any(child.goal is not None for child in chosen.children),
        "shown_unit": unit,
        "layout": rows.layout_for(board.unit, tiles),
        "ranks": [rows.rank_row(child, rows.child_url(board, chosen, child), size) for child in below],
        "pace": percent(line.pace) if line.pace is not None else "",
        "proof": proof_context(chosen.proof, post) if chosen.proof else None,
    }


def _is_silent(figure: Figure | None) -> bool:
    return figure is None or figure.shown is None


def _source(board: Board, chosen: Chosen) -> str:
    """Return which plan asks for it, under which heading, and who leads."""
    asked = chosen.line.asked
    if asked is None:
        return _("计划里没有给它定目标，这里只看报上来的数")
    plan = asked.target.plan
    words = [asked.source if asked.part else _("%(year)s年要点") % {"year": plan.year}]
    if asked.target.item is not None:
        words.append(f"{asked.target.item.marker}{asked.target.item.title}"[:24])
    if asked.target.responsible:
        words.append(_("%(who)s牵头") % {"who": asked.target.responsible})
    return "·".join(words)


def companion_words(figure: Figure | None) -> str:
    """Return the figure shown beside it: 19,036 人 beside 人次."""
    if figure is None or figure.companion is None or not figure.companion.is_counted:
        return ""
    other = figure.companion
    return f"{figure_words(other)} {other.unit}（{other.title}）"


def trend_of(chosen: Chosen, day: date) -> Trend | None:
    """Return the year as it is drawn, in the shown unit (rates in percent)."""
    found, line = chosen.trend, chosen.line
    if found is None or line.figure is None:
        return None
    figure = line.figure
    is_level = figure.numerator is not None
    times = 100 if str(figure.unit) == "%" else 1
    this = _drawn(found.this[: day.month], figure.scale, times)
    if all(value is None for value in this):
        this = []
    last = _drawn(found.last, figure.scale, times)
    goal = None if line.goal is None or line.spread is not None else float(line.goal * times)
    if line.asked is not None and line.asked.target.last_day.timetuple()[1:3] != (12, 31):
        goal = None if not is_level else goal  # another pace than the year's
    return trend(
        this,
        last if any(value is not None for value in last) else [],
        goal,
        name=str(figure.title),
        elapsed=_elapsed(day),
        is_level=is_level,
    )


def _drawn(months: Months, scale: int, times: int) -> list[float | None]:
    return [None if value is None else float(Fraction(value) * times / scale) for value in months]


def _elapsed(day: date) -> float:
    following = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return day.day / (following - day.replace(day=1)).days


def proof_context(proof: Proof, post: Post, *, own: bool = False) -> dict[str, Any]:
    """Return where a figure comes from, with the entries that the reader may see."""
    figure = proof.figure
    size, unit = scale_of(figure.unit, figure.shown)
    return {
        "figure": figure,
        "title": figure.title,
        "place": rows.place_name(proof.unit),
        "value": figure_words(figure, size),
        "unit": "" if str(figure.unit) == "%" or _is_silent(figure) else unit,
        "exact": plain(figure.shown) if size > 1 else "",
        "state": STATES.get(figure.state, ""),
        "is_hidden": figure.state is ValueState.HIDDEN,
        "how": proof.how,
        "period": figure.period.label,
        "begin": figure.period.begin,
        "until": figure.as_of,
        "at": proof.at,
        "trace": percent(round(float(figure.traceable) * 100, 1)) if figure.traceable is not None else "",
        "trace_number": float(figure.traceable) * 100 if figure.traceable is not None else None,
        "companion": companion_words(figure),
        "is_ratio": len(proof.sides) == 2,
        "is_listed": any(side.behind is not None for side in proof.sides),
        "sides": [side_context(side, post, own=own) for side in proof.sides],
        "url": figure_url(figure, own=own),
        "may_export": policy.may(post, Action.EXPORT),
        "basis": figure.basis.label,
    }


def side_context(side: Side, post: Post, *, own: bool = False) -> dict[str, Any]:
    """Return one sum written out: single − reversals ＋ aggregates, and its entries."""
    behind, scale = side.behind, side.figure.scale
    parts: Sequence[Number] = (0, 0, 0)
    if behind is not None:
        parts = [Fraction(part, scale) for part in (behind.single, -behind.reversed, behind.aggregate)]
    return {
        "figure": side.figure,
        "title": side.figure.title,
        "unit": side.figure.unit,
        "value": figure_words(side.figure),
        "how": side.how,
        "url": figure_url(side.figure, own=own),
        "single": plain(parts[0]),
        "reversed": plain(parts[1]) if parts[1] else "",
        "aggregate": plain(parts[2]) if parts[2] else "",
        "is_distinct": side.is_distinct,
        "behind": behind,
        "pages": Paged(behind) if behind is not None and behind.pages > 1 else None,
        "entries": entry_rows(side, post),
    }


class Paged:
    """A page of the list, as the way through pages reads it."""

    def __init__(self, behind: Behind) -> None:
        self.number = behind.page
        self.paginator = self
        self.num_pages = behind.pages
        self.has_previous = behind.page > 1
        self.has_next = behind.page < behind.pages
        self.previous_page_number = behind.page - 1
        self.next_page_number = behind.page + 1
