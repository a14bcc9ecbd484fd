"""A comparison as a table for the terminal, as JSON, and as a spreadsheet."""

import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter

from .compare import Comparison, Line, Match
from .model import Bound, Measure

HEADINGS = ("序号", "计划事项", "计划指标", "报告", "单位", "完成情况", "完成数字", "共同的词")
_BOUNDS = {Bound.EXACT: "", Bound.AT_LEAST: "不少于", Bound.AT_MOST: "不超过", Bound.ABOUT: "约"}


def to_rows(comparison: Comparison) -> list[tuple[str, ...]]:
    """Return one row for each matching sentence and one for each silent item, under HEADINGS."""
    rows: list[tuple[str, ...]] = []
    for line in comparison.lines:
        head = (line.path, line.item.title, "；".join(_target(m) for m in line.targets))
        rows += [(*head, *_match_cells(m)) for m in line.matches] or [(*head, "", "", "无报告提及", "", "")]
    return rows


def _target(m: Measure) -> str:
    return f"{m.what}{_BOUNDS[m.bound]}{m.value}{m.unit}"


def _match_cells(m: Match) -> tuple[str, ...]:
    figures = "；".join(f"{f.what} {f.quote}".strip() for f in m.figures)
    return (m.report, m.section or "", m.sentence, figures, "、".join(m.phrases))


def to_table(comparison: Comparison, width: int = 96) -> str:
    """Return the comparison for a terminal of `width` columns: each item, below it who reports what."""
    lines = [f"计划：{comparison.plan}", f"报告：{'、'.join(comparison.reports)}", ""]
    for line in comparison.lines:
        lines.append(_cut(f"{line.path} {line.item.title}", width))
        lines += [f"    计划指标：{'；'.join(_target(m) for m in line.targets)}"] if line.targets else []
        for m in line.matches:
            lines.append(_cut(f"    [{m.section or m.report}] {m.sentence}", width))
            if m.figures:
                lines.append(_cut("        " + "；".join(f.quote for f in m.figures), width))
        if not line.matches:
            lines.append("    无报告提及")
    silent = comparison.silent
    lines += ["", f"共 {len(comparison.lines)} 项，{len(silent)} 项无报告提及。"]
    return "\n".join(lines)


def _cut(text: str, width: int) -> str:
    """Return the text cut to the columns given; a Chinese character takes two."""
    columns = 0
    plain = "".join(c for c in text if c not in "\r\n")
    for at, c in enumerate(plain):
        columns += 1 if c.isascii() else 2
        if columns > width:
            return plain[: max(0, at - 1)] + "…"
    return plain


def to_json(comparison: Comparison) -> dict[str, Any]:
    """Return the comparison as one JSON-ready dictionary."""
    return {
        "plan": comparison.plan,
        "reports": list(comparison.reports),
        "items": [_line_json(line) for line in comparison.lines],
        "silent": [line.path for line in comparison.silent],
    }


def _line_json(line: Line) -> dict[str, Any]:
    item = line.item
    return {
        "path": line.path,
        "marker": item.marker,
        "title": item.title,
        "level": item.level,
        "start": item.start,
        "targets": _figures(line.targets),
        "matches": [
            {
                "report": m.report,
                "section": m.section,
                "sentence": m.sentence,
                "start": m.start,
                "end": m.end,
                "score": m.score,
                "shared": list(m.phrases),
                "figures": _figures(m.figures),
            }
            for m in line.matches
        ],
    }


def _figures(measures: Sequence[Measure]) -> list[dict[str, Any]]:
    return [
        {
            "quote": m.quote,
            "start": m.start,
            "value": m.value if isinstance(m.value, int) else float(m.value),
            "unit": m.unit,
            "bound": m.bound.value,
            "each": m.each,
            "role": m.role.value,
            "what": m.what,
        }
        for m in measures
    ]


def to_xlsx(comparison: Comparison) -> bytes:
    """Return the comparison as an .xlsx file: one sheet with all rows, one with the items nobody reports on."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    head = book.add_format({"bold": True, "bg_color": "#F3E6E8", "border": 1, "text_wrap": True, "valign": "vcenter"})
    cell = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
    sheet = book.add_worksheet("对照")
    _fill(sheet, HEADINGS, to_rows(comparison), head, cell)
    for column, width in enumerate((12, 28, 28, 16, 14, 60, 36, 24)):
        sheet.set_column(column, column, width)
    silent = [(line.path, line.item.title, "；".join(_target(m) for m in line.targets)) for line in comparison.silent]
    missing = book.add_worksheet("无报告提及")
    _fill(missing, HEADINGS[:3], silent, head, cell)
    missing.set_column(0, 0, 12)
    missing.set_column(1, 2, 48)
    book.close()
    return target.getvalue()


def _fill(sheet: Any, headings: Sequence[str], rows: Sequence[Sequence[str]], head: Any, cell: Any) -> None:
    for column, words in enumerate(headings):
        sheet.write_string(0, column, words, head)
    for number, row in enumerate(rows, start=1):
        for column, words in enumerate(row):
            sheet.write_string(number, column, words, cell)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(1, len(rows)), len(headings) - 1)
