"""`halfsky compare PLAN REPORT...`: what was done beside what was planned."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from gettext import gettext as _
from pathlib import Path

from halfsky.cli_parser import Parser
from halfsky.reading import read
from halfsky.reading.compare import compare
from halfsky.reading.compare_model import Comparison
from halfsky.reading.compare_output import to_json, to_table
from halfsky.reading.compare_sheet import to_xlsx
from halfsky.reading.files import UnreadableFile, open_document
from halfsky.reading.model import Document

UNREADABLE = 2


def run(words: Sequence[str]) -> int:
    """Print the comparison as a table, as JSON, or write it as .xlsx; exit status 2 where a file cannot be read."""
    given = _parser().parse_args(words)
    try:
        plan = _read(given.plan)
        reports = [(Path(name).stem, _read(name)) for name in given.reports]
    except UnreadableFile as fault:
        print(fault.sentence, file=sys.stderr)
        return UNREADABLE
    return _write(compare(plan, reports), given)


def _parser() -> Parser:
    pattern = _("计划 总结… [--json] [--xlsx 文件]")
    parser = Parser("compare", pattern, _("把做了什么放到计划了什么的旁边"))
    parser.add_argument("plan", metavar=_("计划"), help=_("计划（工作要点）"))
    parser.add_argument(
        "reports", metavar=_("总结"), nargs="+", help=_("总结、汇报，一份或几份；按市州分节的会逐节对照")
    )
    parser.add_argument("--json", action="store_true", help=_("输出 JSON"))
    parser.add_argument("--xlsx", metavar=_("文件"), help=_("写成 .xlsx 文件"))
    return parser


def _read(name: str) -> Document:
    try:
        return read(open_document(Path(name), Path(name).name).text)
    except UnreadableFile as fault:
        raise UnreadableFile(f"{name}：{fault.sentence}") from fault


def _write(comparison: Comparison, given: argparse.Namespace) -> int:
    if given.xlsx:
        try:
            Path(given.xlsx).write_bytes(to_xlsx(comparison))
        except OSError as fault:
            print(
                _("写不了 %(file)s：%(why)s。请换一个位置。") % {"file": given.xlsx, "why": fault.strerror},
                file=sys.stderr,
            )
            return UNREADABLE
        print(_("已写好 %(file)s。") % {"file": given.xlsx})
    if given.json:
        print(json.dumps(to_json(comparison), ensure_ascii=False))
    elif not given.xlsx:
        print(to_table(comparison))
    return 0
