"""Counting along the calendar against a naive recount."""

from __future__ import annotations

import calendar as stdlib_calendar
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from halfsky.workdays import add_days, add_months, add_workdays, explain, is_workday, next_workday, workdays_between
from halfsky.workdays.calendar import _rows, is_announced
from halfsky.workdays.spans import Role

DAYS = st.dates(date(2013, 1, 1), date(2026, 11, 30))

NAMED = {date.fromisoformat(r["day"]): r["kind"] for y in range(2013, 2027) for r in _rows(f"{y}.csv")}


def _naively_worked(day: date) -> bool:
    """Say again, from the rows alone, whether a day of an announced year is worked."""
    assert is_announced(day.year)
    return NAMED.get(day, "off" if day.isoweekday() > 5 else "work") == "work"


@given(DAYS)
def test_a_day_is_worked_when_the_rows_say_so(day: date) -> None:
    assert is_workday(day) == _naively_worked(day)


@given(DAYS, st.integers(1, 15))
def test_the_nth_working_day_is_the_nth_in_a_list_of_worked_days(start: date, n: int) -> None:
    following = (start + timedelta(days=i) for i in range(1, 60))
    worked = [day for day in following if day.year <= 2026 and _naively_worked(day)]
    if len(worked) >= n:
        assert add_workdays(start, n) == worked[n - 1]


@given(DAYS, st.integers(0, 60))
def test_counting_back_what_was_added_gives_the_number(start: date, n: int) -> None:
    assert workdays_between(start, add_workdays(start, n)) == n


@given(DAYS, st.integers(1, 60))
def test_going_back_as_far_returns_to_a_worked_start(start: date, n: int) -> None:
    worked = next_workday(start)
    assert add_workdays(add_workdays(worked, n), -n) == worked


@given(DAYS, DAYS)
def test_the_count_between_two_days_changes_sign_with_their_order(a: date, b: date) -> None:
    assert workdays_between(a, b) == -workdays_between(b, a)


@given(DAYS, st.integers(0, 40))
def test_months_on_is_the_same_day_or_the_last_of_the_month(start: date, n: int) -> None:
    moved = add_months(start, n)
    assert (moved.year * 12 + moved.month) - (start.year * 12 + start.month) == n
    assert moved.day == min(start.day, stdlib_calendar.monthrange(moved.year, moved.month)[1])


@given(DAYS, st.integers(1, 40))
def test_a_working_clock_numbers_each_worked_day_once(start: date, n: int) -> None:
    clock = explain(start, n, "working")
    numbers = [d.number for d in clock.days if d.number is not None]
    assert numbers == list(range(1, n + 1))
    assert clock.due == add_workdays(start, n)
    assert all(d.role is Role.SKIPPED or is_workday(d.day) for d in clock.days[1:])


@given(DAYS, st.integers(1, 90))
def test_a_court_period_ends_on_the_first_worked_day_not_before_its_last(start: date, n: int) -> None:
    clock = explain(start, n, court_roll=True)
    last = add_days(start, n)
    assert is_workday(clock.due)
    assert clock.due >= last
    assert not any(is_workday(add_days(last, i)) for i in range((clock.due - last).days))
    assert clock.is_rolled == (clock.due > last)
