"""`halfsky read FILE...`: the outline and measures of documents, as a table or as JSON lines."""

import argparse
import json
import sys
from collections.abc import Sequence
from gettext import gettext as _
from pathlib import PurePath
from typing import Any

from halfsky.reading.files import SIZE_LIMIT, OpenedDocument, UnreadableFile, open_document

FAILED = 2
STDIN = "-"


class Parser(argparse.ArgumentParser):
    """An argument parser that answers wrong use with one Chinese sentence."""

    def error(self, message: str) -> Any:
        """Write the sentence and leave with status 2."""
        self.exit(FAILED, _("用法不对（%(why)s）；请用 halfsky read --help 查看说明。") % {"why": message} + "\n")


def parser() -> Parser:
    """Return the parser of this command's words."""
    made = Parser(prog="halfsky read", description=_("读出文档的提纲和指标。"), add_help=False)
    made.add_argument(
        "files", nargs="+", metavar=_("文件"), help=_(".txt .md .docx .pdf .html .ofd 等文档；- 表示标准输入")
    )
    made.add_argument("--json", action="store_true", help=_("每份文档输出一行 JSON"))
    made.add_argument("--outline", action="store_true", help=_("只要提纲，不要指标"))
    made.add_argument("-h", "--help", action="help", help=_("显示这份说明"))
    return made


def run(argv: Sequence[str]) -> int:
    """Read each document and print it; return 2 when any could not be read, else 0."""
    options = parser().parse_args(list(argv))
    status = 0
    for number, name in enumerate(options.files):
        try:
            opened = open_named(name)
        except UnreadableFile as error:
            sys.stdout.flush()
            print(f"{shown_name(name)}：{error.sentence}", file=sys.stderr)
            status = FAILED
            continue
        if number and not options.json:
            print()
        print(rendered(name, opened, as_json=options.json, outline_only=options.outline))
    sys.stdout.flush()
    return status


def open_named(name: str) -> OpenedDocument:
    """Return the document that a word of the command line names; '-' is the standard input."""
    if name == STDIN:
        return open_document(sys.stdin.buffer.read(SIZE_LIMIT + 1), name="")
    return open_document(name)


def rendered(name: str, opened: OpenedDocument, *, as_json: bool, outline_only: bool) -> str:
    """Return what is printed for one document."""
    from halfsky.reading import read, to_gold_measures, to_gold_outline

    document = read(opened.text)
    if as_json:
        made = to_gold_outline if outline_only else to_gold_measures
        return json.dumps(made(document, identity(name)), ensure_ascii=False)
    from halfsky.reading.listing import listing

    return listing(shown_name(name), opened, document, outline_only=outline_only)


def identity(name: str) -> str:
    """Return a file's name without folder and ending; the standard input is 'stdin'."""
    return "stdin" if name == STDIN else PurePath(name).stem


def shown_name(name: str) -> str:
    """Return how a file is called on screen."""
    return _("标准输入") if name == STDIN else PurePath(name).name
