"""A comparison as a spreadsheet: who reports on what, one row for each pair, targets, what is missing, what is more."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from decimal import Decimal
from gettext import gettext as _
from typing import Any

import xlsxwriter

from .compare_model import Answer, Comparison, Line, Match, Total
from .compare_notes import note_words
from .compare_output import other_figures, part_words, place_words, summary_words, target_words
from .model import Measure, Number, Role

Cell = str | Number | None
Row = Sequence[Cell]

PAIRS = (
    "序号",
    "计划事项",
    "报告单位",
    "完成情况（原句）",
    "出处",
    "计划指标",
    "计划数",
    "完成数",
    "计量单位",
    "完成比例",
    "句中其他数字",
    "对应的计划原句",
    "共同的词",
)
FIGURES = (
    "序号",
    "计划事项",
    "报告单位",
    "指什么",
    "完成数",
    "计量单位",
    "原文写法",
    "计划数",
    "完成比例",
    "完成情况（原句）",
    "出处",
)
TARGETS = ("序号", "计划事项", "计划指标", "计划数", "已报合计", "计量单位", "完成比例", "报数的单位")
SILENT = ("序号", "计划事项", "哪一部分", "计划原句或指标")
UNPLANNED = ("报告单位", "做了什么（原句）", "出处", "数字")
_WIDTHS = {
    PAIRS: (12, 28, 14, 60, 22, 26, 12, 12, 9, 10, 24, 44, 24),
    FIGURES: (12, 28, 14, 26, 14, 9, 14, 14, 10, 60, 22),
    TARGETS: (12, 30, 34, 14, 14, 9, 10, 40),
    SILENT: (12, 34, 12, 70),
    UNPLANNED: (16, 80, 22, 30),
}
_SHARE_COLUMNS = {PAIRS: 9, FIGURES: 8, TARGETS: 6}
_ROWS_FROZEN = 1


def to_xlsx(comparison: Comparison) -> bytes:
    """Return the comparison as an .xlsx file of six sheets; figures are numbers, shares percentages."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    writer = _Writer(book)
    writer.overview(comparison)
    writer.sheet(_("对照"), PAIRS, pair_rows(comparison))
    writer.sheet(_("数字"), FIGURES, figure_rows(comparison))
    writer.sheet(_("指标"), TARGETS, target_rows(comparison))
    writer.sheet(_("无报告提及"), SILENT, silent_rows(comparison))
    writer.sheet(_("计划外"), UNPLANNED, unplanned_rows(comparison))
    book.close()
    return target.getvalue()


def pair_rows(comparison: Comparison) -> list[Row]:
    """Return under PAIRS a row for each pair of item and sentence (for each target it answers) and each silent item."""
    rows: list[Row] = []
    for line in comparison.lines:
        for m in line.matches:
            rows += [_pair_row(line, m, answer) for answer in m.answers or (None,)]
        if not line.matches:
            targets = "；".join(target_words(t) for t in line.targets)
            rows.append((line.path, line.title, "", _("无报告提及"), "", targets, *[None] * 7))
    return rows


def _pair_row(line: Line, m: Match, answer: Answer | None) -> Row:
    planned = (
        (target_words(answer.target), answer.target.value, answer.done.value, answer.done.unit) if answer else None
    )
    return (
        line.path,
        line.title,
        m.told.unit,
        m.told.sentence,
        place_words(m.told),
        *(planned or (None,) * 4),
        answer.share if answer else None,
        other_figures(m),
        line.points[m.point].sentence if m.point is not None else "",
        "、".join(m.phrases),
    )


def figure_rows(comparison: Comparison) -> list[Row]:
    """Return under FIGURES each figure that is reported as done beside an item, with the target that it answers."""
    rows: list[Row] = []
    for line in comparison.lines:
        for m in line.matches:
            answers = {a.done.start: a for a in m.answers}
            rows += [_figure_row(line, m, f, answers.get(f.start)) for f in m.told.figures if f.role is Role.ACHIEVED]
    return rows


def _figure_row(line: Line, m: Match, figure: Measure, answer: Answer | None) -> Row:
    return (
        line.path,
        line.title,
        m.told.unit,
        figure.what,
        figure.value,
        figure.unit,
        figure.quote,
        answer.target.value if answer else None,
        answer.share if answer else None,
        m.told.sentence,
        place_words(m.told),
    )


def target_rows(comparison: Comparison) -> list[Row]:
    """Return under TARGETS each target of the plan with what all units together report for it."""
    rows: list[Row] = []
    for line in comparison.lines:
        totals = {t.target.start: t for t in line.totals}
        for target in line.targets:
            total = totals.get(target.start)
            done = (total.done, target.unit, total.share, _reporters(total)) if total else None
            rows.append(
                (line.path, line.title, target_words(target), target.value, *(done or (None, target.unit, None, "")))
            )
    return rows


