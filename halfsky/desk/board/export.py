"""The entries behind a figure as a sheet."""

from __future__ import annotations

from io import BytesIO

import xlsxwriter
from django.utils import timezone
from django.utils.translation import gettext as _

from halfsky.accounts.models import Post
from halfsky.accounts.policy import Action
from halfsky.desk.board.entries import entry_rows
from halfsky.reports.board import Proof
from halfsky.reports.numbers import figure_words

HEADINGS = ("编号", "这一步", "单位", "发生日", "录入时间", "数量", "备注")
WIDTHS = (24, 24, 20, 12, 18, 12, 14)


def entries_sheet(proof: Proof, post: Post, action: Action, *, is_demo: bool) -> bytes:
    """Return a workbook: what the figure is, then a sheet for each of its sums with the listed entries."""
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "constant_memory": False, "strings_to_formulas": False})
    bold, date_form, time_form = (
        book.add_format({"bold": True}),
        book.add_format({"num_format": "yyyy-mm-dd"}),
        book.add_format({"num_format": "yyyy-mm-dd hh:mm"}),
    )
    first = book.add_worksheet(_("说明"))
    first.set_column(0, 0, 14)
    first.set_column(1, 1, 70)
    for row, (name, words) in enumerate(_about(proof, is_demo)):
        first.write_string(row, 0, name, bold)
        first.write_string(row, 1, words)
    for number, side in enumerate(proof.sides, 1):
        sheet = book.add_worksheet(f"{number} {side.figure.title}"[:31].translate(str.maketrans("[]:*?/\\", "       ")))
        for column, (heading, width) in enumerate(zip(HEADINGS, WIDTHS, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, _(heading), bold)
        lines = side.behind.lines if side.behind else ()
        for row, (entry, line) in enumerate(zip(entry_rows(side, post, action), lines, strict=True), 1):
            sheet.write_string(row, 0, entry.number)
            sheet.write_string(row, 1, entry.step)
            sheet.write_string(row, 2, entry.unit)
            if entry.day is not None:
                sheet.write_datetime(row, 3, entry.day, date_form)
            if entry.entered_at is not None:
                sheet.write_datetime(row, 4, timezone.localtime(entry.entered_at).replace(tzinfo=None), time_form)
            sheet.write_number(row, 5, line.fact.quantity / side.figure.scale)
            sheet.write_string(row, 6, entry.kind)
        sheet.freeze_panes(1, 0)
    book.close()
    return out.getvalue()


def _about(proof: Proof, is_demo: bool) -> list[tuple[str, str]]:
    figure = proof.figure
    lines = [
        (_("指标"), str(figure.title)),
        (_("单位"), proof.unit.name),
        (_("期间"), f"{figure.period.label}，{figure.basis.label}"),
        (_("数值"), f"{figure_words(figure)} {figure.unit}"),
        (_("怎么数"), str(proof.how)),
        (_("截至"), f"{timezone.localtime(proof.at):%Y-%m-%d %H:%M:%S}"),
    ]
    return [(_("演示数据"), _("这是演示数据，不是真实情况")), *lines] if is_demo else lines
