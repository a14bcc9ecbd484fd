"""The font that stands in for one that a PDF names but does not bring along.

Pdfium looks for such a font among those of the machine. What the font it takes has no shape for, it leaves out of the
text where it is drawn by itself: without a Chinese font, a 。 alone on a line. The reader only needs places, and these
come from the PDF; so every machine gets the same small font, with a narrow block for each character.
"""

import ctypes
import struct
from functools import cache
from typing import Any

import pypdfium2 as pdfium

EM = 1000  # units of the font's square; a full-width character is as wide
BLOCK = 100, 700  # width and height of the one shape, narrow enough never to reach beyond a character's own place
SPAN = 4096  # characters to a piece of the table of characters
FIRST = 32
HANDLE = 1  # how pdfium names the one font that is there


class StandIn(pdfium.PdfSysfontBase):  # type: ignore[misc]  # pypdfium2 has no types
    """Answers pdfium's questions for fonts of the machine: there is one, and it serves for all."""

    def EnumFonts(self, _info: Any, _mapper: Any) -> None:  # noqa: N802  named by pdfium
        """Name no fonts; they are asked for one by one."""

    def MapFont(self, *_wanted: Any) -> int:  # noqa: N802
        """Return the one font, whatever is wanted."""
        return HANDLE

    def GetFont(self, *_wanted: Any) -> int:  # noqa: N802
        """Return the one font."""
        return HANDLE

    def GetFontData(self, _info: Any, _font: Any, table: int, buffer: Any, size: int) -> int:  # noqa: N802
        """Give the font's bytes into `buffer` and return how many they are; 0 for a single table of it."""
        data = b"" if table else font()
        if buffer and size >= len(data):
            ctypes.memmove(buffer, data, len(data))
        return len(data)

    def GetFaceName(self, *_wanted: Any) -> int:  # noqa: N802
        """Return the length of the font's name: it has none."""
        return 0

    def GetFontCharset(self, *_wanted: Any) -> int:  # noqa: N802
        """Return the set of characters it is made for: 134 is simplified Chinese."""
        return 134

    def DeleteFont(self, *_wanted: Any) -> None:  # noqa: N802
        """Keep the font for the next time."""


@cache
def use_stand_in() -> None:
    """Make pdfium take the stand-in, from now on and in the whole process."""
    StandIn().setup()


@cache
def font() -> bytes:
    """Return a TrueType font in which each character up to U+FFFE is the same block."""
    shape = block()
    tables = {
        b"cmap": characters(),
        b"glyf": shape,
        b"head": struct.pack(
            ">4L2H2Q4h2H3h", 1 << 16, 1 << 16, 0, 0x5F0F3CF5, 0, EM, 0, 0, 0, 0, *BLOCK, 0, 8, 2, 1, 0
        ),
        b"hhea": struct.pack(">L3hH11hH", 1 << 16, 880, -120, 0, EM, 0, 0, BLOCK[0], 1, *[0] * 7, 1),
        b"hmtx": struct.pack(">H2h", EM, 0, 0),
        b"loca": struct.pack(">3L", 0, 0, len(shape)),
        b"maxp": struct.pack(">L14H", 1 << 16, 2, 4, 1, 0, 0, 1, *[0] * 8),
    }
    listing, body = struct.pack(">L4H", 1 << 16, len(tables), 64, 2, 48), b""
    place = len(listing) + 16 * len(tables)
    for name, data in sorted(tables.items()):
        listing += struct.pack(">4s3L", name, 0, place + len(body), len(data))
        body += data + b"\0" * (-len(data) % 4)
    return listing + body


def block() -> bytes:
    """Return the shape of a glyph: one outline of four corners."""
    width, height = BLOCK
    outline = struct.pack(">5h2H4B", 1, 0, 0, width, height, 3, 0, 1, 1, 1, 1)
    steps = struct.pack(">8h", 0, 0, width, 0, 0, height, 0, -height)  # across, then up, from corner to corner
    return outline + steps + b"\0" * (-len(outline + steps) % 4)


def characters() -> bytes:
    """Return the table from characters to glyphs: every piece of it points to the same row of ones."""
    firsts = [FIRST, *range(SPAN, 1 << 16, SPAN), 0xFFFF]  # the last one ends the table and stands for nothing
    pieces = len(firsts)
    lasts = [first - 1 for first in firsts[1:]] + [0xFFFF]
    offsets = [2 * (pieces - piece) for piece in range(pieces - 1)] + [0]
    steps = [0] * (pieces - 1) + [1]
    body = struct.pack(f">{pieces}HH{pieces}H{pieces}H{pieces}H", *lasts, 0, *firsts, *steps, *offsets)
    body += struct.pack(f">{SPAN}H", *[1] * SPAN)
    head = struct.pack(">7H", 4, 14 + len(body), 0, 2 * pieces, 32, 4, 2 * pieces - 32)
    return struct.pack(">4HL", 0, 1, 3, 1, 12) + head + body
