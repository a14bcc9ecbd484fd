"""A table as lines of text: one line a row, cells parted by ' | ', with what the headings say kept beside each cell."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from halfsky.reading.glyphs import fold

SEPARATOR = " | "
WITHIN = "，"  # parts the cells of a table that stands inside a cell
LABELLED = re.compile(
    r"(?:责任|牵头|配合|承办|主办|协办|参与|实施)(?:单位|部门|处室|部室|领导|人)|单位|部门|(?:完成|办结)?时[间限]|时间(?:节点|安排|进度)|期限|进度|责任"
)
HEADING_UNIT = re.compile(r"[（(]\s*(?:单位[:：]\s*)?([^（）()\d]{1,4})\s*[）)]\s*$")
BARE_NUMBER = re.compile(r"^[约近]?\d[\d,，]*(?:\.\d+)?(?:以上|余|多)?$")
NUMERIC = re.compile(r"^[\d.,，%％\-—/\s]*$")
UNITS = re.compile(
    r"^(?:[万亿千百]?(?:[人名户个场次期件所家元项条对例篇班支套份块亩组批届座处间台部辆吨斤册本幅张门节课%％]|人次|户次|场次|批次|小时|课时|学时|平方米|公里))$"
)
UNIT_COLUMN = re.compile(r"(?:计量|计算|数量)?单位")
FIGURE_COLUMN = re.compile(r"目标|任务|数量|指标|计划|完成|实际|[数量值]$")
NO_FIGURES = re.compile(r"序号|编号|年[份度]|分值|得分|权重")
LONGEST_HEADING = 16
TITLE_ROWS = 3  # rows above the headings that hold one cell only: the table's title, the unit of all its sums
SENTENCE_END = re.compile(r"(?<=[。；;！!？?：:])\s*\n\s*")

Row = Sequence[str]


@dataclass(frozen=True, slots=True)
class Head:
    """The rows above a table's body, and what they say of each column."""

    rows: tuple[tuple[str, ...], ...]
    columns: tuple[str, ...]


def rows_to_lines(rows: Sequence[Row], head: Head | None = None) -> list[str]:
    """Return a table's lines; `head` is that of the table that this one carries on, if any."""
    body = [row for row in rows if any(cell.strip() for cell in row)]
    own = heading_of(body) if head is None else None
    heading = head or own
    above = own.rows if own else ()
    units = unit_column(body[len(above) :], heading)
    lines = [join(row) for row in above]
    for row in body[len(above) :]:
        if heading is None or tuple(row) not in heading.rows:
            lines.append(join([labelled(row, heading, place, units) for place in range(len(row))]))
    return lines


def heading_of(rows: Sequence[Row]) -> Head | None:
    """Return the rows that read like headings (short, without figures, at least two), below the table's title."""
    filled = [[cell.strip() for cell in row] for row in rows]
    top = 0
    while top < min(TITLE_ROWS, len(filled)) and sum(map(bool, filled[top])) == 1 and len(filled[top]) > 1:
        top += 1
    if len(filled) < top + 2 or not reads_like_headings(filled[top]):
        return None
    first, second = filled[top], filled[top + 1]
    is_double = len(filled) > top + 2 and is_below_spans(first, second)
    columns = [lower or upper for upper, lower in zip(first, second, strict=False)] if is_double else first
    return Head(tuple(tuple(row) for row in rows[: top + 1 + is_double]), tuple(re.sub(r"\s", "", c) for c in columns))


def reads_like_headings(row: Row) -> bool:
    """Say whether at least two cells are filled, all of them short and none a figure."""
    cells = [cell for cell in row if cell]
    return len(cells) >= 2 and not any(len(cell) > LONGEST_HEADING or NUMERIC.match(cell) for cell in cells)


def is_below_spans(first: Row, second: Row) -> bool:
    """Say whether a row names the parts of the wide cells above it and nothing else: 目标 over 数量 and 资金."""
    if len(first) != len(second) or not reads_like_headings(second):
        return False
    spans = {place for place, cell in enumerate(first) if not cell}
    spans |= {place - 1 for place in spans}
    filled = {place for place, cell in enumerate(second) if cell}
    return filled <= spans and any(not first[place] for place in filled)


def is_said_of_rows(heading: Head, place: int) -> bool:
    """Say whether a column tells who or when, so that a cell over several rows holds for each of them."""
    return place < len(heading.columns) and LABELLED.fullmatch(fold(heading.columns[place])) is not None


def fill_down(rows: list[list[str]], merged: set[tuple[int, int]]) -> None:
    """Repeat a merged cell's words in the rows below, for units and time limits only: figures count once."""
    heading = heading_of(rows)
    if heading is None:
        return
    for number, place in sorted(merged):
        if number >= len(heading.rows) and is_said_of_rows(heading, place):
            above, own = rows[number - 1], rows[number]
            if place < len(above) and place < len(own):
                own[place] = own[place] or above[place]


def unit_column(rows: Sequence[Row], heading: Head | None) -> int | None:
    """Return the column in which each row names the unit of its figures (人次 under 计量单位), None without one."""
    for place, title in enumerate(heading.columns if heading else ()):
        cells = [row[place].strip() for row in rows if place < len(row)]
        if UNIT_COLUMN.fullmatch(fold(title)) and any(cells) and all(not c or UNITS.match(fold(c)) for c in cells):
            return place
    return None


def labelled(row: Row, heading: Head | None, place: int, units: int | None) -> str:
    """Return a cell with its column's name (责任单位：…) or unit (1200 under 人数（人）) where that adds sense."""
    cell, words = row[place], row[place].strip()
    title = heading.columns[place] if heading is not None and place < len(heading.columns) else ""
    if not title or not words or place == units:
        return cell
    stated = HEADING_UNIT.search(title)
    unit = stated[1] if stated else named_unit(row, title, units)
    if UNITS.match(fold(unit)) and BARE_NUMBER.match(words):
        return with_unit(words, unit)
    name = HEADING_UNIT.sub("", title)
    if LABELLED.fullmatch(fold(name)) and not re.match(rf"{re.escape(name)}[:：]", cell):
        return f"{name}：{cell}"
    return cell


def named_unit(row: Row, title: str, units: int | None) -> str:
    """Return the unit that a row names in column `units`, where the column of this title holds figures."""
    folded = fold(title)
    if units is None or units >= len(row) or NO_FIGURES.search(folded) or not FIGURE_COLUMN.search(folded):
        return ""
    return row[units].strip()


def with_unit(number: str, unit: str) -> str:
    """Return a bare figure with its unit put where a writer would: 1200以上 and 人 give 1200人以上."""
    parted = re.match(r"^(.*?)(以上|余|多)?$", number)
    figure, tail = (parted[1], parted[2] or "") if parted else (number, "")
    return f"{figure}{tail}{unit}" if tail in {"余", "多"} else f"{figure}{unit}{tail}"


def join(cells: Row) -> str:
    """Return one line for one row, without the empty cells at its end."""
    return SEPARATOR.join(re.sub(r"\s*\n\s*", "；", SENTENCE_END.sub("", cell.strip())) for cell in cells).rstrip(" |")
