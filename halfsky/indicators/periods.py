"""Periods: the days a figure is asked for, both ends included."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

MONTH = re.compile(r"(\d{4})-(\d{2})")
QUARTER = re.compile(r"(\d{4})Q([1-4])")
YEAR = re.compile(r"\d{4}")
RANGE = re.compile(r"(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})")


class UnknownPeriod(ValueError):
    """The words do not name a period; the sentence says how to write one."""


@dataclass(frozen=True, order=True)
class Period:
    """Days from `begin` to `end`, both included."""

    begin: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.begin:
            raise UnknownPeriod(_("起始日期晚于截止日期，请调换后再查。"))

    @classmethod
    def year(cls, year: int) -> Period:
        return cls(date(year, 1, 1), date(year, 12, 31))

    @classmethod
    def quarter(cls, year: int, quarter: int) -> Period:
        return cls(date(year, quarter * 3 - 2, 1), _last_day(year, quarter * 3))

    @classmethod
    def month(cls, year: int, month: int) -> Period:
        return cls(date(year, month, 1), _last_day(year, month))

    @classmethod
    def between(cls, begin: date, end: date) -> Period:
        return cls(begin, end)

    @classmethod
    def parse(cls, words: str) -> Period:
        """Return the period written as 2026, 2026Q1, 2026-03 or 2026-03-01..2026-03-08."""
        try:
            if YEAR.fullmatch(words):
                return cls.year(int(words))
            if found := QUARTER.fullmatch(words):
                return cls.quarter(int(found[1]), int(found[2]))
            if found := MONTH.fullmatch(words):
                return cls.month(int(found[1]), int(found[2]))
            if found := RANGE.fullmatch(words):
                return cls(date.fromisoformat(found[1]), date.fromisoformat(found[2]))
        except UnknownPeriod:
            raise
        except ValueError as fault:
            raise UnknownPeriod(_unknown(words)) from fault
        raise UnknownPeriod(_unknown(words))

    def __str__(self) -> str:
        """Return the shortest writing that `parse` reads back."""
        year = self.begin.year
        if self == Period.year(year):
            return str(year)
        if self == Period.month(year, self.begin.month):
            return f"{year}-{self.begin.month:02d}"
        if self.begin.month % 3 == 1 and self == Period.quarter(year, self.begin.month // 3 + 1):
            return f"{year}Q{self.begin.month // 3 + 1}"
        return f"{self.begin}..{self.end}"

    @property
    def label(self) -> str:
        """Return the period in words: 2026年, 2026年3月, 2026年第一季度, or its two days."""
        written = str(self)
        if found := QUARTER.fullmatch(written):
            return _("%(year)s年第%(quarter)s季度") % {"year": found[1], "quarter": "一二三四"[int(found[2]) - 1]}
        if found := MONTH.fullmatch(written):
            return _("%(year)s年%(month)d月") % {"year": found[1], "month": int(found[2])}
        if YEAR.fullmatch(written):
            return _("%(year)s年") % {"year": written}
        return _("%(begin)s至%(end)s") % {"begin": self.begin.isoformat(), "end": self.end.isoformat()}

    def months(self) -> Iterator[Period]:
        """Yield every calendar month that the period touches."""
        year, month = self.begin.year, self.begin.month
        while date(year, month, 1) <= self.end:
            yield Period.month(year, month)
            year, month = (year, month + 1) if month < 12 else (year + 1, 1)


def _last_day(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _unknown(words: str) -> str:
    return _("看不懂期间“%(words)s”，请写成 2026、2026Q1、2026-03 或 2026-03-01..2026-03-08。") % {"words": words}


@dataclass(frozen=True)
class Span:
    """The days that facts are read for; without `begin` all days up to `end` (stock)."""

    begin: date | None
    end: date

    @property
    def is_empty(self) -> bool:
        return self.begin is not None and self.end < self.begin

    def split(self, today: date) -> Split:
        """Return the span as whole months, plus and minus the days at its ends, whichever are fewer.

        Facts may lie on days to come (clocks that fall due), so this month is never taken whole before its last day:
        what is read then is the month less the few facts after today.
        """
        begin = self.begin or date.min
        tail, month_end = self.end.replace(day=1), _last_day(self.end.year, self.end.month)
        if (begin > tail and self.end < month_end) or tail < begin:
            return Split(None, (self,), ())
        lowest, plus, minus = _whole_from(begin)
        highest = self.end
        if self.end < month_end and (self.end >= today or (month_end - self.end).days < self.end.day):
            minus, highest = [*minus, Span(self.end + timedelta(days=1), month_end)], month_end
        elif self.end < month_end:
            plus, highest = [*plus, Span(tail, self.end)], tail - timedelta(days=1)
        is_any = lowest <= highest
        months = (lowest.year * 100 + lowest.month, highest.year * 100 + highest.month) if is_any else None
        return Split(months, tuple(plus), tuple(minus))


@dataclass(frozen=True)
class Split:
    """(first, last) of whole months as yyyymm, days to add to them, and days to take away."""

    months: tuple[int, int] | None
    plus: tuple[Span, ...]
    minus: tuple[Span, ...]


def _whole_from(begin: date) -> tuple[date, list[Span], list[Span]]:
    """Return the first day of the whole months, and the days to add or take away for the sake of `begin`."""
    first, last = begin.replace(day=1), _last_day(begin.year, begin.month)
    if begin == first:
        return begin, [], []
    if begin.day - 1 <= (last - begin).days:
        return first, [], [Span(first, begin - timedelta(days=1))]
    return last + timedelta(days=1), [Span(begin, last)], []
