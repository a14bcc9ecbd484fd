"""The outline: which markers open items, where each item ends, and its title."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .flow import Flow, Paragraph
from .glued import first_headings
from .levels import Standing, depths
from .lines import Line
from .markers import COUNTED, INLINE, RANK, Marker, marker_at
from .model import Item
from .scan import found_at

_BOUNDARY = re.compile(r"[。;:,!?、)”\s.]")
_INLINE = re.compile(
    r"[①-⑳❶-❿]|[一二三四五六七八九十]{1,3}[是要](?!求)|第[一二三四五六七八九十]{1,3}[,:]|其[一二三四五六七八][,:]"
    r"|首先|其次|再次|最后|[⑴-⒛㈠-㈩]|\(\d{1,2}\)|\([一二三四五六七八九十]{1,3}\)|"
    rf"(?<!\d)(?<!\d\.)\d{{1,2}}(?:[.、](?!\d)|\.(?={COUNTED}))|[一二三四五六七八九十]{{1,3}}、"
)
_INLINE_FIRST = re.compile(r"[①-⑳❶-❿一二三四五六七八九十第其首再最⑴-⒛㈠-㈩(\d]")
_ANNEX = re.compile(r"附件?(?:\d{1,2}|[一二三四五六七八九十])?:?")
_NOTE = re.compile(r"附件?:[^\n]{2,60}$", re.M)
_SPOKEN = frozenset({"shi", "yao"})
_FREE = _SPOKEN | {"circ"}
_GLUED = _SPOKEN | {"num"}  # may have lost the pause before them
_HEADING = 44  # characters
_NEAR = 40  # paragraphs
_TITLE = 300  # characters at most
_VOICE = 120  # characters
_NEW_VOICE = re.compile(
    r"。[^。]*?(?:提出?了?[^。,:]{0,8}(?:意见|要求|建议|希望|任务)|强调|指出|要求)[:,]?(?:各[^。,:]{1,10}[:,])?$"
)
_STOP = re.compile(r"[。\n]")
_INLINE_STOP = re.compile(r"[。;\n]")


@dataclass(slots=True)
class Found:
    """A marker that opens an item, in the running text."""

    marker: Marker
    place: int
    title_place: int
    paragraph: int
    at_line: bool


def outline_of(
    text: str, flat: str, lines: Sequence[Line], flow: Flow, paragraphs: Sequence[Paragraph]
) -> tuple[Item, ...]:
    """Return the outline items of a document in order of place."""
    found: list[Found] = []
    noted = 0  # how many attachments the note under the body has named so far
    for number, paragraph in enumerate(paragraphs):
        noted = _noted(flow.text, paragraph, noted)
        if not noted:
            found += _of_paragraph(flow, number, paragraph)
    found = _trusted(_with_lost_firsts(flow.text, paragraphs, found), flow.text)
    annexes = [p.start for p in paragraphs if _ANNEX.fullmatch(flow.text, p.start, p.end)]
    levels = depths(
        [
            Standing(
                f.marker.family,
                f.marker.number,
                f.at_line,
                f.paragraph,
                bisect_right(annexes, f.place),
                _is_new_voice(flow.text, f, paragraphs[f.paragraph].start),
            )
            for f in found
        ]
    )
    return _items(text, flow, found, levels)


def _with_lost_firsts(text: str, paragraphs: Sequence[Paragraph], found: Sequence[Found]) -> list[Found]:
    """Return the markers with each first heading that hangs at the end of the line before its text."""
    series = [(f.place, f.marker.number) for f in found if f.marker.family == "cn"]
    more = [
        Found(marker, place, marker.end, number, True)
        for place, number in first_headings(text, paragraphs, series)
        if (marker := marker_at(text, place, paragraphs[number].end)) is not None
    ]
    return _in_order([*found, *more]) if more else list(found)


def _is_new_voice(text: str, f: Found, start: int) -> bool:
    """Return whether a list opens with words of its own: ….会上，主任提四点意见：一是…"""
    if f.at_line or f.marker.number != 1 or f.marker.family not in INLINE:
        return False
    return _NEW_VOICE.search(text, max(start, f.place - _VOICE), f.place) is not None


def _noted(text: str, paragraph: Paragraph, noted: int) -> int:
    """Return the number in the note of attachments (附件：1.… 2.…) that a paragraph carries; 0 when it is none."""
    if _NOTE.match(text, paragraph.start, paragraph.end):
        return 1
    marker = paragraph.first.marker
    if (
        noted
        and marker
        and marker.family == "num"
        and marker.number == noted + 1
        and paragraph.end - paragraph.start < 60
    ):
        return marker.number
    return 0


def _of_paragraph(flow: Flow, number: int, paragraph: Paragraph) -> list[Found]:
    """Return the marker that opens a paragraph and those that stand inside it."""
    found: list[Found] = []
    body = paragraph.start
    marker = paragraph.first.marker
    if marker is not None and not paragraph.tabular:
        body = flow.place(marker.end)
        found.append(Found(marker, flow.place(marker.start), body, number, True))
    if paragraph.end - body > 4 and not paragraph.tabular:
        found += _inside(flow, number, body, paragraph.end, found)
    return found


def _inside(flow: Flow, number: int, start: int, end: int, opened: list[Found]) -> list[Found]:
    """Return the inline markers of a paragraph: 一是 and ① wherever they stand after a pause, others only in a row."""
    text = flow.text
    paused, glued = _seen(flow, number, start, end)
    if not paused and not glued:
        return []
    by_family: dict[str, list[Found]] = {f.marker.family: [f] for f in opened}
    for f in paused:
        by_family.setdefault(f.marker.family, []).append(f)
    kept: list[Found] = []
    single: list[Found] = []
    for family, row in by_family.items():
        if family in _FREE:
            kept += [*row, *_between(row, glued)]
        else:
            runs = _in_sequence(row, text)
            close = [f for f in glued if f.marker.family == family]
            if close:
                whole = _in_sequence(sorted([*row, *close], key=lambda f: f.place), text)
                runs = whole if len(whole) > len(runs) else runs
            kept += runs
            counted = {f.place for f in runs}
            single += [f for f in row if f.marker.number == 1 and f.place not in counted]
    kept = _in_order(kept)
    kept = _in_order([*kept, *_before_first(single, kept)])
    kept += _after_heading(single, _in_order([*kept, *opened]), text)
    taken = {f.place for f in kept}
    kept += [f for f in single if f.place not in taken and _stands_free(f, text)]
    return _in_order(f for f in kept if not f.at_line)


def _seen(flow: Flow, number: int, start: int, end: int) -> tuple[list[Found], list[Found]]:
    """Return the markers inside a paragraph that stand after a pause, and those that may have lost it."""
    text = flow.text
    paused: list[Found] = []
    glued: list[Found] = []
    for match in found_at(_INLINE_FIRST, _INLINE, text, start, end):
        place = match.start()
        marker = marker_at(text, place, end)
        if marker is None:
            continue
        after_pause = place == start or text[place] == "(" or _BOUNDARY.match(text[place - 1])
        if after_pause or flow.after_blank(place):
            paused.append(Found(marker, place, marker.end, number, False))
        elif marker.family in _GLUED:
            glued.append(Found(marker, place, marker.end, number, False))
    return paused, glued


def _in_order(found: Iterable[Found]) -> list[Found]:
    return sorted(found, key=lambda f: f.place)


def _between(row: list[Found], glued: list[Found]) -> list[Found]:
    """Return the markers that fill a gap in a row though their full stop was lost: 一是…基础二是…。三是…."""
    places = [f.place for f in glued]
    filled: list[Found] = []
    for before, behind in pairwise(row):
        if behind.marker.number != before.marker.number + 2:
            continue
        for f in glued[bisect_right(places, before.place) : bisect_right(places, behind.place)]:
            if (f.marker.family, f.marker.number) == (before.marker.family, before.marker.number + 1):
                filled.append(f)
                break
    return filled


def _before_first(single: list[Found], kept: list[Found]) -> list[Found]:
    """Return the headings alone in their paragraph that stand right before a first item: 一、抓宣传（一）….（二）…."""
    places = [f.place for f in kept]
    before: list[Found] = []
    for f in single:
        at = bisect_right(places, f.place)
        if f.at_line or at == len(kept) or kept[at].marker.number != 1:
            continue
        deeper = RANK[kept[at].marker.family] > RANK[f.marker.family]
        if deeper and 2 <= kept[at].place - f.title_place <= _HEADING:
            before.append(f)
    return before


def _after_heading(single: list[Found], kept: list[Found], text: str) -> list[Found]:
    """Return the first items that follow right behind the heading above them: 二、加强培训。（一）办好班次。…"""
    places = [f.place for f in kept]
    after: list[Found] = []
    for f in single:
        at = bisect_right(places, f.place) - 1
        if at < 0 or f.at_line or RANK[kept[at].marker.family] >= RANK[f.marker.family]:
            continue
        start = kept[at].title_place
        if 4 <= f.place - start <= _HEADING and text.find("。", start, f.place) == f.place - 1:
            after.append(f)
    return after


def _stands_free(f: Found, text: str) -> bool:
    """Return whether a lone 一、 has a sentence of its own: ….一、抓机遇，强引领。…"""
    if f.at_line or f.marker.family != "cn" or text[f.place - 1] != "。":
        return False
    return text.find("。", f.title_place, f.title_place + _HEADING) - f.title_place >= 4


def _in_sequence(row: list[Found], text: str) -> list[Found]:
    """Return the runs 1, 2, 3 … of a family inside one paragraph; a run has at least two and words between them."""
    runs: list[list[Found]] = []
    for f in row:
        if runs and f.marker.number == runs[-1][-1].marker.number + 1:
            runs[-1].append(f)
        elif f.marker.number == 1 or f.at_line:
            runs.append([f])
    return [f for run in runs if len(run) >= 2 and run[1].place - run[0].title_place >= 2 for f in run]


def _trusted(found: list[Found], text: str) -> list[Found]:
    """Return the markers without the weak ones that stand alone."""
    numbers: dict[str, set[tuple[int, int]]] = {}
    for f in found:
        numbers.setdefault(f.marker.family, set()).add((f.marker.number, f.paragraph // _NEAR))
    bold = [f for f in found if f.marker.family == "bold" and f.paragraph]
    opening = {b.place for a, b in pairwise(found) if _opens_chapter(a, b, text)}
    kept = [f for f in found if not f.marker.weak or f.place in opening or _has_neighbour(f, numbers[f.marker.family])]
    return sorted([*kept, *bold], key=lambda f: f.place) if len(bold) >= 2 else kept


def _opens_chapter(chapter: Found, f: Found, text: str) -> bool:
    """Return whether a heading such as 2.1 stands right under the chapter that its first figure names."""
    if f.marker.family != "dec2" or f.marker.number != 1 or not f.at_line or f.paragraph != chapter.paragraph + 1:
        return False
    outer = chapter.marker
    return RANK[outer.family] < RANK["dec2"] and text[f.place : f.title_place].split(".")[0] == str(outer.number)


def _has_neighbour(f: Found, numbers: set[tuple[int, int]]) -> bool:
    """Return whether the number before or after stands not far away."""
    block = f.paragraph // _NEAR
    return any((f.marker.number + step, block + far) in numbers for step in (-1, 1) for far in (-1, 0, 1))


def _items(text: str, flow: Flow, found: Sequence[Found], levels: Sequence[int]) -> tuple[Item, ...]:
    items: list[Item] = []
    open_: list[int] = []
    ends = [len(text)] * len(found)
    for index, level in enumerate(levels):
        while open_ and levels[open_[-1]] >= level:
            ends[open_.pop()] = flow.origin(found[index].place)
        open_.append(index)
    open_ = []
    for index, (f, level) in enumerate(zip(found, levels, strict=True)):
        while open_ and levels[open_[-1]] >= level:
            open_.pop()
        start = flow.origin(f.place)
        marker = text[start : flow.origin_end(f.title_place)].rstrip()
        title = _title(flow.text, f, found[index + 1].place if index + 1 < len(found) else len(flow.text))
        if f.marker.family == "bracket":
            stop = flow.text.find("】", f.place, f.place + _TITLE)
            marker, title = text[start : flow.origin_end(stop + 1)], flow.text[f.place + 1 : stop]
        title = (
            text[flow.origin(f.title_place) : flow.origin_end(f.title_place + len(title))]
            if title and f.marker.family != "bracket"
            else title
        )
        items.append(
            Item(level, marker, " ".join(title.split()), start, ends[index], index, open_[-1] if open_ else None)
        )
        open_.append(index)
    return tuple(items)


def _title(text: str, f: Found, limit: int) -> str:
    """Return the lead sentence behind a marker."""
    pattern = _INLINE_STOP if f.marker.family in INLINE or not f.at_line else _STOP
    limit = min(limit, f.title_place + _TITLE)
    stop = pattern.search(text, f.title_place, limit)
    end = stop.start() if stop else limit
    return text[f.title_place : end].rstrip(" ,;*")


__all__ = ["RANK", "outline_of"]
