"""Reading quantities for many figures at once: whole months from totals, the days at the ends from facts.

Totals answer for provinces, cities and counties as the tree is today. Everything else is read from facts: townships and
villages, the tree as it was, what was known at a watermark, what a unit bears itself.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Case, Count, F, Q, QuerySet, Sum, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from halfsky.indicators.models import MonthTotal, PersonMonth
from halfsky.indicators.periods import Span
from halfsky.indicators.totals import LOWEST_TOTALLED, YearMonth
from halfsky.ledger.models import Fact
from halfsky.network.models import Basis, Descent, Level, Unit


class Line(NamedTuple):
    """A row to fill: a unit with all below it, or (`own`) only what the unit bears itself."""

    unit_id: int
    level: int
    own: bool = False

    @classmethod
    def of(cls, unit: Unit, *, own: bool = False) -> Line:
        return cls(unit.pk, unit.level, own)

    @property
    def is_totalled(self) -> bool:
        return self.level <= LOWEST_TOTALLED and not self.own


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
Written = tuple[str, list[Any]]
"""A statement and its values."""


@dataclass(frozen=True)
class Reading:
    """For which lines, in which reading of the tree, and as known at which entry (None: now)."""

    lines: tuple[Line, ...]
    basis: Basis = Basis.IS
    known_at: int | None = None

    @property
    def carrier(self) -> str:
        """Return the column of a fact that stands in this reading of the tree."""
        return "bearer_id" if self.basis is Basis.IS else "unit_id"


@dataclass(frozen=True)
class Part:
    """One source of a reading, to be added or (sign -1) taken away: month totals, or facts."""

    reading: Reading
    lines: dict[int, Line]
    totals: Q | None = None
    facts: QuerySet[Fact] | None = None
    sign: int = 1

    @property
    def own(self) -> bool:
        return any(line.own for line in self.lines.values())


def amounts(reading: Reading, codes: Collection[str], span: Span) -> dict[Cell, Amount]:
    """Return what the facts of each code add up to for each line; cells without facts are left out."""
    found: dict[Cell, Amount] = {}
    for part in parts(reading, codes, span):
        for unit, code, *numbers in summed(part, "indicator"):
            cell = (part.lines[unit], code)
            found[cell] = found.get(cell, NOTHING).plus(Amount(*numbers))
    return found


def parts(reading: Reading, codes: Collection[str], span: Span, *, all_facts: bool = False) -> Iterator[Part]:
    """Yield the sources that together hold each fact of the reading once for each of its lines."""
    if span.is_empty or not codes:
        return
    from_totals = reading.basis is Basis.IS and reading.known_at is None and not all_facts
    totalled = {line.unit_id: line for line in reading.lines if line.is_totalled and from_totals}
    below = {line.unit_id: line for line in reading.lines if not line.own and line.unit_id not in totalled}
    own = {line.unit_id: line for line in reading.lines if line.own}
    if totalled:
        split = span.split(timezone.localdate())
        if split.months is not None:
            wanted = Q(unit_id__in=list(totalled), indicator__in=codes, month__range=split.months)
            yield Part(reading, totalled, totals=wanted)
        for sign, spans in ((1, split.plus), (-1, split.minus)):
            if spans:
                yield Part(reading, totalled, facts=_facts(reading, totalled, codes, spans), sign=sign)
    for lines in (below, own):
        if lines:
            yield Part(reading, lines, facts=_facts(reading, lines, codes, [span]))


def _facts(reading: Reading, lines: dict[int, Line], codes: Collection[str], spans: Sequence[Span]) -> QuerySet[Fact]:
    """Return the facts of the codes and days; few lines low in the tree are looked up by unit, wide ones by day."""
    days = Q()
    for span in spans:
        days |= Q(day__lte=span.end) if span.begin is None else Q(day__range=(span.begin, span.end))
    found = Fact.objects.filter(days, indicator__in=codes).order_by()
    if reading.known_at is not None:
        found = found.filter(entry_id__lte=reading.known_at)
    if any(line.own for line in lines.values()):
        return found.filter(**{f"{reading.carrier}__in": list(lines)})
    if all(line.level >= Level.COUNTY for line in lines.values()):
        below = Descent.objects.filter(basis=reading.basis, ancestor_id__in=list(lines))
        return found.filter(**{f"{reading.carrier}__in": below.values("descendant_id")})
    return found


def facts_behind(reading: Reading, codes: Collection[str], span: Span) -> QuerySet[Fact]:
    """Return the facts themselves of a reading of one line."""
    line = reading.lines[0]
    part = next(parts(reading, codes, span, all_facts=True), None)
    if part is None or part.facts is None:
        return Fact.objects.none()
    if line.own:
        return part.facts
    if reading.basis is Basis.IS:
        return part.facts.filter(bearer__above__basis=Basis.IS, bearer__above__ancestor_id=line.unit_id)
    return part.facts.filter(
        unit__above__basis=Basis.WAS,
        unit__above__ancestor_id=line.unit_id,
        unit__above__valid_from__lte=F("day"),
        unit__above__valid_to__gt=F("day"),
    )


def summed(part: Part, *keys: str) -> Iterator[tuple[Any, ...]]:
    """Yield (line, keys..., quantity, facts, aggregate) of the part, added up for equal keys, with its sign."""
    names = ", ".join(keys)
    if part.facts is None:
        assert part.totals is not None
        totals: Rows = MonthTotal.objects.filter(part.totals).order_by().annotate(line=F("unit_id"))
        added: Rows = totals.values("line", *keys).annotate(
            q=Sum("quantity"), n=Sum("facts"), a=Sum("aggregate_quantity")
        )
        rows = list(added.values_list("line", *keys, "q", "n", "a"))
    else:
        sql, values = _by_line(part, part.facts, keys)
        with connection.cursor() as cursor:
            whole = f"SELECT line, {names}, SUM(q), SUM(n), SUM(a) FROM ({sql}) lines GROUP BY line, {names}"  # noqa: S608
            cursor.execute(whole, values)
            rows = cursor.fetchall()
    for row in rows:
        yield (*row[:-3], *(part.sign * int(number) for number in row[-3:]))


def _by_line(part: Part, facts: Rows, keys: Sequence[str]) -> Written:
    """Return the facts, first added up for each carrying unit, then once for each line above it: (line, keys, q, n, a).

    The inner statement stands by itself so that every database reads the few facts of those days first, and the tree
    only for them.
    """
    carrier, names = part.reading.carrier, ", ".join(keys)
    dated = ("day",) if part.reading.basis is Basis.WAS else ()
    named: Rows = facts.annotate(month=YearMonth("day")) if "month" in keys else facts
    aggregate = Sum(Case(When(is_aggregate=True, then=F("quantity")), default=Value(0)))
    grouped: Rows = named.values(carrier, *dated, *keys).annotate(q=Sum("quantity"), n=Count("id"), a=aggregate)
    sql, values = grouped.values_list(carrier, *dated, *keys, "q", "n", "a").query.sql_with_params()
    if part.own:
        return f"SELECT {carrier} AS line, {names}, q, n, a FROM ({sql}) facts", list(values)  # noqa: S608
    marks = ", ".join(["%s"] * len(part.lines))
    stands = " AND tree.valid_from <= facts.day AND tree.valid_to > facts.day" if dated else ""
    return (
        f"SELECT tree.ancestor_id AS line, {names}, q, n, a FROM ({sql}) facts "  # noqa: S608  (compiled by the ORM)
        f"JOIN network_descent tree ON tree.descendant_id = facts.{carrier}{stands} "
        f"WHERE tree.basis = %s AND tree.ancestor_id IN ({marks})",
        [*values, part.reading.basis.value, *part.lines],
    )


class Who(NamedTuple):
    """What is counted once: how its rows (line, code, who, number, month) are read, and under which name one counts."""

    rows_of: Callable[[Part], Written]
    named: str
    all_facts: bool = False


def people(reading: Reading, codes: Collection[str], span: Span) -> dict[Cell, int]:
    """Return how many distinct people each code counted in each line; people known to be one count once."""
    return _distinct(reading, codes, span, PEOPLE)


def places(reading: Reading, codes: Collection[str], span: Span) -> dict[Cell, int]:
    """Return how many distinct places each code counted in each line: always from facts."""
    return _distinct(reading, codes, span, places_in(reading.basis))


def _persons_of(part: Part) -> Written:
    if part.facts is None:
        assert part.totals is not None
        rows: Rows = PersonMonth.objects.filter(part.totals).order_by()
        sql, values = rows.values_list("unit_id", "indicator", "person_id", "quantity", "month").query.sql_with_params()
        named = "unit_id AS line, indicator AS code, person_id AS who, quantity AS number, month"
        return f"SELECT {named} FROM ({sql}) months", list(values)  # noqa: S608
    return _named_rows(part, part.facts.filter(person__isnull=False, is_aggregate=False), "person_id")


def _named_rows(part: Part, facts: Rows, who: str) -> Written:
    sql, values = _by_line(part, facts, ("indicator", who, "month"))
    return (
        f"SELECT line, indicator AS code, {who} AS who, {part.sign} * q AS number, month FROM ({sql}) named",  # noqa: S608
        values,
    )


PEOPLE = Who(
    _persons_of,
    "SELECT line, code, COALESCE(same_as_id, who) AS who, number, month FROM ({union}) rows "
    "LEFT JOIN network_person joined ON joined.id = rows.who AND joined.same_as_id IS NOT NULL",
)
"""Each person, or the one she is known to be the same as."""


def places_in(basis: Basis) -> Who:
    """Return how places count once: as it is, a merged village is the one that carries it."""
    if basis is Basis.IS:
        where = Coalesce("place__bearer_id", "place_id", "bearer_id")
    else:
        where = Coalesce("place_id", "unit_id")

    def places_of(part: Part) -> Written:
        assert part.facts is not None
        return _named_rows(part, part.facts.annotate(who=where), "who")

    return Who(places_of, "SELECT line, code, who, number, month FROM ({union}) rows", all_facts=True)


def _distinct(reading: Reading, codes: Collection[str], span: Span, who: Who) -> dict[Cell, int]:
    """Return how many different `who` have more than nothing for each line and code, over all sources together."""
    grouped: dict[bool, list[Part]] = {}
    for part in parts(reading, codes, span, all_facts=who.all_facts):
        grouped.setdefault(part.own, []).append(part)
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


def rows_named(group: Sequence[Part], who: Who) -> Written:
    """Return one statement for the rows (line, code, who, number, month) of all parts."""
    written = [who.rows_of(part) for part in group]
    union = " UNION ALL ".join(sql for sql, _values in written)
    return who.named.format(union=union), [value for _sql, values in written for value in values]
