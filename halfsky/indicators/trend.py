"""How a figure grew over the months of a year, beside the year before: cumulative, in a fixed number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import accumulate

from django.db import connection
from django.utils import timezone

from halfsky.indicators import registry
from halfsky.indicators.declaration import Indicator, Measure, Ratio
from halfsky.indicators.figure import Number
from halfsky.indicators.figures import ratio_of, spoken_codes
from halfsky.indicators.hiding import SMALL, is_small_ratio, is_small_value
from halfsky.indicators.periods import Span
from halfsky.indicators.sums import (
    NOTHING,
    PEOPLE,
    Amount,
    Line,
    Reading,
    amounts,
    parts,
    places_in,
    rows_named,
    summed,
)
from halfsky.network.models import Basis, Unit

Months = tuple[Number | None, ...]


@dataclass(frozen=True)
class Trend:
    """Twelve values a year, each up to the end of its month (stock: at its end); None: silent, hidden or to come."""

    code: str
    year: int
    this: Months
    last: Months


def trend(
    code: str,
    unit: Unit,
    year: int,
    *,
    basis: Basis = Basis.IS,
    as_of: date | None = None,
    known_at: int | None = None,
    small: int = SMALL,
) -> Trend:
    """Return the year's values by month and those of the year before."""
    until = min(as_of or timezone.localdate(), date(year, 12, 31))
    course = _Course(Reading((Line.of(unit),), basis, known_at), year, until, small)
    declared = registry.get(code)
    this, last = (course.ratio(declared) if isinstance(declared, Ratio) else course.shown(declared)).both()
    return Trend(code, year, this, last)


@dataclass(frozen=True)
class _Series:
    """24 values: the year before, then the year."""

    values: Months

    def both(self) -> tuple[Months, Months]:
        return self.values[12:], self.values[:12]


@dataclass(frozen=True)
class _Course:
    reading: Reading
    year: int
    until: date
    small: int

    def ratio(self, ratio: Ratio) -> _Series:
        top, bottom = registry.get(ratio.numerator), registry.get(ratio.denominator)
        assert isinstance(top, Indicator)
        assert isinstance(bottom, Indicator)
        found: list[Number | None] = []
        for upper, lower in zip(self._values(top), self._values(bottom), strict=True):
            _state, value = ratio_of(ratio, upper, lower, top.scale, bottom.scale)
            is_hidden = ratio.is_sensitive and is_small_ratio(upper or 0, lower or 0, self.small)
            found.append(None if is_hidden else value)
        return _Series(tuple(found))

    def shown(self, indicator: Indicator) -> _Series:
        hides = indicator.is_sensitive
        found = self._values(indicator)
        return _Series(tuple(None if hides and is_small_value(value, self.small) else value for value in found))

    def _values(self, indicator: Indicator) -> list[int | None]:
        """Return the values by month, None where nobody had spoken yet or the month is to come."""
        code = indicator.code
        is_stock = indicator.measure is Measure.STOCK
        codes = [code, *spoken_codes(code)]
        by_month = self._by_month(codes)
        opening = self._opening(codes) if is_stock else {}
        heads = self._heads(indicator)
        sums = {one: self._cumulative(by_month[one], opening.get(one), is_stock) for one in codes}
        found: list[int | None] = []
        for place, month in enumerate(self._months()):
            amount = sums[code][place]
            value = amount.quantity if heads is None else heads[place] + amount.aggregate
            has_spoken = any(sums[one][place].quantity > 0 for one in codes[1:])
            is_to_come = month > self.until.year * 100 + self.until.month
            found.append(None if is_to_come or not (value or has_spoken) else value)
        return found

    def _months(self) -> list[int]:
        return [year * 100 + month for year in (self.year - 1, self.year) for month in range(1, 13)]

    def _span(self) -> Span:
        return Span(date(self.year - 1, 1, 1), self.until)

    def _by_month(self, codes: Sequence[str]) -> dict[str, dict[int, Amount]]:
        found: dict[str, dict[int, Amount]] = defaultdict(dict)
        for part in parts(self.reading, codes, self._span()):
            for _line, code, month, *numbers in summed(part, "indicator", "month"):
                found[code][month] = found[code].get(month, NOTHING).plus(Amount(*numbers))
        return found

    def _opening(self, codes: Sequence[str]) -> dict[str, Amount]:
        before = amounts(self.reading, codes, Span(None, date(self.year - 2, 12, 31)))
        return {code: amount for (_line, code), amount in before.items()}

    def _cumulative(self, months: dict[int, Amount], opening: Amount | None, is_stock: bool) -> list[Amount]:
        values = [months.get(month, NOTHING) for month in self._months()]
        if is_stock:
            return list(accumulate(values, Amount.plus, initial=opening or NOTHING))[1:]
        return [*accumulate(values[:12], Amount.plus), *accumulate(values[12:], Amount.plus)]

    def _heads(self, indicator: Indicator) -> list[int] | None:
        """Return distinct people (or places) up to each month of both years; None for figures that add up."""
        if indicator.measure not in (Measure.PEOPLE, Measure.PLACES):
            return None
        who = PEOPLE if indicator.measure is Measure.PEOPLE else places_in(self.reading.basis)
        found: list[int] = []
        for year in (self.year - 1, self.year):
            span = Span(date(year, 1, 1), min(self.until, date(year, 12, 31)))
            group = list(parts(self.reading, [indicator.code], span, all_facts=who.all_facts))
            months = [year * 100 + month for month in range(1, 13)]
            rows, values = rows_named(group, who)
            upto = ", ".join(f"SUM(CASE WHEN month <= {month} THEN number ELSE 0 END) AS m{month}" for month in months)
            heads = ", ".join(f"COALESCE(SUM(CASE WHEN m{month} > 0 THEN 1 ELSE 0 END), 0)" for month in months)
            with connection.cursor() as cursor:
                cursor.execute(f"SELECT {heads} FROM (SELECT {upto} FROM ({rows}) named GROUP BY who) one", values)  # noqa: S608
                found += [int(number) for number in cursor.fetchone() or ()]
        return found


def pace(begin: date, end: date, day: date) -> Fraction:
    """Return the share of the days from `begin` to `end` that has passed at the end of `day`, from 0 to 1."""
    passed = (min(day, end) - begin).days + 1
    return max(Fraction(0), Fraction(passed, (end - begin).days + 1))
