"""Headings as the tense needs them: outline items, short lines without a marker, and sentences that lead in."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from .flow import Flow, Paragraph
from .model import Item
from .modes import Heading
from .passage_words import FIRST, LEAD_END

_CHAPTER = frozenset("一二三四五六七八九十第#")
_SIGNS = r"[★●◆■▲·#*]{0,3} ?(?:[(]?[一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾\d]{1,3}[、.)]{1,2} ?)?"
_PLAIN = re.compile(
    rf"{_SIGNS}[^。;!?,、]{{0,14}}(?:计划|打算|安排|思路|目标|任务|展望|回顾|总结|情况|成效|做法|不足|问题|"
    r"亮点|工作|重点|要求|建议|特点|评价|成绩)[^。;!?,、]{0,6}"
)
_TITLE = re.compile(  # a further document in the same text: 第二篇：县妇联2014年工作要点
    r"(?:第?[一二三四五六七八九十\d]{1,2}篇|篇[一二三四五六七八九十])[:：]?[^。;|]{4,40}|"
    r"(?!上一篇|下一篇|相关|附)[^。;:|,、]{2,30}(?:19|20)\d\d年(?:度)?(?:上半年)?(?:妇[联女])?工作(?:要点|计划|总结|安排|打算)"
)
_BOTH = re.compile(r"(?:总结|回顾|情况)[^。]{1,12}(?:计划|打算|安排|思路|要点)")
_LINE = 24  # characters of a heading without a marker
_LEAD = 90  # characters of a sentence that leads in
_RUN_IN = 14  # characters of a heading that stands before its text: 二季度重点：…
_LIST = 200  # items looked at for the end of a list
_STOPS = "。!?;\n"
_LEAD_STOPS = frozenset("。:")  # with which a sentence that leads in ends
_BLANK = re.compile(r"\s{0,40}")


def headings_of(flow: Flow, paragraphs: Sequence[Paragraph], items: Sequence[Item]) -> list[Heading]:
    """Return all headings in order of place; one without a marker rules until the next such or the next chapter."""
    return _Finder(flow, paragraphs, items).headings()


class _Finder:
    """Finds the headings of one document."""

    def __init__(self, flow: Flow, paragraphs: Sequence[Paragraph], items: Sequence[Item]) -> None:
        self._flow, self._text, self._items = flow, flow.text, items
        self._paragraphs = [p for p in paragraphs if not p.tabular]
        self._paragraph_starts = [p.start for p in self._paragraphs]
        self._numbered = [Heading(flow.place(i.start), flow.place(i.end), i.title) for i in items]
        self._starts = [h.start for h in self._numbered]
        self._tops = [
            h.start for h, i in zip(self._numbered, items, strict=True) if i.level == 1 and i.marker[:1] in _CHAPTER
        ]
        self._firsts = [
            h.start
            for h, i in zip(self._numbered, items, strict=True)
            if i.level == 1 and i.marker.strip("、.．,，()（） ") in FIRST
        ]

    def headings(self) -> list[Heading]:
        """Return all headings in order of place."""
        marked = set(self._starts)
        plain = [
            p
            for p in self._paragraphs[1:]
            if p.start not in marked
            and p.end - p.start <= _LINE
            and _PLAIN.fullmatch(self._text[p.start : p.end].rstrip(":"))
        ]
        leads = [place for p in self._paragraphs for place in self._leads(p)]
        openers = sorted({*(p.start for p in plain), *(start for start, _, at_line in leads if at_line)})
        headings = list(self._numbered)
        for p in plain:
            stop = min(_next(openers, p.start), self._chapter_after(p.end), len(self._text))
            headings.append(Heading(p.start, stop, self._text[p.start : p.end].lstrip("★●◆■▲·#* ")))
        headings += self._titles()
        headings.sort(key=lambda h: (h.start, -h.end))
        starts, outer = [h.start for h in headings], _outer(headings)
        found: list[Heading] = []
        for start, end, _ in leads:
            holder = _holder(headings, outer, bisect_right(starts, start) - 1, start)
            stop = self._listed(end) or min(_next(openers, start), holder.end if holder else len(self._text))
            found.append(Heading(start, stop, self._text[start:end], lead=True))
        headings += found
        run_ins = [h for p in self._paragraphs for h in self._run_ins(p)]
        stops = [*(h.start for h in run_ins[1:]), len(self._text)]
        headings += [replace(h, end=min(h.end, stop)) for h, stop in zip(run_ins, stops, strict=False)]
        return sorted(headings, key=lambda h: (h.start, -h.end))

    def _chapter_after(self, place: int) -> int:
        """Return where the next chapter begins; over chapters of its own a heading rules until they begin anew."""
        following = _next(self._tops, place)
        over = following < len(self._text) and not self._text[place:following].strip()
        return _next(self._firsts, following) if over else following

    def _titles(self) -> list[Heading]:
        """Return the titles of further documents; each rules until the next."""
        marked = set(self._starts)
        rows = [p for p in self._paragraphs[1:] if 8 <= p.end - p.start <= _LEAD and p.start not in marked]
        found = [p for p in rows if _TITLE.fullmatch(self._text, p.start, p.end)]
        stops = [*(p.start for p in found[1:]), len(self._text)]
        titles = [self._text[p.start : p.end].rpartition(":")[2] for p in found]
        return [
            Heading(p.start, stop, title)
            for p, stop, title in zip(found, stops, titles, strict=False)
            if not _BOTH.search(title)
        ]

    def _leads(self, p: Paragraph) -> Iterator[tuple[int, int, bool]]:
        """Yield where the sentences that lead in begin and end, and whether they fill their line."""
        if self._text[p.end - 1] in _LEAD_STOPS:
            last = self._sentence_start(p.end - 1, p.start)
            if LEAD_END.fullmatch(self._text, p.start, p.end):
                yield p.start, p.end, not self._is_item(p.start)
            elif p.start < last and p.end - last <= _LEAD and LEAD_END.fullmatch(self._text, last, p.end):
                yield last, p.end, False
        colon = self._text.find(":", p.start, p.end)
        while colon >= 0:
            start = self._sentence_start(colon, p.start)
            place = _behind(self._text, colon + 1)
            ends = place >= p.end or colon + 1 >= p.end
            if 2 <= colon - start <= _LEAD and (ends or self._is_item(place)):
                yield start, colon + 1, ends and start == p.start and not self._is_item(start)
            colon = self._text.find(":", colon + 1, p.end)

    def _run_ins(self, p: Paragraph) -> Iterator[Heading]:
        """Yield the short heading that stands before its own text: 二季度重点：一、…; it rules its paragraph."""
        colon = self._text.find(":", p.start, p.start + _RUN_IN + 1)
        if not self._is_item(p.start) and p.start < colon < p.end - 1:
            yield Heading(p.start, self._listed(colon + 1) or p.end, self._text[p.start : colon])

    def _sentence_start(self, place: int, floor: int) -> int:
        """Return where the sentence that `place` stands in begins, within the reach of a lead-in."""
        floor = max(floor, place - _LEAD - 1)
        stop = floor - 1
        for mark in _STOPS:
            found = self._text.rfind(mark, floor, place)
            if found > stop:
                stop = found
        return stop + 1

    def _is_item(self, place: int) -> bool:
        at = bisect_left(self._starts, place)
        return at < len(self._starts) and self._starts[at] == place

    def _listed(self, end: int) -> int:
        """Return where the list ends that opens right behind a lead-in; 0 when none does."""
        at = bisect_left(self._starts, place := _behind(self._text, end))
        if at == len(self._starts) or self._starts[at] != place:
            return 0
        level, stop = self._items[at].level, self._end_of(at)
        for number in range(at + 1, min(at + _LIST, len(self._items))):
            item = self._items[number]
            if item.level < level or (item.level == level and item.marker.strip("、.．,，()（） ") in FIRST):
                break
            stop = max(stop, self._end_of(number))
        return stop

    def _end_of(self, number: int) -> int:
        """Return where an item ends as part of a list: one inside a paragraph no later than its paragraph."""
        start, end = self._numbered[number].start, self._numbered[number].end
        at = bisect_right(self._paragraph_starts, start) - 1
        inside = at >= 0 and self._paragraph_starts[at] < start <= self._paragraphs[at].end
        return min(end, self._paragraphs[at].end) if inside else end


def _behind(text: str, place: int) -> int:
    found = _BLANK.match(text, place)
    return found.end() if found else place


def _next(places: Sequence[int], place: int) -> int:
    at = bisect_right(places, place)
    return places[at] if at < len(places) else 1 << 60


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
