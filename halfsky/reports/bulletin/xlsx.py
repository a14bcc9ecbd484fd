"""A bulletin as .xlsx: every figure as a number, with numerator and denominator, how it is counted, and its source."""

from __future__ import annotations

import io
from datetime import datetime
from fractions import Fraction
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _

from halfsky.reports.bulletin.frozen import Frozen, LineRow, Num
from halfsky.reports.bulletin.tables import in_place_order
from halfsky.reports.numbers import STATES

WIDTHS = {"目标": 34, "单位": 16, "怎么数": 60, "说明": 70}


def write(frozen: Frozen, number: str, day: str, moment: datetime) -> bytes:
    """Return the workbook; `moment` (of the issue) is all that its properties say of time."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": number, "author": frozen.unit_name, "created": moment.replace(tzinfo=None)})
    sheets = _Sheets(book)
    sheets.add(_("总表"), *_overview(frozen))
    sheets.add(_("各地"), *_children(frozen))
    sheets.add(_("怎么数"), *_formulas(frozen))
    sheets.add(_("来源"), (_("项目"), _("说明")), _sources(frozen, number, day))
    book.close()
    return out.getvalue()


class Rate(float):
    """A share that is shown in percent."""


Cell = Num | str | float | int | None
Head = tuple[str, ...]


class _Sheets:
    """Writes tables: numbers as numbers, silence as its word."""

    def __init__(self, book: Any) -> None:
        self.book = book
        self.bold = book.add_format({"bold": True, "bottom": 1})
        self.whole = book.add_format({"num_format": "#,##0"})
        self.broken = book.add_format({"num_format": "#,##0.00"})
        self.rate = book.add_format({"num_format": "0.0%"})

    def add(self, name: str, head: Head, rows: list[tuple[Cell, ...]]) -> None:
        sheet = self.book.add_worksheet(name)
        for column, words in enumerate(head):
            sheet.set_column(column, column, WIDTHS.get(words, 13))
            sheet.write_string(0, column, words, self.bold)
        for place, row in enumerate(rows, 1):
            for column, cell in enumerate(row):
                self._write(sheet, place, column, cell)
        sheet.freeze_panes(1, 2)

    def _write(self, sheet: Any, row: int, column: int, cell: Cell) -> None:
        if cell is None:
            return
        if isinstance(cell, str):
            sheet.write_string(row, column, cell)
            return
        if isinstance(cell, Num):
            if cell.exact is None:
                sheet.write_string(row, column, cell.words)
                return
            cell = Rate(cell.exact) if cell.words.endswith("%") else float(cell.exact)
        form = self.rate if isinstance(cell, Rate) else self.whole if cell == int(cell) else self.broken
        sheet.write_number(row, column, cell, form)


def _overview(frozen: Frozen) -> tuple[Head, list[tuple[Cell, ...]]]:
    head: Head = (_("序号"), _("目标"), _("本月"), _("累计"), _("分子"), _("分母"), _("目标数"), _("单位"), _("完成率"))
    head += (_("应到进度率"), _("进度"), _("补记"))
    return head, [_overview_row(place, line) for place, line in enumerate(frozen.lines, 1)]


def _overview_row(place: int, line: LineRow) -> tuple[Cell, ...]:
    top, bottom = _parts(line.total)
    share = None if line.percent is None or line.is_ratio else Rate(line.percent / 100)
    pace = None if line.pace is None or line.is_ratio else Rate(line.pace / 100)
    values = (line.month, line.total, top, bottom, _goal(line, line.goal), _unit(line), share, pace)
    return (place, line.title, *values, line.word, line.late)


def _unit(line: LineRow) -> str:
    """Return the unit of the exact numbers: money is in yuan, however its words were shortened."""
    return "元" if line.size > 1 else "%" if line.is_rate else line.unit


def _children(frozen: Frozen) -> tuple[Head, list[tuple[Cell, ...]]]:
    head = (
        _("目标"),
        _("单位"),
        _("名次"),
        _("本月"),
        _("累计"),
        _("分子"),
        _("分母"),
        _("分解数"),
        _("完成率"),
        _("状态"),
    )
    rows: list[tuple[Cell, ...]] = []
    for line in frozen.lines:
        for child in in_place_order(line):
            top, bottom = _parts(child.total)
            share = None if child.percent is None or line.is_ratio else Rate(child.percent / 100)
            state = {str(key): str(words) for key, words in STATES.items()}.get(child.total.state, "")
            named = (line.title, child.name, child.place)
            rows.append((*named, child.month, child.total, top, bottom, _goal(line, child.goal), share, state))
    return head, rows


def _parts(num: Num | None) -> tuple[float | None, float | None]:
    if num is None or num.top is None or num.bottom is None:
        return None, None
    return float(Fraction(num.top)), float(Fraction(num.bottom))


def _goal(line: LineRow, text: str | None) -> float | None:
    if text is None:
        return None
    return Rate(Fraction(text)) if line.is_rate else float(Fraction(text))


def _formulas(frozen: Frozen) -> tuple[Head, list[tuple[Cell, ...]]]:
    rows: list[tuple[Cell, ...]] = [(line.title, line.how or _("没有绑定指标"), line.code) for line in frozen.lines]
    rows += [
        (_("完成率"), _("累计 ÷ 目标数（各地：÷ 下达的分解数）；比率按比率本身，不平均"), ""),
        (_("应到进度率"), _("年初到截止日的天数 ÷ 年初到完成时限的天数"), ""),
        (_("名次"), _("按完成率从高到低，精确到0.01%；相等的同名次，后面跳号；未报、数小不显示、样本不足的不排"), ""),
        (_("补记"), _("上一份通报印发后录入、发生日在它截止日以前的数"), ""),
    ]
    return (_("目标"), _("怎么数"), _("指标代码")), rows


def _sources(frozen: Frozen, number: str, day: str) -> list[tuple[Cell, ...]]:
    demo: list[tuple[Cell, ...]] = [(_("演示数据"), _("不是真实情况"))] if frozen.is_demo else []
    return [
        *demo,
        (_("通报"), f"{number} {day}"),
        (_("单位"), frozen.unit_name),
        (_("数据截至"), frozen.as_of),
        (_("区划"), _("按现行区划") if frozen.basis == "is" else _("按当时区划")),
        (_("台账水位"), _("第 %(n)d 条台账条目以前的都算在内，以后录入的不算") % {"n": frozen.watermark}),
        (_("计划"), "、".join(frozen.plans)),
        (_("来源"), _("每个数都由台账条目逐条算出，可在看板上按同一截止日和水位打开核对")),
        *([(_("更正"), frozen.corrects)] if frozen.corrects else []),
    ]
