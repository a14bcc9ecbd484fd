"""What stands behind a figure: its facts with their entries, newest first; what is listed adds up to the figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from django.core.paginator import Paginator
from django.db.models import Case, F, IntegerField, QuerySet, Sum, Value, When
from django.utils.translation import gettext as _

from halfsky.accounts.models import Post
from halfsky.indicators import registry
from halfsky.indicators.declaration import Measure, Ratio
from halfsky.indicators.figures import Question
from halfsky.indicators.periods import Period
from halfsky.indicators.sums import Line, Reading, facts_behind, people, places
from halfsky.ledger.models import Entry, Fact, Record
from halfsky.network.models import Basis, Unit

PAGE = 50
Kind = Literal["single", "reversed", "aggregate"]


class NotOneFigure(ValueError):
    """A ratio stands on two lists: its numerator's and its denominator's."""


@dataclass(frozen=True)
class BehindLine:
    """One fact and the entry it comes from. reversed: it takes back what an earlier entry counted."""

    fact: Fact
    entry: Entry
    record: Record
    kind: Kind


@dataclass(frozen=True)
class Behind:
    """A page of the list, and what the whole list adds up to: `value` is the figure's value."""

    lines: tuple[BehindLine, ...]
    page: int
    pages: int
    count: int
    single: int
    reversed: int
    aggregate: int
    value: int
    is_whole: bool
    """False: the reader may not see all of it, so count and sums are those of what she sees."""


def entries_behind(
    code: str,
    unit: Unit,
    period: Period,
    *,
    basis: Basis = Basis.IS,
    as_of: date | None = None,
    known_at: int | None = None,
    own: bool = False,
    page: int = 1,
    size: int = PAGE,
    viewer: Post | None = None,
) -> Behind:
    """Return the facts that a figure adds up. `viewer` limits the list to the records she may see.

    The single, reversed and aggregate parts add up to the value; for people, value is the distinct people listed.
    Raises `NotOneFigure` for a ratio.
    """
    declared = registry.get(code)
    if isinstance(declared, Ratio):
        raise NotOneFigure(_("这是比率，请分别打开它的分子和分母。"))
    question = Question(period, basis, as_of, known_at)
    reading = Reading((Line.of(unit, own=own),), basis, known_at)
    span = question.stock() if declared.measure is Measure.STOCK else question.flow()
    facts = facts_behind(reading, [code], span)
    seen = facts if viewer is None else facts.filter(record__in=Record.objects.visible_to(viewer))
    sums = _sums(seen)
    value = sum(sums)
    if declared.measure in (Measure.PEOPLE, Measure.PLACES):
        distinct = (people if declared.measure is Measure.PEOPLE else places)(reading, [code], span)
        value = sum(distinct.values()) + (sums[2] if declared.measure is Measure.PEOPLE else 0)
    pages = Paginator(seen.select_related("entry__by", "entry__unit", "record").order_by("-entry_id", "-id"), size)
    shown = pages.get_page(page)
    return Behind(
        tuple(BehindLine(fact, fact.entry, fact.record, _kind(fact)) for fact in shown),
        shown.number,
        pages.num_pages,
        pages.count,
        *sums,
        value,
        is_whole=viewer is None or pages.count == facts.count(),
    )


def _kind(fact: Fact) -> Kind:
    if fact.is_aggregate:
        return "aggregate"
    return "reversed" if fact.quantity < 0 else "single"


def _sums(facts: QuerySet[Fact]) -> tuple[int, int, int]:
    """Return (single, reversed, aggregate)."""
    kinds: Sequence[dict[str, Any]] = (
        {"is_aggregate": False, "quantity__gt": 0},
        {"is_aggregate": False, "quantity__lt": 0},
        {"is_aggregate": True},
    )
    sums = {
        f"part{place}": Sum(Case(When(**kind, then=F("quantity")), default=Value(0), output_field=IntegerField()))
        for place, kind in enumerate(kinds)
    }
    found = facts.order_by().aggregate(**sums)
    return found["part0"] or 0, found["part1"] or 0, found["part2"] or 0
