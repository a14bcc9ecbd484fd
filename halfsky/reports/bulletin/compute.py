"""Reading a bulletin's figures: the board of the month's last day so far, at a watermark, and the month's own."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction

from django.utils import timezone
from django.utils.translation import gettext as _

from halfsky.indicators import registry
from halfsky.indicators.alone import figures_alone
from halfsky.indicators.children import by_child
from halfsky.indicators.declaration import Measure, Ratio
from halfsky.indicators.figure import Figure
from halfsky.indicators.periods import Period
from halfsky.ledger import parameters
from halfsky.network.models import Basis, Unit
from halfsky.reports.board.build import board
from halfsky.reports.board.children import Below, Wanted, below
from halfsky.reports.board.model import Board, Child, Line
from halfsky.reports.bulletin.frozen import ChildRow, Frozen, LineRow, Num, from_json
from halfsky.reports.models import Bulletin
from halfsky.reports.numbers import figure_words, light_words, plain, rate, scale_of


def month_end(month: int) -> date:
    """Return the last day of yyyymm."""
    year, number = divmod(month, 100)
    return date(year, number, monthrange(year, number)[1])


def last_day_of(month: int, day: date | None = None) -> date:
    """Return the last day that a bulletin of yyyymm counts: the month's end, or today (an earlier day) before it."""
    today = timezone.localdate()
    return min(day or today, today, month_end(month))


def compute(
    unit: Unit,
    month: int,
    watermark: int,
    *,
    as_of: date | None = None,
    basis: Basis = Basis.IS,
    corrects: Bulletin | None = None,
    is_demo: bool = False,
) -> Frozen:
    """Return what the bulletin of a month says as of a day (by default today, at most the month's end).

    The same day and watermark give the same again, and what the board says of them.
    """
    day = last_day_of(month, as_of)
    found = board(unit, day.year, basis=basis, as_of=day, known_at=watermark, with_chosen=False)
    last = corrects or last_before(unit, month)
    reader = _Reader(found, Period.month(day.year, day.month), watermark, _late_against(last))
    return Frozen(
        unit_id=unit.pk,
        unit_name=unit.name,
        unit_short=unit.short,
        level=int(unit.level),
        parent_name=unit.parent.name if unit.parent else "",
        year=day.year,
        month=day.month,
        as_of=day.isoformat(),
        watermark=watermark,
        basis=str(Basis(basis).value),
        pace=found.pace,
        plans=tuple(dict.fromkeys(line.asked.target.plan.title for line in found.targets if line.asked is not None)),
        last_number=last.number if last else "",
        corrects=corrects.number if corrects else "",
        far_behind=float(parameters.value_for("reports.far_behind_points", unit.code, day)),
        is_demo=is_demo,
        lines=tuple(reader.lines()),
    )


