"""Which of the markers found count: doubtful ones need their neighbours, rows may go on in other paragraphs."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from .inline import Found, in_order
from .markers import LAST, PAIRED, RANK

_SAME = 4  # characters by which a heading is known again
_NEAR = 40  # paragraphs between neighbours of a series at most
_CLOSE = 6  # paragraphs between 首先 and 其次
_BROKEN = frozenset({"cn", "cnp", "num", "nump"})  # whose rows may go on in the middle of other paragraphs
_ORDINAL = frozenset({"first", "di"})
_UNNUMBERED = frozenset({"bracket", "bold"})


def trusted(found: Sequence[Found], spare: Sequence[Found], text: str) -> list[Found]:
    """Return the markers that open items, in order; `spare` are those whose row may go on elsewhere."""
    kept = _unannounced(_ordinals(found), text)
    if spare:
        kept = _continued(kept, spare)
    kept = _beside_neighbours(kept, text)
    return _without_lone(kept, text)


def _unannounced(found: list[Found], text: str) -> list[Found]:
    """Return the markers without those that only announce the headings below: 报告分两部分：一、回顾；二、任务。"""
    first = next((at for at, f in enumerate(found) if f.at_line), 0)
    if not first:
        return found
    headings = {_heading(f, text) for f in found[first:] if f.at_line}
    return [f for at, f in enumerate(found) if at >= first or _heading(f, text) not in headings]


def _heading(f: Found, text: str) -> tuple[str, int, str]:
    return f.marker.family, f.marker.number, text[f.title_place : f.title_place + _SAME]


def _ordinals(found: Sequence[Found]) -> list[Found]:
    """Return the markers with 首先，其次，第三，最后 made one series, whatever words it mixes."""
    out: list[Found] = []
    last: Found | None = None
    for f in found:
        if f.marker.family in _ORDINAL:
            if last is not None and f.paragraph - last.paragraph <= _CLOSE:
                f = _counted_on(last, f)
            last = f
        out.append(f)
    return out


def _counted_on(last: Found, f: Found) -> Found:
    """Return an ordinal as the next of the series that `last` is in, if it is that."""
    following = last.marker.number + 1
    closing = f.marker.number == LAST and last.marker.number < LAST
    if closing or (f.marker.number == following and f.marker.family != last.marker.family):
        return replace(f, marker=replace(f.marker, family=last.marker.family, number=following))
    return f


def _continued(found: Sequence[Found], spare: Sequence[Found]) -> list[Found]:
    """Return the markers with those in the middle of a paragraph that count on from one before or to one behind."""
    taken = {f.place for f in found}
    extra = {f.place for f in spare} - taken
    merged = in_order([*found, *(f for f in spare if f.place in extra)])
    good: set[int] = set()
    last: dict[str, Found] = {}
    for f in merged:
        before = last.get(f.marker.family)
        last[f.marker.family] = f
        if f.marker.family not in _BROKEN or before is None or f.paragraph - before.paragraph > _NEAR:
            continue
        if f.marker.number == before.marker.number + 1:
            good.update((f.place, before.place))
    return [f for f in merged if f.place not in extra or f.place in good]


def _beside_neighbours(found: Sequence[Found], text: str) -> list[Found]:
    """Return the markers without the doubtful ones that have no neighbour in their series."""
    if not any(f.marker.weak for f in found):
        return list(found)
    opening = {b.place for a, b in pairwise(found) if _opens_chapter(a, b, text)}
    kept = _passed(found, 1, opening)
    return _passed(kept, PAIRED, opening)


def _passed(found: Sequence[Found], doubt: int, opening: set[int]) -> list[Found]:
    """Return the markers without those of one degree of doubt that do not count on from or to a plainer one."""
    families: dict[str, list[Found]] = {}
    for f in found:
        if f.marker.weak <= doubt:
            families.setdefault(f.marker.family, []).append(f)
    dropped: set[int] = set()
    for series in families.values():
        for at, f in enumerate(series):
            if f.marker.weak != doubt or f.place in opening or f.marker.family in _UNNUMBERED:
                continue
            before = at > 0 and _follows(series[at - 1], f)
            behind = at + 1 < len(series) and _follows(f, series[at + 1])
            if not (before and behind if doubt == PAIRED else before or behind):
                dropped.add(f.place)
    return [f for f in found if f.place not in dropped]


def _follows(f: Found, following: Found) -> bool:
    return following.marker.number == f.marker.number + 1 and following.paragraph - f.paragraph <= _NEAR


def _opens_chapter(chapter: Found, f: Found, text: str) -> bool:
    """Return whether a heading such as 2.1 stands right under the chapter that its first figure names."""
    if f.marker.family != "dec2" or f.marker.number != 1 or not f.at_line or f.paragraph != chapter.paragraph + 1:
        return False
    outer = chapter.marker
    return RANK[outer.family] < RANK["dec2"] and text[f.place : f.title_place].split(".")[0] == str(outer.number)


def _without_lone(found: list[Found], text: str) -> list[Found]:
    """Return the markers without a lone 【…】, several in one line, and bold leads below numbered headings."""
    brackets = [f for f in found if f.marker.family == "bracket" and not _shares_line(f, text)]
    bold = [f for f in found if f.marker.family == "bold" and f.paragraph]
    numbered = next((f.place for f in found if f.at_line and f.marker.family not in _UNNUMBERED), len(text))
    if len(bold) < 2 or bold[0].place > numbered:
        bold = []
    good = {f.place for f in (*bold, *(brackets if len(brackets) > 1 else ()))}
    return [f for f in found if f.marker.family not in _UNNUMBERED or f.place in good]


def _shares_line(f: Found, text: str) -> bool:
    """Return whether a second 【 stands in the line: what a site prints about a text."""
    end = text.find("\n", f.place)
    return text.find("【", f.title_place, end if end >= 0 else len(text)) >= 0


__all__ = ["trusted"]
