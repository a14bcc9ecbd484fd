"""The running text: paragraphs joined over line and page breaks, blanks inside them dropped, each place kept."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from .counters import without_counters
from .lines import Line, runs_on, split_lines, wrap_of

_BLANKS = re.compile(r"[ \t]+|\([a-zü]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-zü]*\)")  # blanks, and pinyin that some sites print
_GROUP = re.compile(r"(?<![\d.])\d{1,3}(?: \d{3})+(?![\d])")
_TORN = re.compile(r"(?<![\d.年月、] )(?<![\d.])[1-9]\d? \d\d(?= [\u4e00-\u9fff])")  # 2 86 人, as some PDFs print
_SPACED = re.compile(r"(?<![\d.])\d(?: \d)+(?![\d])")


@dataclass(frozen=True, slots=True)
class Flow:
    """The running text and the way back: piece `i` of `text` begins at `starts[i]` and came from `origins[i]`."""

    text: str
    starts: list[int]
    origins: list[int]

    def origin(self, place: int) -> int:
        """Return where the character at `place` stands in the given text."""
        at = bisect_right(self.starts, place) - 1
        return self.origins[at] + place - self.starts[at]

    def origin_end(self, place: int) -> int:
        """Return the end in the given text of a stretch that ends before `place`."""
        return self.origin(place - 1) + 1 if place else 0

    def place(self, origin: int) -> int:
        """Return the first place in the running text at or after `origin` of the given text."""
        at = bisect_right(self.origins, origin) - 1
        if at < 0:
            return 0
        end = self.starts[at + 1] if at + 1 < len(self.starts) else len(self.text)
        return min(self.starts[at] + origin - self.origins[at], end)

    def after_blank(self, place: int) -> bool:
        """Return whether something was taken out of the text right before `place`."""
        at = bisect_right(self.starts, place) - 1
        return self.starts[at] == place


@dataclass(slots=True)
class Paragraph:
    """A paragraph of the running text and the lines it was joined from."""

    start: int
    end: int
    first: Line
    tabular: bool


def build_flow(flat: str) -> tuple[Flow, list[Paragraph], list[Line]]:
    """Return running text, paragraphs and lines of a folded text, in time linear in its length."""
    lines = without_counters(flat, split_lines(flat))
    wrap = wrap_of(flat, lines)
    content = [x for x in lines if not x.furniture]
    pieces: list[str] = []
    starts: list[int] = []
    origins: list[int] = []
    paragraphs: list[Paragraph] = []
    size = 0
    opened: tuple[int, Line] | None = None
    for index, line in enumerate(content):
        if opened is None:
            opened = (size, line)
        for start, end in _kept(flat, line):
            pieces.append(flat[start:end])
            starts.append(size)
            origins.append(start)
            size += end - start
        after = content[index + 1] if index + 1 < len(content) else None
        if after is not None and runs_on(flat, line, after, wrap):
            continue
        paragraphs.append(Paragraph(opened[0], size, opened[1], line.tabular))
        pieces.append("\n")
        starts.append(size)
        origins.append(line.end)
        size += 1
        opened = None
    return Flow("".join(pieces), starts or [0], origins or [0]), paragraphs, lines


def _kept(flat: str, line: Line) -> list[tuple[int, int]]:
    """Return the stretches of a line that stay when its meaningless blanks are dropped."""
    kept: list[tuple[int, int]] = []
    at = line.start
    joined: set[int] = set()
    body = flat[line.start : line.end]
    if " " not in body and "\t" not in body and "(" not in body:
        return [(line.start, line.end)]
    if " " in body and not line.tabular:
        for pattern in (_GROUP, _TORN, _SPACED):
            for found in pattern.finditer(body):
                joined.update(range(line.start + found.start(), line.start + found.end()))
    for found in _BLANKS.finditer(flat, line.start, line.end):
        before = flat[found.start() - 1] if found.start() > line.start else "。"
        after = flat[found.end()] if found.end() < line.end else "。"
        digits = before.isdigit() and after.isdigit() and found.start() not in joined
        words = before.isascii() and after.isascii() and before.isalnum() and after.isalnum()
        if (
            digits
            or (words and found.start() not in joined)
            or (line.tabular and (found.end() - found.start() >= 2 or flat[found.start()] == "\t"))
        ):
            kept.append((at, found.start() + 1))
        elif found.start() > at:
            kept.append((at, found.start()))
        at = found.end()
    if at < line.end:
        kept.append((at, line.end))
    return kept
