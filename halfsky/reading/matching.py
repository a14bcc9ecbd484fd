"""Which lines of a plan a sentence of a report speaks of."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .features import ACTION, NAME, TOPIC, WORD, clauses_of, features_of, plain
from .plan_lines import PlanLine
from .topics import carried_by

LEAST = 2.0  # least weight that a sentence and a line of the plan must have in common
ALSO = 2.4  # least weight of what a sentence has in common with a second line and not with the first
MOST = 3  # lines that one sentence may stand beside
TITLE = 1.5  # how much more a feature of a line's heading weighs
CONTEXT = 0.25  # how much the topics of the report's own heading add
CARRY = 1.0  # what work weighs that a heading only takes in
AGAIN, OFTEN = 0.15, 1.6  # how much more a feature weighs each time it comes again, and at most
USUAL = 30  # sentences of a usual report; fewer do not make a word common
_EFFECT = re.compile(
    r"(?:带动|助推|促进|辐射|帮助|实现)[^,，;；。]{0,16}(?:就业|增收|致富|创业|脱贫)"
)  # what came of it
KINDS = {TOPIC: 4.0, NAME: 3.0}
WEIGHTS = {**KINDS, WORD: 0.4, ACTION: 0.6}
PAIR, TRIPLE = 0.35, 0.6


@dataclass(frozen=True, slots=True)
class Found:
    """A line of the plan that a sentence speaks of: its number, the weight in common and the features."""

    line: int
    score: float
    shared: tuple[str, ...]


class Matcher:
    """Finds the lines of one plan; made with all that is reported, so that it knows which words are rare."""

    def __init__(self, plan_text: str, lines: Sequence[PlanLine], told: Iterable[Iterable[str]]) -> None:
        self._fields: dict[str, dict[int, float]] = {}
        self._lines = lines
        self._size = len(lines)
        self._carriers: dict[str, list[int]] = {}
        self._points = [[features_of(point.words) for point in line.points] for line in lines]
        for number, line in enumerate(lines):
            for feature, count in features_of(plan_text[line.start + len(line.marker) : line.end]).items():
                self._fields.setdefault(feature, {})[number] = min(OFTEN, 1 + AGAIN * (count - 1))
            for feature in features_of(line.title):
                self._fields.setdefault(feature, {})[number] = TITLE
            for topic in carried_by(plain(line.title)):
                self._carriers.setdefault(topic, []).append(number)
        passages = list(told)
        self._count = max(USUAL, len(passages))
        self._seen = Counter(f for passage in passages for f in passage)

    def lines_of(self, words: str, features: Iterable[str], context: str) -> list[Found]:
        """Return the lines that a sentence with these features speaks of, best first, given the heading above it."""
        work = _EFFECT.sub("", words)
        if work == words:
            return self._spoken_of(words, features, context)
        return self._spoken_of(work, features_of(work), context) or self._spoken_of(words, features, context)

    def point_at(self, number: int, place: int) -> int | None:
        """Return which of a line's own sentences holds a place of the plan."""
        points = self._lines[number].points
        return next((n for n, point in enumerate(points) if point.start <= place < point.end), None)

    def point_of(self, number: int, features: Iterable[str]) -> int | None:
        """Return which of a line's own sentences the features speak of; None where none is meant more than others."""
        points = self._points[number]
        held = Counter(f for point in points for f in point)
        scores = [sum(_kind_weight(f) / held[f] for f in features if f in point) for point in points]
        best = max(range(len(points)), key=lambda n: scores[n], default=None)
        return best if best is not None and scores[best] >= LEAST / 2 else None

    def _spoken_of(self, words: str, features: Iterable[str], context: str) -> list[Found]:
        whole = frozenset(features)
        above = frozenset(f for f in features_of(context) if f[0] == TOPIC)
        totals = {n: total for n, total in self._totals(whole).items() if total >= LEAST}
        hinted = self._totals(above)
        found = sorted(totals, key=lambda n: (-totals[n] - CONTEXT * hinted.get(n, 0.0), n))
        chosen = found[:1]
        clauses = [frozenset(features_of(c)) for c in clauses_of(words)] if len(found) > 1 else []
        for number in found[1:]:
            if len(chosen) < MOST and self._adds(number, chosen, clauses, above):
                chosen.append(number)
        if not chosen:
            return self._carried(whole)
        return [Found(n, round(totals[n], 1), self._shared(whole, n)) for n in chosen]

    def _totals(self, features: Iterable[str]) -> dict[int, float]:
        totals: dict[int, float] = {}
        for feature in features:
            for number in self._fields.get(feature, ()):
                totals[number] = totals.get(number, 0.0) + self._weight(feature, number)
        return totals

    def _weight(self, feature: str, number: int) -> float:
        """Return how much a feature tells of a line: less where many lines hold it, or many reported sentences."""
        holders = self._fields[feature]
        telling = math.log(1 + self._size / len(holders)) / math.log(1 + self._size)
        weight = _kind_weight(feature) * telling * holders[number]
        if feature[0] not in (TOPIC, ACTION):
            weight *= math.log(1 + self._count / max(1, self._seen[feature])) / math.log(1 + self._count)
        return weight

    def _adds(
        self, number: int, chosen: Sequence[int], clauses: Sequence[frozenset[str]], above: frozenset[str]
    ) -> bool:
        """Return whether clauses in which no chosen line is named speak of this line, or the heading above does."""
        others = [c for c in clauses if not any(f[0] in KINDS and self._held(f, chosen) for f in c)]
        own = [f for c in (*others, above) for f in c if self._held(f, [number]) and not self._held(f, chosen)]
        return any(f[0] in KINDS for f in own) and sum(self._weight(f, number) for f in set(own)) >= ALSO

    def _held(self, feature: str, numbers: Sequence[int]) -> bool:
        held = self._fields.get(feature, {})
        return any(n in held for n in numbers)

    def _carried(self, features: frozenset[str]) -> list[Found]:
        """Return the line whose heading takes in the work, where no line names the work itself."""
        totals = self._totals(features)
        numbers = {n for f in features if f[0] == TOPIC for n in self._carriers.get(f[1:], ())}
        best = max(sorted(numbers), key=lambda n: totals.get(n, 0.0), default=None)
        if best is None:
            return []
        return [Found(best, round(CARRY + totals.get(best, 0.0), 1), self._shared(features, best))]

    def _shared(self, features: frozenset[str], number: int) -> tuple[str, ...]:
        return tuple(sorted(f for f in features if number in self._fields.get(f, ())))


def _kind_weight(feature: str) -> float:
    """Return how much a feature weighs by its kind: topic, its word, quoted name, action, three or two characters."""
    return WEIGHTS.get(feature[0], TRIPLE if len(feature) == 3 else PAIR)
