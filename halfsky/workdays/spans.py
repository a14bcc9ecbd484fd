"""Periods set by law or by us: when they end, and why, day by day.

Chinese periods leave the first day out (民法典第201条, 民事诉讼法第85条). "日" means calendar days and "工作日" working
days. A court's period whose last day is not worked moves on to the next working day (民事诉讼法第85条); other
periods here, petitions among them, do not move.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from gettext import gettext as _
from typing import Literal, assert_never, get_args
from zoneinfo import ZoneInfo

from .calendar import (
    DayInfo,
    DayKind,
    add_days,
    add_months,
    add_workdays,
    is_announced,
    is_settled,
    look_up,
    next_workday,
    notices,
)
from .errors import WorkdaysError

BEIJING = ZoneInfo("Asia/Shanghai")
SpanKind = Literal["calendar", "working", "hours", "months", "years"]


class Role(StrEnum):
    START = "start"  # the day it began, not counted
    COUNTED = "counted"
    MAKE_UP = "make_up"  # counted: a weekend day worked instead of a holiday
    SKIPPED = "skipped"  # not counted in working days; `name` says why
    ROLLED = "rolled"  # after the last counted day, up to the due day of a court's period


@dataclass(frozen=True, slots=True)
class ClockDay:
    """One day under a clock: its part, its number if counted, its name (周六, 国庆节), and if it is the due day."""

    day: date
    role: Role
    number: int | None
    kind: DayKind
    name: str
    is_due: bool = False


@dataclass(frozen=True, slots=True)
class Clock:
    """A period run from a start: when it is due, each day on the way, and whether a later notice may move it."""

    span: Span
    start: date | datetime
    due: date
    due_at: datetime | None
    days: tuple[ClockDay, ...]
    provisional: bool
    note: str

    @property
    def is_rolled(self) -> bool:
        return self.days[-1].role is Role.ROLLED

    @property
    def skipped(self) -> tuple[ClockDay, ...]:
        return tuple(d for d in self.days if d.role is Role.SKIPPED)

    def is_overdue(self, now: date | datetime) -> bool:
        """Tell whether the due day (the due moment, for hours) has passed."""
        if self.due_at is not None and isinstance(now, datetime):
            return _local(now) > self.due_at
        return _day_of(now) > self.due


@dataclass(frozen=True, slots=True)
class Span:
    """A length of time as a rule states it, such as 15 calendar days, or 7 days before a court."""

    length: int
    kind: SpanKind = "calendar"
    court_roll: bool = False

    def __post_init__(self) -> None:
        if self.kind not in get_args(SpanKind):
            raise WorkdaysError(_("不认得期限的单位“%s”，请用日、工作日、小时、月或年。") % self.kind)
        if self.length < 1:
            raise WorkdaysError(_("期限至少是 1，请把“%s”改成正数。") % self.length)
        if self.court_roll and self.kind == "hours":
            raise WorkdaysError(_("按小时计的期限不因节假日顺延，请去掉顺延，或改用日。"))

    def __str__(self) -> str:
        unit = {
            "calendar": _("日"),
            "working": _("个工作日"),
            "hours": _("小时"),
            "months": _("个月"),
            "years": _("年"),
        }
        return f"{self.length}{unit[self.kind]}"

    def explain(self, start: date | datetime) -> Clock:
        """Run the period from the start and return its clock."""
        due_at = self._due_at(start)
        first = _day_of(start)
        last = due_at.date() if due_at else self._last_day(first)
        due = next_workday(last) if self.court_roll else last
        days = tuple(self._roles(first, last, due))
        open_days = self._open_days(first, last, due)
        return Clock(self, start, due, due_at, days, bool(open_days), _note(open_days))

    def _due_at(self, start: date | datetime) -> datetime | None:
        if self.kind != "hours":
            return None
        if not isinstance(start, datetime):
            raise WorkdaysError(_("按小时计的期限要从某一时刻算起，请写明几点几分。"))
        return _local(start) + timedelta(hours=self.length)

    def _last_day(self, first: date) -> date:
        """Return the last day of the period before any move."""
        match self.kind:
            case "calendar":
                return add_days(first, self.length)
            case "working":
                return add_workdays(first, self.length)
            case "months":
                return add_months(first, self.length)
            case "years":
                return add_months(first, 12 * self.length)
            case "hours":
                raise AssertionError("hours end at a moment, see _due_at")
            case _:
                assert_never(self.kind)

    def _roles(self, first: date, last: date, due: date) -> list[ClockDay]:
        days: list[ClockDay] = []
        number = 0
        for offset in range((due - first).days + 1):
            info = look_up(first + timedelta(days=offset))
            role = self._role(info, first, last)
            counts = role in (Role.COUNTED, Role.MAKE_UP)
            number += counts
            is_due = info.day == due
            days.append(ClockDay(info.day, role, number if counts else None, info.kind, info.name, is_due))
        return days

    def _role(self, info: DayInfo, first: date, last: date) -> Role:
        if info.day == first:
            return Role.START
        if info.day > last:
            return Role.ROLLED
        if self.kind == "working" and not info.is_workday:
            return Role.SKIPPED
        return Role.MAKE_UP if info.kind is DayKind.MAKE_UP else Role.COUNTED

    def _open_days(self, first: date, last: date, due: date) -> list[date]:
        """Return the days whose kind bore on the result and is not settled by a notice."""
        if self.kind == "working":
            weighed_from = add_days(first, 1)
        elif self.court_roll:
            weighed_from = last
        else:
            return []
        weighed = (add_days(weighed_from, i) for i in range((due - weighed_from).days + 1))
        return [day for day in weighed if not is_settled(day)]


def explain(start: date | datetime, length: int, kind: SpanKind = "calendar", court_roll: bool = False) -> Clock:
    """Return when a period ends and what each day on the way is."""
    return Span(length, kind, court_roll).explain(start)


def _local(moment: datetime) -> datetime:
    """Return the moment in Beijing time; a naive one is taken to be that already."""
    return moment.replace(tzinfo=BEIJING) if moment.tzinfo is None else moment.astimezone(BEIJING)


def _day_of(start: date | datetime) -> date:
    return _local(start).date() if isinstance(start, datetime) else start


def _note(open_days: list[date]) -> str:
    """Return the sentence that says for which years the result is only worked out, or an empty string."""
    if not open_days:
        return ""
    years = sorted({day.year + is_announced(day.year) for day in open_days})
    shown = "、".join(f"{year}年" for year in years)
    if years[0] < min(notices()):
        return _("%s的放假安排没有收录，暂按周末和法定假日推算，请对照当年通知核对。") % shown
    return _("%s的放假安排尚未公布，暂按周末和法定假日推算，公布后可能变动。") % shown
