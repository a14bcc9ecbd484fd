"""Periods are read as they are written; split into months and days, no day is lost or counted twice."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halfsky.indicators.periods import Period, Span, UnknownPeriod

days = st.dates(date(2024, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("words", "begin", "end", "label"),
    [
        ("2026", date(2026, 1, 1), date(2026, 12, 31), "2026年"),
        ("2026Q4", date(2026, 10, 1), date(2026, 12, 31), "2026年第四季度"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "2024年2月"),
        ("2026-03-01..2026-03-08", date(2026, 3, 1), date(2026, 3, 8), "2026-03-01至2026-03-08"),
    ],
)
def test_a_period_is_read_as_it_is_written(words: str, begin: date, end: date, label: str) -> None:
    found = Period.parse(words)
    assert (found, str(found), found.label) == (Period(begin, end), words, label)


@pytest.mark.parametrize("words", ["", "2026-13", "26年", "2026Q5", "2026-02-30..2026-03-01", "0000"])
def test_other_words_are_refused_with_a_model_to_follow(words: str) -> None:
    with pytest.raises(UnknownPeriod, match="请写成 2026、2026Q1、2026-03"):
        Period.parse(words)


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(UnknownPeriod, match="起始日期晚于截止日期"):
        Period.parse("2026-03-08..2026-03-01")


def test_the_months_that_a_period_touches() -> None:
    found = Period(date(2025, 11, 30), date(2026, 2, 1)).months()
    assert [str(month) for month in found] == ["2025-11", "2025-12", "2026-01", "2026-02"]


@given(first=days, second=days, today=days)
def test_months_and_days_together_are_the_span(first: date, second: date, today: date) -> None:
    begin, end = min(first, second), max(first, second)
    split = Span(begin, end).split(today)
    counted: dict[date, int] = {}
    for span, sign in [*((one, 1) for one in split.plus), *((one, -1) for one in split.minus)]:
        _count(counted, span.begin or begin, span.end, sign)
    if split.months is not None:
        low, high = split.months
        _count(counted, date(low // 100, low % 100, 1), _month_end(high), 1)
    held = {day for day, number in counted.items() if number}
    assert set(counted.values()) <= {0, 1}
    assert held == {begin + timedelta(days=place) for place in range((end - begin).days + 1)}


def test_this_month_is_read_as_the_whole_less_what_is_to_come() -> None:
    split = Span(date(2026, 1, 1), date(2026, 3, 3)).split(date(2026, 3, 3))
    assert split.months == (202601, 202603)
    assert split.minus == (Span(date(2026, 3, 4), date(2026, 3, 31)),)


def test_a_stock_has_every_month_before() -> None:
    assert Span(None, date(2026, 3, 31)).split(date(2026, 5, 1)).months == (101, 202603)


def _month_end(month: int) -> date:
    return date(month // 100, month % 100, monthrange(month // 100, month % 100)[1])


def _count(counted: dict[date, int], begin: date, end: date, sign: int) -> None:
    for place in range((end - begin).days + 1):
        day = begin + timedelta(days=place)
        counted[day] = counted.get(day, 0) + sign
