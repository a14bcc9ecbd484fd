"""The shape of a year for many units at once, for sparklines: running totals by month, without an axis."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from itertools import accumulate

from halfsky.indicators import registry
from halfsky.indicators.declaration import Measure, Ratio
from halfsky.indicators.figure import Number
from halfsky.indicators.periods import Span
from halfsky.indicators.sums import Line, Reading, parts, summed
from halfsky.network.models import Basis, Unit

Months = tuple[Number | None, ...]


def shapes(
    code: str, units: Sequence[Unit], year: int, day: date, *, basis: Basis = Basis.IS, known_at: int | None = None
) -> dict[int, Months]:
    """Return running totals to the end of each month up to `day`, by unit id; a ratio's are its rates.

    Distinct people are drawn by how often they were counted: only the shape is shown. Sensitive figures, and stocks,
    have no shape.
    """
    declared = registry.get(code)
    if declared.is_sensitive or (not isinstance(declared, Ratio) and declared.measure is Measure.STOCK):
        return {}
    codes = [declared.numerator, declared.denominator] if isinstance(declared, Ratio) else [code]
    reading = Reading(tuple(Line.of(unit) for unit in units), basis, known_at)
    sums: dict[tuple[int, str, int], int] = {}
    for part in parts(reading, codes, Span(date(year, 1, 1), day)):
        for unit, one, month, quantity, *_rest in summed(part, "indicator", "month"):
            sums[unit, one, month % 100] = sums.get((unit, one, month % 100), 0) + int(quantity)

    def running(unit: Unit, one: str) -> list[int]:
        return list(accumulate(sums.get((unit.pk, one, month), 0) for month in range(1, day.month + 1)))

    if len(codes) == 1:
        return {unit.pk: tuple(running(unit, code)) for unit in units}
    return {unit.pk: _rates(running(unit, codes[0]), running(unit, codes[1])) for unit in units}


def _rates(tops: Sequence[int], bottoms: Sequence[int]) -> Months:
    return tuple(Fraction(top, bottom) if bottom else None for top, bottom in zip(tops, bottoms, strict=True))
