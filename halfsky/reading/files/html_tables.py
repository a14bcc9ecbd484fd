"""Tables of web pages: which of them hold data, and their rows with what covers several columns or rows."""

from lxml import etree

from halfsky.reading.files.tables import fill_down

CELL_LIMIT = 600  # characters; a longer cell makes the table one that only places an article
WIDEST = 100  # columns or rows that one cell may cover
MOST_COLUMNS = 1000  # from there on a cell counts for one column
MOST_COVERED = 200_000

Place = tuple[int, int]


def is_data_table(table: etree._Element) -> bool:
    """Say whether a table holds data; old pages also use tables to place whole articles."""
    if any(inner is not table for inner in table.iter("table")):
        return False
    rows = [len(cells_of(row)) for row in table.iter("tr")]
    if len(rows) < 2 or max(rows) < 2:
        return False
    return all(len("".join(str(text) for text in cell.itertext())) <= CELL_LIMIT for cell in table.iter("td", "th"))


def cells_of(row: etree._Element) -> list[etree._Element]:
    """Return a row's cells."""
    return [cell for cell in row if cell.tag in {"td", "th"}]


def rows_of(table: etree._Element, texts: list[list[str]]) -> list[list[str]]:
    """Return a data table's rows, each cell in its column; `texts` has the words of the cells as they are written."""
    rows: list[list[str]] = []
    covered: set[Place] = set()
    merged: set[Place] = set()
    for number, row in enumerate(table.iter("tr")):
        cells: list[str] = []
        for cell, words in zip(cells_of(row), texts[number], strict=True):
            while (number, len(cells)) in covered:
                cells.append("")
            if len(covered) < MOST_COVERED:
                below = places_below(cell, (number, len(cells)))
                covered |= below
                merged |= {place for place in below if place[1] == len(cells)}
            cells += [words] + [""] * (min(span(cell, "colspan"), MOST_COLUMNS - len(cells)) - 1)
        while (number, len(cells)) in covered:
            cells.append("")
        rows.append(cells)
    fill_down(rows, {place for place in merged if place[0] < len(rows)})
    return rows


def places_below(cell: etree._Element, place: Place) -> set[Place]:
    """Return the (row, column) places in later rows that a cell covers."""
    row, column = place
    down, across = span(cell, "rowspan"), span(cell, "colspan")
    return {(row + step, column + side) for step in range(1, down) for side in range(across)}


def span(cell: etree._Element, name: str) -> int:
    """Return how many rows or columns a cell covers, 1 to 100."""
    text = str(cell.get(name) or "1").strip()
    return min(max(int(text), 1), WIDEST) if text.isdecimal() and len(text) < 6 else 1
