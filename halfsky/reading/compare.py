"""What was done beside what was planned: each plan item with the sentences of each report that speak of it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from .compare_figures import Setting, answers_of
from .compare_model import Comparison, Line, Match, Point, Told
from .compare_totals import totals_of
from .compare_years import title_kind, year_of
from .features import NAME, TOPIC, Clause, clauses_of, content_runs, plain
from .figure_words import figure_features, unit_name
from .matching import Found, Matcher
from .model import Document, Role
from .plan_lines import PlanLine, plan_lines
from .quoting import Quoter, shown
from .sections import same_unit, unit_of
from .sentences import Sentence, sentences_of

_FILLER = re.compile(r"领导下|各项工作|履行职责|圆满完成|新(?:的)?(?:进展|成绩|成效|局面|台阶)|如下|以下|立足|着眼")
_LITTLE = 6  # characters besides the usual words: less says nothing
_PHRASES = 3  # runs of words in common that are shown


@dataclass(frozen=True, slots=True)
class _Report:
    """One report as it is laid beside the plan."""

    name: str
    doc: Document
    sentences: tuple[Sentence, ...]
    clauses: tuple[tuple[Clause, ...], ...]
    features: tuple[frozenset[str], ...]


def compare(plan: Document, reports: Sequence[tuple[str, Document]]) -> Comparison:
    """Return for each item of the plan the matching sentences and figures of each report and each of its sections, and
    what is reported that stands beside no item. Time grows with the texts, not with plan times reports."""
    lines = plan_lines(plan)
    read = [_report(name, doc) for name, doc in reports]
    matcher = Matcher(plan.text, lines, [f for report in read for f in report.features])
    targets = [[Setting(plan, m, line.title) for m in line.targets] for line in lines]
    matches: list[list[Match]] = [[] for _ in lines]
    unplanned: list[Told] = []
    units = _Units()
    for report in read:
        teller = _Teller(report, units)
        for sentence, clauses, features in zip(report.sentences, report.clauses, report.features, strict=True):
            told = teller.told(sentence)
            found = matcher.lines_of(clauses, figure_features(told.figures), teller.heading(sentence))
            for f in found:
                matches[f.line].append(_match(matcher, f, told, sentence, features, targets[f.line], report.doc))
            if not found and _says_something(sentence, features, told):
                unplanned.append(told)
    quoter = Quoter(plan.text)
    own = unit_of(plan)
    made = (_line(quoter, own, line, tuple(matches[n])) for n, line in enumerate(lines) if matches[n] or not line.lead)
    mute = tuple(report.name for report in read if not report.sentences)
    year = year_of(plan, "", "plan")
    dated = [(name, year_of(doc, name, "report")) for name, doc in reports] if year else []
    others = tuple((name, theirs) for name, theirs in dated if theirs is not None and theirs != year)
    swapped = tuple(name for name, doc in reports if title_kind(doc) == "plan") if title_kind(plan) == "report" else ()
    names = tuple(name for name, _ in reports)
    return Comparison(plan.title, names, tuple(made), tuple(unplanned), mute, year, others, swapped)


def _report(name: str, doc: Document) -> _Report:
    sentences = tuple(s for s in sentences_of(doc) if s.done and not s.lacking)
    clauses = tuple(clauses_of(s.words) for s in sentences)
    return _Report(name, doc, sentences, clauses, tuple(frozenset().union(*(c.features for c in cs)) for cs in clauses))


class _Units:
    """Keeps one name for each unit, the one it was first given: 白石县 and 白石县妇联 are the same."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}

    def name(self, words: str) -> str:
        return self._names.setdefault(same_unit(words), words)


class _Teller:
    """Makes what is told of the sentences of one report."""

    def __init__(self, report: _Report, units: _Units) -> None:
        self._report, self._units = report, units
        self._quoter = Quoter(report.doc.text)
        self._own = unit_of(report.doc) or report.name
        self._places = [m.start for m in report.doc.measures]

    def told(self, s: Sentence) -> Told:
        first, last = bisect_left(self._places, s.start), bisect_left(self._places, s.end)
        return Told(
            self._report.name,
            self._units.name(s.section or self._own),
            s.section,
            shown(self._quoter.words(s.start, s.end)),
            s.start,
            s.end,
            self._quoter.line(s.start),
            self._report.doc.measures[first:last],
        )

    def heading(self, s: Sentence) -> str:
        """Return the words of the heading that a sentence stands under."""
        return self._report.doc.items[s.item].title if s.item is not None else ""


def _match(
    matcher: Matcher,
    found: Found,
    told: Told,
    sentence: Sentence,
    features: frozenset[str],
    targets: Sequence[Setting],
    report: Document,
) -> Match:
    units = {t.unit for t in targets}
    done = [Setting(report, m) for m in told.figures if m.role is Role.ACHIEVED and unit_name(m) in units]
    answers = answers_of(targets, done, told.unit) if done else ()
    point = matcher.point_at(found.line, answers[0].target.start) if answers else None
    return Match(
        told,
        found.score,
        _phrases(sentence.words, found.shared),
        matcher.point_of(found.line, features) if point is None else point,
        answers,
    )


def _line(quoter: Quoter, own: str | None, line: PlanLine, matches: tuple[Match, ...]) -> Line:
    told = {m.point for m in matches}
    points = tuple(
        Point(shown(quoter.words(p.start, p.end)), p.start, p.end, n in told) for n, p in enumerate(line.points)
    )
    return Line(
        line.level,
        line.marker,
        shown(line.title),
        shown(line.path),
        shown(line.name),
        tuple(map(shown, line.headings)),
        line.start,
        line.end,
        line.targets,
        points,
        matches,
        totals_of(line.targets, matches, own),
    )


def _says_something(s: Sentence, features: frozenset[str], told: Told) -> bool:
    """Return whether a sentence that stands beside no item names some work, and is not only the talk around it."""
    if any(f[0] in (TOPIC, NAME) for f in features) or any(m.role is Role.ACHIEVED for m in told.figures):
        return True
    return not _FILLER.search(s.words) and sum(map(len, content_runs(plain(s.words)))) >= _LITTLE


def _phrases(words: str, shared: Sequence[str]) -> tuple[str, ...]:
    """Return what a sentence and an item have in common: topics, quoted names, the longest runs of words."""
    held = frozenset(shared)
    named = [f[1:] for f in shared if f[0] in (TOPIC, NAME)]
    runs: list[str] = []
    for run in content_runs(plain(words)):
        fresh = True
        for at in range(len(run) - 1):
            if run[at : at + 2] not in held:
                fresh = True
            elif fresh:
                runs.append(run[at : at + 2])
                fresh = False
            else:
                runs[-1] += run[at + 1]
    runs.sort(key=len, reverse=True)
    return tuple(dict.fromkeys([*named, *runs[:_PHRASES]]))
