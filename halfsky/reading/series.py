"""Which markers count on from which: the series 1, 2, 3 … of a document, each a list of its own."""

from collections.abc import Sequence
from dataclasses import dataclass

_KEPT = 4  # series of a family that may still go on


@dataclass(slots=True)
class Standing:
    """A marker as its level needs it: family, number, sign, at a line's start or not, paragraph, own lead-in."""

    family: str
    number: int
    at_line: bool
    paragraph: int
    part: int = 0  # which part of the text; an attachment begins anew
    anew: bool = False  # a sentence of its own leads into the list, so the inline list before it has ended
    apart: bool = False  # its paragraph looks back on the whole, so the items before it have ended
    sign: str = ""  # what stands behind the number: 1. and 1、 may be two lists
    depth: int = 0  # how many # open the heading


@dataclass(slots=True)
class Series:
    """For each marker the number of its series, and of its next marker (-1: none); for each series first and last."""

    of: list[int]
    following: list[int]
    first: list[int]
    last: list[int]


@dataclass(slots=True)
class _Going:
    """A series that may go on."""

    name: int
    last: int


def series_of(markers: Sequence[Standing]) -> Series:
    """Return the series of a document's markers; unnumbered ones of a family make one series."""
    of: list[int] = []
    following = [-1] * len(markers)
    first: list[int] = []
    last: list[int] = []
    going: dict[str, list[_Going]] = {}
    for at, m in enumerate(markers):
        open_ = going.setdefault(m.family, [])
        k = _goes_on(open_, m, markers)
        if k < 0:
            del open_[: len(open_) - _KEPT + 1]
            open_.append(_Going(len(first), at))
            first.append(at)
            last.append(at)
        else:
            del open_[k + 1 :]
            following[open_[k].last] = at
            open_[k].last = at
            last[open_[k].name] = at
        of.append(open_[-1].name)
    return Series(of, following, first, last)


def _goes_on(going: Sequence[_Going], m: Standing, markers: Sequence[Standing]) -> int:
    """Return which of the open series the marker goes on with, -1 when it begins its own."""
    if not m.number:
        return len(going) - 1
    if m.number == 1:
        return -1
    before = [markers[g.last] for g in going]
    latest = range(len(going) - 1, -1, -1)
    for k in latest:
        if before[k].number == m.number - 1 and (before[k].sign, before[k].at_line) == (m.sign, m.at_line):
            return k
    for k in latest:
        if before[k].number == m.number - 1:
            return k
    for k in latest:
        if before[k].at_line == m.at_line:
            return k
    return -1