def _reporters(total: Total) -> str:
    """Return who reports a sum, or whose figure stands for all and what others report beside it."""
    if not total.parts:
        return "、".join(total.units)
    return _("%(unit)s（总数）；另报 %(parts)s，不相加") % {"unit": total.units[0], "parts": part_words(total)}


def silent_rows(comparison: Comparison) -> list[Row]:
    """Return under SILENT the items that nobody reports on, and of the others the sentences that nobody speaks of."""
    rows: list[Row] = []
    for line in comparison.lines:
        if not line.matches:
            rows.append((line.path, line.title, _("整项"), "；".join(p.sentence for p in line.points)))
        rows += [(line.path, line.title, _("其中一句"), p.sentence) for p in line.unsaid]
    return rows


def unplanned_rows(comparison: Comparison) -> list[Row]:
    """Return under UNPLANNED what is reported beside no item of the plan."""
    return [(t.unit, t.sentence, place_words(t), "；".join(f.quote for f in t.figures)) for t in comparison.unplanned]


class _Writer:
    """Writes the sheets of one book."""

    def __init__(self, book: Any) -> None:
        self._book = book
        base = {"valign": "top", "border": 1}
        self._head = book.add_format(
            {"bold": True, "bg_color": "#F3E6E8", "border": 1, "text_wrap": True, "valign": "vcenter"}
        )
        self._words = book.add_format({**base, "text_wrap": True})
        self._number = book.add_format({**base, "num_format": "#,##0.##;-#,##0.##;0"})
        self._whole = book.add_format({**base, "num_format": "#,##0"})
        self._share = book.add_format({**base, "num_format": "0.0%"})
        self._note = book.add_format({"text_wrap": False, "valign": "top"})

    def sheet(self, name: str, headings: tuple[str, ...], rows: Sequence[Row]) -> None:
        """Write one sheet of rows under a frozen header."""
        sheet = self._book.add_worksheet(name)
        self._fill(sheet, headings, rows, _SHARE_COLUMNS.get(headings))
        for column, width in enumerate(_WIDTHS[headings]):
            sheet.set_column(column, column, width)
        sheet.freeze_panes(_ROWS_FROZEN, 2 if len(headings) > len(SILENT) else 0)
        sheet.autofilter(0, 0, max(1, len(rows)), len(headings) - 1)
        _for_paper(sheet)

    def overview(self, comparison: Comparison) -> None:
        """Write the first sheet: each item a row, each unit a column with the number of its sentences."""
        sheet = self._book.add_worksheet(_("总览"))
        units = [u.unit for u in comparison.units]
        headings = (_("序号"), _("计划事项"), _("报告单位数"), *units)
        rows: list[Row] = []
        for line in comparison.lines:
            counts = [sum(1 for m in line.matches if m.told.unit == unit) or None for unit in units]
            rows.append((line.path, line.title, len(line.units), *counts))
        rows.append(("", _("提到的项数"), comparison.told, *[u.items for u in comparison.units]))
        rows.append(("", _("计划外的句数"), len(comparison.unplanned), *[u.unplanned for u in comparison.units]))
        self._fill(sheet, headings, rows, None)
        for number, words in enumerate((*note_words(comparison), summary_words(comparison)), start=len(rows) + 2):
            sheet.write_string(number, 0, words, self._note)
        sheet.set_column(0, 0, 12)
        sheet.set_column(1, 1, 40)
        sheet.set_column(2, 2 + len(units), 10)
        sheet.freeze_panes(_ROWS_FROZEN, 2)
        _for_paper(sheet)

    def _fill(self, sheet: Any, headings: Iterable[str], rows: Sequence[Row], share: int | None) -> None:
        for column, words in enumerate(headings):
            sheet.write_string(0, column, words, self._head)
        for number, row in enumerate(rows, start=1):
            for column, cell in enumerate(row):
                if cell is None or cell == "":
                    sheet.write_blank(number, column, None, self._words)
                elif isinstance(cell, str):
                    sheet.write_string(number, column, cell, self._words)
                else:
                    sheet.write_number(number, column, float(cell), self._format(column == share, cell))

    def _format(self, is_share: bool, cell: Number) -> Any:
        if is_share:
            return self._share
        return self._whole if Decimal(cell) == int(cell) else self._number


def _for_paper(sheet: Any) -> None:
    """Set a sheet up to be printed: across, one page wide, its header on each page."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
