"""Figures (数): exact and live, for one unit or many at once, with the state of each value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Any

from django.utils import timezone

from halfsky.indicators import registry
from halfsky.indicators.declaration import Indicator, Measure, Ratio
from halfsky.indicators.figure import Figure, Number, ValueState, exact
from halfsky.indicators.hiding import SMALL, hidden_if_small
from halfsky.indicators.periods import Period, Span
from halfsky.indicators.sums import NOTHING, Amount, Cell, Line, Reading, amounts, people, places
from halfsky.network.models import Basis, Unit


@dataclass(frozen=True)
class Question:
    """What figures are asked for: the days, the reading of the tree, and what was known when."""

    period: Period
    basis: Basis = Basis.IS
    as_of: date | None = None
    """The last day that counts; None: today. Facts may lie on days to come, they count when their day is there."""
    known_at: int | None = None
    """The last entry that counts (a watermark); None: all."""
    small: int = SMALL
    """Sensitive counts below it are hidden; 0 hides nothing."""

    @property
    def until(self) -> date:
        return min(self.period.end, self.as_of or timezone.localdate())

    def flow(self) -> Span:
        return Span(self.period.begin, self.until)

    def stock(self) -> Span:
        return Span(None, self.until)


def figure(
    code: str,
    unit: Unit,
    period: Period,
    *,
    basis: Basis = Basis.IS,
    as_of: date | None = None,
    known_at: int | None = None,
    small: int = SMALL,
) -> Figure:
    """Return one figure of a unit with all below it. KeyError where no programme declares the code."""
    return figures([code], unit, period, basis=basis, as_of=as_of, known_at=known_at, small=small)[code]


def figures(
    codes: Iterable[str],
    unit: Unit,
    period: Period,
    *,
    basis: Basis = Basis.IS,
    as_of: date | None = None,
    known_at: int | None = None,
    small: int = SMALL,
) -> dict[str, Figure]:
    """Return several figures of one unit, by code, in a handful of queries however many there are."""
    question = Question(period, basis, as_of, known_at, small)
    line = Line.of(unit)
    return {code: found for (_line, code), found in answer(question, [line], codes).items()}


def figures_of(
    code: str,
    units: Iterable[Unit],
    period: Period,
    *,
    basis: Basis = Basis.IS,
    as_of: date | None = None,
    known_at: int | None = None,
    small: int = SMALL,
) -> dict[int, Figure]:
    """Return one figure of several units, by unit id."""
    question = Question(period, basis, as_of, known_at, small)
    lines = [Line.of(unit) for unit in units]
    return {line.unit_id: found for (line, _code), found in answer(question, lines, [code]).items()}


def answer(question: Question, lines: Sequence[Line], codes: Iterable[str]) -> dict[Cell, Figure]:
    """Return every asked figure of every line; the number of queries depends on neither."""
    wanted = list(dict.fromkeys(codes))
    numbers = Numbers.read(question, lines, _indicators(wanted))
    found: dict[Cell, Figure] = {}
    for line in lines:
        for code in wanted:
            bare = _bare(question, line, code, numbers)
            found[line, code] = hidden_if_small(bare, registry.get(code), question.small)
    return found


def _indicators(codes: Iterable[str]) -> dict[str, Indicator]:
    """Return the plain indicators that the codes need: themselves, the parts of ratios, companions."""
    found: dict[str, Indicator] = {}
    for code in codes:
        declared = registry.get(code)
        if isinstance(declared, Ratio):
            found |= _indicators([declared.numerator, declared.denominator])
        else:
            found[code] = declared
            if declared.companion:
                companion = registry.get(declared.companion)
                assert isinstance(companion, Indicator)
                found[companion.code] = companion
    return found


@dataclass(frozen=True)
class Numbers:
    """All numbers read for an answer."""

    flows: dict[Cell, Amount]
    stocks: dict[Cell, Amount]
    people: dict[Cell, int]
    places: dict[Cell, int]

    @classmethod
    def read(cls, question: Question, lines: Sequence[Line], wanted: Mapping[str, Indicator]) -> Numbers:
        reading = Reading(tuple(lines), question.basis, question.known_at)
        stock = _of_measure(wanted, Measure.STOCK)
        flow = [code for code in wanted if code not in stock]
        return cls(
            amounts(reading, _and_spoken(flow), question.flow()),
            amounts(reading, _and_spoken(stock), question.stock()),
            people(reading, _of_measure(wanted, Measure.PEOPLE), question.flow()),
            places(reading, _of_measure(wanted, Measure.PLACES), question.flow()),
        )


def _of_measure(wanted: Mapping[str, Indicator], measure: Measure) -> list[str]:
    return [code for code, indicator in wanted.items() if indicator.measure is measure]


def spoken_codes(code: str) -> tuple[str, str]:
    """Return what breaks silence for the figure's programme: its entries, its one-tap zero reports (零报告)."""
    slug = registry.programme_of(code)
    return f"{slug}.entries", f"{slug}.zero_reports"


