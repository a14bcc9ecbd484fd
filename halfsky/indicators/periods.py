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

    def split(self) -> tuple[tuple[int, int] | None, list[Span]]:
        """Return (first, last) of the whole months in it as yyyymm, and the days left over at its ends.

        Facts may lie on days to come (clocks that fall due), so a month counts as whole by its days, never because
        today is in it.
        """
        first = self.begin or date.min
        begins_whole = first.day == 1
        head_end = _last_day(first.year, first.month)
        tail_begin = self.end.replace(day=1)
        ends_whole = self.end == _last_day(self.end.year, self.end.month)
        if (first.year, first.month) == (self.end.year, self.end.month) and not (begins_whole and ends_whole):
            return None, [self]
        edges = [] if begins_whole else [Span(first, head_end)]
        edges += [] if ends_whole else [Span(tail_begin, self.end)]
        lowest = first if begins_whole else head_end + timedelta(days=1)
        highest = self.end if ends_whole else tail_begin - timedelta(days=1)
        if highest < lowest:
            return None, edges
        return (lowest.year * 100 + lowest.month, highest.year * 100 + highest.month), edges
