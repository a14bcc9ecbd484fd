"""Printed pages as one text: tables, columns and paragraphs in reading order, without the furniture around them."""

from collections.abc import Sequence
from statistics import median

from halfsky.reading.files.columns import Line, in_order
from halfsky.reading.files.furniture import without_furniture
from halfsky.reading.files.grid import Grid, grids_of, outside
from halfsky.reading.files.page import Page, Piece, rows_of
from halfsky.reading.files.paragraphs import paragraphs_of
from halfsky.reading.files.tables import Head, heading_of, rows_to_lines
from halfsky.reading.files.watermarks import without_watermarks

MOVED_IN = 4  # characters that a page of list items may stand further in than the others


def text_of_pages(pages: Sequence[Page]) -> str:
    """Return the text of printed pages, one line a paragraph or table row."""
    pages = without_watermarks(pages)
    grids = [grids_of(page) for page in pages]
    rows = [rows_of(outside(page.glyphs, found)) for page, found in zip(pages, grids, strict=True)]
    kept = without_furniture([(page.height, lines) for page, lines in zip(pages, rows, strict=True)])
    parts: list[list[Line] | Grid] = []
    for number, (lines, found) in enumerate(zip(kept, grids, strict=True)):
        parts += page_parts(lines, found, number, pages[number].width)
    settle_margins([part for part in parts if isinstance(part, list)])
    return "\n".join(written(parts))


def page_parts(rows: list[list[Piece]], grids: list[Grid], number: int, width: float) -> list[list[Line] | Grid]:
    """Return one page's blocks of lines and its tables, from the top."""
    parts: list[list[Line] | Grid] = []
    rest = rows
    for grid in grids:
        above = [row for row in rest if row[0].y < grid.box[1] + 1]
        rest = [row for row in rest if row[0].y >= grid.box[1] + 1]
        parts += [*in_order(above, width), grid]
    parts += in_order(rest, width)
    for place, part in enumerate(parts):
        for line in part if isinstance(part, list) else []:
            line.page, line.column = number, place
    return parts


def settle_margins(blocks: list[list[Line]]) -> None:
    """Give a block of few or moved-in lines the margins of the blocks that start near the same place on other pages."""
    lefts = [block[0].left for block in blocks if len(block) > 2]
    for block in blocks:
        reach = MOVED_IN * block[0].size
        peers = [left for left in lefts if -reach < left - block[0].left < 0.5 * block[0].size]
        for line in block:
            line.left = median(peers) if peers else line.left
    margins = [(block[0].left, block[0].right) for block in blocks if len(block) > 2]
    for block in blocks:
        rights = [right for left, right in margins if abs(left - block[0].left) < 2 * block[0].size]
        right = max(block[0].right, median(rights)) if rights else block[0].right
        for line in block:
            line.right = right


def written(parts: list[list[Line] | Grid]) -> list[str]:
    """Return the lines of the text; a table that goes on from the page before keeps its headings."""
    lines: list[str] = []
    flow: list[Line] = []
    heading: Head | None = None
    for part in parts:
        if isinstance(part, list):
            flow += part
            heading = None
            continue
        lines += paragraphs_of(flow)
        flow = []
        goes_on = heading is not None and len(heading.columns) == max(len(row) for row in part.rows)
        lines += rows_to_lines(part.rows, heading if goes_on else None)
        heading = heading if goes_on else heading_of(part.rows)
    return lines + paragraphs_of(flow)
