"""Clocks: one box a day, or one span for a long term."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from .numbers import month_day, number

DAY_WIDTH = 24
LONGEST_STRIP = 20  # days; a longer clock is drawn as one span
SPAN_WIDTH = 340
SPAN_BODY = 308


@dataclass(frozen=True)
class ClockDay:
    """One day of a clock: `counted` says whether the rule counts it, `note` names a feast or a make-up working day."""

    day: date
    counted: bool
    note: str = ""


@dataclass(frozen=True)
class StripDay:
    """One box of the strip; the words are empty where there is nothing to say."""

    kind: str
    x: str
    cross_from: str
    cross_to: str
    middle: str
    text: str
    text_class: str
    above: str
    below: str
    below_x: str
    below_class: str


@dataclass(frozen=True)
class Strip:
    """A clock as one box a day."""

    box: str
    width: str
    """How wide it is drawn at most: a short clock stays small."""
    label: str
    days: tuple[StripDay, ...]


def clock_strip(days: Sequence[ClockDay], due: date, today: date) -> Strip:
    """Return the strip of a clock whose first day is the day it started (not itself counted); `days` reach to `due`."""
    if not days:
        raise ValueError("a clock has at least the day it starts")
    notes = _notes_placed(days)
    boxes: list[StripDay] = []
    counted = 0
    for index, day in enumerate(days):
        counted += day.counted and index > 0
        above = _("今天") if day.day == today and index > 0 else notes.get(index, "")
        boxes.append(_strip_day(index, day, counted, above, due=due, today=today, last=index == len(days) - 1))
    top = 0 if any(box.above for box in boxes) else 12
    width = DAY_WIDTH * len(days)
    left = sum(1 for day in days[1:] if day.counted and day.day > today)
    label = _("%(start)s开始，%(due)s到期，共 %(all)d 天，今天以后还有 %(left)d 天") % {
        "start": month_day(days[0].day),
        "due": month_day(due),
        "all": counted,
        "left": left,
    }
    return Strip(f"0 {top} {width} {47 - top}", number(width), label, tuple(boxes))


def _notes_placed(days: Sequence[ClockDay]) -> dict[int, str]:
    """Return each note once, above the middle of its run of days."""
    placed: dict[int, str] = {}
    start = 0
    for index in range(1, len(days) + 1):
        if index == len(days) or days[index].note != days[start].note:
            if days[start].note:
                placed[(start + index - 1) // 2] = days[start].note
            start = index
    return placed


def _strip_day(index: int, day: ClockDay, nth: int, above: str, *, due: date, today: date, last: bool) -> StripDay:
    x = 1 + DAY_WIDTH * index
    kind = _strip_kind(index, day, due=due, today=today)
    text = _("始") if index == 0 else str(nth) if day.counted else ""
    edge = index == 0 or last
    return StripDay(
        kind=kind,
        x=number(x),
        cross_from=number(x + 4),
        cross_to=number(x + 18),
        middle=number(x + 11),
        text=text,
        text_class="on" if kind in {"past", "now"} else "",
        above=above,
        below=f"{day.day.month}/{day.day.day}" if edge else "",
        below_x=number(x if index == 0 else x + 22),
        below_class="s" if index == 0 else "e",
    )


def _strip_kind(index: int, day: ClockDay, *, due: date, today: date) -> str:
    if index > 0 and not day.counted:
        return "skip"
    if day.day == today and index > 0:
        return "now"
    if day.day == due:
        return "due"
    return "past" if day.day < today or index == 0 else "d"


@dataclass(frozen=True)
class Span:
    """A long clock as one line: the term, the overdue end and the due mark, in a box 340 wide."""

    body: str
    done: str
    late: str
    mark: str
    mark_class: str
    begins: str
    ends: str
    label: str


def clock_span(start: date, due: date, today: date, *, opens: str = "") -> Span:
    """Return the span of a clock longer than a strip can show; `opens` names its beginning (受理)."""
    term = max(1, (due - start).days)
    late = max(0, (today - due).days)
    body = SPAN_BODY if late else SPAN_WIDTH
    passed = min(body, body * max(0, (today - start).days) / term)
    over = min(SPAN_WIDTH - SPAN_BODY, body * late / term)
    begins = month_day(start) + (opens or _("开始"))
    return Span(
        body=number(body),
        done=number(passed),
        late=number(over) if late else "",
        mark=number(body),
        mark_class="m" if late else "r",
        begins=begins,
        ends=month_day(due),
        label=_("%(begins)s，%(due)s到期，%(said)s")
        % {"begins": begins, "due": month_day(due), "said": time_left(due, today)},
    )


def time_left(due: date, today: date) -> str:
    """Return 逾期 2 天, 今天到期 or 剩 12 天, in calendar days."""
    days = (due - today).days
    if days < 0:
        return _("逾期 %(days)d 天") % {"days": -days}
    return _("剩 %(days)d 天") % {"days": days} if days else _("今天到期")
