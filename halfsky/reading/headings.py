"""Headings as the tense needs them: outline items, and short lines without a marker that open a section."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from .flow import Flow, Paragraph
from .model import Item
from .tense import Heading
from .tense_words import LEAD

_CHAPTER = frozenset("一二三四五六七八九十第#")
_PLAIN = re.compile(
    r"[^。;!?,、]{0,14}(?:计划|打算|安排|思路|目标|任务|展望|回顾|总结|情况|成效|做法|不足|问题|"
    r"亮点|工作)[^。;!?,、]{0,6}"
)


def headings_of(flow: Flow, paragraphs: Sequence[Paragraph], items: Sequence[Item]) -> list[Heading]:
    """Return all headings in order of place; one without a marker rules until the next such or the next chapter."""
    headings = [Heading(flow.place(i.start), flow.place(i.end), i.title) for i in items]
    marked = {h.start for h in headings}
    tops = [h.start for h, i in zip(headings, items, strict=True) if i.level == 1 and i.marker[:1] in _CHAPTER]
    plain = [
        p
        for p in paragraphs[1:]
        if p.start not in marked
        and p.end - p.start <= 24
        and not p.tabular
        and _PLAIN.fullmatch(flow.text[p.start : p.end].rstrip(":"))
    ]
    leads = [
        p for p in paragraphs if p.start not in marked and not p.tabular and LEAD.fullmatch(flow.text, p.start, p.end)
    ]
    openers = sorted({p.start for p in (*plain, *leads)})
    for p in plain:
        stops = [*openers[(at := bisect_right(openers, p.start)) : at + 1]]
        stops += tops[(at := bisect_right(tops, p.end)) : at + 1]
        headings.append(Heading(p.start, min(stops, default=len(flow.text)), flow.text[p.start : p.end]))
    starts = [h.start for h in headings]
    outer = _outer(headings)
    for p in leads:
        holder = _holder(headings, outer, bisect_right(starts, p.start) - 1, p.start)
        stops = [*openers[(at := bisect_right(openers, p.start)) : at + 1], holder.end if holder else len(flow.text)]
        headings.append(Heading(p.start, min(stops), flow.text[p.start : p.end], lead=True))
    return sorted(headings, key=lambda h: (h.start, -h.end))


def _holder(headings: Sequence[Heading], outer: Sequence[int], at: int, place: int) -> Heading | None:
    """Return the last heading up to number `at` that ends behind a place."""
    while at >= 0 and headings[at].end <= place:
        at = outer[at]
    return headings[at] if at >= 0 else None


def _outer(headings: Sequence[Heading]) -> list[int]:
    """Return for each heading the number of the last one before it that ends behind its end; -1 when none does."""
    outer: list[int] = []
    for number, heading in enumerate(headings):
        at = number - 1
        while at >= 0 and headings[at].end <= heading.end:
            at = outer[at]
        outer.append(at)
    return outer
