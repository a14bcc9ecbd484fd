"""Whether a passage tells of what was done or of what is to be done: kind of document, headings, years, words."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from .flow import Paragraph
from .kinds import kind_of
from .site import REACH, Site
from .tense_words import (
    ANNOUNCED,
    ANNOUNCING,
    COMPARED,
    FUTURE,
    FUTURE_HEAD,
    HEADING,
    LAST_YEAR,
    LEAD_FUTURE,
    LEAD_PAST,
    LEAD_WITHIN,
    LIST_LEAD,
    NEXT_WORDS,
    NUMBER_WITHIN,
    OWN_NUMBER,
    PAST,
    PAST_HEAD,
    PAST_WORDS,
    SET_AS_TASK,
    STRONG_FUTURE,
    STRONG_PAST,
    TAIL,
    TOLD_WITHIN,
    TOPIC,
    TOPICS_BACK,
    WILL,
    YEAR,
)
from .units import Kind

_ROSE = frozenset("加高升展长降少大")


@dataclass(frozen=True, slots=True)
class Verdict:
    """How strongly a passage speaks of what is to come: above zero to be done, below zero done."""

    score: float
    year: int | None
    prior: float = 0.0  # what the document or section alone would say


@dataclass(frozen=True, slots=True)
class Heading:
    """An outline heading as the tense needs it: where it rules from and to, and its words."""

    start: int
    end: int
    title: str
    lead: bool = False  # no heading but a paragraph that leads into what follows


class Tense:
    """Answers for any place of one document whether it is told as done or as to be done."""

    def __init__(self, text: str, title: str, paragraphs: Sequence[Paragraph], headings: Sequence[Heading]) -> None:
        self.text = text
        self._topics = [
            (m.start(), m)
            for m in TOPIC.finditer(text)
            if not text[max(0, m.start() - 1) : m.start()].isdigit() and (m["year"] or not _in_name(text, m.start()))
        ]
        self._places = [place for place, _ in self._topics]
        self._news = [m.start() for m in ANNOUNCING.finditer(text)]
        self._paragraph_starts = [p.start for p in paragraphs]
        self.kind, self.prior = kind_of(title, text)
        self._next = self._future_years()
        self.pivot = self._pivot(title)
        self._modes = _modes(headings, self.pivot, self.kind)
        self._mode_starts = [place for place, _ in self._modes]

    def _pivot(self, title: str) -> int | None:
        """Return the year that the document is about: its title's, else the latest that it does not only plan for."""
        named = [int(y) for y in YEAR.findall(title)]
        if named:
            return min(named) if self.kind == "report" else max(named)
        number = OWN_NUMBER.search(self.text, 0, NUMBER_WITHIN)
        if number and self.kind == "plan":
            return int(number.group(1))
        counted = Counter(int(m["year"]) for _, m in self._topics if m["year"] and not _is_due(m))
        if self.kind == "report":
            return max((y for y in counted if y not in self._next), default=None)
        return max(counted, key=lambda y: (counted[y], y), default=None)

    def _future_years(self) -> frozenset[int]:
        """Return the years after which 将 mostly follows: those that a report plans for."""
        seen: Counter[int] = Counter()
        future: Counter[int] = Counter()
        for place, m in self._topics:
            if m["year"] and not m["by"]:
                seen[int(m["year"])] += 1
                stop = self.text.find("。", place, place + 120)
                if "将" in self.text[place : stop if stop > 0 else place + 60]:
                    future[int(m["year"])] += 1
        return frozenset(y for y in seen if future[y] * 2 >= seen[y])

    def at(self, site: Site) -> Verdict:
        """Return the verdict for a figure where it stands."""
        place = site.candidate.start
        verdict = self.of(place, site.sentence_start, site.part_start, site.candidate.end, site.clause_end)
        return Verdict(verdict.score + _roundness(site), verdict.year, verdict.prior)

    def of(self, place: int, sentence: int, part: int, end: int, clause_end: int) -> Verdict:
        """Return the verdict for a passage: at `place` in a sentence and a stretch that begin there."""
        prior = self.prior
        at = bisect_right(self._mode_starts, place) - 1
        if at >= 0:
            prior = self._modes[at][1] or prior
        nearest = bisect_right(self._paragraph_starts, place) - 1
        paragraph = self._paragraph_starts[nearest] if nearest >= 0 else 0
        topic, year = self._topic(place, paragraph, sentence)
        window = self.text[max(sentence, place - 120) : place]
        near = self.text[max(part, place - 40) : place]
        behind = self.text[end : min(clause_end, end + 40)]
        weak = 0.3 if abs(prior) >= 1.5 else 0.6
        words = _words(window, near, behind, weak)
        if self._is_announced(sentence, end):
            words = 5.0
        if words > -1 and LIST_LEAD.search(self.text, sentence, min(sentence + LEAD_WITHIN, place)):
            words = max(words, 2.2)
        return Verdict(prior + topic + words, year, prior)

    def _is_announced(self, sentence: int, end: int) -> bool:
        """Return whether a figure that ends at `end` stands in the news of a list of plans: 发布2025年10件民生实事."""
        at = bisect_left(self._news, max(sentence, end - REACH))
        limit = min(end + TOLD_WITHIN, len(self.text))
        if at == len(self._news) or self._news[at] >= limit:
            return False
        told = ANNOUNCED.search(self.text, self._news[at], limit)
        return told is not None and told.end() > end

    def _topic(self, place: int, paragraph: int, sentence: int) -> tuple[float, int | None]:
        """Return what the last time word before `place` in its paragraph says, and the year it names."""
        at = bisect_right(self._places, place) - 1
        floor = max(0, at - TOPICS_BACK)
        this_year = False
        while at >= floor and self._places[at] >= paragraph:
            found = self._topics[at][1]
            if found["year"] and not found["by"] and self.text[max(0, found.start() - 1) : found.start()] in COMPARED:
                at -= 1
                continue
            weight = 1.0 if self._places[at] >= sentence else 0.8
            value, year = self._meaning(found)
            if this_year and found["word"] and found["word"].startswith(LAST_YEAR):
                return 0.0, self.pivot
            this_year = this_year or (found["word"] == "今年" and self._places[at] >= sentence)
            if value or year:
                return value * weight, year
            at -= 1
        return 0.0, self.pivot

    def _meaning(self, found: re.Match[str]) -> tuple[float, int | None]:
        if found["year"]:
            return self._of_year(found)
        word = found["word"]
        if word in PAST_WORDS or word.startswith(("过去", "自", "近")) or word.endswith("年来"):
            year = (
                self.pivot - 1
                if self.pivot and word in {"去年", "上年", "上一年"} and self.kind == "plan"
                else self.pivot
            )
            return -2.5, year
        if word in {"明年", "来年", "下一年"}:
            return 3.0, self.pivot + 1 if self.pivot else None
        if word == "年内" and self.kind == "report":
            return 0.0, self.pivot
        if word in NEXT_WORDS or word.endswith("年内"):
            return 2.0, self.pivot
        if word == "下半年":
            return (2.0 if self.kind == "report" else 0.0), self.pivot
        if word == "今年" and self.kind == "report" and self._next:
            return 1.5, max(self._next)
        return 0.0, None

    def _of_year(self, found: re.Match[str]) -> tuple[float, int]:
        year = int(found["year"])
        if found["by"].startswith("截"):
            return -3.0, year
        if year in self._next and (self.pivot is None or year > self.pivot or self.kind == "plan"):
            return 4.0, year
        if self.pivot is None:
            return 0.0, year
        if self.kind == "plan":
            if year < self.pivot:
                return (-3.0, year) if found["tail"] not in {"以来", "来"} else (-3.5, year)
            return (2.0 if _is_due(found) or year > self.pivot else 1.0), year
        if year > self.pivot:
            return 3.0, year
        return -2.0, year


