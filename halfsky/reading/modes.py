"""What headings and lead-in sentences say of the tense of the passages below them."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from .passage_words import (
    FUTURE_HEAD,
    HEADING,
    JOINED,
    LEAD_FUTURE,
    LEAD_PAST,
    PAST_HEAD,
    SURE_FUTURE,
    SURE_PAST,
    TAIL,
    TWO_PERIODS,
    YEARS,
)

_UNDERTAKING = re.compile(r"^[^。]{0,6}(?:实施|启动|深化|推进|落实|开展)")
_OPENING = 10  # characters of a heading in which its period stands
WEIGHT = 2.5  # of a heading or a lead-in
_AND = re.compile("[及和与暨]")
_YEAR = re.compile(YEARS)


@dataclass(frozen=True, slots=True)
class Heading:
    """An outline heading as the tense needs it: where it rules from and to, and its words."""

    start: int
    end: int
    title: str
    lead: bool = False  # no heading but a sentence that leads into what follows


class Modes:
    """Answers for a place which prior the innermost telling heading or lead-in above it gives; 0 when none tells."""

    def __init__(self, headings: Sequence[Heading], pivot: int | None, kind: str, title: str = "") -> None:
        self.stretches = _stretches(headings, pivot, kind, _periods(title))
        self._starts = [place for place, _ in self.stretches]

    def at(self, place: int) -> float:
        """Return above zero for a passage of plans, below zero for one that looks back, 0 when nothing says so."""
        number = bisect_right(self._starts, place) - 1
        return self.stretches[number][1] if number >= 0 else 0.0


def _periods(title: str) -> dict[str, float]:
    """Return which periods a title looks back on and which it plans: 一季度小结及二季度安排."""
    found = TWO_PERIODS.search(title)
    return {found.group(1): -WEIGHT, found.group(2): WEIGHT} if found else {}


def _of_period(words: str, periods: dict[str, float]) -> float:
    """Return what the period that stands first in a heading's opening says; 0 when none does."""
    opening = words[:_OPENING]
    found = [(opening.find(period), prior) for period, prior in periods.items() if period in opening]
    return min(found)[1] if found else 0.0


def _stretches(
    headings: Sequence[Heading], pivot: int | None, kind: str, periods: dict[str, float]
) -> list[tuple[int, float]]:
    """Return from which place which prior holds, in order of place; where several rule, the one that begins last."""
    told = [
        (h, _of_period(h.title, periods) or (lead_prior(h.title) if h.lead else heading_prior(h.title, pivot, kind)))
        for h in headings
        if len(h.title) <= HEADING or h.lead
    ]
    rulers = [(h.start, h.end, prior) for h, prior in told if prior and h.end > h.start]
    rulers.sort(key=lambda r: (r[0], -r[1]))
    modes: list[tuple[int, float]] = []
    open_: list[tuple[int, float]] = []
    at = 0
    for place in sorted({p for start, end, _ in rulers for p in (start, end)}):
        while at < len(rulers) and rulers[at][0] <= place:
            open_.append(rulers[at][1:])
            at += 1
        while open_ and open_[-1][0] <= place:
            open_.pop()
        modes.append((place, open_[-1][1] if open_ else 0.0))
    return modes


def lead_prior(words: str) -> float:
    """Return above zero for a sentence that leads into plans, below zero into what was done, 0 for others."""
    future, past = LEAD_FUTURE.search(words) is not None, LEAD_PAST.search(words) is not None
    return WEIGHT * (future - past)


def heading_prior(title: str, pivot: int | None, kind: str) -> float:
    """Return above zero for a heading that opens plans, below zero for one that looks back, 0 for others."""
    if len(title) > HEADING:
        return 0.0
    if "，" in title or "," in title:
        return WEIGHT * ((SURE_FUTURE.search(title) is not None) - (SURE_PAST.search(title) is not None))
    years = [int(y) for y in _YEAR.findall(title)]
    future, past = FUTURE_HEAD.search(title), PAST_HEAD.search(title)
    if future and future.group() == "计划" and _UNDERTAKING.search(title):
        future = None  # 实施新女性培训计划: a name
    if past and future and _AND.search(title, past.end(), future.start()):
        return 0.0  # 存在的问题及改进措施
    past = past if past and len(title) - past.end() <= TAIL else None
    if future and past and kind == "report" and JOINED.search(title):
        return 0.0  # 存在的问题及改进措施: some of both
    if future and (not past or future.start() > past.start()):
        return WEIGHT
    if past or (kind == "report" and years and pivot is not None and max(years) <= pivot):
        return -WEIGHT
    if kind == "report" and years and pivot is not None and max(years) > pivot:
        return WEIGHT
    return 0.0
