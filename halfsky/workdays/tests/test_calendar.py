"""The calendar against the notices it was copied from."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest

from halfsky.workdays import DayKind, add_workdays, is_announced, is_settled, is_workday, look_up, notices
from halfsky.workdays.calendar import _arranged, _rows

YEARS = range(2013, 2027)


def _all_days(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [first + timedelta(days=i) for i in range((date(year + 1, 1, 1) - first).days)]


def test_every_year_from_2013_to_2026_has_a_notice_with_a_number() -> None:
    assert sorted(notices()) == list(YEARS)
    assert all("发明电〔" in n.number and n.issued.year == n.year - 1 for n in notices().values())


@pytest.mark.parametrize("year", YEARS)
def test_each_file_holds_as_many_days_as_its_notice_names(year: int) -> None:
    kinds = Counter(row["kind"] for row in _rows(f"{year}.csv"))
    assert kinds == {"off": notices()[year].off_days, "work": notices()[year].work_days}


def test_no_day_is_named_by_two_notices() -> None:
    rows = [row["day"] for year in YEARS for row in _rows(f"{year}.csv")]
    assert len(rows) == len(set(rows)) == len(_arranged())


def test_only_weekend_days_are_made_up() -> None:
    assert [day for day, (worked, _) in _arranged().items() if worked and day.weekday() < 5] == []


@pytest.mark.parametrize("year", YEARS)
def test_a_year_loses_its_statutory_days_and_no_other_weekday(year: int) -> None:
    """11 statutory days, 13 since 2025; one day more in 2015 (纪念日), two more in 2020 (春节延长)."""
    days = _all_days(year)
    weekdays = sum(day.isoweekday() <= 5 for day in days)
    lost = (13 if year >= 2025 else 11) + {2015: 1, 2020: 2}.get(year, 0)
    assert sum(map(is_workday, days)) == weekdays - lost


@pytest.mark.parametrize(
    ("day", "kind", "name"),
    [
        (date(2025, 10, 6), DayKind.HOLIDAY, "国庆节、中秋节"),
        (date(2025, 9, 28), DayKind.MAKE_UP, "国庆节、中秋节"),
        (date(2026, 2, 14), DayKind.MAKE_UP, "春节"),
        (date(2026, 2, 23), DayKind.HOLIDAY, "春节"),
        (date(2026, 2, 24), DayKind.WORKDAY, "周二"),
        (date(2018, 12, 29), DayKind.MAKE_UP, "元旦"),
        (date(2018, 12, 31), DayKind.HOLIDAY, "元旦"),
        (date(2022, 12, 31), DayKind.HOLIDAY, "元旦"),
        (date(2020, 2, 1), DayKind.HOLIDAY, "春节"),
        (date(2019, 5, 5), DayKind.MAKE_UP, "劳动节"),
        (date(2015, 9, 4), DayKind.HOLIDAY, "抗战胜利70周年纪念日"),
        (date(2026, 11, 21), DayKind.WEEKEND, "周六"),
    ],
)
def test_known_days_are_what_the_notice_says(day: date, kind: DayKind, name: str) -> None:
    info = look_up(day)
    assert (info.kind, info.name) == (kind, name)


def test_a_year_without_a_notice_works_from_weekends_and_statutory_days() -> None:
    assert not is_announced(2027)
    assert look_up(date(2027, 2, 6)).name == "春节"
    assert not is_workday(date(2027, 5, 2))
    assert is_workday(date(2027, 5, 3))
    assert not is_workday(date(2031, 10, 1))
    assert not look_up(date(2027, 10, 1)).settled


def test_the_last_days_of_the_last_year_are_open_until_the_next_notice() -> None:
    assert is_settled(date(2026, 12, 27))
    assert not is_settled(date(2026, 12, 31))
    assert is_settled(date(2025, 12, 31))


def test_nine_days_of_spring_festival_are_stepped_over() -> None:
    assert add_workdays(date(2026, 2, 13), 1) == date(2026, 2, 14)
    assert add_workdays(date(2026, 2, 14), 1) == date(2026, 2, 24)
    assert add_workdays(date(2026, 2, 24), -1) == date(2026, 2, 14)
