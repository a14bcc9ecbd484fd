"""Small numbers of sensitive programmes are hidden, and what would give them away by subtraction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from halfsky.indicators.declaration import Indicator, Measure, Ratio
from halfsky.indicators.figure import Figure, Number, ValueState

SMALL = 5
"""[house] Counts from 1 to one below it are hidden; a page may ask for another threshold."""


def hidden_if_small(found: Figure, declared: Indicator | Ratio, small: int) -> Figure:
    """Return the figure, without its numbers where they are sensitive and small."""
    if not declared.is_sensitive or found.value is None:
        return found
    if found.numerator is None or found.denominator is None:
        return hide(found) if is_small_value(_cases(found, declared), small) else found
    top, bottom = found.numerator.value or 0, found.denominator.value or 0
    return hide(found) if is_small_ratio(top, bottom, small) else found


def _cases(found: Figure, declared: Indicator | Ratio) -> Number | None:
    """Return how many cases a figure tells of: of a sum, not its yuan but what was added up."""
    is_sum = isinstance(declared, Indicator) and declared.measure is Measure.SUM
    return found.facts if is_sum and found.value else found.value


def is_small_value(value: Number | None, small: int) -> bool:
    return value is not None and 0 < value < small


def is_small_ratio(top: Number, bottom: Number, small: int) -> bool:
    """Return whether numerator, denominator or what lies between them is small."""
    return any(is_small_value(part, small) for part in (top, bottom, bottom - top))


def hide(found: Figure) -> Figure:
    """Return the figure with its state only."""
    return replace(
        found,
        state=ValueState.HIDDEN,
        value=None,
        facts=0,
        single=0,
        aggregate=0,
        companion=None,
        numerator=None if found.numerator is None else hide(found.numerator),
        denominator=None if found.denominator is None else hide(found.denominator),
    )


def hide_complements(rows: Sequence[Mapping[str, Figure]], codes: Sequence[str]) -> list[dict[str, Figure]]:
    """Return the rows with the next smallest figure hidden too wherever exactly one of a column is hidden."""
    found = [dict(row) for row in rows]
    for code in codes:
        column = [row[code] for row in found]
        if sum(one.state is ValueState.HIDDEN for one in column) != 1:
            continue
        shown = [place for place, one in enumerate(column) if one.value is not None and one.value > 0]
        shown = shown or [place for place, one in enumerate(column) if one.value is not None]
        if shown:
            smallest = min(shown, key=lambda place: column[place].value or 0)
            found[smallest][code] = hide(column[smallest])
    return found
