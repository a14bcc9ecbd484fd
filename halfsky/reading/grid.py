"""Figures in rows of a table whose unit stands in the heading of their column: 基地数（个） above 12."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from .candidates import Candidate
from .flow import Paragraph
from .model import Bound
from .numerals import NUMERAL, numeral_from, tidy
from .units import Unit, unit_at

_CELL = re.compile(r"[^\t|\s]+")
_HEADED = re.compile(r"[^()]{1,14}\((万|亿)?([^()]{1,3})\)")
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_SCALE = {"万": 10_000, "亿": 100_000_000}
_ROWS = 200  # rows that one heading may rule

Column = tuple[int, Unit]


def grid_candidates(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[Candidate]:
    """Yield the bare figures of tables with the unit that their column's heading names, in order of place."""
    columns: list[Column | None] = []
    rows = 0
    for paragraph in paragraphs:
        if not paragraph.tabular:
            columns = []
            continue
        cells = list(_CELL.finditer(text, paragraph.start, paragraph.end))
        headed = [_column(cell.group()) for cell in cells]
        if any(headed):
            columns, rows = headed, 0
        elif columns and len(cells) == len(columns) and rows < _ROWS:
            rows += 1
            for cell, column in zip(cells, columns, strict=True):
                candidate = _figure(cell, column) if column else None
                if candidate is not None:
                    yield candidate


def _column(words: str) -> Column | None:
    """Return scale and unit that a heading such as 产值（万元） names."""
    found = _HEADED.fullmatch(words)
    unit = unit_at(found.group(2), 0) if found else None
    if found is None or unit is None or unit.written != found.group(2):
        return None
    return _SCALE.get(found.group(1) or "", 1), unit


def _figure(cell: re.Match[str], column: Column) -> Candidate | None:
    """Return the candidate for a cell that holds nothing but a number."""
    if not _NUMBER.fullmatch(cell.group()):
        return None
    found = NUMERAL.match(cell.string, cell.start())
    numeral = numeral_from(found) if found else None
    if numeral is None or numeral.end != cell.end():
        return None
    scale, unit = column
    value = tidy(Decimal(numeral.value) * scale)
    numeral = replace(numeral, value=value)
    return Candidate(numeral.start, numeral.end, numeral, value, (), unit, False, Bound.EXACT)
