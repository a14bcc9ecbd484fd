"""How deep each marker stands, decided by the document's own nesting and not by the kind of marker alone."""

from collections.abc import Sequence
from dataclasses import dataclass

from .markers import INLINE, RANK
from .series import Series, Standing, series_of

_UNNUMBERED = frozenset({"bracket", "bold"})
CUT = 2  # a text whose first number is this or more lost its head
Pairs = set[tuple[str, str]]


@dataclass(slots=True)
class _Open:
    """An item that may still hold the next one."""

    marker: Standing
    at: int  # which marker it is; -1 for what a # heading stands under
    level: int


def depths(markers: Sequence[Standing]) -> list[int]:
    """Return the level of each marker, 1 for the outermost; # headings go by their depth, each part begins anew."""
    hashes = sorted({m.depth for m in markers if m.depth})
    levels: list[int] = []
    start = 0
    for at in range(1, len(markers) + 1):
        if at == len(markers) or markers[at].part != markers[start].part:
            levels += _depths_of_part(markers[start:at], hashes)
            start = at
    return levels


def _depths_of_part(markers: Sequence[Standing], hashes: Sequence[int]) -> list[int]:
    series = series_of(markers)
    above = _nesting(markers, series)
    levels: list[int] = []
    stack: list[_Open] = []
    for at, m in enumerate(markers):
        if m.depth:
            level = hashes.index(m.depth) + 1
            under = Standing("#", 0, True, m.paragraph)
            stack = [_Open(under, -1, k) for k in range(1, level)]
        else:
            _close(stack, at, markers, series, above)
            level = stack[-1].level + 1 if stack else 1
        stack.append(_Open(m, at, level))
        levels.append(level)
    return _cut_head(markers, levels)


def _close(stack: list[_Open], at: int, markers: Sequence[Standing], series: Series, above: Pairs) -> None:
    """Drop from the stack what the new marker is not inside of."""
    m = markers[at]
    floor = 0
    if markers[series.first[series.of[at]]].number < CUT:  # the list has its head, so it is seen whole
        floor = _enclosed(stack, at, series)
    if m.anew:
        _end_inline(stack, floor)
    if m.apart:
        _end_last(stack, floor, series)
    place = _place(stack, floor, at, m, series, above)
    if place >= 0:
        del stack[place:]
    elif m.family in INLINE:
        while len(stack) > floor and not stack[-1].marker.at_line and stack[-1].marker.paragraph != m.paragraph:
            stack.pop()
    else:
        while len(stack) > floor and not _holds(stack[-1].marker, m, above):
            stack.pop()


def _place(stack: list[_Open], floor: int, at: int, m: Standing, series: Series, above: Pairs) -> int:
    """Return which open item the marker follows: the one of its series, else one written alike, else one of its kin."""
    own, kin, alike = series.of[at], -1, -1
    for k in range(floor, len(stack)):
        open_ = stack[k]
        if open_.at >= 0 and series.of[open_.at] == own:
            return k
        if alike < 0 and open_.marker.family == m.family and _is_kin(open_.marker, m, above):
            if (open_.marker.at_line, open_.marker.sign) == (m.at_line, m.sign):
                alike = k
            elif kin < 0:
                kin = k
    return alike if alike >= 0 else kin


def _is_kin(outer: Standing, m: Standing, above: Pairs) -> bool:
    """Return whether a marker takes the place of one of its family, not a place inside it, as 1、 may inside 2."""
    if outer.family != m.family:
        return False
    return (_kind(outer), _kind(m)) not in above or (_kind(m), _kind(outer)) in above


def _kind(m: Standing) -> str:
    return f"{m.family}{m.sign}{m.at_line:d}"


def _enclosed(stack: list[_Open], at: int, series: Series) -> int:
    """Return how many of the open items may not be closed, since the whole series of the marker stands in them."""
    for k in range(len(stack) - 1, -1, -1):
        if _encloses(stack[k], at, series):
            return k + 1
    return 0


def _encloses(outer: _Open, at: int, series: Series) -> bool:
    """Return whether the whole series of a marker stands between an open item and the next of that item's series."""
    if outer.at < 0:
        return False
    following, own = series.following[outer.at], series.of[at]
    return following > series.last[own] and series.first[own] > outer.at


def _end_inline(stack: list[_Open], floor: int) -> None:
    """Drop the inline list that a sentence with words of its own follows."""
    while len(stack) > floor and _is_point(stack[-1].marker) and stack[-1].marker.number > 1:
        stack.pop()


def _is_point(m: Standing) -> bool:
    """Return whether a marker numbers the points of a sentence or a paragraph, not a heading run into the text."""
    return not m.at_line and RANK[m.family] >= RANK["num"]


def _end_last(stack: list[_Open], floor: int, series: Series) -> None:
    """Drop the items that a paragraph looks back on: the last of their series, save the outermost."""
    while len(stack) > max(floor, 1) and stack[-1].at >= 0 and series.following[stack[-1].at] < 0:
        stack.pop()


def _holds(outer: Standing, inner: Standing, above: Pairs) -> bool:
    """Return whether one marker may hold another: as the document nests them elsewhere, else as is usual."""
    if outer.family == "#" or outer.family == inner.family:
        return True
    down = (outer.family, inner.family) in above
    up = (inner.family, outer.family) in above
    if down != up:
        return down
    if outer.family in _UNNUMBERED or inner.family in _UNNUMBERED:
        return True
    return outer.family not in INLINE and RANK[outer.family] < RANK[inner.family]


def _nesting(markers: Sequence[Standing], series: Series) -> Pairs:
    """Return pairs (outer, inner): a whole series of the inner family stands between two of the outer one."""
    pairs: Pairs = set()
    latest: dict[str, int] = {}  # the last series of each family
    before = {following: at for at, following in enumerate(series.following) if following >= 0}
    for at, m in enumerate(markers):
        since = before.get(at)
        if since is not None:
            for family, other in latest.items():
                inner = markers[series.first[other]]
                if series.first[other] > since and series.last[other] < at and inner.number < CUT:
                    pairs.add((m.family, family) if family != m.family else (_kind(m), _kind(inner)))
        latest[m.family] = series.of[at]
    return pairs


def _cut_head(markers: Sequence[Standing], levels: list[int]) -> list[int]:
    """Return the levels with those mended that stand before the first outermost marker of a text cut at its head."""
    if not markers or any(m.depth for m in markers):
        return levels
    outermost = min(RANK[m.family] for m in markers)
    head = next(at for at, m in enumerate(markers) if RANK[m.family] == outermost)
    lost = markers[head].at_line and markers[head].number == CUT and markers[head].family not in INLINE  # its 一、
    if markers[0].number < CUT and not lost:
        return levels
    usual: dict[str, int] = {}
    for m, level in zip(markers[head:], levels[head:], strict=True):
        usual.setdefault(m.family, level)
    return [usual.get(m.family, level + lost) for m, level in zip(markers[:head], levels, strict=False)] + levels[head:]
