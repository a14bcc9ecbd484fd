"""What stands around the text of printed pages: page numbers and the heads that come again on page after page."""

import re
from collections import Counter

from halfsky.reading.files.page import Piece

EDGE = 0.13  # the share of a page's height, at top and bottom, where furniture may stand
OUTERMOST = 2  # rows looked at on each edge
PAGE_NUMBER = re.compile(
    r"[—–\-―·.•\s]*(?:\d{1,4}|[IVXivx]{1,5})[—–\-―·.•\s]*|第?\s*\d{1,4}\s*页?\s*[/／,，共]\s*共?\s*\d{1,4}\s*页?|第\s*[\d一二三四五六七八九十]{1,4}\s*页"
)

Row = list[Piece]


def without_furniture(pages: list[tuple[float, list[Row]]]) -> list[list[Row]]:
    """Return the rows of each (height, rows) page without page numbers and running heads."""
    seen = Counter(key for height, rows in pages for key in {key_of(row) for row in edge_rows(height, rows)})
    repeated = {key for key, times in seen.items() if times >= 2 and times * 3 >= len(pages)}
    kept = []
    for height, rows in pages:
        dropped = [
            row for row in edge_rows(height, rows) if key_of(row) in repeated or PAGE_NUMBER.fullmatch(text_of(row))
        ]
        kept.append([row for row in rows if not any(row is one for one in dropped)])
    return kept


def edge_rows(height: float, rows: list[Row]) -> list[Row]:
    """Return a page's outermost rows that lie in its top or bottom margin."""
    top = [row for row in rows[:OUTERMOST] if row[0].y < EDGE * height]
    bottom = [row for row in rows[-OUTERMOST:] if row[0].y > (1 - EDGE) * height]
    return top + [row for row in bottom if not any(row is one for one in top)]


def key_of(row: Row) -> tuple[str, int, int]:
    """Return what a head keeps on every page: its words without figures, its size, its height."""
    return re.sub(r"\d+", "#", re.sub(r"\s", "", text_of(row))), round(row[0].size), round(row[0].y / 4)


def text_of(row: Row) -> str:
    """Return a row's text."""
    return " ".join(piece.text for piece in row).strip()
