"""`halfsky read FILE...`: the outline and measures of documents, as a table or as JSON lines."""

import argparse
import json
import sys
from collections.abc import Sequence
from gettext import gettext as _
from pathlib import PurePath
from typing import NoReturn

from halfsky.reading.files import SIZE_LIMIT, OpenedDocument, UnreadableFile, open_document

FAILED = 2
STDIN = "-"


class Parser(argparse.ArgumentParser):
    """An argument parser that answers wrong use with one Chinese sentence, and --help in Chinese."""

    def error(self, message: str) -> NoReturn:
        """Write the sentence and leave with status 2; argparse's own English message is not shown."""
        self.exit(
            FAILED, _("用法不对；请写 halfsky read 文件… [--json] [--outline]，说明见 halfsky read --help。") + "\n"
        )

    def format_help(self) -> str:
        """Return what --help shows."""
        return _(
            "用法：halfsky read 文件… [--json] [--outline]\n\n"
            "读出文档的提纲和指标。可读 .txt .md .docx .pdf .html .ofd，"
            "装有 LibreOffice 时还可读 .doc .wps；- 表示标准输入。\n\n"
            "  --json     每份文档输出一行 JSON\n"
            "  --outline  只要提纲，不要指标\n\n"
            "有文件读不了时，接着读其余的，最后以状态 2 结束。\n"
        )


def parser() -> Parser:
    """Return the parser of this command's words."""
    made = Parser(prog="halfsky read", add_help=False, allow_abbrev=False)
    made.add_argument("files", nargs="+")
    made.add_argument("--json", action="store_true")
    made.add_argument("--outline", action="store_true")
    made.add_argument("-h", "--help", action="help")
    return made


def run(argv: Sequence[str]) -> int:
    """Read each document and print it; return 2 when any could not be read, else 0."""
    options = parser().parse_intermixed_args(list(argv))
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
