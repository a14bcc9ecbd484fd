"""A table as lines of text: one line a row, cells parted by ' | ', with what the headings say kept beside each cell."""

import re
from collections.abc import Sequence

SEPARATOR = " | "
LABELLED = re.compile(
    r"(?:责任|牵头|配合|承办|主办|协办|参与|实施)(?:单位|部门|处室|部室|领导|人)|单位|部门|(?:完成|办结)?时[间限]|时间(?:节点|安排|进度)|期限|進度|責任"
)
HEADING_UNIT = re.compile(r"[（(]\s*(?:单位[:：]\s*)?([^（）()\d]{1,4})\s*[）)]\s*$")
BARE_NUMBER = re.compile(r"^[约近]?\d[\d,，]*(?:\.\d+)?(?:以上|余|多)?$")
NUMERIC = re.compile(r"^[\d.,，%％\-—/\s]*$")
UNITS = re.compile(
    r"^(?:[万亿千百]?(?:[人名户个场次期件所家元项条对例篇班支套份块亩%％处]|人次|户次|小时|课时|学时|平方米|公里))$"
)

Row = Sequence[str]


def rows_to_lines(rows: Sequence[Row], header: Row | None = None) -> list[str]:
    """Return a table's lines; `header` is the heading row of the table that this one carries on, if any."""
    heading = header if header is not None else heading_of(rows)
    body = [row for row in rows if any(cell.strip() for cell in row)]
    lines = []
    for number, row in enumerate(body):
        if header is None and number == 0 and heading is not None:
            lines.append(join(row))
        elif heading is None or list(row) != list(heading):
            lines.append(join([labelled(cell, heading, place) for place, cell in enumerate(row)]))
    return lines


def heading_of(rows: Sequence[Row]) -> Row | None:
    """Return the first row when it reads like headings: short, without figures, at least two cells filled."""
    if len(rows) < 2:
        return None
    cells = [cell.strip() for cell in rows[0]]
    filled = [cell for cell in cells if cell]
    if len(filled) < 2 or any(len(cell) > 16 or NUMERIC.match(cell) for cell in filled):
        return None
    return rows[0]


def labelled(cell: str, heading: Row | None, place: int) -> str:
    """Return a cell with its column's name (责任单位：…) or unit (1200 under 人数（人）) where that adds sense."""
    title = re.sub(r"\s", "", heading[place]) if heading is not None and place < len(heading) else ""
    if not title or not cell.strip():
        return cell
    unit = HEADING_UNIT.search(title)
    if unit and UNITS.match(unit[1]) and BARE_NUMBER.match(cell.strip()):
        return with_unit(cell.strip(), unit[1])
    name = HEADING_UNIT.sub("", title)
    if LABELLED.fullmatch(name) and not re.match(rf"{re.escape(name)}[:：]", cell):
        return f"{name}：{cell}"
    return cell


def with_unit(number: str, unit: str) -> str:
    """Return a bare figure with its unit put where a writer would: 1200以上 and 人 give 1200人以上."""
    parted = re.match(r"^(.*?)(以上|余|多)?$", number)
    figure, tail = (parted[1], parted[2] or "") if parted else (number, "")
    return f"{figure}{tail}{unit}" if tail in {"余", "多"} else f"{figure}{unit}{tail}"


def join(cells: Row) -> str:
    """Return one line for one row, without the empty cells at its end."""
    return SEPARATOR.join(re.sub(r"\s*\n\s*", "；", cell.strip()) for cell in cells).rstrip(" |")
