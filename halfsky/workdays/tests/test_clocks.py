"""Clocks as the rules set them, told day by day."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from halfsky.workdays import Role, Span, WorkdaysError, explain


def test_fifteen_days_of_a_petition_are_calendar_days_and_do_not_move() -> None:
    clock = explain(date(2026, 9, 19), 15)  # 信访工作条例第23条
    assert clock.due == date(2026, 10, 4)
    assert not clock.is_rolled
    assert not clock.provisional
    assert clock.skipped == ()
    assert clock.days[0].role is Role.START
    assert clock.days[0].number is None
    assert (clock.days[-1].number, clock.days[-1].is_due) == (15, True)


def test_five_working_days_over_the_national_holiday_say_why_each_day_is_left_out() -> None:
    clock = explain(date(2026, 9, 29), 5, "working")
    assert clock.due == date(2026, 10, 11 + 1)
    told = {d.day.isoformat()[5:]: (d.role, d.number, d.name) for d in clock.days}
    assert told["09-30"] == (Role.COUNTED, 1, "周三")
    assert told["10-01"] == (Role.SKIPPED, None, "国庆节")
    assert told["10-08"] == (Role.COUNTED, 2, "周四")
    assert told["10-10"] == (Role.MAKE_UP, 4, "国庆节")
    assert told["10-11"] == (Role.SKIPPED, None, "周日")
    assert told["10-12"] == (Role.COUNTED, 5, "周一")
    assert [d.day for d in clock.days if d.is_due] == [clock.due]


def test_a_court_period_that_ends_in_the_holiday_moves_to_the_first_working_day() -> None:
    clock = explain(date(2026, 9, 28), 5, court_roll=True)  # 反家庭暴力法第31条, 民事诉讼法第85条
    assert clock.due == date(2026, 10, 8)
    assert clock.is_rolled
    assert [d.role for d in clock.days if d.day > date(2026, 10, 3)] == [Role.ROLLED] * 5


def test_a_court_period_that_ends_on_a_make_up_saturday_stays() -> None:
    assert explain(date(2026, 10, 3), 7, court_roll=True).due == date(2026, 10, 10)


def test_seventy_two_hours_end_at_the_minute() -> None:
    clock = explain(datetime(2026, 2, 14, 9, 30), 72, "hours")
    assert clock.due_at is not None
    assert clock.due_at.isoformat() == "2026-02-17T09:30:00+08:00"
    assert clock.due == date(2026, 2, 17)
    assert not clock.is_overdue(datetime(2026, 2, 17, 9, 30))
    assert clock.is_overdue(datetime(2026, 2, 17, 9, 31))


def test_a_moment_from_the_database_is_read_in_beijing_time() -> None:
    clock = explain(datetime(2026, 3, 1, 17, 0, tzinfo=UTC), 1)
    assert clock.due == date(2026, 3, 3)


def test_six_months_of_a_protection_order_end_on_the_same_day() -> None:
    assert explain(date(2026, 3, 15), 6, "months").due == date(2026, 9, 15)
    assert explain(date(2026, 8, 31), 6, "months").due == date(2027, 2, 28)
    assert explain(date(2024, 2, 29), 1, "years").due == date(2025, 2, 28)


def test_a_day_is_overdue_only_after_it_is_over() -> None:
    clock = explain(date(2026, 3, 2), 3)
    assert not clock.is_overdue(date(2026, 3, 5))
    assert clock.is_overdue(date(2026, 3, 6))


def test_working_days_in_a_year_without_a_notice_are_said_to_be_provisional() -> None:
    clock = explain(date(2027, 1, 29), 10, "working")
    assert clock.provisional
    assert "2027年的放假安排尚未公布" in clock.note
    assert date(2027, 2, 8) in [d.day for d in clock.skipped]


def test_calendar_days_in_a_year_without_a_notice_are_certain() -> None:
    clock = explain(date(2027, 1, 29), 15)
    assert not clock.provisional
    assert clock.note == ""


def test_a_court_period_is_provisional_only_when_its_last_day_is_open() -> None:
    assert not explain(date(2026, 11, 30), 20, court_roll=True).provisional
    assert explain(date(2026, 12, 20), 20, court_roll=True).provisional


def test_a_year_before_the_data_is_said_to_be_missing() -> None:
    clock = explain(date(2010, 3, 1), 5, "working")
    assert clock.provisional
    assert "2010年的放假安排没有收录" in clock.note


@pytest.mark.parametrize(
    ("length", "kind", "roll", "said"),
    [
        (0, "calendar", False, "期限至少是 1"),
        (3, "weeks", False, "不认得期限的单位“weeks”"),
        (72, "hours", True, "不因节假日顺延"),
    ],
)
def test_a_period_that_makes_no_sense_is_refused_with_a_sentence(length: int, kind: Any, roll: bool, said: str) -> None:
    with pytest.raises(WorkdaysError, match=said):
        Span(length, kind, roll)


def test_hours_need_a_moment_to_start_from() -> None:
    with pytest.raises(WorkdaysError, match="请写明几点几分"):
        explain(date(2026, 3, 2), 24, "hours")


@pytest.mark.parametrize(
    ("span", "shown"),
    [
        (Span(15), "15日"),
        (Span(5, "working"), "5个工作日"),
        (Span(72, "hours"), "72小时"),
        (Span(6, "months"), "6个月"),
    ],
)
def test_a_period_is_shown_as_the_rule_writes_it(span: Span, shown: str) -> None:
    assert str(span) == shown
