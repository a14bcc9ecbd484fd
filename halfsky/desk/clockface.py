"""A clock as a page shows it: what is left, why, and the days drawn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from django.utils import timezone
from django.utils.translation import gettext as _

from halfsky import workdays
from halfsky.workdays import Clock, DayKind, Role

from .drawing import LONGEST_STRIP, ClockDay, Span, Strip, clock_span, clock_strip, month_day

WEEKDAYS = "一二三四五六日"
MANY_HOURS = 72  # above this, hours are said in days


@dataclass(frozen=True)
class ClockFace:
    """The chip (`before` `strong` `after`, tone "" | warn | bad) and its explanation; strip or span, never both."""

    tone: str
    before: str
    strong: str
    after: str
    due_words: str
    rule: str = ""
    starts: str = ""
    skipped: str = ""
    basis: str = ""
    note: str = ""
    strip: Strip | None = None
    span: Span | None = None


def brief_face(due: date, today: date, *, in_working_days: bool = False, hour: str = "") -> ClockFace:
    """Return the chip alone, for lists; `hour` is said on the due day where the law counts hours."""
    left = workdays.workdays_between(today, due) if in_working_days and due > today else (due - today).days
    return ClockFace(*_words(left, due, today, in_working_days=in_working_days, hour=hour), due_words=_due_words(due))


def clock_face(clock: Clock, now: date | datetime, *, rule: str, basis: str = "", starts: str = "") -> ClockFace:
    """Return the face of an explained clock; `rule` and `basis` are said in words, with the article."""
    today = timezone.localtime(now).date() if isinstance(now, datetime) else now
    days = [ClockDay(day.day, day.role in {Role.COUNTED, Role.MAKE_UP}, _strip_note(day)) for day in clock.days]
    first = days[0].day
    is_short = len(days) <= LONGEST_STRIP and today <= clock.due
    return ClockFace(
        *_chip(clock, days, now, today),
        due_words=_due_words(clock.due),
        rule=rule,
        starts=starts or _("%(day)s起，当日不计") % {"day": month_day(first)},
        skipped=_skipped_words(clock),
        basis=basis,
        note=clock.note,
        strip=clock_strip(days, clock.due, today) if is_short else None,
        span=None if is_short else clock_span(first, clock.due, today),
    )


def _chip(clock: Clock, days: list[ClockDay], now: date | datetime, today: date) -> tuple[str, str, str, str]:
    """Return tone and words; by the hour while a clock of hours still runs."""
    if clock.due_at is not None and isinstance(now, datetime) and now <= clock.due_at:
        hours = int((clock.due_at - now).total_seconds() // 3600)
        if hours <= MANY_HOURS:
            return "warn" if hours <= 24 else "", _("剩"), str(hours), _("小时")
    left = sum(1 for day in days if day.counted and today < day.day <= clock.due)
    return _words(left, clock.due, today, in_working_days=clock.span.kind == "working", hour="")


def _words(left: int, due: date, today: date, *, in_working_days: bool, hour: str) -> tuple[str, str, str, str]:
    """Return tone and the three parts of the chip."""
    if today > due:
        return "bad", _("逾期"), str((today - due).days), _("天")
    if today == due:
        return "warn", _("今天"), hour or _("到期"), ""
    unit = _("个工作日") if in_working_days else _("天")
    return "warn" if left <= 1 else "", _("剩"), str(left), unit


def _due_words(due: date) -> str:
    return _("%(day)s（周%(weekday)s）到期") % {"day": month_day(due), "weekday": WEEKDAYS[due.weekday()]}


def _strip_note(day: workdays.ClockDay) -> str:
    if day.role is Role.MAKE_UP:
        return _("调休班")
    return _("%(feast)s放假") % {"feast": day.name} if day.role is Role.SKIPPED and day.kind is DayKind.HOLIDAY else ""


def _skipped_words(clock: Clock) -> str:
    """Return what does not count, and the make-up days that do: 国庆节 7 天、10月11日周日；10月10日调休班，照算"""
    parts = []
    for (kind, name), run in groupby(clock.skipped, key=lambda day: (day.kind, day.name)):
        days = list(run)
        if kind is DayKind.HOLIDAY:
            parts.append(_("%(feast)s %(days)d 天") % {"feast": name, "days": len(days)})
        else:
            parts.append("、".join(f"{month_day(day.day)}{name}" for day in days))
    words = "、".join(parts)
    made_up = "、".join(month_day(day.day) for day in clock.days if day.role is Role.MAKE_UP)
    if made_up and clock.span.kind == "working":
        words += _("；%(days)s调休班，照算") % {"days": made_up}
    return words
