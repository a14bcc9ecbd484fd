"""The markers inside a paragraph: 一是 and ① after a pause, 1. （1）（一）一、 in a row that counts on."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from .flow import Flow
from .markers import PAIRED, RANK, Marker, marker_at
from .scan import found_at

_INLINE = re.compile(
    r"[①-⑳❶-❿]|[一二三四五六七八九十]{1,3}[是要](?!求)|第[一二三四五六七八九十]{1,3}[,:、是要]"
    r"|第[一二三四五六七八九十百]{1,4}(?:[章条]|部分)|其[一二三四五六七八][,:]"
    r"|首先|其次|再次|最后|[⑴-⒛㈠-㈩]|\(\d{1,2}\)|\([一二三四五六七八九十]{1,3}\)|"
    r"(?<!\d)(?<!\d\.)\d{1,2}[.、)]|[一二三四五六七八九十]{1,3}[、.]"
)
_INLINE_FIRST = re.compile(r"[①-⑳❶-❿一二三四五六七八九十第其首再最⑴-⒛㈠-㈩(\d]")
_BOUNDARY = frozenset("。;:,!?、)”.*★●◆■ \t\n\r\f\v")
_FULL = frozenset("。;:!?*★●◆■\n")  # a pause at which an item may begin though its row stands in other paragraphs
_NAMES = re.compile(r"“[^”\n]{1,40}”|《[^》\n]{1,60}》")
_REFERRED = re.compile(r"附[件表图]|[见如上下]表|[见如上下]图|见|第")  # 附表（1） names a table
_REFERRING = frozenset("项款条目,、。;)")
_BREAK = re.compile(r"[。;\n]")
_SAME = 8  # characters by which a heading is known again
_SPOKEN = frozenset({"shi", "yao"})
_FREE = _SPOKEN | {"circ"}
_LED = _FREE | {"first", "di"}  # whose first may have lost the pause before it
_GLUED = _LED | {"num", "cn"}
_JOINED = frozenset("统唯专单同划归如之第万逐不合十惟")  # 统一是 is no marker
_HOLDING = frozenset({"#", "bold"})  # a number behind them belongs to them: ## 一、
_MISSED = 2  # the step in a run that misses one number
_HEADING = 44  # characters


@dataclass(slots=True)
class Found:
    """A marker that may open an item, in the running text."""

    marker: Marker
    place: int
    title_place: int
    paragraph: int
    at_line: bool


def in_order(found: Iterable[Found]) -> list[Found]:
    """Return markers by place."""
    return sorted(found, key=lambda f: f.place)


def inside(flow: Flow, number: int, start: int, end: int, opened: list[Found]) -> tuple[list[Found], list[Found]]:
    """Return the markers inside a paragraph that open items, and those that may if their row goes on elsewhere."""
    rows, glued = _candidates(flow, number, start, end, opened)
    if not glued and all(len(row) == 1 and row[0].at_line for row in rows.values()):
        return [], []
    text = flow.text
    kept: list[Found] = []
    single: list[Found] = []
    for family in [*rows, *({f.marker.family for f in glued} - rows.keys())]:
        row = rows.get(family, [])
        close = [f for f in glued if f.marker.family == family]
        if family in _LED:
            row = in_order([*row, *_led(row, close, text), *_between(row, close)])
        if family in _FREE:
            kept += row
            continue
        runs = _in_sequence(row, text)
        if close and family not in _LED:
            whole = _in_sequence(in_order([*row, *close]), text)
            runs = whole if len(whole) > len(runs) else runs
        kept += runs if family not in _LED else row
        counted = {f.place for f in runs}
        single += [f for f in row if f.place not in counted and not f.marker.weak]
    firsts = [f for f in single if f.marker.number == 1]
    kept = in_order(kept)
    kept = in_order([*kept, *_before_first(firsts, kept)])
    kept += _after_heading(firsts, in_order([*kept, *opened]), text)
    taken = {f.place for f in kept}
    kept += [f for f in firsts if f.place not in taken and _stands_free(f, text)]
    taken = {f.place for f in kept}
    spare = [f for f in single if f.place not in taken and _after_stop(flow, f)]
    return in_order(f for f in kept if not f.at_line), [f for f in spare if not f.at_line]


def _candidates(
    flow: Flow, number: int, start: int, end: int, opened: list[Found]
) -> tuple[dict[str, list[Found]], list[Found]]:
    """Return the markers after a pause by their families, with the one that opens the paragraph, and those without."""
    text = flow.text
    rows: dict[str, list[Found]] = {f.marker.family: [f] for f in opened}
    glued: list[Found] = []
    names: list[tuple[int, int]] | None = None
    for match in found_at(_INLINE_FIRST, _INLINE, text, start, end):
        place = match.start()
        marker = marker_at(text, place, end)
        if marker is None or _is_reference(text, marker, end) or _repeats(text, marker, opened):
            continue
        if names is None:
            names = [m.span() for m in _NAMES.finditer(text, start, end)]
        at = bisect_right(names, (place, end)) - 1
        if at >= 0 and place < names[at][1]:
            continue
        if place == start and rows.keys() & _HOLDING:
            continue
        found = Found(marker, place, marker.end, number, False)
        paused = place == start or text[place] == "(" or text[place - 1] in _BOUNDARY
        if paused or flow.after_blank(place):
            rows.setdefault(marker.family, []).append(found)
        elif marker.family in _GLUED and (marker.family != "cn" or text[place - 1] not in _JOINED):
            glued.append(found)
    return rows, glued


def _is_reference(text: str, marker: Marker, end: int) -> bool:
    """Return whether a number only names something: 附表（1）, 附件1、, 第（三）项; words follow an item's marker."""
    if marker.family not in {"nump", "cnp", "numr", "num"}:
        return False
    if marker.family != "num" and (marker.end >= end or text[marker.end] in _REFERRING):
        return True
    named = _REFERRED.search(text, max(0, marker.start - 2), marker.start)
    return named is not None and named.end() == marker.start


