"""The characters of a PDF page with their places, upright as most of them are to be read."""

import ctypes
import math
from collections import Counter
from dataclasses import dataclass
from itertools import groupby

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from halfsky.reading.files.page import Glyph, is_wide, on_page, quarters, shade, usual

STRAY = 2  # upright characters in a row that a seal or a watermark may hold among its slanted ones
NOTHING = {0, 0xFFFE, 0xFFFF}

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Mark:
    """One character as the file has it: its box and origin, its quarter turns clockwise (None: slanted), its shade."""

    character: str
    box: Box
    origin: tuple[float, float]
    turn: int | None
    light: float


def read_glyphs(page: pdfium.PdfPage) -> tuple[list[Glyph], int]:
    """Return a page's characters without slanted ones, and the quarter turns clockwise that bring most upright."""
    marks = without_slanted(marks_of(page.get_textpage()))
    rotation = page.get_rotation() // 90
    extra = -prevailing([(mark.turn or 0) + rotation for mark in marks if not mark.character.isspace()]) % 4
    left, bottom, right, top = page.get_cropbox()
    shown = (rotation + extra) % 4
    size = right - left, top - bottom
    glyphs = []
    for mark in marks:
        x0, y0, x1, y1 = mark.box
        corners = turned((x0 - left, y0 - bottom), (x1 - left, y1 - bottom), shown, *size)
        origin = mark.origin[0] - left, mark.origin[1] - bottom
        base = turned(origin, origin, shown, *size)[1]
        glyphs.append(glyph_of(mark, corners, base, ((mark.turn or 0) + shown) % 4))
    return on_page(glyphs, *(size if shown % 2 == 0 else size[::-1])), extra


def marks_of(text: pdfium.PdfTextPage) -> list[Mark]:
    """Return the characters that the page itself draws, in the order of the file."""
    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    red, green, blue, cover = (ctypes.c_uint() for _color in range(4))
    marks = []
    for place in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, place)
        if code in NOTHING or raw.FPDFText_IsGenerated(text, place) == 1:
            continue
        raw.FPDFText_GetLooseCharBox(text, place, box)
        raw.FPDFText_GetCharOrigin(text, place, x, y)
        angle = float(raw.FPDFText_GetCharAngle(text, place))
        turn = quarters((math.cos(angle), math.sin(angle))) if angle else 0
        light = 0.0
        if raw.FPDFText_GetFillColor(text, place, red, green, blue, cover):
            light = shade((red.value, green.value, blue.value), cover.value)
        marks.append(Mark(chr(code), (box.left, box.bottom, box.right, box.top), (x.value, y.value), turn, light))
    text.close()
    return marks


def without_slanted(marks: list[Mark]) -> list[Mark]:
    """Return the marks without slanted ones, and without the few upright ones of a seal that stand among these."""
    runs = [(slanted, list(run)) for slanted, run in groupby(marks, key=lambda mark: mark.turn is None)]
    if len(runs) == 1 and not runs[0][0]:
        return marks
    return [mark for slanted, run in runs if not slanted and len(run) > STRAY for mark in run]


def prevailing(turns: list[int]) -> int:
    """Return the quarter turns clockwise that more than half of the characters stand at, 0 when there are none."""
    if not turns:
        return 0
    turn, times = Counter(turn % 4 for turn in turns).most_common(1)[0]
    return turn if times * 2 > len(turns) else 0


def turned(low: tuple[float, float], high: tuple[float, float], quarters: int, width: float, height: float) -> Box:
    """Return a box as left, top, right, bottom from the top left of a page turned clockwise by quarters."""
    (x0, y0), (x1, y1) = low, high
    if quarters == 1:
        return y0, x0, y1, x1
    if quarters == 2:
        return width - x1, y0, width - x0, y1
    if quarters == 3:
        return height - y1, width - x1, height - y0, width - x0
    return x0, height - y1, x1, height - y0


def glyph_of(mark: Mark, corners: Box, base: float, turn: int) -> Glyph:
    """Return a glyph; the size of a Chinese character is its width, that of others comes from its height."""
    x0, top, x1, bottom = corners
    character = usual(mark.character)
    size = x1 - x0 if is_wide(character[0]) and x1 > x0 else (bottom - top) * 0.85
    return Glyph(character, x0, x1, base, max(size, 1.0), turn, mark.light)
