"""Trends: the same values as the figures at each month's end, in a fixed number of queries."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from halfsky.indicators.figures import figure
from halfsky.indicators.periods import Period
from halfsky.indicators.tests.conftest import Cast, open_record, step
from halfsky.indicators.trend import trend
from halfsky.network.models import Basis

TODAY = date(2026, 6, 15)
CODES = [
    "sample.received",
    "sample.fen",
    "sample.women",
    "sample.spots",
    "sample.in_hand",
    "sample.on_time",
    "sample.average",
]


def fill(cast: Cast) -> None:
    for day, phone, amount in (
        ("2024-12-30", "13800000001", 100),
        ("2025-02-03", "13800000001", 200),
        ("2025-11-03", "13800000002", 300),
        ("2026-01-05", "13800000002", 400),
        ("2026-04-05", "13800000002", 500),
        ("2026-06-14", "13800000003", 600),
    ):
        record = step(open_record(cast.officer, day, name="甲", phone=phone), "accept", cast.officer, day)
        step(record, "pay", cast.officer, day, amount=amount)


@pytest.mark.parametrize("basis", list(Basis))
def test_each_month_is_the_figure_at_its_end(cast: Cast, basis: Basis) -> None:
    fill(cast)
    for code in CODES:
        found = trend(code, cast.city, 2026, basis=basis, as_of=TODAY)
        for year, values in ((2026, found.this), (2025, found.last)):
            for month, value in enumerate(values, start=1):
                end = date(year, month, monthrange(year, month)[1])
                if end > TODAY and (year, month) != (2026, 6):
                    assert value is None
                    continue
                expected = figure(code, cast.city, Period.year(year), basis=basis, as_of=min(end, TODAY))
                assert value == expected.value, (code, year, month)


def test_a_trend_takes_few_queries(cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    fill(cast)
    for code in CODES:
        with django_assert_max_num_queries(5):
            trend(code, cast.city, 2026, as_of=TODAY)
