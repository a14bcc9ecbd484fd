"""Tables drawn with ruled lines on a printed page: their cells found by the lines, their words by where they stand."""

import re
from dataclasses import dataclass
from typing import Any

from halfsky.reading.files.page import Box, Glyph, Page, Rule, rows_of
from halfsky.reading.files.tables import heading_of, is_said_of_rows

FEWEST_RULES = 4
MOST_RULES = 20_000  # more are a map or a drawing, not a table
NEXT_POINT = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,2}[）)]|\d{1,2}[、.．](?!\d)|[①-⑳]"
)


@dataclass(frozen=True, slots=True)
class Grid:
    """One ruled table: its outline on the page and its rows of cell texts."""

    box: Box
    rows: list[list[str]]


def grids_of(page: Page) -> list[Grid]:
    """Return the page's ruled tables of at least two rows and two columns, from the top."""
    if not FEWEST_RULES <= len(page.rules) <= MOST_RULES:
        return []
    from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

    edges = merge_edges([edge_of(rule) for rule in page.rules], 3, 3, 3, 3)
    cells = intersections_to_cells(edges_to_intersections(edges, 3, 3))
    found = []
    for group in cells_to_tables(cells):
        rows = in_rows(group)
        if len(rows) >= 2 and max(len(row) for row in rows) >= 2:
            found.append(Grid(outline(group), filled(rows, page.glyphs)))
    return sorted(found, key=lambda grid: grid.box[1])


def in_rows(cells: list[Box]) -> list[list[Box | None]]:
    """Return a table's cells by row and column; where a larger cell covers a place, None."""
    tops = sorted({cell[1] for cell in cells})
    lefts = sorted({cell[0] for cell in cells})
    placed = {(cell[1], cell[0]): cell for cell in cells}
    return [[placed.get((top, left)) for left in lefts] for top in tops]


def outline(cells: list[Box]) -> Box:
    """Return the box around all cells."""
    left, top = min(cell[0] for cell in cells), min(cell[1] for cell in cells)
    return left, top, max(cell[2] for cell in cells), max(cell[3] for cell in cells)


def edge_of(rule: Rule) -> dict[str, Any]:
    """Return a ruled line in the form that pdfplumber's grid functions take."""
    level = abs(rule.x1 - rule.x0) >= abs(rule.y1 - rule.y0)
    x0, x1, top, bottom = min(rule.x0, rule.x1), max(rule.x0, rule.x1), min(rule.y0, rule.y1), max(rule.y0, rule.y1)
    return {
        "object_type": "line",
        "orientation": "h" if level else "v",
        "x0": x0,
        "x1": x1,
        "top": top,
        "bottom": bottom,
        "width": x1 - x0,
        "height": bottom - top,
    }


def filled(rows: list[list[Box | None]], glyphs: tuple[Glyph, ...]) -> list[list[str]]:
    """Return the text of each cell; a cell under a taller one stays empty, but for units and limits."""
    texts = [[cell_text(box, glyphs) if box else "" for box in row] for row in rows]
    heading = heading_of(texts)
    if heading is None:
        return texts
    first = len(heading.rows)
    for number, row in enumerate(rows[first:], start=first):
        for place, box in enumerate(row):
            if box is None and is_said_of_rows(heading, place) and is_covered(rows[:number], row, place):
                texts[number][place] = texts[number - 1][place]
    return texts


def is_covered(above: list[list[Box | None]], row: list[Box | None], place: int) -> bool:
    """Say whether a cell further up in this column reaches down over the row."""
    own = next((box for box in row if box), None)
    upper = next((line[place] for line in reversed(above) if place < len(line) and line[place]), None)
    return own is not None and upper is not None and upper[3] > own[1] + 1


def cell_text(box: Box, glyphs: tuple[Glyph, ...]) -> str:
    """Return the words in a cell; lines are joined, and a new point in it (2. …) is kept apart by a line end."""
    left, top, right, bottom = box
    inside = [
        glyph
        for glyph in glyphs
        if left <= (glyph.x0 + glyph.x1) / 2 <= right and top <= glyph.y - glyph.size * 0.3 <= bottom
    ]
    if inside and all(glyph.turn % 2 for glyph in inside):
        return upended(inside)
    text = ""
    for row in rows_of([glyph for glyph in inside if not glyph.turn]):
        line = " ".join(piece.text for piece in row)
        text += ("\n" if text and NEXT_POINT.match(line) else "") + line
    return text


def upended(glyphs: list[Glyph]) -> str:
    """Return words that stand on end in a narrow cell, column by column: read upwards, or downwards from the right."""
    way = -1 if glyphs[0].turn == 3 else 1
    ordered = sorted(glyphs, key=lambda glyph: (-way * round(glyph.x0 / glyph.size), way * glyph.y))
    return "".join(glyph.text for glyph in ordered)


def outside(glyphs: tuple[Glyph, ...], grids: list[Grid]) -> list[Glyph]:
    """Return the upright glyphs that stand in none of the tables; a turned one is a stamp or a note in the margin."""
    boxes = [grid.box for grid in grids]
    return [glyph for glyph in glyphs if not glyph.turn and not any(is_in(glyph, box) for box in boxes)]


def is_in(glyph: Glyph, box: Box) -> bool:
    """Say whether a glyph's middle lies in a box."""
    return box[0] <= (glyph.x0 + glyph.x1) / 2 <= box[2] and box[1] <= glyph.y - glyph.size * 0.3 <= box[3]
