"""Whether a passage tells of what was done or of what is to be done: kind of document, headings, years, words."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from .flow import Paragraph
from .kinds import DOUBTED, kind_of, telling_title
from .modes import Heading, Modes
from .scan import Places
from .site import REACH, Site
from .telling import roundness, words_of
from .tense_words import (
    ANNOUNCED,
    ANNOUNCING,
    ARRANGED,
    CHINESE_DIGITS,
    CHINESE_YEAR,
    COMPARED,
    COUNTERED,
    FIVE_YEARS,
    FOUNDED,
    LAST_YEAR,
    LEAD_WITHIN,
    LIMIT,
    LIST_LEAD,
    MONITORS,
    NEXT_SIGN,
    NEXT_WORDS,
    NUMBER_WITHIN,
    OF_YEAR,
    ON_THE_BASIS,
    OWN_NUMBER,
    PAST_WORDS,
    SIGNED,
    SPAN,
    TOLD_WITHIN,
    TOPIC,
    TOPICS_BACK,
    WHICH,
    WHICH_OF_LAST,
    YEAR,
)

_RETOLD = 2  # mentions of a year that make it the one a text tells of
_NAME = 16  # characters of a quoted name
_ROSE = frozenset("加高升展长降少大")


@dataclass(slots=True)  # not frozen: there is one for each figure
class Verdict:
    """How strongly a passage speaks of what is to come: above zero to be done, below zero done."""

    score: float
    year: int | None
    prior: float = 0.0  # what the document or section alone would say
    monitors: bool = False  # in a report on the indicators of a development plan


class Tense:
    """Answers for any place of one document whether it is told as done or as to be done."""

    def __init__(self, text: str, title: str, paragraphs: Sequence[Paragraph], headings: Sequence[Heading]) -> None:
        text, title = with_arabic_years(text), with_arabic_years(title)
        self.text = text
        self._topics = [
            (m.start(), m)
            for m in TOPIC.finditer(text)
            if not text[max(0, m.start() - 1) : m.start()].isdigit() and (m["year"] or not _in_name(text, m.start()))
        ]
        self._places = [place for place, _ in self._topics]
        self._news = Places(ANNOUNCING, text)
        self._paragraph_starts = [p.start for p in paragraphs]
        title = telling_title(title, text)
        self.kind, self.prior = kind_of(title, text)
        self.monitors = MONITORS.search(title) is not None
        self._next = self._future_years()
        if abs(self.prior) <= DOUBTED and self._goes_on_to_plans():
            self.kind, self.prior = "report", -2.0
        self.pivot = self._pivot(title)
        span = SPAN.search(title) if self.kind == "plan" else None
        self._guessed = self.kind == "plan" and not YEAR.search(title) and self.pivot is not None
        self._first = int(span.group(1)) if span else self.pivot  # the first year of a plan for several
        self.modes = Modes(headings, self.pivot, self.kind, title)

    def _pivot(self, title: str) -> int | None:
        """Return the year that the document is about: its title's, else the latest that it does not only plan for."""
        named = [int(y) for y in YEAR.findall(title)]
        if named and self.kind == "report":
            alone = [int(y) for y in YEAR.findall(SPAN.sub("", title))]
            return min(alone) if alone else max(named)
        if named:
            return max(named)
        number = OWN_NUMBER.search(self.text, 0, NUMBER_WITHIN) or SIGNED.search(self.text)
        if number and self.kind == "plan":
            return int(number.group(1))
        counted = Counter(int(m["year"]) for _, m in self._topics if m["year"] and not _is_due(m))
        if self.kind == "report":
            return max((y for y in counted if y not in self._next), default=None)
        return max(counted, key=lambda y: (counted[y], y), default=None)

    def _future_years(self) -> frozenset[int]:
        """Return the years after which 将 or its like mostly follows: those that a report plans for."""
        seen: Counter[int] = Counter()
        future: Counter[int] = Counter()
        for place, m in self._topics:
            if m["year"] and not m["by"]:
                seen[int(m["year"])] += 1
                stop = self.text.find("。", place, place + 120)
                if NEXT_SIGN.search(self.text, place, stop if stop > 0 else place + 60):
                    future[int(m["year"])] += 1
        planned = {y for y in seen if future[y] * 2 >= seen[y]}
        told = self.kind == "report" and len(planned) > 1 and len(planned) == len(seen)
        return frozenset(planned - {min(planned)} if told else planned)  # a report tells of some year

    def _goes_on_to_plans(self) -> bool:
        """Return whether a text tells of one year again and again, and of plans for the next: 2016年…2017年将…."""
        seen = Counter(int(m["year"]) for _, m in self._topics if m["year"] and not m["by"])
        return any(seen[y - 1] >= _RETOLD and y - 1 not in self._next for y in self._next)

    def at(self, site: Site) -> Verdict:
        """Return the verdict for a figure where it stands."""
        place = site.candidate.start
        verdict = self.of(place, site.sentence_start, site.part_start, site.candidate.end, site.clause_end)
        verdict.score += roundness(site)
        verdict.monitors = self.monitors
        return verdict

    def of(self, place: int, sentence: int, part: int, end: int, clause_end: int) -> Verdict:
        """Return the verdict for a passage: at `place` in a sentence and a stretch that begin there."""
        prior = self.modes.at(place) or self.prior
        nearest = bisect_right(self._paragraph_starts, place) - 1
        paragraph = self._paragraph_starts[nearest] if nearest >= 0 else 0
        topic, year = self._topic(place, paragraph, sentence)
        if topic < 0 and self._guessed and year and self.modes.at(place) > 0:
            topic = 0.0  # the years of a plan without a year in its title say little
        window = self.text[max(sentence, place - 120) : place]
        near = self.text[max(part, place - 40) : place]
        behind = self.text[end : min(clause_end, end + 40)]
        weak = 0.3 if abs(prior) >= 1.5 else 0.6
        words = words_of(window, near, behind, weak, planned=prior + topic > 0.5)
        if self._is_announced(sentence, end) or (COUNTERED.match(self.text, end) and LIMIT.search(near)):
            words = 6.0
        if words > -1 and self._is_listed(sentence, min(sentence + LEAD_WITHIN, place)):
            words = max(words, 2.2)
        return Verdict(prior + topic + words, year, prior)

    def _is_listed(self, sentence: int, end: int) -> bool:
        """Return whether a list of plans was led into before `end`: 今年重点抓好以下十个项目：…."""
        return self.text.find(":", sentence, end) >= 0 and LIST_LEAD.search(self.text, sentence, end) is not None

    def _is_announced(self, sentence: int, end: int) -> bool:
        """Return whether a figure that ends at `end` stands in the news of a list of plans: 发布2025年10件民生实事."""
        told = self._news.search(ANNOUNCED, max(sentence, end - REACH), min(end + TOLD_WITHIN, len(self.text)))
        return told is not None and told.end() > end

    def _topic(self, place: int, paragraph: int, sentence: int) -> tuple[float, int | None]:
        """Return what the last time word before `place` in its paragraph says, and the year it names."""
        at = bisect_right(self._places, place) - 1
        floor = max(0, at - TOPICS_BACK)
        this_year = False
        while at >= floor and self._places[at] >= paragraph:
            found = self._topics[at][1]
            if self._is_aside(found, place):
                at -= 1
                continue
            weight = 1.0 if self._places[at] >= sentence else 0.8
            if self.kind == "report" and self._places[at] - paragraph <= 2:
                weight = 1.3  # a paragraph that opens with its time
            value, year = self._meaning(found)
            if this_year and found["word"] and found["word"].startswith(LAST_YEAR):
                return 0.0, self.pivot
            this_year = this_year or (found["word"] == "今年" and self._places[at] >= sentence)
            if value or year:
                return value * weight, year
            at -= 1
        return 0.0, self.pivot

    def _is_aside(self, found: re.Match[str], place: int) -> bool:
        """Return whether a time word only says which: 由目前的38%, 达到2010年目标, 对2018年已命名的62个村."""
        before = self.text[max(0, found.start() - 1) : found.start()]
        if before in COMPARED and before and not found["by"] and (found["year"] or before != "在"):
            return True
        if ON_THE_BASIS.match(self.text, found.end(), place):
            return True
        if found["year"] and (OF_YEAR.match(self.text, found.end()) or self.text.startswith("是", found.end())):
            return True  # 2021年是开局之年
        if found["word"] in LAST_YEAR and self.modes.at(place) > 0:
            return WHICH_OF_LAST.fullmatch(self.text, found.end(), place) is not None
        return before in {"对", "为", "从"} and WHICH.fullmatch(self.text, found.end(), place) is not None

    def _meaning(self, found: re.Match[str]) -> tuple[float, int | None]:
        if found["year"]:
            return self._of_year(found)
        if found["five"]:
            return self._of_five_years(found["five"])
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

    def _of_five_years(self, name: str) -> tuple[float, int | None]:
        """Return what the name of a five-year plan says: the eighth one ended in 1995."""
        end = 1955 + 5 * FIVE_YEARS.index(name)
        first = self._first or self.pivot
        if first is None or end - 5 < first <= end:
            return 0.0, None
        if end < first:
            return (0.0, None) if self._guessed else (-2.5, end)
        return 2.5, end

    def _of_year(self, found: re.Match[str]) -> tuple[float, int]:
        year = int(found["year"])
        if found["by"].startswith("截"):
            return -3.0, year
        before = found.string[max(0, found.start() - 4) : found.start()]
        if FOUNDED.search(before):
            return -2.5, year  # 建于1998年
        if ARRANGED.search(before):
            return 3.0, year  # 会议部署了2023年工作
        if self.kind == "plan" and _is_due(found) and (self._guessed or year >= (self._first or year) - 1):
            return 2.0, year
        if year in self._next and (self.pivot is None or year > self.pivot or self.kind == "plan"):
            return 4.0, year
        if self.pivot is None:
            return 0.0, year
        if self.kind == "plan":
            if year < (self._first or self.pivot):
                return (-3.0, year) if found["tail"] not in {"以来", "来"} else (-3.5, year)
            return (2.0 if _is_due(found) or year > (self._first or self.pivot) else 1.0), year
        if year > self.pivot:
            return 3.0, year
        return -2.0, year


def with_arabic_years(text: str) -> str:
    """Return a text of the same length with the years that stand in Chinese characters in figures: 一九九六年."""
    return CHINESE_YEAR.sub(lambda m: m.group().translate(CHINESE_DIGITS), text) if "年" in text else text


def _in_name(text: str, place: int) -> bool:
    """Return whether a time word stands inside a quoted name: “携手向未来”, but not in what somebody said."""
    start = max(0, place - _NAME)
    opened = text.rfind("“", start, place)
    return opened > text.rfind("”", start, place) and text.find("”", place, opened + _NAME + 1) > 0


def _is_due(found: re.Match[str]) -> bool:
    """Return whether a year is a time limit: 到2025年, but not 增加到2019年的."""
    before = found.string[max(0, found.start() - 1) : found.start()]
    return found["by"].startswith(("到", "至", "力争")) and before not in _ROSE
