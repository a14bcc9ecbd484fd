"""What the board would show of relief: exact to the fen at every level, and nothing below five women."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from halfsky.indicators.figure import ValueState
from halfsky.indicators.figures import figure
from halfsky.indicators.periods import Period
from halfsky.programmes.livelihood.conftest import step
from halfsky.programmes.livelihood.relief.tests.conftest import Desk

YEAR, LAST = Period.year(2026), date(2026, 11, 20)


def test_five_women_and_fifty_thousand_yuan_stand_at_every_level_and_four_are_hidden(desk: Desk) -> None:
    tree = desk.tree
    records = [desk.paid(serial) for serial in range(1, 6)]
    for unit in (tree.county, tree.city, tree.province):
        assert figure("relief.women", unit, YEAR, as_of=LAST).value == 5
        money = figure("relief.yuan", unit, YEAR, as_of=LAST)
        assert (money.value, money.shown) == (5_000_000, 50_000)
        days = figure("relief.days", unit, YEAR, as_of=LAST)
        assert days.value == Fraction(62)
    step(records[0], "pay_failed", desk.cashier, {"why": "closed"}, "2026-06-01")
    hidden = figure("relief.women", tree.county, YEAR, as_of=LAST)
    assert hidden.state in (ValueState.HIDDEN, ValueState.TOO_FEW)
    assert hidden.value is None
