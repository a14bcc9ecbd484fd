"""Reading quantities for many figures at once: whole months from totals, the days at the ends from facts.

Totals answer for provinces, cities and counties as the tree is today. Everything else is read from facts: townships and
villages, the tree as it was, what was known at a watermark, what a unit bears itself.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Case, Count, F, Q, QuerySet, Sum, Value, When
from django.db.models.functions import Coalesce

from halfsky.indicators.models import MonthTotal, PersonMonth
from halfsky.indicators.periods import Span
from halfsky.indicators.totals import LOWEST_TOTALLED, YearMonth
from halfsky.ledger.models import Fact
from halfsky.network.models import Basis, Unit


class Line(NamedTuple):
    """A row to fill: a unit with all below it, or (`own`) only what the unit bears itself."""

    unit_id: int
    is_totalled: bool
    own: bool = False

    @classmethod
    def of(cls, unit: Unit, *, own: bool = False) -> Line:
        return cls(unit.pk, unit.level <= LOWEST_TOTALLED and not own, own)


class Amount(NamedTuple):
    """What facts add up to: quantity, number of facts, and the part of aggregate entries."""

    quantity: int = 0
    facts: int = 0
    aggregate: int = 0

    def plus(self, other: Amount) -> Amount:
        return Amount(self.quantity + other.quantity, self.facts + other.facts, self.aggregate + other.aggregate)


NOTHING = Amount()
Cell = tuple[Line, str]
Rows = QuerySet[Any, Any]


@dataclass(frozen=True)
class Reading:
    """For which lines, in which reading of the tree, and as known at which entry (None: now)."""

    lines: tuple[Line, ...]
    basis: Basis = Basis.IS
    known_at: int | None = None


@dataclass(frozen=True)
class Part:
    """One source of a reading: month totals, or facts that carry their unit as `line`."""

    lines: dict[int, Line]
    totals: Q | None = None
    facts: QuerySet[Fact] | None = None


def amounts(reading: Reading, codes: Collection[str], span: Span) -> dict[Cell, Amount]:
    """Return what the facts of each code add up to for each line; cells without facts are left out."""
    found: dict[Cell, Amount] = {}
    for part in parts(reading, codes, span):
        for unit, code, *numbers in summed(part, "line", "indicator"):
            cell = (part.lines[unit], code)
            found[cell] = found.get(cell, NOTHING).plus(Amount(*map(int, numbers)))
    return found


def parts(reading: Reading, codes: Collection[str], span: Span, *, all_facts: bool = False) -> Iterator[Part]:
    """Yield the sources that together hold each fact of the reading once for each of its lines."""
    if span.is_empty or not codes:
        return
    from_totals = reading.basis is Basis.IS and reading.known_at is None and not all_facts
    totalled = {line.unit_id: line for line in reading.lines if line.is_totalled and from_totals}
    below = {line.unit_id: line for line in reading.lines if not line.own and line.unit_id not in totalled}
    own = {line.unit_id: line for line in reading.lines if line.own}
    months, edges = span.split()
    if totalled and months is not None:
        yield Part(totalled, totals=Q(unit_id__in=list(totalled), indicator__in=codes, month__range=months))
    if totalled and edges:
        yield Part(totalled, facts=_within(_standing_below(reading, totalled), reading, codes, edges))
    if below:
        yield Part(below, facts=_within(_standing_below(reading, below), reading, codes, [span]))
    if own:
        yield Part(own, facts=_within(_borne(reading, own), reading, codes, [span]))


def _within(facts: QuerySet[Fact], reading: Reading, codes: Collection[str], spans: Sequence[Span]) -> QuerySet[Fact]:
    days = Q()
    for span in spans:
        days |= Q(day__lte=span.end) if span.begin is None else Q(day__range=(span.begin, span.end))
    found = facts.filter(days, indicator__in=codes).order_by()
    return found if reading.known_at is None else found.filter(entry_id__lte=reading.known_at)


def _standing_below(reading: Reading, units: Iterable[int]) -> QuerySet[Fact]:
    """Return the facts below the units, each with its unit as `line`."""
    if reading.basis is Basis.IS:
        found = Fact.objects.filter(bearer__above__basis=Basis.IS, bearer__above__ancestor_id__in=list(units))
        return found.annotate(line=F("bearer__above__ancestor_id"))
    stood = Fact.objects.filter(
        unit__above__basis=Basis.WAS,
        unit__above__ancestor_id__in=list(units),
        unit__above__valid_from__lte=F("day"),
        unit__above__valid_to__gt=F("day"),
    )
    return stood.annotate(line=F("unit__above__ancestor_id"))


def _borne(reading: Reading, units: Iterable[int]) -> QuerySet[Fact]:
    name = "bearer_id" if reading.basis is Basis.IS else "unit_id"
    return Fact.objects.filter(**{f"{name}__in": list(units)}).annotate(line=F(name))


def summed(part: Part, *keys: str) -> Rows:
    """Return (keys..., quantity, facts, aggregate) of the part, added up for equal keys."""
    if part.facts is None:
        assert part.totals is not None
        totals: Rows = MonthTotal.objects.filter(part.totals).order_by().annotate(line=F("unit_id"))
        added: Rows = totals.values(*keys).annotate(q=Sum("quantity"), n=Sum("facts"), a=Sum("aggregate_quantity"))
        return added.values_list(*keys, "q", "n", "a")
    aggregate = Sum(Case(When(is_aggregate=True, then=F("quantity")), default=Value(0)))
    facts: Rows = part.facts.annotate(month=YearMonth("day")) if "month" in keys else part.facts
    added_facts: Rows = facts.values(*keys).annotate(q=Sum("quantity"), n=Count("id"), a=aggregate)
    return added_facts.values_list(*keys, "q", "n", "a")


class Who(NamedTuple):
    """What is counted once: how its rows (line, code, who, number) are read, and under which name each one counts."""

    rows_of: Callable[[Part], Rows]
    named: str
    all_facts: bool = False


def people(reading: Reading, codes: Collection[str], span: Span) -> dict[Cell, int]:
    """Return how many distinct people each code counted in each line; people known to be one count once."""
    return _distinct(reading, codes, span, PEOPLE)


def places(reading: Reading, codes: Collection[str], span: Span) -> dict[Cell, int]:
    """Return how many distinct places each code counted in each line: always from facts."""
    return _distinct(reading, codes, span, places_in(reading.basis))


def _persons_of(part: Part) -> Rows:
    rows: Rows
    if part.facts is None:
        assert part.totals is not None
        rows = PersonMonth.objects.filter(part.totals).order_by().annotate(line=F("unit_id"))
    else:
        rows = part.facts.filter(person__isnull=False, is_aggregate=False).annotate(month=YearMonth("day"))
    return rows.annotate(who=F("person_id"), code=F("indicator"), number=F("quantity"))


PEOPLE = Who(
    _persons_of,
    "SELECT line, code, COALESCE(same_as_id, who) AS who, number, month FROM ({union}) rows "
    "LEFT JOIN network_person joined ON joined.id = rows.who AND joined.same_as_id IS NOT NULL",
)
"""Each person, or the one she is known to be the same as."""


def places_in(basis: Basis) -> Who:
    """Return how places count once: as it is, a merged village is the one that carries it."""
    where = (
        Coalesce("place__bearer_id", "place_id", "bearer_id") if basis is Basis.IS else Coalesce("place_id", "unit_id")
    )

    def places_of(part: Part) -> Rows:
        assert part.facts is not None
        rows: Rows = part.facts.annotate(who=where, code=F("indicator"), number=F("quantity"), month=YearMonth("day"))
        return rows

    return Who(places_of, "SELECT line, code, who, number, month FROM ({union}) rows", all_facts=True)


def _distinct(reading: Reading, codes: Collection[str], span: Span, who: Who) -> dict[Cell, int]:
    """Return how many different `who` have more than nothing for each line and code, over all sources together."""
    grouped: dict[bool, list[Part]] = {}
    for part in parts(reading, codes, span, all_facts=who.all_facts):
        grouped.setdefault(any(line.own for line in part.lines.values()), []).append(part)
    found: dict[Cell, int] = {}
    for group in grouped.values():
        lines = {unit: line for part in group for unit, line in part.lines.items()}
        rows, values = rows_named(group, who)
        sql = (
            f"SELECT line, code, COUNT(*) FROM (SELECT line, code, who FROM ({rows}) named "  # noqa: S608
            "GROUP BY line, code, who HAVING SUM(number) > 0) counted GROUP BY line, code"
        )
        with connection.cursor() as cursor:
            cursor.execute(sql, values)
            found |= {(lines[unit], code): number for unit, code, number in cursor.fetchall()}
    return found


def rows_named(group: Sequence[Part], who: Who) -> tuple[str, list[Any]]:
    """Return one statement for the rows (line, code, who, number, month) of all parts, and its values."""
    columns = ("line", "code", "who", "number", "month")
    written = [who.rows_of(part).values_list(*columns).query.sql_with_params() for part in group]
    union = " UNION ALL ".join(sql for sql, _values in written)
    return who.named.format(union=union), [value for _sql, values in written for value in values]
