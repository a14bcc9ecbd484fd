"""Page counters that a sharing site sets into a text: 1、 and 2、 before lines that break a sentence."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from .lines import Line
from .markers import PAIRED, marker_at

_LONG = 60  # characters of a page at least
_GAP = 4  # lines back over page numbers and rules
_COUNTER = re.compile(r"(\d{1,3})、[ \t]{0,4}")
_HIGHER = re.compile(
    r"(?:^|[。;: \t\n])(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]部分|\([一二三四五六七八九十]\))"
)
_ENDS = frozenset("。;:!?….,、”)》】")


def without_counters(flat: str, lines: list[Line]) -> list[Line]:
    """Return the lines without page counters; a line that lost one goes on from the line before.

    A series of numbers counts pages when each but the first breaks a sentence and higher markers stand between them.
    """
    counted = [(at, int(m.group(1))) for at, x in enumerate(lines) if (m := _COUNTER.match(flat, x.start, x.end))]
    later = [at for at, number in counted if number > 1]
    if not later or any(b != a + 1 for (_, a), (_, b) in pairwise(counted)):
        return lines
    if not all(_breaks(flat, lines, at) for at in later):
        return lines
    first = counted[0][0] if counted[0][1] == 1 else 0
    if not _HIGHER.search(flat, lines[first].start, lines[later[-1]].end):
        return lines
    out = list(lines)
    for at, number in counted:
        out[at] = _freed(flat, lines[at], number > 1)
    return out


def _breaks(flat: str, lines: Sequence[Line], at: int) -> bool:
    """Return whether the line above is prose that stops in the middle of a sentence."""
    above = next((x for x in reversed(lines[max(0, at - _GAP) : at]) if not x.furniture), None)
    if above is None or above.tabular or above.end - above.start < _LONG or flat[above.end - 1] in _ENDS:
        return False
    return flat.find("。", above.start, above.end) >= 0


def _freed(flat: str, line: Line, torn: bool) -> Line:
    """Return a line without the counter at its start."""
    found = _COUNTER.match(flat, line.start, line.end)
    start = found.end() if found and found.end() < line.end else line.start
    marker = None if torn else marker_at(flat, start, line.end)
    if marker is not None and marker.weak == PAIRED:
        marker = None
    return replace(line, start=start, marker=marker, bare=None, torn=torn)
