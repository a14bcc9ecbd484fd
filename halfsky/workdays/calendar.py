"""The working calendar: what kind of day a day is, and counting along it."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from enum import StrEnum
from functools import cache
from importlib.resources import files

WEEKDAYS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
SATURDAY = 5


class DayKind(StrEnum):
    WORKDAY = "workday"
    MAKE_UP = "make_up"  # 调休: a weekend day worked
    WEEKEND = "weekend"
    HOLIDAY = "holiday"


@dataclass(frozen=True, slots=True)
class DayInfo:
    """A day, its kind, the name to show for it, and whether a notice of the State Council has settled it."""

    day: date
    kind: DayKind
    name: str
    settled: bool

    @property
    def is_workday(self) -> bool:
        return self.kind in (DayKind.WORKDAY, DayKind.MAKE_UP)


@dataclass(frozen=True, slots=True)
class Notice:
    """The State Council notice behind one year's arrangement."""

    year: int
    number: str
    issued: date
    changed_by: str
    off_days: int
    work_days: int


@dataclass(frozen=True, slots=True)
class Statutory:
    since: int
    until: int
    month: int
    day: int
    name: str


def _rows(name: str) -> list[dict[str, str]]:
    text = (files(__package__) / "data" / name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


@cache
def notices() -> dict[int, Notice]:
    """Return the notices kept, by the year they arrange."""
    return {
        int(row["year"]): Notice(
            year=int(row["year"]),
            number=row["notice"],
            issued=date.fromisoformat(row["issued"]),
            changed_by=row["changed_by"],
            off_days=int(row["off_days"]),
            work_days=int(row["work_days"]),
        )
        for row in _rows("sources.csv")
    }


@cache
def _arranged() -> dict[date, tuple[bool, str]]:
    """Return every day that a notice names: worked or not, and the festival's name."""
    return {
        date.fromisoformat(row["day"]): (row["kind"] == "work", row["name"])
        for year in notices()
        for row in _rows(f"{year}.csv")
    }


@cache
def _statutory() -> tuple[Statutory, ...]:
    return tuple(
        Statutory(
            since=int(row["since"] or MINYEAR),
            until=int(row["until"] or MAXYEAR),
            month=int(row["month"]),
            day=int(row["day"]),
            name=row["name"],
        )
        for row in _rows("statutory.csv")
    )


def is_announced(year: int) -> bool:
    """Tell whether the year's arrangement (放假安排) is kept here."""
    return year in notices()


def is_settled(day: date) -> bool:
    """Tell whether no later notice can still change the day: next year's notice may reach back to 28 December."""
    reaches_back = (day.month, day.day) >= (12, 28)
    return is_announced(day.year) and (not reaches_back or is_announced(day.year + 1))


def _statutory_name(day: date) -> str:
    """Return the festival that the holiday measure itself gives the day, or an empty string."""
    return next(
        (s.name for s in _statutory() if (s.month, s.day) == (day.month, day.day) and s.since <= day.year <= s.until),
        "",
    )


def look_up(day: date) -> DayInfo:
    """Return what kind of day it is; outside the years kept, from weekends and statutory days."""
    settled = is_settled(day)
    if day in _arranged():
        worked, name = _arranged()[day]
        return DayInfo(day, DayKind.MAKE_UP if worked else DayKind.HOLIDAY, name, settled)
    if not is_announced(day.year) and (festival := _statutory_name(day)):
        return DayInfo(day, DayKind.HOLIDAY, festival, settled)
    kind = DayKind.WEEKEND if day.weekday() >= SATURDAY else DayKind.WORKDAY
    return DayInfo(day, kind, WEEKDAYS[day.weekday()], settled)


def is_workday(day: date) -> bool:
    """Tell whether offices work on the day."""
    return look_up(day).is_workday


def next_workday(day: date) -> date:
    """Return the day itself if it is worked, else the first worked day after it."""
    while not is_workday(day):
        day += timedelta(days=1)
    return day


def add_days(start: date, n: int) -> date:
    """Return the nth calendar day after the start; the start is not counted."""
    return start + timedelta(days=n)


def add_workdays(start: date, n: int) -> date:
    """Return the nth working day after the start (before it if n is negative); the start is not counted."""
    step = timedelta(days=1 if n > 0 else -1)
    day, left = start, abs(n)
    while left:
        day += step
        left -= is_workday(day)
    return day


def add_months(start: date, n: int) -> date:
    """Return the same day n months on, or the month's last day where it has no such day (民法典第202条)."""
    year, month0 = divmod(start.year * 12 + start.month - 1 + n, 12)
    month = month0 + 1
    following = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, min(start.day, (following - timedelta(days=1)).day))


def workdays_between(start: date, end: date) -> int:
    """Count the working days after the start up to and with the end; negative when the end is earlier."""
    if end < start:
        return -workdays_between(end, start)
    return sum(is_workday(start + timedelta(days=i)) for i in range(1, (end - start).days + 1))
