"""What one record counts for, in words: 信访受理 ＋1 −1."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from halfsky.indicators import registry
from halfsky.indicators.declaration import Indicator, Measure
from halfsky.ledger.queries import Contribution


@dataclass(frozen=True)
class Figure:
    """A figure with what the record added to it and took back; `url` leads to its page where there is one."""

    title: str
    words: str
    url: str


def figures_of(found: Iterable[Contribution], unit_id: int) -> list[Figure]:
    """Return the declared figures to which a record adds: no groups, no entries as such, no levels back at zero."""
    declared = registry.declared()
    figures = []
    for one in found:
        indicator = declared.get(one.indicator)
        if not isinstance(indicator, Indicator) or "@" in one.indicator or one.indicator.endswith(".entries"):
            continue
        if indicator.measure is Measure.STOCK and one.added + one.taken == 0:
            continue
        figures.append(Figure(str(indicator.title), _words(indicator, one), url_of(indicator.code, unit_id)))
    return figures


def url_of(code: str, unit_id: int) -> str:
    """Return the address of a unit's figure of this year, or "" where no page shows figures."""
    try:
        return f"{reverse('desk:figure', args=[unit_id, code])}?period={timezone.localdate().year}"
    except NoReverseMatch:
        return ""


def _words(indicator: Indicator, one: Contribution) -> str:
    parts = [f"＋{_shown(indicator, one.added)}"] if one.added else []
    if one.taken:
        parts.append(f"−{_shown(indicator, -one.taken)}")
    return " ".join(parts) + f" {indicator.unit}"


def _shown(indicator: Indicator, quantity: int) -> str:
    """Return a quantity in the unit that people read: fen as yuan."""
    if indicator.scale == 1:
        return f"{quantity:,}"
    return f"{quantity / indicator.scale:,.2f}".rstrip("0").rstrip(".")
