"""The measures of a document: each candidate that no rule shuts out, with everything said about it."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from heapq import merge

from .agents import Agents
from .bounds import bound_of, settled
from .candidates import Candidate, candidates
from .doubts import Reading, judge
from .each import each_of
from .exclusions import excluded_by
from .flow import Flow, Paragraph
from .grid import Grid
from .headings import headings_of
from .model import Item, Measure, Part, PartKind, Role, Span
from .partition import Partition
from .site import Site, Surveyor
from .soft import is_soft
from .tense import Tense
from .timing import Limits
from .what import what_of

_NO_FIGURES = frozenset({PartKind.NUMBER, PartKind.ADDRESSEES, PartKind.DATE, PartKind.COPIES, PartKind.PRINTED})
_COLUMN = {Role.TARGET: 5.0, Role.ACHIEVED: -5.0, Role.CONTEXT: 0.0}  # the verdict that a heading gives


class MeasureReader:
    """Reads the measures of one document; what all figures share is found once."""

    def __init__(self, text: str, flow: Flow, paragraphs: Sequence[Paragraph], items: Sequence[Item]) -> None:
        self._text, self._flow, self._items = text, flow, items
        self._item_starts = [i.start for i in items]
        self._paragraph_starts = [p.start for p in paragraphs] or [0]
        self._markers = {flow.place(i.start): flow.place(i.start + len(i.marker)) for i in items}
        self._last_sentence = -1, Span(0, 0)
        self._surveyor = Surveyor(flow.text)
        self._limits, self._agents = Limits(flow.text), Agents(flow.text, items)
        self._partition = Partition()
        self._grid = Grid(flow.text, paragraphs)
        self._cells = list(self._grid.candidates())

    def read(self, tense: Tense, parts: Sequence[Part]) -> tuple[Measure, ...]:
        """Return the measures in order of place; what stands in the document number, copies and the like is none."""
        place = self._flow.place
        closed = sorted((place(p.start), place(p.end)) for p in parts if p.kind in _NO_FIGURES)
        measures: list[Measure] = []
        for candidate in self._candidates():
            if self._is_closed(candidate, closed):
                continue
            site = self._surveyor.site(candidate)
            if excluded_by(site) is None:
                measures.append(_named(self._measure(site, tense), measures))
        return tuple(measures)

    def _candidates(self) -> Iterable[Candidate]:
        found = candidates(self._flow.text, self._markers)
        if not self._cells:
            return found
        cells = {c.start for c in self._cells}
        return merge((c for c in found if c.start not in cells), self._cells, key=_start)

    @staticmethod
    def _is_closed(candidate: Candidate, closed: Sequence[tuple[int, int]]) -> bool:
        """Return whether a candidate stands in one of the closed stretches, which are lines in order of place."""
        if not closed:
            return False
        at = bisect_right(closed, candidate.start, key=_first) - 1
        return at >= 0 and candidate.start < closed[at][1]

    def _measure(self, site: Site, tense: Tense) -> Measure:
        """Return the measure that stands at a site."""
        c, flow = site.candidate, self._flow
        verdict = tense.at(site)
        bound, first, last = bound_of(site)
        role, rule = self._partition.role_of(site, verdict)
        if role is not Role.CONTEXT and is_soft(site, bound):
            role, rule = Role.CONTEXT, is_soft.__name__
        told = self._grid.at(c.start)
        if told is not None and told.role is not None:
            role, rule, verdict = told.role, "column", replace(verdict, score=_COLUMN[told.role])
        bound = settled(bound, role, site)
        each, each_sure = each_of(site, role)
        start, end = flow.origin(first), flow.origin_end(last)
        quote = self._text[start:end]
        confidence, doubts = judge(Reading(site, role, rule, verdict, each_sure, quote))
        at = bisect_right(self._item_starts, start) - 1
        item = at if at >= 0 else None
        paragraph = self._paragraph_starts[max(0, bisect_right(self._paragraph_starts, c.start) - 1)]
        return Measure(
            quote=quote,
            start=start,
            end=end,
            value=c.value,
            unit=c.unit.name,
            bound=bound,
            each=each,
            role=role,
            what=(told.what if told else "") or what_of(site),
            alt=c.alt,
            sentence=self._sentence(site),
            item=item,
            deadline=(told.deadline if told else None) or self._limits.of(site),
            recurring=self._limits.recurring(site),
            responsible=(told.responsible if told else None) or self._agents.of(site, paragraph, item),
            year=verdict.year,
            confidence=confidence,
            doubts=doubts,
        )

    def _sentence(self, site: Site) -> Span:
        """Return the sentence of a site, the same for all its figures."""
        if self._last_sentence[0] != site.sentence_start:
            span = Span(self._flow.origin(site.sentence_start), self._flow.origin_end(site.sentence_end))
            self._last_sentence = site.sentence_start, span
        return self._last_sentence[1]


def _start(candidate: Candidate) -> int:
    return candidate.start


def _first(stretch: tuple[int, int]) -> int:
    return stretch[0]


def _named(measure: Measure, before: Sequence[Measure]) -> Measure:
    """Return the measure; where only its takers are named (各县区不少于5期) with what the one before it counts."""
    if measure.what and not measure.what.startswith(("各", "全市", "全县", "全省")):
        return measure
    last = before[-1] if before else None
    same = last is not None and last.unit == measure.unit and last.sentence == measure.sentence
    return replace(measure, what=last.what) if last is not None and same else measure


def measures_of(
    text: str, flow: Flow, paragraphs: Sequence[Paragraph], items: Sequence[Item], title: str, parts: Sequence[Part]
) -> tuple[Measure, ...]:
    """Return the measures of a document in order of place."""
    tense = Tense(flow.text, title, paragraphs, headings_of(flow, paragraphs, items))
    return MeasureReader(text, flow, paragraphs, items).read(tense, parts)
