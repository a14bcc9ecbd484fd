"""A document laid out in pages for the screen: 22 lines a page, tables broken between rows with their head repeated."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from halfsky.indicators.periods import Period
from halfsky.reports.bulletin.blocks import Block, Paper, Paragraph, Piece, Table
from halfsky.reports.bulletin.frozen import Num

LINE, ROW = 25.5, 22.0
"""Heights in px at the scale of the stylesheet's page."""
HEIGHT = 22 * LINE
CHARACTERS = 27
WIDTH, CELL_SIZE, CELL_LINE = 393.0, 11.5, 16.1
HEAD = 125.0
CAPTION = LINE + 18.0
SIGNATURE = 4 * LINE
RECORD = 46.0


@dataclass(frozen=True)
class Run:
    """A piece as the page shows it: with an address it opens."""

    text: str
    url: str = ""


@dataclass(frozen=True)
class Part:
    """A block on a page: a paragraph (its level) or a table, maybe continued."""

    level: int = 0
    runs: tuple[Run, ...] = ()
    table: Table | None = None
    rows: tuple[tuple[Run, ...], ...] = ()
    is_continued: bool = False

    @property
    def columns(self) -> list[str]:
        """Return the columns' widths in percent."""
        widths = self.table.widths if self.table else ()
        return [f"{width * 100 / sum(widths):.1f}%" for width in widths]


@dataclass
class Sheet:
    """One page."""

    number: int
    parts: list[Part] = field(default_factory=list)
    room: float = HEIGHT
    is_last: bool = False

    @property
    def is_odd(self) -> bool:
        return self.number % 2 == 1


def sheets(paper: Paper, as_of: date, watermark: int) -> list[Sheet]:
    """Return the pages; numbers open the figure as it was read: its days, its watermark."""
    linked = _Links(as_of, watermark)
    pages = [Sheet(1, room=HEIGHT - HEAD - 30 * len(paper.title) - 20 - LINE)]
    for block in paper.blocks:
        for part, height in _parts(block, linked, pages):
            if height > pages[-1].room:
                pages.append(Sheet(len(pages) + 1))
            pages[-1].parts.append(part)
            pages[-1].room -= height
    if pages[-1].room < SIGNATURE + RECORD:
        pages.append(Sheet(len(pages) + 1))
    pages[-1].is_last = True
    return pages


def _parts(block: Block, linked: _Links, pages: list[Sheet]) -> Iterator[tuple[Part, float]]:
    if isinstance(block, Paragraph):
        count = -(-(len(block.text) + 2) // CHARACTERS)
        yield Part(level=block.level, runs=linked.runs(block.pieces)), count * LINE
        return
    rest = list(block.rows)
    is_continued = False
    while rest:
        room = pages[-1].room - CAPTION - ROW
        count = _fitting(block, rest, room)
        if count < min(3, len(rest)):
            count = _fitting(block, rest, HEIGHT - CAPTION - ROW)
        taken, rest = rest[:count], rest[count:]
        rows = tuple(linked.runs(row) for row in taken)
        height = CAPTION + ROW + sum(_height(block, row) for row in taken)
        yield Part(table=block, rows=rows, is_continued=is_continued), height
        is_continued = True


def _fitting(block: Table, rows: list[tuple[Piece, ...]], room: float) -> int:
    """Return how many rows have room, at least one."""
    used = 0.0
    for count, row in enumerate(rows):
        used += _height(block, row)
        if used > room:
            return max(1, count)
    return len(rows)


def _height(block: Table, row: tuple[Piece, ...]) -> float:
    """Return a row's height: words that are wider than their column take more lines."""
    whole = sum(block.widths)
    lines = 1
    for piece, share in zip(row, block.widths, strict=True):
        width = sum(0.56 if letter.isascii() else 1.0 for letter in piece.text) * CELL_SIZE
        lines = max(lines, -int(-width // (WIDTH * share / whole - 9)))
    return ROW + (lines - 1) * CELL_LINE


@dataclass(frozen=True)
class _Links:
    as_of: date
    watermark: int

    def runs(self, pieces: tuple[Piece, ...]) -> tuple[Run, ...]:
        return tuple(Run(piece.text, self.url(piece.num)) for piece in pieces)

    def url(self, num: Num | None) -> str:
        if num is None or num.value is None:
            return ""
        words = {"period": num.period, "known_at": str(self.watermark)}
        if self.as_of < Period.parse(num.period).end:
            words["as_of"] = self.as_of.isoformat()
        if num.own:
            words["own"] = "1"
        return f"{reverse('desk:figure', args=[num.unit_id, num.code])}?{urlencode(words)}"
