"""The clocks of a record as pages show them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from halfsky.desk.clockface import ClockFace, brief_face, clock_face
from halfsky.desk.drawing import month_day
from halfsky.ledger import clocks
from halfsky.ledger.clocks import Running
from halfsky.ledger.declaration import ClockRule, Programme
from halfsky.ledger.state import State
from halfsky.workdays import Clock

UNITS = {"calendar": gettext_lazy("日"), "working": gettext_lazy("个工作日"), "months": gettext_lazy("个月")}


@dataclass(frozen=True)
class Chip:
    """A clock on a row: the chip and the rule in a few words."""

    face: ClockFace
    rule: str


@dataclass(frozen=True)
class Kept:
    """A clock that has stopped."""

    title: str
    done_on: date
    due_on: date
    is_kept: bool


@dataclass(frozen=True)
class Clocks:
    """All clocks of a record: those that run, the nearest first, and those that have stopped."""

    running: tuple[tuple[str, ClockFace], ...]
    stopped: tuple[Kept, ...]


def waiting(programme: Programme, state: State) -> list[Running]:
    """Return the clocks that run, the nearest due day first."""
    found = [clock for clock in clocks.running(programme, state) if clock.done_on is None]
    return sorted(found, key=lambda clock: clock.due_on)


def chip(programme: Programme, state: State, today: date) -> Chip | None:
    """Return the most urgent clock of a row, or None where none runs."""
    running = waiting(programme, state)
    if not running:
        return None
    first = running[0]
    return Chip(brief_face(first.due_on, today, in_working_days=first.rule.kind == "working"), words_of(first))


def words_of(clock: Running) -> str:
    """Return the rule in a few words: 书面告知 15 日."""
    return length_words(clock.rule, clock.length, clock.run.label)


def length_words(rule: ClockRule, length: int, label: str = "") -> str:
    """Return title and length: 书面告知 15 日."""
    title = f"{rule.title}（{label}）" if label else str(rule.title)
    return f"{title} {length} {UNITS[rule.kind]}"


def face_of(rule: ClockRule, explained: Clock, words: str, opens: str = "") -> ClockFace:
    """Return a clock in full, with its rule and article; a promise of the house says that it is one."""
    basis = str(rule.article)
    if rule.is_house_promise and "本会" not in basis:
        basis = _("%(article)s（本会承诺）") % {"article": basis}
    return clock_face(explained, timezone.now(), rule=words, basis=basis, starts=opens)


def clocks_of(programme: Programme, state: State) -> Clocks:
    """Return all clocks of a record."""
    running = [
        (words_of(clock), face_of(clock.rule, clock.explain(), words_of(clock))) for clock in waiting(programme, state)
    ]
    stopped = [
        Kept(words_of(clock), clock.done_on, clock.due_on, bool(clock.kept))
        for clock in clocks.running(programme, state)
        if clock.done_on is not None
    ]
    return Clocks(tuple(running), tuple(stopped))


def light_of(programme: Programme, state: State, today: date, *, is_open: bool) -> tuple[str, str]:
    """Return tone and words of a record's light: 已逾期 2 天, 今天到期, 办理中."""
    status = str(programme.states.get(state.status, _("已作废")))
    if not is_open:
        return ("done" if state.status in programme.closed_states else "none"), status
    running = waiting(programme, state)
    if running and running[0].due_on < today:
        return "bad", _("已逾期 %(days)d 天") % {"days": (today - running[0].due_on).days}
    if running and running[0].due_on == today:
        return "warn", _("今天到期")
    return "ok", status


def short_day(day: date, today: date) -> str:
    """Return 10月12日, with the year where it is another one."""
    return month_day(day) if day.year == today.year else f"{day.year}年{month_day(day)}"
