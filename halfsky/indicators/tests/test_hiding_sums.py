"""A sum of money gives away how few there are: it is hidden by its cases, not by its yuan."""

from __future__ import annotations

from datetime import date

from halfsky.indicators.declaration import Indicator, Measure
from halfsky.indicators.figure import Figure, ValueState
from halfsky.indicators.hiding import hidden_if_small
from halfsky.indicators.periods import Period
from halfsky.network.models import Basis

PAID = Indicator("sample.paid", "发放", "元", Measure.SUM, "…", scale=100, is_sensitive=True)


def paid(cases: int) -> Figure:
    return Figure(
        PAID.code, "发放", 1, Period.year(2026), Basis.IS, date(2026, 3, 1), None, ValueState.COUNTED,
        cases * 1_000_000, "元", 100, facts=cases, single=cases * 1_000_000,
    )  # fmt: skip


def test_two_payments_are_hidden_whatever_they_come_to() -> None:
    hidden = hidden_if_small(paid(2), PAID, 5)
    assert hidden.state is ValueState.HIDDEN
    assert hidden.value is None


def test_five_payments_are_shown() -> None:
    assert hidden_if_small(paid(5), PAID, 5).value == 5_000_000