def _in_name(text: str, place: int) -> bool:
    """Return whether a time word stands inside a quoted name: “携手向未来”."""
    start = max(0, place - 24)
    return text.rfind("“", start, place) > text.rfind("”", start, place)


def _is_due(found: re.Match[str]) -> bool:
    """Return whether a year is a time limit: 到2025年, but not 增加到2019年的."""
    before = found.string[max(0, found.start() - 1) : found.start()]
    return found["by"].startswith(("到", "至", "力争")) and before not in _ROSE


def _words(window: str, near: str, behind: str, weak: float) -> float:
    """Return what the words of a sentence say: the whole before the figure, the near part of it, the part behind."""
    score = 0.0
    if STRONG_FUTURE.search(near):
        score += 2.6
    elif WILL.search(window):
        score += 2.4
    elif STRONG_FUTURE.search(window):
        score += 1.8
    elif FUTURE.search(window):
        score += weak
    if SET_AS_TASK.search(near):
        score += 5.0
    if STRONG_PAST.search(near) or STRONG_PAST.search(behind) or "基础上" in behind[:24]:
        score -= 2.6
    elif STRONG_PAST.search(window):
        score -= 1.5
    elif PAST.search(near) or PAST.search(behind):
        score -= weak
    return score


def _roundness(site: Site) -> float:
    """Return below zero for a figure too exact to have been planned: 2356份, 99.2%."""
    c = site.candidate
    value = float(c.value)
    if c.unit.kind is Kind.SHARE:
        return -0.7 if value != round(value) and value > 1 else 0.0
    written = c.numeral.raw.replace(",", "").replace(".", "")
    raw = written.rstrip("0")
    if len(raw) >= 3:
        return -0.9
    return -0.4 if len(raw) == 2 and raw[-1] != "5" and value > 12 and len(written) - len(raw) < 2 else 0.0


def _modes(headings: Sequence[Heading], pivot: int | None, kind: str) -> list[tuple[int, float]]:
    """Return from which place which prior holds, by the headings that name past or plan; the innermost rules."""
    modes: list[tuple[int, float]] = []
    open_: list[tuple[int, float]] = []
    for head in headings:
        while open_ and open_[-1][0] <= head.start:
            place, _ = open_.pop()
            modes.append((place, open_[-1][1] if open_ else 0.0))
        prior = _lead_prior(head.title) if head.lead else _heading_prior(head.title, pivot, kind)
        if prior:
            open_.append((head.end, prior))
            modes.append((head.start, prior))
    while open_:
        place, _ = open_.pop()
        modes.append((place, open_[-1][1] if open_ else 0.0))
    return modes


def _lead_prior(words: str) -> float:
    """Return above zero for a paragraph that leads into plans, below zero into what was done, 0 for others."""
    future, past = LEAD_FUTURE.search(words) is not None, LEAD_PAST.search(words) is not None
    return 2.5 * (future - past)


def _heading_prior(title: str, pivot: int | None, kind: str) -> float:
    """Return above zero for a heading that opens plans, below zero for one that looks back, 0 for others."""
    if len(title) > HEADING or "，" in title or "," in title:
        return 0.0
    years = [int(y) for y in YEAR.findall(title)]
    future, past = FUTURE_HEAD.search(title), PAST_HEAD.search(title)
    past = past if past and len(title) - past.end() <= TAIL else None
    if future and (not past or future.start() > past.start()):
        return 2.5
    if past or (kind == "report" and years and pivot is not None and max(years) <= pivot):
        return -2.5
    if kind == "report" and years and pivot is not None and max(years) > pivot:
        return 2.5
    return 0.0
