"""The lines of a plan: what is to be done, item by item, each with the sentences that say so."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from .model import Document, Item, Measure, PartKind, Role
from .sentences import Sentence, sentences_of

_INLINE = re.compile(r"[一二三四五六七八九十]{1,3}[是要]|[①-⑳]")
_NUMBER = re.compile(
    r"\s?(?:\d{1,2}(?:[.．、]|\s)|[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十\d]{1,3}[)）])\s?"
)
_ENDS = frozenset({PartKind.SIGNATURE, PartKind.DATE, PartKind.COPIES, PartKind.PRINTED})
_LABEL = re.compile(  # 责任单位：发展部 names who and when, nothing that is to be done
    r"[\s*(（\[【]{0,4}(?:责任|牵头|配合|承办|主办|协办|参与|落实|分管|实施|主责|协同|完成|办结|联系|推进)(?:的)?"
    r"(?:单位|部门|科室|处室|部室|领导|人员?|主体|时限|时间|期限|方式|电话)[\s*)）\]】]{0,4}[:：]"
)
_PATH = 12  # characters of a heading without a number in a path
_NAMED = 24  # characters of a paragraph without a heading that name it


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One thing to be done: heading and the headings above it, place, sentences, targets. `path` are the numbers of the
    headings down to it (一、1．), `name` is the path with its own words.

    `lead` is true for what stands above an item's own sub-items: it may be spoken of, but nobody has to."""

    level: int
    marker: str
    title: str
    path: str
    name: str
    headings: tuple[str, ...]
    start: int
    end: int
    points: tuple[Sentence, ...]
    targets: tuple[Measure, ...]
    lead: bool = False


def plan_lines(plan: Document) -> list[PlanLine]:
    """Return what a plan wants done, in order of place; a plan without items gives its paragraphs."""
    maker = _Maker(plan)
    standing = [i for i, item in enumerate(plan.items) if not _INLINE.match(item.marker)]
    chosen = standing or list(range(len(plan.items)))
    if not chosen:
        return maker.paragraphs()
    children: dict[int, int] = {}
    for i in reversed(chosen):
        parent = plan.items[i].parent
        if parent is not None:
            children[parent] = plan.items[i].start
    lines = (maker.item(i, children.get(i)) for i in chosen)
    return [line for line in lines if not line.lead or line.points]


class _Maker:
    """Makes the lines of one plan; sentences and figures are found once."""

    def __init__(self, plan: Document) -> None:
        self._plan = plan
        self._sentences = [s for s in sentences_of(plan) if not s.done and not _LABEL.match(s.words)]
        self._starts = [s.start for s in self._sentences]
        self._targets = [m for m in plan.measures if m.role is Role.TARGET]
        self._target_starts = [m.start for m in self._targets]
        self._closing = sorted(p.start for p in plan.parts if p.kind in _ENDS)

    def item(self, index: int, first_child: int | None) -> PlanLine:
        """Return the line of one outline item: its own words, up to its first child or to what closes the document."""
        item = self._plan.items[index]
        at = bisect_left(self._closing, item.start)
        end = min([item.end, *self._closing[at : at + 1], *([first_child] if first_child is not None else [])])
        above = self._above(index)
        headings = [_heading(self._plan.items[i]) for i in (*above, index)]
        return PlanLine(
            item.level,
            item.marker,
            headings[-1][1],
            _path(headings, _PATH),
            _path(headings, 0) + (f" {headings[-1][1]}" if headings[-1][0] else ""),
            tuple("".join(heading) for heading in headings[:-1]),
            item.start,
            end,
            self._points(item.start, end),
            tuple(m for m in self._figures(item.start, end) if not _is_own_number(item, m)),
            first_child is not None,
        )

    def paragraphs(self) -> list[PlanLine]:
        """Return each paragraph that says something to be done as a line."""
        lines: list[PlanLine] = []
        text = self._plan.text
        for s in self._sentences:
            if lines and "\n" not in text[lines[-1].end - 1 : s.start].strip(" \t\r\u3000"):
                first = lines.pop()
                lines.append(self._paragraph(first.start, s.end, first.title))
            else:
                lines.append(self._paragraph(s.start, s.end, s.words[:_NAMED]))
        return lines

    def _paragraph(self, start: int, end: int, title: str) -> PlanLine:
        return PlanLine(1, "", title, "", title, (), start, end, self._points(start, end), self._figures(start, end))

    def _above(self, index: int) -> list[int]:
        """Return the items that hold an item, outermost first; a heading that only repeats the title is left out."""
        found: list[int] = []
        at = self._plan.items[index].parent
        while at is not None:
            if _bare(self._plan.items[at].title) != _bare(self._plan.title):
                found.append(at)
            at = self._plan.items[at].parent
        return found[::-1]

    def _points(self, start: int, end: int) -> tuple[Sentence, ...]:
        return tuple(self._sentences[bisect_left(self._starts, start) : bisect_left(self._starts, end)])

    def _figures(self, start: int, end: int) -> tuple[Measure, ...]:
        return tuple(self._targets[bisect_left(self._target_starts, start) : bisect_left(self._target_starts, end)])


def _bare(words: str) -> str:
    return "".join(words.split())


def _heading(item: Item) -> tuple[str, str]:
    """Return the number that an item goes by and its words; a Markdown heading's own number stands in its words."""
    if item.marker[0] != "#":
        return item.marker.strip(), item.title.strip()
    number = _NUMBER.match(item.title)
    return (number.group().strip(), item.title[number.end() :].strip()) if number else ("", item.title.strip())


def _path(headings: Sequence[tuple[str, str]], cut: int) -> str:
    """Return the numbers from the outermost heading down; one without a number goes by its words, cut where asked."""
    parts = [number or (words[:cut] if cut else words) for number, words in headings]
    made = parts[0]
    for (number, _), (above, _), part in zip(headings[1:], headings, parts[1:], strict=False):
        made += part if number and above else f" › {part}"
    return made


def _is_own_number(item: Item, measure: Measure) -> bool:
    """Return whether a figure is only the number of a Markdown heading, as in ### 11. 关爱…."""
    opening = _NUMBER.match(item.title) if item.marker[0] == "#" else None
    return opening is not None and measure.start <= item.start + len(item.marker) + opening.end()