def _and_spoken(codes: Sequence[str]) -> list[str]:
    return list(dict.fromkeys([*codes, *(one for code in codes for one in spoken_codes(code))]))


def _bare(question: Question, line: Line, code: str, numbers: Numbers) -> Figure:
    declared = registry.get(code)
    if isinstance(declared, Ratio):
        top = _bare(question, line, declared.numerator, numbers)
        bottom = _bare(question, line, declared.denominator, numbers)
        return _ratio(question, line, declared, top, bottom)
    plain = _plain(question, line, declared, numbers)
    if declared.companion:
        other = registry.get(declared.companion)
        assert isinstance(other, Indicator)
        companion = hidden_if_small(_plain(question, line, other, numbers), other, question.small)
        return replace(plain, companion=companion)
    return plain


def _plain(question: Question, line: Line, indicator: Indicator, numbers: Numbers) -> Figure:
    cell = (line, indicator.code)
    read = numbers.stocks if indicator.measure is Measure.STOCK else numbers.flows
    amount = read.get(cell, NOTHING)
    single = amount.quantity - amount.aggregate
    if indicator.measure is Measure.PEOPLE:
        single = numbers.people.get(cell, 0)
    elif indicator.measure is Measure.PLACES:
        single, amount = numbers.places.get(cell, 0), amount._replace(aggregate=0)
    value = single + amount.aggregate
    has_spoken = any(read.get((line, one), NOTHING).quantity > 0 for one in spoken_codes(indicator.code))
    state = ValueState.COUNTED if value else ValueState.ZERO if has_spoken else ValueState.NO_DATA
    return Figure(
        code=indicator.code,
        title=indicator.title,
        unit_id=line.unit_id,
        period=question.period,
        basis=question.basis,
        as_of=question.until,
        known_at=question.known_at,
        state=state,
        value=None if state is ValueState.NO_DATA else value,
        unit=indicator.unit,
        scale=indicator.scale,
        facts=amount.facts,
        single=single,
        aggregate=amount.aggregate,
    )


def _ratio(question: Question, line: Line, ratio: Ratio, top: Figure, bottom: Figure) -> Figure:
    state, value = ratio_of(ratio, top.value, bottom.value, top.scale, bottom.scale)
    return Figure(
        code=ratio.code,
        title=ratio.title,
        unit_id=line.unit_id,
        period=question.period,
        basis=question.basis,
        as_of=question.until,
        known_at=question.known_at,
        state=state,
        value=value,
        unit=ratio.unit,
        facts=bottom.facts,
        numerator=top,
        denominator=bottom,
    )


def ratio_of(
    ratio: Ratio, top: Any, bottom: Any, top_scale: int = 1, bottom_scale: int = 1
) -> tuple[ValueState, Number | None]:
    """Return state and value of a ratio from its two integers; below the least denominator it is too few to judge."""
    if top is None or bottom is None:
        return ValueState.NO_DATA, None
    if bottom == 0:
        return ValueState.NOT_APPLICABLE, None
    value = exact(Fraction(top, top_scale) / Fraction(bottom, bottom_scale))
    if bottom < ratio.min_denominator:
        return ValueState.TOO_FEW, value
    return (ValueState.COUNTED if top else ValueState.ZERO), value


__all__ = ["Figure", "Question", "ValueState", "answer", "figure", "figures", "figures_of"]
