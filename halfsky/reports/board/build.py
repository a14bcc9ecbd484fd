"""Putting the board together: lines first, then the chosen one in depth."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from halfsky.indicators import registry
from halfsky.indicators.alone import figures_alone
from halfsky.indicators.declaration import Ratio
from halfsky.indicators.figure import ValueState
from halfsky.indicators.periods import Period
from halfsky.indicators.trend import pace as year_pace
from halfsky.indicators.trend import trend
from halfsky.ledger.models import Entry
from halfsky.network.models import Basis, Unit
from halfsky.network.queries import ancestors_of
from halfsky.plans.progress import Light, Progress, asked_of, progress_of, read_over
from halfsky.reports.board.children import Below, Wanted, below
from halfsky.reports.board.model import Board, Child, Chosen, Line, NoLine, Spread
from halfsky.reports.board.proof import proof_of
from halfsky.reports.board.shapes import Months, shapes


def board(
    unit: Unit,
    year: int,
    *,
    basis: Basis = Basis.IS,
    as_of: date | None = None,
    known_at: int | None = None,
    chosen: str = "",
    with_chosen: bool = True,
    with_entries: bool = True,
) -> Board:
    """Return the board of a unit. `chosen` is a line's key ("" for the first, "c:code" for the line of a figure).

    Without `with_entries` the proof lists none. Raises `NoLine` for a key that is not on it.
    """
    day = last_day(year, as_of)
    asked = asked_of(unit, year)
    watermark = known_at if known_at is not None else newest_entry()
    found = progress_of(asked, basis=basis, as_of=day, known_at=known_at)
    each = [Wanted.of(one, day) for one in asked if one.target.each and one.target.indicator in registry.declared()]
    children = below(unit, each, day, basis, known_at) if each else {}
    lines = [_line(one, children.get(str(one.asked.target.pk)), day) for one in found]
    lines += _unasked(unit, year, day, basis, known_at, {line.code for line in lines})
    picked = _picked(lines, chosen) if with_chosen else None
    return Board(
        unit=unit,
        year=year,
        basis=basis,
        day=day,
        watermark=watermark,
        lines=tuple(lines),
        chosen=_chosen(unit, year, picked, day, basis, known_at, with_entries) if picked else None,
        above=tuple(ancestors_of(unit, day, basis)),
        has_targets=bool(asked),
        pace=round(float(year_pace(date(year, 1, 1), date(year, 12, 31), day)) * 100, 1),
    )


def last_day(year: int, as_of: date | None = None) -> date:
    """Return the last day that counts: today, or the year's end once it is over; never before the year begins."""
    return max(date(year, 1, 1), min(as_of or timezone.localdate(), date(year, 12, 31)))


def newest_entry() -> int:
    """Return the newest entry's id: cheap, to see whether anything came since. Frozen runs use the true watermark."""
    return Entry.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def _line(one: Progress, children: Below | None, day: date) -> Line:
    target = one.asked.target
    line = Line(
        key=str(target.pk),
        title=target.what,
        code=target.indicator,
        asked=one.asked,
        figure=one.figure,
        percent=one.percent,
        pace=one.pace,
        light=one.light,
        missing=one.missing,
        period=read_over(target, day),
    )
    return _spread(line, children) if target.each and children is not None else line


def _spread(line: Line, children: Below) -> Line:
    """Return the line of a target that each unit below must reach: as many as reached it, out of all."""
    standing = [child for child in children.rows if child.role == "child"]
    lights = [child.light for child in standing]
    is_ratio = line.asked is not None and line.asked.is_ratio
    done = {Light.DONE, Light.OK} if is_ratio else {Light.DONE}
    spread = Spread(
        total=len(standing),
        reached=sum(light in done for light in lights),
        keeping=sum(light in {Light.DONE, Light.OK} for light in lights),
        spoken=sum(child.figure.state is not ValueState.NO_DATA for child in standing),
    )
    percent = round(spread.reached * 100 / spread.total, 1) if spread.total and spread.spoken else None
    return replace(line, spread=spread, percent=percent, missing=None, light=_spread_light(spread, lights))


def _spread_light(spread: Spread, lights: Sequence[Light]) -> Light:
    if not spread.spoken:
        return Light.NONE
    if spread.reached == spread.total:
        return Light.DONE
    if spread.keeping == spread.total:
        return Light.OK
    return Light.BEHIND if Light.BEHIND in lights else Light.SLOW


def _unasked(unit: Unit, year: int, day: date, basis: Basis, known_at: int | None, asked: set[str]) -> list[Line]:
    """Return the figures without a target in which something was reported."""
    parts = {code for one in registry.declared().values() if isinstance(one, Ratio) for code in _clock_parts(one)}
    codes = [code for code in registry.declared() if code not in asked | parts and _is_shown(code)]
    period = Period.year(year)
    found = figures_alone(codes, unit, period, basis=basis, as_of=day, known_at=known_at)
    reported = [one for one in found.values() if one.state not in (ValueState.NO_DATA, ValueState.NOT_APPLICABLE)]
    return [Line(f"i:{one.code}", str(one.title), one.code, None, one, period=period) for one in reported]


def _clock_parts(ratio: Ratio) -> tuple[str, ...]:
    """Return the figures that only make up a rate of clocks: what fell due, what of it was in time."""
    return (ratio.numerator, ratio.denominator) if ratio.kind == "due" else ()


def _is_shown(code: str) -> bool:
    """Return whether a figure stands on a board of its own: no group of another, no count of entries."""
    declared = registry.get(code)
    return "@" not in code and not code.endswith(".entries") and (declared.is_rankable or isinstance(declared, Ratio))


def _picked(lines: Sequence[Line], chosen: str) -> Line | None:
    if chosen.startswith("c:"):  # whichever line reports that figure, else as if none was chosen
        chosen = next((line.key for line in lines if line.code == chosen[2:]), "")
    if chosen:
        found = next((line for line in lines if line.key == chosen), None)
        if found is None:
            raise NoLine(_("看板上没有这一项，可能计划已经重发，请从左边重新选。"))
        return found
    bound = (line for line in lines if line.figure is not None)
    return next(bound, lines[0] if lines else None)


def _chosen(
    unit: Unit, year: int, line: Line, day: date, basis: Basis, known_at: int | None, with_entries: bool
) -> Chosen:
    if line.figure is None:
        return Chosen(line, None, (), (), is_ranked=False, why_unranked="", proof=None)
    wanted = Wanted(line.key, line.code, line.period or Period.year(year), line.asked)
    children = below(unit, [wanted], day, basis, known_at)[line.key]
    standing = [child for child in children.rows if child.role == "child"]
    is_hidden = line.figure.state is ValueState.HIDDEN
    drawn = shapes(line.code, [child.unit for child in standing], year, day, basis=basis, known_at=known_at)
    return Chosen(
        line=line,
        trend=None if is_hidden else trend(line.code, unit, year, basis=basis, as_of=day, known_at=known_at),
        children=tuple(_drawn(child, drawn) for child in standing),
        others=tuple(child for child in children.rows if child.role != "child"),
        is_ranked=children.is_ranked,
        why_unranked=children.why_unranked,
        proof=proof_of(line.figure, unit, basis=basis, known_at=known_at, listed=with_entries),
    )


def _drawn(child: Child, shapes_of: Mapping[int, Months]) -> Child:
    """Return the child with the shape of its year; silence has none."""
    is_said = child.figure.value is not None
    return replace(child, months=shapes_of.get(child.unit.pk, ()) if is_said else ())
