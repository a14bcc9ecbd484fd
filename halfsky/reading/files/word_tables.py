"""The rows and cells of a table in a Word document, what covers several of them, and tables that only frame a text."""

from lxml import etree

from halfsky.reading.files.word_styles import W, attribute, integer

WIDEST = 64  # columns that one cell may cover
MOST_COLUMNS = 1000  # from there on a cell counts for one column
LONG_CELL = 600  # characters; more are an article that the table only frames


def rows_of(table: etree._Element) -> list[etree._Element]:
    """Return a table's own rows, not those of tables within, without rows whose deletion is tracked."""
    own = [row for row in table.iter(f"{W}tr") if next(row.iterancestors(f"{W}tbl")) is table]
    return [row for row in own if row.find(f"{W}trPr/{W}del") is None]


def cells_of(row: etree._Element) -> list[etree._Element]:
    """Return a row's own cells, also those inside content controls, without those of tables within and deleted ones."""
    own = [cell for cell in row.iter(f"{W}tc") if next(cell.iterancestors(f"{W}tr")) is row]
    return [cell for cell in own if cell.find(f"{W}tcPr/{W}cellDel") is None]


def is_in_cell(paragraph: etree._Element) -> bool:
    """Say whether a paragraph stands in a cell itself."""
    parent = paragraph.getparent()
    return parent is not None and parent.tag == f"{W}tc"


def cells_before(row: etree._Element) -> int:
    """Return how many columns a row leaves out before its first cell."""
    before = row.find(f"{W}trPr/{W}gridBefore")
    return min(max(integer(before, "val"), 0), WIDEST) if before is not None else 0


def width_of(cell: etree._Element) -> int:
    """Return how many columns a cell covers."""
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    return min(max(integer(span, "val"), 1), WIDEST) if span is not None else 1


def is_frame(table: etree._Element) -> bool:
    """Say whether a table only places text: a single column, or a cell as long as an article."""
    cells = [cells_of(row) for row in rows_of(table)]
    if all(len(row) <= 1 for row in cells):
        return True
    return any(
        len("".join(words.text or "" for words in cell.iter(f"{W}t"))) > LONG_CELL for row in cells for cell in row
    )


def merged_cells(table: etree._Element) -> set[tuple[int, int]]:
    """Return (row, column) of the cells that only carry on the cell above them."""
    found = set()
    for number, row in enumerate(rows_of(table)):
        place = cells_before(row)
        for cell in cells_of(row):
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            if merge is not None and attribute(merge, "val") in {"", "continue"}:
                found.add((number, place))
            place += width_of(cell)
    return found