def last_before(unit: Unit, month: int) -> Bulletin | None:
    """Return the newest bulletin of an earlier month of the same year."""
    earlier = Bulletin.objects.filter(unit=unit, month__lt=month, month__gte=month // 100 * 100)
    return earlier.order_by("-month", "-id").first()


def _late_against(last: Bulletin | None) -> Frozen | None:
    return from_json(last.rows) if last else None


class _Reader:
    """Reads all lines of a bulletin: children of all lines together, the month's own figures together."""

    def __init__(self, found: Board, month: Period, watermark: int, last: Frozen | None) -> None:
        self.board, self.month, self.watermark, self.last = found, month, watermark, last
        self.targets = [line for line in found.targets if line.figure is not None]
        wanted = [
            Wanted(line.key, line.code, line.period or Period.year(found.year), line.asked) for line in self.targets
        ]
        self.below = below(found.unit, wanted, found.day, found.basis, watermark) if wanted else {}
        codes = list(dict.fromkeys(line.code for line in self.targets))
        asked = {"basis": found.basis, "as_of": found.day, "known_at": watermark}
        self.own = figures_alone(codes, found.unit, month, **asked) if codes else {}  # type: ignore[arg-type]  # as named
        self.rows = by_child(codes, found.unit, month, **asked).rows if codes else ()  # type: ignore[arg-type]  # as named
        self.before = self._before(codes)

    def _before(self, codes: Sequence[str]) -> Mapping[str, Figure]:
        """Return the figures up to the end of the last bulletin, as they are known now."""
        if self.last is None or not codes:
            return {}
        until = self.last.day
        return figures_alone(
            codes,
            self.board.unit,
            Period.year(self.board.year),
            basis=self.board.basis,
            as_of=until,
            known_at=self.watermark,
        )

    def lines(self) -> list[LineRow]:
        return [self._line(line) for line in self.board.targets]

    def _line(self, line: Line) -> LineRow:
        size, unit = scale_of(line.unit, line.goal, line.figure.shown if line.figure else None)
        below_it = self.below.get(line.key, Below(()))
        declared = registry.declared().get(line.code)
        return LineRow(
            key=line.key,
            title=line.title,
            code=line.code,
            unit="" if line.is_rate else str(unit),
            size=size,
            how=str(declared.how) if declared else "",
            is_rate=line.is_rate,
            is_ratio=line.asked is not None and line.asked.is_ratio,
            goal=None if line.goal is None else str(line.goal),
            goal_words=_goal_words(line, line.goal, size),
            total=None if line.figure is None else _num(line.figure, size),
            month=self._month(self.own.get(line.code), size),
            percent=line.percent,
            pace=line.pace,
            light=str(line.light),
            word=light_words(line.light, line.figure),
            reached=line.spread.reached if line.spread else None,
            late=self._late(line, size),
            is_ranked=below_it.is_ranked,
            why_unranked=below_it.why_unranked,
            children=tuple(self._child(line, child, size) for child in below_it.rows),
        )

    def _month(self, figure: Figure | None, size: int, *, own: bool = False) -> Num | None:
        """Return the month's own figure; a stock has none."""
        if figure is None:
            return None
        declared = registry.get(figure.code)
        if not isinstance(declared, Ratio) and declared.measure is Measure.STOCK:
            return None
        return _num(figure, size, own=own)

    def _child(self, line: Line, child: Child, size: int) -> ChildRow:
        month = next(
            (row.figures[line.code] for row in self.rows if (row.unit.pk, row.role) == (child.unit.pk, child.role)),
            None,
        )
        return ChildRow(
            unit_id=child.unit.pk,
            name=child.unit.short.removesuffix("妇联") if child.role != "own" else _("本级"),
            role=child.role,
            total=_num(child.figure, size, own=child.role == "own"),
            month=self._month(month, size, own=child.role == "own"),
            goal=None if child.goal is None else str(child.goal),
            goal_words=_goal_words(line, child.goal, size),
            percent=child.percent,
            light=str(child.light),
            place=child.place,
            is_tied=child.is_tied,
        )

    def _late(self, line: Line, size: int) -> str | None:
        """Return what was added since the last bulletin for days that it covered, with its sign; None: nothing."""
        figure = self.before.get(line.code)
        if figure is None or self.last is None or figure.shown is None or figure.numerator is not None:
            return None
        if registry.get(line.code).is_sensitive:
            return None  # a small difference would tell of the few that are hidden
        then = next((one.total for one in self.last.lines if one.code == line.code and one.total is not None), None)
        if then is None or then.exact is None:
            return None
        more = Fraction(figure.shown) - then.exact
        if not more:
            return None
        return f"{'−' if more < 0 else ''}{plain(abs(more), size)}"


def _num(figure: Figure, size: int, *, own: bool = False) -> Num:
    top = bottom = None
    if figure.numerator is not None and figure.denominator is not None and figure.value is not None:
        top, bottom = _text(figure.numerator), _text(figure.denominator)
    return Num(
        code=figure.code,
        unit_id=figure.unit_id,
        period=str(figure.period),
        state=str(figure.state),
        value=_text(figure),
        words=figure_words(figure, size, grouping=False),
        top=top,
        bottom=bottom,
        facts=figure.facts,
        own=own,
    )


def _text(figure: Figure) -> str | None:
    return None if figure.shown is None else str(Fraction(figure.shown))


def _goal_words(line: Line, goal: Fraction | None, size: int) -> str:
    if goal is None:
        return ""
    return rate(goal) if line.is_rate else plain(goal, size, grouping=False)
