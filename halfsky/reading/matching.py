"""Which lines of a plan a sentence of a report speaks of."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from .features import ACTION, NAME, TOPIC, WORD, Clause, features_of, plain
from .figure_words import FIGURE, figure_features
from .plan_lines import PlanLine
from .topics import carried_by

LEAST = 2.0  # least weight that a sentence and a line of the plan must have in common
ALSO = 2.4  # least weight of what a sentence has in common with a second line and not with the first
LOOKED_AT = 8  # lines that are looked at for it
MOST = 3  # lines that one sentence may stand beside
TITLE = 1.5  # how much more a feature of a line's heading weighs
CONTEXT = 0.25  # how much the topics of the report's own heading add
WORDED = 1.25  # least weight of rare words alone, where they point to one line
CARRY = 1.0  # what work weighs that a heading only takes in
AGAIN, OFTEN = 0.15, 1.6  # how much more a feature weighs each time it comes again, and at most
USUAL = 30  # sentences of a usual report; fewer do not make a word common
EVERYWHERE = 0.1  # share of the lines, of more than USUAL, that hold a run of characters which tells nothing
_NONE: dict[int, float] = {}
_EFFECT = re.compile(
    r"(?:带动|助推|促进|辐射|帮助|实现)[^,，;；。]{0,16}(?:就业|增收|致富|创业|脱贫)"
)  # what came of it
KINDS = {TOPIC: 4.0, NAME: 3.0}
_DETAIL = re.compile(r"^(?:涵盖|包括|内容|涉及|其中)")  # opens a clause that only tells more of the one before
WEIGHTS = {**KINDS, WORD: 0.4, ACTION: 0.6, FIGURE: 2.0}
_RUNS = {2: 0.35, 3: 0.6, 4: 0.9}


@dataclass(frozen=True, slots=True)
class Found:
    """A line of the plan that a sentence speaks of: its number, the weight in common and the features."""

    line: int
    score: float
    shared: tuple[str, ...]


class Matcher:
    """Finds the lines of one plan; made with all that is reported, so that it knows which words are rare."""

    def __init__(self, plan_text: str, lines: Sequence[PlanLine], told: Iterable[Iterable[str]]) -> None:
        self._lines = lines
        self._points = [_pointed(line) for line in lines]
        self._carriers: dict[str, list[int]] = {}
        fields: dict[str, dict[int, float]] = {}
        for number, line in enumerate(lines):
            for feature, count in features_of(plan_text[line.start + len(line.marker) : line.end]).items():
                fields.setdefault(feature, {})[number] = min(OFTEN, 1 + AGAIN * (count - 1))
            for feature in features_of(line.title):
                fields.setdefault(feature, {})[number] = TITLE
            for feature in figure_features(line.targets):
                fields.setdefault(feature, {})[number] = 1.0
            for topic in carried_by(plain(line.title)):
                self._carriers.setdefault(topic, []).append(number)
        self._weights = _weighed(fields, len(lines), told)

    def lines_of(self, clauses: Sequence[Clause], figures: frozenset[str], context: str) -> list[Found]:
        """Return the lines that a sentence of these clauses and figures speaks of, best first; `context` heads it."""
        told = [c.features for c in clauses]
        work = [self._work(c) for c in clauses if _DETAIL.match(c.words) is None]
        found = self._spoken_of(work, figures, context)
        return found or (self._spoken_of(told, figures, context) if work != told else [])

    def _work(self, clause: Clause) -> frozenset[str]:
        """Return the features of a clause's work: what it takes part in if the plan names that, no effects."""
        if clause.deed is not None and any(f[0] == TOPIC and f in self._weights for f in clause.deed):
            return clause.deed
        return clause.features if _EFFECT.search(clause.words) is None else _without_effect(clause)

    def point_at(self, number: int, place: int) -> int | None:
        """Return which of a line's own sentences holds a place of the plan."""
        points = self._lines[number].points
        return next((n for n, point in enumerate(points) if point.start <= place < point.end), None)

    def point_of(self, number: int, features: Iterable[str]) -> int | None:
        """Return which of a line's own sentences the features speak of; None where none is meant more than others."""
        scores: dict[int, float] = {}
        for feature in features:
            held = self._points[number].get(feature, ())
            for point in held:
                scores[point] = scores.get(point, 0.0) + _kind_weight(feature) / len(held)
        best = max(sorted(scores), key=lambda n: scores[n], default=None)
        return best if best is not None and scores[best] >= LEAST / 2 else None

    def _spoken_of(self, clauses: Sequence[frozenset[str]], figures: frozenset[str], context: str) -> list[Found]:
        whole = figures.union(*clauses)
        above = frozenset(f for f in features_of(context) if f[0] == TOPIC) if context else frozenset()
        totals = {n: total for n, total in self._totals(whole).items() if total >= LEAST}
        hinted = self._totals(above)
        found = sorted(totals, key=lambda n: (-totals[n] - CONTEXT * hinted.get(n, 0.0), n))
        chosen = found[:1]
        for number in found[1:LOOKED_AT]:
            if len(chosen) < MOST and self._adds(number, chosen, (*clauses, above)):
                chosen.append(number)
        if not chosen:
            return self._carried(whole) or self._worded(whole)
        return [Found(n, round(totals[n], 1), self._shared(whole, n)) for n in chosen]

    def _totals(self, features: Iterable[str]) -> dict[int, float]:
        """Return by line the weight of the features that it holds."""
        totals: dict[int, float] = {}
        for feature in features:
            for number, weight in self._weights.get(feature, _NONE).items():
                totals[number] = totals.get(number, 0.0) + weight
        return totals

    def _adds(self, number: int, chosen: Sequence[int], clauses: Sequence[frozenset[str]]) -> bool:
        """Return whether clauses in which no chosen line is named speak of this line; the heading above is the last."""
        own: set[str] = set()
        for clause in clauses:
            named = [f for f in clause if f[0] in KINDS]
            mine = any(self._held(f, [number]) for f in named)
            if mine and (clause is clauses[-1] or not any(self._held(f, chosen) for f in named)):
                own.update(f for f in clause if self._held(f, [number]) and not self._held(f, chosen))
        return any(f[0] in KINDS for f in own) and sum(self._weights[f][number] for f in own) >= ALSO

    def _held(self, feature: str, numbers: Sequence[int]) -> bool:
        held = self._weights.get(feature, _NONE)
        return any(n in held for n in numbers)

    def _worded(self, features: frozenset[str]) -> list[Found]:
        """Return the only line that has some rare words in common with a sentence, where no topic is."""
        totals = self._totals(f for f in features if f[0] != ACTION)
        best = sorted(totals, key=lambda n: (-totals[n], n))[:2]
        if not best or totals[best[0]] < WORDED or (len(best) == 2 and totals[best[1]] > totals[best[0]] / 2):
            return []
        return [Found(best[0], round(totals[best[0]], 1), self._shared(features, best[0]))]

    def _carried(self, features: frozenset[str]) -> list[Found]:
        """Return the line whose heading takes in the work, where no line names the work itself."""
        totals = self._totals(features)
        numbers = {n for f in features if f[0] == TOPIC for n in self._carriers.get(f[1:], ())}
        best = max(sorted(numbers), key=lambda n: totals.get(n, 0.0), default=None)
        if best is None:
            return []
        return [Found(best, round(CARRY + totals.get(best, 0.0), 1), self._shared(features, best))]

    def _shared(self, features: frozenset[str], number: int) -> tuple[str, ...]:
        return tuple(sorted(f for f in features if number in self._weights.get(f, _NONE)))


