"""The outline: which markers open items, how deep each stands, and its title."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from .begins import beginnings
from .contents import contents_of
from .flow import Flow, Paragraph
from .glued import first_headings
from .inline import Found, in_order, inside
from .items import items_of
from .levels import depths
from .lines import Line
from .markers import INLINE, RANK, marker_at
from .model import Item
from .series import Standing
from .trust import trusted

_NOTE = re.compile(r"附件?:[^\n]{2,60}$", re.M)
_NOTED = 60  # characters of a line in the note of attachments
_VOICE = 120  # characters
_SIGNS = frozenset("、.,:。")
_NEW_VOICE = re.compile(
    r"。[^。]*?(?:提出?了?[^。,:]{0,8}(?:意见|要求|建议|希望|任务)|强调|指出|要求)[:,]?(?:各[^。,:]{1,10}[:,])?$"
    r"|。(?:(?:19|20)\d\d年|[明今来]年|今后|下一?步|接下来)[^。]{4,100}[,:]$"
)
_LOOKS_BACK = re.compile(
    r"(?:回顾|总结|纵观)[^。\n]{0,30}(?:体会|启示|经验|认识)|(?:几|一|半|两|三|五)年来[^。\n]{0,20}(?:体会|启示|经验)|"
    r"(?:主要|几点|工作)?(?:体会|启示|经验)(?:是|有)?[:,]"
)


def outline_of(
    text: str, flat: str, lines: Sequence[Line], flow: Flow, paragraphs: Sequence[Paragraph]
) -> tuple[Item, ...]:
    """Return the outline items of a document in order of place."""
    found: list[Found] = []
    spare: list[Found] = []
    noted = 0  # how many attachments the note under the body has named so far
    listed = contents_of(flow.text, paragraphs)
    for number, paragraph in enumerate(paragraphs):
        noted = _noted(flow.text, paragraph, noted)
        if not noted and number not in listed:
            certain, possible = _of_paragraph(flow, number, paragraph)
            found += certain
            spare += possible
    found = trusted(_with_lost_firsts(flow.text, paragraphs, found), spare, flow.text)
    begun = beginnings(flow.text, paragraphs, found)
    levels = depths([_standing(flow.text, f, paragraphs, bisect_right(begun, f.place)) for f in found])
    return items_of(text, flow, found, levels)


def _standing(text: str, f: Found, paragraphs: Sequence[Paragraph], part: int) -> Standing:
    """Return what the level of a marker depends on."""
    p = paragraphs[f.paragraph]
    marker, depth = f.marker, 0
    if marker.family == "#":
        depth = marker.number
        marker = marker_at(text, f.title_place, p.end) or marker
    sign = next((c for c in reversed(text[f.place : f.title_place]) if c in _SIGNS), "") if not depth else "#"
    return Standing(
        marker.family,
        marker.number if marker.family != "#" else 0,
        f.at_line,
        f.paragraph,
        part,
        _is_new_voice(text, f, p.start),
        not f.at_line and p.first.marker is None and _LOOKS_BACK.match(text, p.start, p.end) is not None,
        sign,
        depth,
    )


def _with_lost_firsts(text: str, paragraphs: Sequence[Paragraph], found: Sequence[Found]) -> list[Found]:
    """Return the markers with each first heading that hangs at the end of the line before its text."""
    series = [(f.place, f.marker.number) for f in found if f.marker.family == "cn"]
    more = [
        Found(marker, place, marker.end, number, True)
        for place, number in first_headings(text, paragraphs, series)
        if (marker := marker_at(text, place, paragraphs[number].end)) is not None
    ]
    return in_order([*found, *more]) if more else list(found)


def _is_new_voice(text: str, f: Found, start: int) -> bool:
    """Return whether a list opens with words of its own: ….会上，主任提四点意见：一是…"""
    if f.at_line or f.marker.number != 1 or f.marker.family not in INLINE:
        return False
    return _NEW_VOICE.search(text, max(start, f.place - _VOICE), f.place) is not None


def _noted(text: str, paragraph: Paragraph, noted: int) -> int:
    """Return the number in the note of attachments (附件：1.… 2.…) that a paragraph carries; 0 when it is none."""
    if text.startswith("附", paragraph.start) and _NOTE.match(text, paragraph.start, paragraph.end):
        return 1
    marker = paragraph.first.marker
    short = paragraph.end - paragraph.start < _NOTED
    if noted and short and marker and marker.family == "num" and marker.number == noted + 1:
        return marker.number
    return 0


def _of_paragraph(flow: Flow, number: int, paragraph: Paragraph) -> tuple[list[Found], list[Found]]:
    """Return the markers that open items in a paragraph, and those that may if their row goes on elsewhere."""
    if paragraph.tabular:
        return [], []
    found: list[Found] = []
    body = paragraph.start
    marker = paragraph.first.marker or paragraph.first.bare
    if marker is not None:
        body = flow.place(marker.end)
        found.append(Found(marker, flow.place(marker.start), body, number, True))
    if paragraph.end - body <= 4:
        return found, []
    if paragraph.first.marker is None:
        body = paragraph.start
    within, spare = inside(flow, number, body, paragraph.end, found)
    return [*found, *within], spare


__all__ = ["RANK", "outline_of"]
