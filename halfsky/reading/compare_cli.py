"""`halfsky compare PLAN REPORT...`: what was done beside what was planned."""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from collections import Counter
from collections.abc import Sequence
from gettext import gettext as _
from pathlib import Path, PurePath

from halfsky.cli_parser import FAILED, Parser
from halfsky.reading import read
from halfsky.reading.cli import identity, open_named, shown_name
from halfsky.reading.compare import compare
from halfsky.reading.compare_model import Comparison
from halfsky.reading.compare_notes import swapped_words
from halfsky.reading.compare_output import WIDTH, to_json, to_table
from halfsky.reading.compare_sheet import to_xlsx
from halfsky.reading.files import UnreadableFile
from halfsky.reading.model import Document

NARROWEST = 40  # columns: a terminal that says less is not believed


def run(words: Sequence[str]) -> int:
    """Print the comparison as a table or as JSON, or write it as .xlsx; return 2 where a file cannot be read or written
    or the plan holds nothing to be done, else 0."""
    given = _parser().parse_intermixed_args(list(words))
    try:
        plan = _read(given.plan)
        reports = list(zip(report_names(given.reports), map(_read, given.reports), strict=True))
    except UnreadableFile as fault:
        return _failed(fault.sentence)
    made = compare(plan, reports)
    if not made.lines:
        said = _("%(name)s：没有读出要做的事；第一份要是计划（工作要点）。") % {"name": shown_name(given.plan)}
        return _failed(swapped_words(made) or said)
    return _write(made, given)


def report_names(files: Sequence[str]) -> list[str]:
    """Return what each report is called: its file's name, with its folder where two have the same."""
    names = [identity(name) if name == "-" else PurePath(name).stem for name in files]
    counted = Counter(names)
    return [
        f"{PurePath(file).parent.name}/{name}" if counted[name] > 1 else name
        for file, name in zip(files, names, strict=True)
    ]


def _parser() -> Parser:
    pattern = _("计划 总结… [--json] [--xlsx 文件]")
    about = _(
        "把做了什么放到计划了什么的旁边。可读的文件与 halfsky read 相同；- 表示标准输入。\n"
        "报告按市州分节的，逐节对照；一份报告只讲一个单位的，整份算这个单位的。"
    )
    parser = Parser("compare", pattern, about)
    parser.add_argument("plan", metavar=_("计划"), help=_("计划（工作要点）"))
    parser.add_argument("reports", metavar=_("总结"), nargs="+", help=_("总结、汇报，一份或几份"))
    parser.add_argument("--json", action="store_true", help=_("输出 JSON"))
    parser.add_argument("--xlsx", metavar=_("文件"), help=_("写成 .xlsx 文件"))
    return parser


def _read(name: str) -> Document:
    try:
        return read(open_named(name).text)
    except UnreadableFile as fault:
        raise UnreadableFile(f"{shown_name(name)}：{fault.sentence}") from fault


def _failed(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return FAILED


def _write(comparison: Comparison, given: argparse.Namespace) -> int:
    if given.xlsx:
        try:
            Path(given.xlsx).write_bytes(to_xlsx(comparison))
        except OSError as fault:
            return _failed(_("写不了 %(file)s：%(why)s。请换一个位置。") % {"file": given.xlsx, "why": _why(fault)})
        print(_("已写好 %(file)s。") % {"file": given.xlsx}, file=sys.stderr if given.json else sys.stdout)
    if given.json:
        print(json.dumps(to_json(comparison), ensure_ascii=False))
    elif not given.xlsx:
        print(to_table(comparison, _columns()))
    return 0


def _why(fault: OSError) -> str:
    """Return in Chinese why a file cannot be written."""
    if isinstance(fault, FileNotFoundError):
        return _("没有这个文件夹")
    if isinstance(fault, IsADirectoryError):
        return _("这是一个文件夹")
    return _("没有写的权限") if isinstance(fault, PermissionError) else str(fault.strerror)


def _columns() -> int:
    """Return how wide the terminal is; a file or pipe takes the usual width."""
    if not sys.stdout.isatty():
        return WIDTH
    return max(NARROWEST, shutil.get_terminal_size((WIDTH, 24)).columns)
