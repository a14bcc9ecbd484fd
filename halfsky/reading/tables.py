"""Tables in running text: rows of cells, or one cell a line as pages print them, under a row of headings."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .flow import Paragraph

_CELL = re.compile(r"[^\t|\s]+")
_BARRED = re.compile(r"[^|\s](?:[^|\n]*[^|\s])?")
_UNIT_HEADED = re.compile(r"[^()]{1,14}\((?:万|亿)?[^()]{1,3}\)")
FIGURE = re.compile(r"[≤≥<>]?=?\d[\d,]*(?:\.\d+)?")
_EMPTY = re.compile(r"[—\-–/无]{1,3}")
_TOLD = re.compile(r"单位|指标|目标|任务|计划|实际|完成|基数|数量|金额|人数")
_LONGEST = 24  # characters of a cell that stands on a line of its own
_WIDTHS = range(3, 9)  # columns of a table whose cells stand one a line
_SMALLEST = 9  # lines of such a table
_ROWS = 200  # rows that one heading may rule
_SUMS = frozenset({"合计", "总计", "小计", "共计"})


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its place in the running text and its words."""

    start: int
    end: int
    words: str


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A row of headings and the rows below it, all of the same width."""

    head: Row
    rows: tuple[Row, ...]


def tables_of(text: str, paragraphs: Sequence[Paragraph]) -> list[Table]:
    """Return the tables of a running text, in order of place."""
    found = [*_lined(text, paragraphs), *_stacked(text, paragraphs)]
    return sorted(found, key=lambda table: table.head[0].start)


def _lined(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[Table]:
    """Yield the tables whose rows stand in a line each."""
    head: Row = ()
    rows: list[Row] = []
    for paragraph in [*paragraphs, None]:
        cells = _cells(text, paragraph) if paragraph is not None and paragraph.tabular else ()
        if head and len(cells) == len(head) and len(rows) < _ROWS and not _is_head(cells):
            rows.append(cells)
            continue
        if rows:
            yield Table(head, tuple(rows))
        rows = []
        head = cells if _is_head(cells) else ()


def _cells(text: str, paragraph: Paragraph) -> Row:
    barred = text.find("|", paragraph.start, paragraph.end) >= 0
    found = (_BARRED if barred else _CELL).finditer(text, paragraph.start, paragraph.end)
    return tuple(Cell(m.start(), m.end(), m.group()) for m in found)


def _is_head(cells: Row) -> bool:
    """Return whether a row names columns: no cell is a mere figure, and one names a unit or what is counted."""
    if len(cells) < 2 or any(FIGURE.fullmatch(c.words) for c in cells):
        return False
    if any(_UNIT_HEADED.fullmatch(c.words) for c in cells):
        return True
    return all(len(c.words) <= 10 for c in cells) and not any(c.isdigit() for cell in cells for c in cell.words)


def _stacked(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[Table]:
    """Yield the tables whose cells stand one a line, as pages print them that lost their tables."""
    run: list[Cell] = []
    for paragraph in [*paragraphs, None]:
        if paragraph is not None and not paragraph.tabular and _may_be_cell(text, paragraph):
            run.append(Cell(paragraph.start, paragraph.end, text[paragraph.start : paragraph.end]))
            continue
        yield from _in_run(run)
        run = []


def _may_be_cell(text: str, paragraph: Paragraph) -> bool:
    if not 0 < paragraph.end - paragraph.start <= _LONGEST:
        return False
    return not any(sign in text[paragraph.start : paragraph.end] for sign in "。;!?")


def _in_run(run: list[Cell]) -> Iterator[Table]:
    """Yield the table that a run of short lines makes, at the width under which most of its rows fit."""
    figures = [bool(FIGURE.fullmatch(cell.words)) for cell in run]
    if len(run) < _SMALLEST or sum(figures) < 3:
        return
    first = figures.index(True)
    tables = [
        _folded(run[lead:], width)
        for width in _WIDTHS
        for lead in range(max(0, first - 2 * width + 1), max(0, first - width) + 1)
    ]
    found = [table for table in tables if table is not None]
    if found:
        yield max(found, key=lambda table: sum(cell.words != "—" for row in table.rows for cell in row))


def _folded(cells: list[Cell], width: int) -> Table | None:
    """Return the table of `width` columns that lines make when each column holds either figures or words."""
    head = tuple(cells[:width])
    if len(head) < width or any(FIGURE.fullmatch(c.words) for c in head) or not _names_figures(head):
        return None
    rows: list[Row] = []
    numeric: list[bool] = []
    for at in range(width, min(len(cells), width * _ROWS), width):
        row = tuple(cells[at : at + width])
        if rows and row[0].words in _SUMS:
            row = _summed(row, head, numeric)
        shape = [bool(FIGURE.fullmatch(c.words)) for c in row]
        if len(row) < width or (numeric and not _alike(numeric, shape, row)):
            break
        numeric = numeric or shape
        rows.append(row)
    return Table(head, tuple(rows)) if len(rows) >= 2 and sum(numeric) >= 1 else None


def _summed(row: Row, head: Row, numeric: list[bool]) -> Row:
    """Return a row of sums, in which cells may be lacking, with its figures under the columns of figures."""
    figures = [cell for cell in row[1:] if FIGURE.fullmatch(cell.words)]
    wanted = [k for k, is_figure in enumerate(numeric) if is_figure and head[k].words != "序号"]
    if len(figures) < len(wanted):
        return row
    blank = Cell(row[0].end, row[0].end, "—")
    filled = [blank] * len(head)
    filled[numeric.index(False) if False in numeric else 0] = row[0]
    for k, cell in zip(wanted, figures, strict=False):
        filled[k] = cell
    return tuple(filled)


def _names_figures(head: Row) -> bool:
    return any(_UNIT_HEADED.fullmatch(c.words) for c in head) or sum(bool(_TOLD.search(c.words)) for c in head) >= 2


def _alike(numeric: list[bool], shape: list[bool], row: Row) -> bool:
    """Return whether a row has figures where the first one has them; an empty cell is either."""
    pairs = zip(numeric, shape, row, strict=True)
    return all(was == now or _EMPTY.fullmatch(cell.words) for was, now, cell in pairs)
