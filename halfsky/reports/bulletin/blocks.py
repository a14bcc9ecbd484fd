"""What a bulletin is made of on paper: paragraphs of pieces, and tables. A piece may be a number of the frozen rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from halfsky.reports.bulletin.frozen import Num


@dataclass(frozen=True)
class Piece:
    """A run of text; with `num`, it says that number."""

    text: str
    num: Num | None = None


@dataclass(frozen=True)
class Paragraph:
    """level 0: body; 1: 一、 heading; 2: （一） heading."""

    pieces: tuple[Piece, ...]
    level: int = 0

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True)
class Table:
    """A table with its caption. `widths` are shares of the text width."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Piece, ...], ...]
    widths: tuple[float, ...]


Block = Paragraph | Table


@dataclass(frozen=True)
class Paper:
    """A document in the official form, before it is laid out."""

    organ: str
    number: str
    title: tuple[str, ...]
    """Balanced lines."""
    to: str
    blocks: tuple[Block, ...]
    signed: str
    date: str
    copies: str
    printed_by: str
    is_demo: bool
    is_draft: bool


def paragraph(*pieces: str | Piece, level: int = 0) -> Paragraph:
    return Paragraph(tuple(Piece(piece) if isinstance(piece, str) else piece for piece in pieces), level)


def row(*cells: str | Piece) -> tuple[Piece, ...]:
    return tuple(Piece(cell) if isinstance(cell, str) else cell for cell in cells)


def joined(parts: Sequence[Sequence[str | Piece]], mark: str = "、") -> list[str | Piece]:
    """Return the parts with a mark between them."""
    found: list[str | Piece] = []
    for place, part in enumerate(parts):
        found += [mark] if place else []
        found += part
    return found
