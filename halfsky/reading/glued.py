"""First headings that lost the line break before them: 某某方案一、背景, 主要做了以下工作：一、抓培训。"""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from .flow import Paragraph

_FIRST = "一、"
_TAIL = 44  # characters from the marker to the end of its paragraph at most
_SAME = 8  # characters by which a heading is known again
_WORDS = frozenset("统唯专单同划归如之第万逐不合十")  # 统一、之一 are words of their own


def first_headings(
    text: str, paragraphs: Sequence[Paragraph], series: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Return place and paragraph of each lost 一、; `series` holds place and number of the 一、二、… already found.

    It stands near the end of its paragraph, and a colon stands before it or 二、 is the next of the series.
    """
    followers = _followers(series)
    lost: list[tuple[int, int]] = []
    taken = {place for place, _ in series}
    at = 0
    for number, paragraph in enumerate(paragraphs):
        place = text.rfind(_FIRST, max(paragraph.start + 1, paragraph.end - _TAIL), paragraph.end)
        if place < 0 or place in taken or text[place - 1] in _WORDS or paragraph.tabular:
            continue
        if text.startswith(text[place : min(place + _SAME, paragraph.end)].rstrip("。"), paragraph.start):
            continue  # the heading is printed twice
        if not _is_heading(text[place + len(_FIRST) : paragraph.end]):
            continue
        while at < len(followers) and followers[at][0] < place:
            at += 1
        second = at < len(followers) and followers[at][1] == 2
        if second or text[place - 1] == ":":
            lost.append((place, number))
    return lost


def _is_heading(tail: str) -> bool:
    return len(tail) >= 2 and not any(sign in tail[:-1] for sign in "。;?!")


def _followers(series: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the series in order of place, without what only repeats a place."""
    ordered = sorted(series)
    return [*ordered[:1], *(b for a, b in pairwise(ordered) if a[0] != b[0])]
