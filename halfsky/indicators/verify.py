"""Verifying the totals: they are what the facts add up to, by the roll-up that shares no code with them. Reads only."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from django.db.models import Sum

from halfsky.indicators.expressions import Engine, whole_tree
from halfsky.indicators.models import MonthTotal
from halfsky.indicators.totals import LOWEST_TOTALLED
from halfsky.network.models import Unit


class TotalFault(NamedTuple):
    """A total that is not what its facts add up to."""

    unit: int
    indicator: str
    month: int
    stored: tuple[int, int, int]
    due: tuple[int, int, int]

    @property
    def sentence(self) -> str:
        return f"{self.indicator} {self.month} 的汇总是 {self.stored[0]}，按台账应为 {self.due[0]}"


def total_faults(engine: Engine = "native") -> Iterator[TotalFault]:
    """Yield every month total that differs from its facts in quantity, number of facts or aggregate part."""
    high = set(Unit.objects.filter(level__lte=LOWEST_TOTALLED).values_list("pk", flat=True))
    due = {
        (row.unit, row.indicator, row.month): (row.quantity, row.facts, row.aggregate)
        for row in whole_tree(engine, units=high)
    }
    rows = MonthTotal.objects.order_by().values_list("unit_id", "indicator", "month")
    stored = {
        (unit, indicator, month): (quantity, facts, aggregate)
        for unit, indicator, month, quantity, facts, aggregate in rows.annotate(
            Sum("quantity"), Sum("facts"), Sum("aggregate_quantity")
        )
    }
    nothing = (0, 0, 0)
    for key in sorted({*stored, *due}):
        if stored.get(key, nothing) != due.get(key, nothing):
            yield TotalFault(*key, stored.get(key, nothing), due.get(key, nothing))