def _pointed(line: PlanLine) -> dict[str, list[int]]:
    """Return by feature the sentences of a line that hold it."""
    found: dict[str, list[int]] = {}
    for number, point in enumerate(line.points):
        for feature in features_of(point.words):
            found.setdefault(feature, []).append(number)
    return found


def _without_effect(clause: Clause) -> frozenset[str]:
    """Return the features of a clause without what came of the work: 带动妇女就业."""
    return frozenset(features_of(_EFFECT.sub("", clause.words)))


def _weighed(
    fields: Mapping[str, Mapping[int, float]], lines: int, told: Iterable[Iterable[str]]
) -> dict[str, dict[int, float]]:
    """Return how much each feature tells of each line that holds it: less where many lines hold it or, topics and
    actions apart, many reported sentences. Runs of characters that stand everywhere tell nothing."""
    passages = list(told)
    count = max(USUAL, len(passages))
    seen = Counter(f for passage in passages for f in passage)
    everywhere = max(USUAL, lines * EVERYWHERE)
    found: dict[str, dict[int, float]] = {}
    for feature, holders in fields.items():
        weight = _kind_weight(feature) * math.log(1 + lines / len(holders)) / math.log(1 + lines)
        if feature[0] not in (TOPIC, ACTION, FIGURE):
            weight *= math.log(1 + count / max(1, seen[feature])) / math.log(1 + count)
        if feature[0] in WEIGHTS or len(holders) <= everywhere:
            found[feature] = {number: weight * field for number, field in holders.items()}
    return found


def _kind_weight(feature: str) -> float:
    """Return how much a feature weighs by its kind: topic, its word, quoted name, action, three or two characters."""
    return WEIGHTS.get(feature[0]) or _RUNS[len(feature)]
