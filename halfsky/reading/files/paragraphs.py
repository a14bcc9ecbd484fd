"""Printed lines joined to paragraphs: what the line end cut apart, figures among it, comes together again."""

import re
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from halfsky.reading.files.columns import Line

MARKER = re.compile(
    r"\s*(?:第[一二三四五六七八九十百\d]+[章节条]|[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[、.．](?!\d)|[①-⑳]|附件|附[:：]|[一二三四五六七八九十]是)"
)
SENTENCE_END = re.compile(r"[。；：！？.;:!?…”」）)]$")
LATIN = re.compile(r"[A-Za-z]")


@dataclass(frozen=True, slots=True)
class Setting:
    """How a text is set: from line to line in points, and whether first lines are moved in."""

    pitch: float
    indents: bool


def paragraphs_of(lines: list[Line]) -> list[str]:
    """Return paragraphs in order, one string each."""
    layout = Setting(usual_pitch(lines), indents_first_lines(lines))
    found: list[str] = []
    first = True
    for number, line in enumerate(lines):
        before = lines[number - 1] if number else None
        if before is None or begins_paragraph(before, line, first, layout):
            found.append(line.text)
            first = True
        else:
            found[-1] = glue(found[-1], line.text)
            first = False
    return found


def usual_pitch(lines: list[Line]) -> float:
    """Return the usual distance from one line to the next, in points; 0 when there are too few lines to tell."""
    steps = [line.y - before.y for before, line in pairwise(lines) if is_below(before, line)]
    return median(steps) if len(steps) >= 3 else 0.0


def is_below(before: Line, line: Line) -> bool:
    """Say whether a line stands in the same column, further down."""
    return before.page == line.page and before.column == line.column and line.y > before.y


def indents_first_lines(lines: list[Line]) -> bool:
    """Say whether the text is set with first lines moved in and the others at the margin, as official documents are."""
    at_margin = sum(line.x0 - line.left < 0.5 * line.size for line in lines)
    moved_in = sum(line.x0 - line.left > 1.2 * line.size for line in lines)
    return at_margin * 5 >= len(lines) and moved_in * 10 >= len(lines)


def begins_paragraph(before: Line, line: Line, before_is_first: bool, layout: Setting) -> bool:
    """Say whether a line starts a new paragraph; `before_is_first` tells whether the line above started one."""
    size = max(line.size, 1.0)
    if before.is_spread and line.is_spread:
        return True
    if abs(line.size - before.size) > 0.15 * max(line.size, before.size):
        return True
    if before.x1 < before.right - 3 * size and not runs_on(before, line, size):
        return True
    if layout.pitch and is_below(before, line) and line.y - before.y > 1.7 * layout.pitch:
        return True
    ended = SENTENCE_END.search(before.text) is not None
    if MARKER.match(line.text) and (ended or (before_is_first and MARKER.match(before.text))):
        return True
    indent, above = line.x0 - line.left, before.x0 - before.left
    if indent <= 1.2 * size:
        return False
    if MARKER.match(line.text):
        return True
    if above > 1.2 * size and abs(indent - above) < 0.7 * size:
        return before_is_first and (ended or layout.indents)
    hangs = before_is_first and MARKER.match(before.text) is not None and not ended
    return not hangs


def runs_on(before: Line, line: Line, size: float) -> bool:
    """Say whether a line that ends a little early, in the middle of a sentence, still goes on in the next."""
    is_nearly_full = before.x1 >= before.right - 6 * size and before.x1 - before.left > 10 * size
    starts_bare = line.x0 - line.left < 0.5 * size and not MARKER.match(line.text)
    return is_nearly_full and starts_bare and not SENTENCE_END.search(before.text)


def glue(text: str, more: str) -> str:
    """Return two halves of a paragraph together; only Latin words are parted by a blank."""
    if text and more and LATIN.match(text[-1]) and LATIN.match(more[0]):
        return f"{text} {more}"
    return text + more
