"""What laying reports beside a plan gives: lines with their matches, figures that answer targets, and what is left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from .model import Measure, Number


@dataclass(frozen=True, slots=True)
class Answer:
    """A figure reported that answers a target of the plan: same unit, same noun.

    `share` is the part of the target that was done (1 is all of it), None where a share says nothing (percentages,
    ceilings); `met` says whether this figure alone reaches the target."""

    target: Measure
    done: Measure
    share: Decimal | None
    met: bool


@dataclass(frozen=True, slots=True)
class Total:
    """What all units together report for one target and its share of it: the sum of one figure each, or, where one
    speaks for all, its figure alone and beside it the `parts`, each a unit and its figure, which are not added."""

    target: Measure
    units: tuple[str, ...]
    done: Number
    share: Decimal
    parts: tuple[tuple[str, Number], ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence of a report that tells of something done: whose it is, its words as written, its place, its figures.

    `start` and `end` are offsets into the report's text, `line` the number of the line there, from 1."""

    report: str
    unit: str
    section: str | None
    sentence: str
    start: int
    end: int
    line: int
    figures: tuple[Measure, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """A sentence told beside a plan item: how well it fits, what both have in common, which of the item's own sentences
    it speaks of, and the figures that answer targets."""

    told: Told
    score: float
    phrases: tuple[str, ...]
    point: int | None
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """One sentence of a plan item, with its place, and whether any report speaks of it."""

    sentence: str
    start: int
    end: int
    told: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One item of the plan with its targets and what the reports say of it; `path` are the numbers of the headings down
    to it, `headings` the words of those above."""

    level: int
    marker: str
    title: str
    path: str
    name: str
    headings: tuple[str, ...]
    start: int
    end: int
    targets: tuple[Measure, ...]
    points: tuple[Point, ...]
    matches: tuple[Match, ...]
    totals: tuple[Total, ...]

    @property
    def units(self) -> tuple[str, ...]:
        """Return who reports on it, in order."""
        return tuple(dict.fromkeys(m.told.unit for m in self.matches))

    @property
    def unsaid(self) -> tuple[Point, ...]:
        """Return its sentences that nobody speaks of, where others of it are spoken of."""
        return tuple(p for p in self.points if not p.told) if self.matches else ()


@dataclass(frozen=True, slots=True)
class UnitSum:
    """What one unit reports: items of the plan it speaks of, sentences beside them, sentences beside none."""

    unit: str
    items: int
    sentences: int
    unplanned: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """A plan laid beside its reports; `mute` are the reports in which nothing is told as done, `year` is the plan's,
    `others` are the reports of another year with theirs, `swapped` the reports that are plans where the plan is itself
    a report by its title."""

    plan: str
    reports: tuple[str, ...]
    lines: tuple[Line, ...]
    unplanned: tuple[Told, ...]
    mute: tuple[str, ...] = ()
    year: int | None = None
    others: tuple[tuple[str, int], ...] = ()
    swapped: tuple[str, ...] = ()

    @property
    def silent(self) -> tuple[Line, ...]:
        """Return the items that no report speaks of."""
        return tuple(line for line in self.lines if not line.matches)

    @property
    def told(self) -> int:
        """Return how many items are reported on."""
        return sum(1 for line in self.lines if line.matches)

    @property
    def units(self) -> tuple[UnitSum, ...]:
        """Return what each unit reports, in the order in which the reports name them."""
        sums = {u: [0, 0, 0] for u in _in_order(self)}
        for line in self.lines:
            for unit in line.units:
                sums[unit][0] += 1
            for m in line.matches:
                sums[m.told.unit][1] += 1
        for told in self.unplanned:
            sums[told.unit][2] += 1
        return tuple(UnitSum(unit, *counts) for unit, counts in sums.items())


def _in_order(comparison: Comparison) -> Sequence[str]:
    rank = {name: n for n, name in enumerate(comparison.reports)}
    told = [*(m.told for line in comparison.lines for m in line.matches), *comparison.unplanned]
    return list(dict.fromkeys(t.unit for t in sorted(told, key=lambda t: (rank[t.report], t.start))))
