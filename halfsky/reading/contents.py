"""A table of contents before the text: its lines repeat the headings and are none."""

import re
from collections.abc import Sequence

from .flow import Paragraph

_HEAD = re.compile(r"目[ ]?[录次]:?")
_LEADERS = re.compile(r"[^\n]{1,60}?(?:[.…·—_]{2,}|…)[.…·—_]{0,80}\(?\d{1,3}\)?")
_TAIL = re.compile(r"[.…·—_\s]{0,80}\(?\d{0,3}\)?$")
_LINE = 60  # characters
_MOST = 200  # lines


def contents_of(text: str, paragraphs: Sequence[Paragraph]) -> frozenset[int]:
    """Return the numbers of the paragraphs that belong to a table of contents."""
    out: set[int] = set()
    for number, p in enumerate(paragraphs):
        if p.end - p.start > _LINE:
            continue
        if _HEAD.fullmatch(text, p.start, p.end):
            out.update(_listed(text, paragraphs, number + 1))
        elif _LEADERS.fullmatch(text, p.start, p.end):
            out.add(number)
    return frozenset(out)


def _listed(text: str, paragraphs: Sequence[Paragraph], first: int) -> range:
    """Return the lines of a table of contents: up to the line that repeats its first."""
    keys = [_key(text, p) for p in paragraphs[first : first + _MOST]]
    for at in range(1, len(keys)):
        if keys[at] == keys[0] and len(keys[0]) >= 2:
            return range(first, first + at)
    return range(0)


def _key(text: str, p: Paragraph) -> str:
    """Return a line without the page number behind it."""
    line = text[p.start : p.start + _LINE + 1]
    line = line[: p.end - p.start]
    return _TAIL.sub("", line) or line
