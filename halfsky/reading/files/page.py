"""A printed page as both PDF and OFD give it: characters and lines with their places, in points from the top left."""

import math
import unicodedata
from dataclasses import dataclass
from statistics import median

SLANT = 0.03  # of a quarter turn
DASHES = "—…─―-–"
Box = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character: its left and right edge, its base line (down from the top) and its size.

    `turn` counts quarter turns clockwise, `light` is its shade on white paper from 0, black, to 1.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    turn: int = 0
    light: float = 0.0


@dataclass(frozen=True, slots=True)
class Rule:
    """One ruled line, level or upright."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class Page:
    """One page; `picture_share` is how much of it pictures cover, 0 to 1."""

    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    rules: tuple[Rule, ...] = ()
    picture_share: float = 0.0


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters that stand close together on one base line."""

    text: str
    x0: float
    x1: float
    y: float
    size: float


def usual(character: str) -> str:
    """Return the everyday form of a character; some PDF writers give radicals (⼥) for characters (女)."""
    if "\u2e80" <= character <= "\u2fdf" or "\uf900" <= character <= "\ufaff":
        return unicodedata.normalize("NFKC", character)
    return character


def is_wide(character: str) -> bool:
    """Say whether a character takes a full square, as Chinese characters and their marks do."""
    return character in "“”‘’—…·" or unicodedata.east_asian_width(character) in {"W", "F"}


def quarters(line: tuple[float, float]) -> int | None:
    """Return the quarter turns clockwise of a base line that runs (right, down), None when it stands slanted."""
    turn = math.atan2(line[1], line[0]) / (math.pi / 2)
    return round(turn) % 4 if abs(turn - round(turn)) <= SLANT else None


def shade(color: tuple[int, int, int], cover: int) -> float:
    """Return how light a color looks on white paper: 0 is black, 1 is not to be seen; all four from 0 to 255."""
    red, green, blue = color
    dark = 255 - (0.299 * red + 0.587 * green + 0.114 * blue)
    return 1 - dark * cover / 255**2


def on_page(glyphs: list[Glyph], width: float, height: float) -> list[Glyph]:
    """Return the glyphs that stand on the page; programs leave others beside it, and damaged files anywhere."""
    right, bottom = width + 1, height + 1
    return [
        glyph
        for glyph in glyphs
        if -1 <= glyph.x0 <= glyph.x1 <= right + glyph.size and -1 <= glyph.y <= bottom and 0 < glyph.size < bottom
    ]


def rows_of(glyphs: tuple[Glyph, ...] | list[Glyph]) -> list[list[Piece]]:
    """Return the page's rows from top to bottom, each as its pieces from left to right."""
    rows: list[list[Glyph]] = []
    line = 0.0
    for glyph in sorted(glyphs, key=lambda glyph: (glyph.y, glyph.x0)):
        if rows and abs(glyph.y - line) <= 0.4 * max(glyph.size, 1.0):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
            line = glyph.y
    return [pieces for row in rows if (pieces := pieces_of(row))]


def pieces_of(row: list[Glyph]) -> list[Piece]:
    """Return one row cut where more than one and a half characters' width stays white."""
    row = sorted(row, key=lambda glyph: glyph.x0)
    size = median(glyph.size for glyph in row)
    groups: list[list[Glyph]] = []
    blank_before: list[list[bool]] = []
    blank = False
    for glyph in row:
        if glyph.text.isspace():
            blank = True
            continue
        if groups and is_double(groups[-1][-1], glyph):
            continue
        if not groups or glyph.x0 - groups[-1][-1].x1 > 1.5 * size:
            groups.append([])
            blank_before.append([])
        groups[-1].append(glyph)
        blank_before[-1].append(blank)
        blank = False
    return [piece_of(group, blanks) for group, blanks in zip(groups, blank_before, strict=True)]


def is_double(before: Glyph, glyph: Glyph) -> bool:
    """Say whether a character is printed a second time nearly in place, which makes poor man's bold."""
    if before.text in DASHES:  # two of them make one mark, and some fonts draw it as one
        return False
    return before.text == glyph.text and glyph.x0 - before.x0 < 0.3 * (before.x1 - before.x0)


def piece_of(group: list[Glyph], blanks: list[bool]) -> Piece:
    """Return glyphs as text; the blanks that layout puts between figures and Chinese are left out."""
    text = group[0].text
    for before, glyph, blank in zip(group, group[1:], blanks[1:], strict=False):
        gap = (glyph.x0 - before.x1) / max(glyph.size, 1.0)
        wide = is_wide(before.text[-1]), is_wide(glyph.text[0])
        if all(wide):
            parted = gap > 0.8 or (blank and gap > 0.2)
        else:
            parted = not any(wide) and (blank or gap > 0.25)
        text += (" " if parted else "") + glyph.text
    size = median(glyph.size for glyph in group)
    return Piece(text, group[0].x0, group[-1].x1, group[0].y, size)
