"""Keeping the totals: added to inside each step's transaction, rebuilt from facts for the units a tree change touches.

Rows are written in one fixed order, the widest unit last, so that two steps never wait for each other in a ring and
the province's rows are held for the shortest time.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db import connection, transaction
from django.db.models import Case, Count, F, Func, IntegerField, Q, QuerySet, Sum, Value, When

from halfsky.indicators.models import MonthTotal, PersonMonth
from halfsky.ledger.models import Fact
from halfsky.network.hooks import hold_tree
from halfsky.network.models import Basis, Descent, Level, Unit

SHARDS = 8
LOWEST_TOTALLED = Level.COUNTY
BATCH = 500

Rows = QuerySet[Any, Any]
TotalKey = tuple[int, int, str, int, int]
"""(minus the level, unit, indicator, month, shard): in this order rows are locked."""


class YearMonth(Func):
    """The month of a day as yyyymm."""

    output_field = IntegerField()
    template = "CAST(TO_CHAR(%(expressions)s, 'YYYYMM') AS integer)"

    def as_sqlite(self, compiler: Any, connection: Any, **extra: Any) -> tuple[str, Any]:
        """Days are kept as text: 2026-03-08."""
        template = "CAST(STRFTIME('%%%%Y%%%%m', %(expressions)s) AS integer)"
        return self.as_sql(compiler, connection, template=template, **extra)


def month_of(day: date) -> int:
    """Return yyyymm."""
    return day.year * 100 + day.month


def add_facts(facts: Sequence[Fact]) -> None:
    """Add new facts to the totals of every unit above their bearers."""
    _count(facts, +1)


def remove_facts(facts: Sequence[Fact]) -> None:
    """Take facts out of the totals: they are about to be rebuilt."""
    _count(facts, -1)


def _count(facts: Sequence[Fact], sign: int) -> None:
    above = _totalled_above({fact.bearer_id for fact in facts})
    totals: dict[TotalKey, list[int]] = defaultdict(lambda: [0, 0, 0])
    persons: Counter[tuple[int, int, str, int, int]] = Counter()
    for fact in facts:
        month = month_of(fact.day)
        for level, unit in above[fact.bearer_id]:
            shard = fact.entry_id % SHARDS if level < LOWEST_TOTALLED else 0
            row = totals[-level, unit, fact.indicator, month, shard]
            row[0] += sign * fact.quantity
            row[1] += sign
            row[2] += sign * fact.quantity if fact.is_aggregate else 0
            if fact.person_id is not None and not fact.is_aggregate:
                persons[-level, unit, fact.indicator, month, fact.person_id] += sign * fact.quantity
    _add(PersonMonth, "person_id", ("quantity",), [(*key[1:], persons[key]) for key in sorted(persons)])
    _add(
        MonthTotal,
        "shard",
        ("quantity", "facts", "aggregate_quantity"),
        [(*key[1:], *totals[key]) for key in sorted(totals)],
    )


def _totalled_above(bearers: set[int]) -> dict[int, list[tuple[int, int]]]:
    found: dict[int, list[tuple[int, int]]] = {bearer: [] for bearer in bearers}
    rows = Descent.objects.filter(
        basis=Basis.IS, descendant_id__in=bearers, ancestor__level__lte=LOWEST_TOTALLED
    ).values_list("descendant_id", "ancestor__level", "ancestor_id")
    for bearer, level, unit in rows:
        found[bearer].append((level, unit))
    return found


def _add(
    model: type[MonthTotal | PersonMonth], last_key: str, added: tuple[str, ...], rows: Sequence[tuple[Any, ...]]
) -> None:
    """Insert rows, or add their quantities to the rows that are there."""
    table = model._meta.db_table
    keys = ("unit_id", "indicator", "month", last_key)
    sums = ", ".join(f"{name} = {table}.{name} + excluded.{name}" for name in added)
    marks = "(" + ", ".join(["%s"] * (len(keys) + len(added))) + ")"
    with connection.cursor() as cursor:
        for start in range(0, len(rows), BATCH):
            part = rows[start : start + BATCH]
            cursor.execute(
                f"INSERT INTO {table} ({', '.join((*keys, *added))}) VALUES {', '.join([marks] * len(part))} "  # noqa: S608
                f"ON CONFLICT ({', '.join(keys)}) DO UPDATE SET {sums}",
                [value for row in part for value in row],
            )


def rebuild_totals(units: Iterable[int] | None = None) -> None:
    """Write the totals of these units (None: of all) anew from the facts; steps wait meanwhile."""
    with transaction.atomic():
        hold_tree()
        wanted = None if units is None else _totalled(set(units))
        for model in (PersonMonth, MonthTotal):
            old = model._default_manager.all()
            (old if wanted is None else old.filter(unit_id__in=wanted)).delete()
        sums = ("unit_id", "indicator", "month", "shard", "quantity", "facts", "aggregate_quantity")
        _insert(MonthTotal, sums, _counted_facts(wanted))
        _insert(PersonMonth, ("unit_id", "indicator", "month", "person_id", "quantity"), _counted_persons(wanted))


def _totalled(units: set[int]) -> list[int]:
    return list(Unit.objects.filter(pk__in=units, level__lte=LOWEST_TOTALLED).values_list("pk", flat=True))


def _below(units: Sequence[int] | None) -> Rows:
    """Return the facts, once for each totalled unit above their bearer."""
    above = Q(bearer__above__basis=Basis.IS, bearer__above__ancestor__level__lte=LOWEST_TOTALLED)
    if units is not None:
        above &= Q(bearer__above__ancestor_id__in=units)
    facts: Rows = Fact.objects.filter(above).order_by()
    named: Rows = facts.annotate(line=F("bearer__above__ancestor_id"), month=YearMonth("day"))
    return named


def _counted_facts(units: Sequence[int] | None) -> Rows:
    keys = ("line", "indicator", "month", "shard")
    aggregate = Sum(Case(When(is_aggregate=True, then=F("quantity")), default=Value(0)))
    counted: Rows = _below(units).annotate(shard=Value(0)).values(*keys)
    added: Rows = counted.annotate(total=Sum("quantity"), number=Count("id"), aggregate=aggregate)
    return added.values_list(*keys, "total", "number", "aggregate")


def _counted_persons(units: Sequence[int] | None) -> Rows:
    keys = ("line", "indicator", "month", "person_id")
    known: Rows = _below(units).filter(person__isnull=False, is_aggregate=False)
    counted: Rows = known.values(*keys).annotate(total=Sum("quantity"))
    return counted.values_list(*keys, "total")


def _insert(model: type[MonthTotal | PersonMonth], columns: tuple[str, ...], rows: QuerySet[Any, Any]) -> None:
    sql, parameters = rows.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {model._meta.db_table} ({', '.join(columns)}) {sql}", parameters)
