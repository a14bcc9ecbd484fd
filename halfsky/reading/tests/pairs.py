"""Plans with their reports, marked by hand: what each report sentence speaks of, and which figure answers which."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from halfsky.reading import read
from halfsky.reading.compare import compare
from halfsky.reading.compare_model import Comparison

DATA = Path(__file__).parent / "data" / "pairs"
_DOCUMENT = re.compile(r"^%%% (plan|report) (\S+)\n", re.M)
_MARK = re.compile(r"<<([^>]*)>>")

Pair = tuple[str, int, str]  # report, end of the sentence in it, key of the plan item
Figures = tuple[str, int, str, str]  # report, end of the sentence, figure as written, target as written


@dataclass(slots=True)
class Marked:
    """One marked text: its words without marks, and the marks by place."""

    name: str
    text: str
    marks: list[tuple[int, str]]


@dataclass(slots=True)
class Case:
    """One plan with its reports and what is expected of laying them side by side."""

    name: str
    plan: Marked
    reports: list[Marked]

    def compared(self) -> Comparison:
        """Return what the program makes of it."""
        return compare(read(self.plan.text), [(r.name, read(r.text)) for r in self.reports])


@dataclass(slots=True)
class Score:
    """Counts of right, wrong and missing answers."""

    hits: int = 0
    extra: int = 0
    missed: int = 0

    def __add__(self, other: "Score") -> "Score":
        return Score(self.hits + other.hits, self.extra + other.extra, self.missed + other.missed)

    @property
    def precision(self) -> float:
        return self.hits / ((self.hits + self.extra) or 1)

    @property
    def recall(self) -> float:
        return self.hits / ((self.hits + self.missed) or 1)

    @property
    def f1(self) -> float:
        return 2 * self.hits / ((2 * self.hits + self.extra + self.missed) or 1)


def cases(part: str) -> list[Case]:
    """Return the marked pairs of `look` or `held`, in order of file."""
    return [_case(path) for path in sorted((DATA / part).glob("*.txt"))]


def _case(path: Path) -> Case:
    source = path.read_text(encoding="utf-8")
    heads = list(_DOCUMENT.finditer(source))
    ends = [h.start() for h in heads[1:]] + [len(source)]
    texts = [_marked(h.group(2), source[h.end() : end].rstrip("\n")) for h, end in zip(heads, ends, strict=True)]
    return Case(path.stem, texts[0], texts[1:])


def _marked(name: str, source: str) -> Marked:
    pieces, marks, at, size = [], [], 0, 0
    for m in _MARK.finditer(source):
        pieces.append(source[at : m.start()])
        size += m.start() - at
        marks.append((size, m.group(1)))
        at = m.end()
    return Marked(name, "".join([*pieces, source[at:]]), marks)


def expected(case: Case) -> tuple[set[Pair], set[Pair], set[Figures]]:
    """Return the pairs that must be found, those that may be, and the figures that answer a target."""
    must: set[Pair] = set()
    may: set[Pair] = set()
    figures: set[Figures] = set()
    for report in case.reports:
        for place, words in report.marks:
            keys, _, answers = words.partition("|")
            for key in keys.split():
                (may if key[0] == "?" else must).add((report.name, place, key.lstrip("?")))
            figures |= {(report.name, place, *_two(answer)) for answer in answers.split()}
    return must, may, figures


def _two(answer: str) -> tuple[str, str]:
    done, target = answer.split("~")
    return done, target


def found(case: Case, result: Comparison) -> Iterator[Pair]:
    """Yield the pairs that the program found; a sentence goes by its mark, an item by its key."""
    ends = {r.name: [place for place, _ in r.marks] for r in case.reports}
    for line in result.lines:
        key = key_of(case, line.start, line.end)
        for told in (m.told for m in line.matches):
            place = next((p for p in ends[told.report] if told.start < p <= told.end), -told.start)
            yield told.report, place, key


def key_of(case: Case, start: int, end: int) -> str:
    """Return the key that the plan gives the item at a place; the place itself where it has none."""
    return next((key for place, key in case.plan.marks if start <= place < end), f"@{start}")


def answered(case: Case, result: Comparison) -> Iterator[Figures]:
    """Yield the figures that the program says answer a target."""
    ends = {r.name: [place for place, _ in r.marks] for r in case.reports}
    for line in result.lines:
        for m in line.matches:
            place = next((p for p in ends[m.told.report] if m.told.start < p <= m.told.end), -m.told.start)
            for a in m.answers:
                yield m.told.report, place, _digits(a.done.quote), _digits(a.target.quote)


def _digits(quote: str) -> str:
    """Return a figure without the words that bound it: 不少于5户 is 5户."""
    return re.sub(r"^[^\d]*|(?:以上|以内|左右)$", "", quote)


def score(case: Case) -> tuple[Score, Score]:
    """Return how the program's pairs of item and sentence fit those marked, and how its answered targets do."""
    must, may, figures = expected(case)
    result = case.compared()
    got = set(found(case, result))
    answers = set(answered(case, result))
    return _scored(got, must, may), _scored(answers, figures, set())


def _scored(got: set[Any], must: set[Any], may: set[Any]) -> Score:
    return Score(len(got & must), len(got - must - may), len(must - got))
