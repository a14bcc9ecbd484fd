"""Figures in tables: the unit, the noun, the role and the unit responsible come from headings and row."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from .candidates import Candidate
from .flow import Paragraph
from .model import Bound, Role
from .numerals import NUMERAL, numeral_from, tidy
from .tables import FIGURE, Cell, Row, Table, tables_of
from .units import Kind, Unit, unit_at

_HEADED = re.compile(r"([^()]{1,14})\((万|亿)?([^()]{1,3})\)")
_SCALE = {"万": 10_000, "亿": 100_000_000}
_PER = re.compile(r"1?(/(?:10万|十万|万))")
_UNIT_COLUMN = re.compile(r"(?:计量)?单位")
_WHO_COLUMN = re.compile(r"(?:责任|牵头|承办|负责|主办|完成|实施)(?:单位|部门|人|处室|科室|部室)")
_WHEN_COLUMN = re.compile(r"(?:完成|实施|推进|检查|活动)?(?:时限|时间|期限)(?:要求|节点|安排)?|时间节点")
_NUMBER_COLUMN = re.compile(r"序号|编号|排名|名次")
_PLAIN_COLUMN = re.compile(  # names no noun of its own
    r"(?:20\d\d年)?(?:目标|任务|年度|指标|计划|实际|完成|基数|数量|要求|内容)(?:目标|任务|值|数|量|情况|要求|内容|完成)?"
)
_ROLES = (
    (Role.CONTEXT, re.compile(r"基数|基期|基线|上年|去年|权重|分值|标准分")),
    (Role.TARGET, re.compile(r"目标|任务|计划|指标(?!名)|名额")),
    (Role.ACHIEVED, re.compile(r"实际|完成(?!时)|已|达到|得分")),
)
_PLACE = re.compile(r".{1,14}(?:省|市|县|区|旗|州|乡|镇|街道|村|社区|妇联|系统|机关|部|处|科|局|办|校|院)")
_SUM = re.compile(r"[合总小共]计")


@dataclass(frozen=True, slots=True)
class Told:
    """What a table says of a figure by where it stands; None where it says nothing."""

    what: str
    responsible: str | None
    deadline: str | None
    role: Role | None


class Grid:
    """The tables of one running text: their bare figures, and what the place of a figure says."""

    def __init__(self, text: str, paragraphs: Sequence[Paragraph]) -> None:
        self._tables = tables_of(text, paragraphs)
        rows = [(row, table) for table in self._tables for row in table.rows]
        self._rows = sorted(rows, key=lambda pair: pair[0][0].start)
        self._starts = [row[0].start for row, _ in self._rows]

    def candidates(self) -> Iterator[Candidate]:
        """Yield the bare figures that have their unit from heading or row, in order of place."""
        for row, table in self._rows:
            units = [_unit(heading, table.head, row) for heading in table.head]
            for cell, unit in zip(row, units, strict=True):
                candidate = _figure(cell, *unit) if unit else None
                if candidate is not None:
                    yield candidate

    def at(self, place: int) -> Told | None:
        """Return what the table says of the figure at a place; None when it stands in none."""
        at = bisect_right(self._starts, place) - 1
        if at < 0 or place >= max(cell.end for cell in self._rows[at][0]):
            return None
        row, table = self._rows[at]
        column = next((k for k, cell in enumerate(row) if cell.start <= place < cell.end), None)
        return _told(table, row, column) if column is not None else None


def _unit(heading: Cell, head: Row, row: Row) -> tuple[int, Unit] | None:
    """Return scale and unit of a column: 产值(万元), or what the row's own cell under 单位 says."""
    found = _HEADED.fullmatch(heading.words)
    if found is not None:
        unit = unit_at(found.group(3), 0)
        whole = unit is not None and unit.written == found.group(3)
        return (_SCALE.get(found.group(2) or "", 1), unit) if unit is not None and whole else None
    if _NUMBER_COLUMN.fullmatch(heading.words):
        return None
    for other, cell in zip(head, row, strict=True):
        if _UNIT_COLUMN.fullmatch(other.words):
            return _named_unit(cell.words)
    return None


def _named_unit(words: str) -> tuple[int, Unit] | None:
    """Return scale and unit that a cell such as 万元, ‰ or 1/10万 names."""
    rate = _PER.fullmatch(words)
    if rate:
        return 1, Unit(words, rate.group(1), Kind.SHARE)
    if words in {"%", "‰"}:
        return 1, Unit(words, words, Kind.SHARE)
    scale = _SCALE.get(words[:1], 1)
    name = words[1:] if scale > 1 else words
    unit = unit_at(name, 0)
    return (scale, unit) if unit is not None and unit.written == name else None


def _figure(cell: Cell, scale: int, unit: Unit) -> Candidate | None:
    """Return the candidate for a cell that holds nothing but a number."""
    if not FIGURE.fullmatch(cell.words):
        return None
    first = re.search(r"\d", cell.words)
    found = NUMERAL.match(cell.words, first.start()) if first else None
    numeral = numeral_from(found) if found else None
    if numeral is None or numeral.end != len(cell.words):
        return None
    value = tidy(Decimal(numeral.value) * scale)
    start = cell.start + numeral.start
    numeral = replace(numeral, start=start, end=cell.end, value=value)
    return Candidate(start, cell.end, numeral, value, (), unit, False, Bound.EXACT)


def _told(table: Table, row: Row, column: int) -> Told:
    heading = table.head[column].words
    headed = _HEADED.fullmatch(heading)
    name = (headed.group(1) if headed else heading).removeprefix("其中")
    subject = _subject(table, row, column)
    total = _SUM.fullmatch(subject) is not None
    place = total or _PLACE.fullmatch(subject) is not None
    if _PLAIN_COLUMN.fullmatch(name) or not headed:
        what = subject if not place else name
    else:
        what = name if place or not subject else subject + name
    who = _beside(table, row, _WHO_COLUMN) or (subject if place and not total else None)
    role = next((role for role, words in _ROLES if words.search(name)), None)
    return Told(what, who, _beside(table, row, _WHEN_COLUMN), role)


def _subject(table: Table, row: Row, column: int) -> str:
    """Return the words that name the row: its first cell of words that is no number, unit, time or name of a doer."""
    for heading, cell in zip(table.head[:column], row, strict=False):
        other = any(kind.fullmatch(heading.words) for kind in (_NUMBER_COLUMN, _UNIT_COLUMN, _WHO_COLUMN))
        named = _PLACE.fullmatch(cell.words) is not None and not _WHO_COLUMN.fullmatch(heading.words)
        if (named or not other) and not FIGURE.fullmatch(cell.words):
            return cell.words
    return ""


def _beside(table: Table, row: Row, wanted: re.Pattern[str]) -> str | None:
    """Return the row's cell under a heading that fits, without a label of its own."""
    for heading, cell in zip(table.head, row, strict=True):
        if wanted.fullmatch(heading.words):
            return cell.words.partition(":")[2] or cell.words
    return None