def _repeats(text: str, marker: Marker, opened: list[Found]) -> bool:
    """Return whether a heading is printed twice: 一、抓培训。一、抓培训。"""
    return any(
        f.marker.family == marker.family
        and f.marker.number == marker.number
        and text.startswith(_BREAK.split(text[f.place : f.place + _SAME], maxsplit=1)[0], marker.start)
        for f in opened
    )


def _after_stop(flow: Flow, f: Found) -> bool:
    return flow.text[f.place - 1] in _FULL or flow.after_blank(f.place)


def _led(row: list[Found], glued: list[Found], text: str) -> list[Found]:
    """Return the first of a row that lost the pause before it: 存在问题一是人手少；二是场地小。"""
    if not glued:
        return []
    led: list[Found] = []
    places = [g.place for g in glued]
    for at, f in enumerate(row):
        if f.marker.number != 2 or (at and row[at - 1].marker.number == 1):
            continue
        back = row[at - 1].place if at else -1
        for g in reversed(glued[bisect_right(places, back) : bisect_right(places, f.place)]):
            if g.marker.number == 1 and (text[g.place - 1] not in _JOINED or g.marker.family == "first"):
                led.append(g)
                break
    return led


def _between(row: list[Found], glued: list[Found]) -> list[Found]:
    """Return the markers that fill a gap in a row though their full stop was lost: 一是…基础二是…。三是…."""
    places = [f.place for f in glued]
    filled: list[Found] = []
    for before, behind in pairwise(row):
        if behind.marker.number != before.marker.number + 2:
            continue
        for f in glued[bisect_right(places, before.place) : bisect_right(places, behind.place)]:
            if f.marker.number == before.marker.number + 1:
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
    """Return the runs 1, 2, 3 … of a family inside one paragraph; a run has at least two and words between them.

    Behind a full stop a run may leave out a number, or have it twice, that was misprinted.
    """
    runs: list[list[Found]] = []
    plain = _next_plain(row)
    for at, f in enumerate(row):
        if f.marker.weak and not _fits(f, plain[at]):
            continue
        step = f.marker.number - runs[-1][-1].marker.number if runs else 0
        misprinted = step in {0, _MISSED} and runs and len(runs[-1]) > 1
        if step == 1 or (misprinted and _is_sentence(f, text)):
            runs[-1].append(f)
        elif (f.marker.number == 1 and f.marker.weak < PAIRED) or f.at_line:
            runs.append([f])
    return [f for run in runs if len(run) >= 2 and run[1].place - run[0].title_place >= 2 for f in run]


def _is_sentence(f: Found, text: str) -> bool:
    """Return whether a plain marker stands behind a full stop and before words."""
    return not f.marker.weak and text[f.place - 1] in "。;" and text[f.title_place : f.title_place + 2].strip() != ""


def _next_plain(row: list[Found]) -> list[int]:
    """Return for each marker of a row the number of the next one that is beyond doubt; 0 when none follows."""
    numbers = [0] * len(row)
    for at in range(len(row) - 2, -1, -1):
        numbers[at] = numbers[at + 1] if row[at + 1].marker.weak else row[at + 1].marker.number
    return numbers


def _fits(f: Found, following: int) -> bool:
    """Return whether a doubtful marker leaves the count behind it whole: 2.17个县 before 3., not before 2."""
    if f.at_line:
        return True
    number = f.marker.number
    return following == number + 1 or (f.marker.weak < PAIRED and (following != number))
