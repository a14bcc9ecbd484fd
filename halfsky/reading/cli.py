"""`halfsky read FILE...`: the outline and measures of documents, as a table or as JSON lines."""

import json
import sys
from collections.abc import Sequence
from gettext import gettext as _
from pathlib import PurePath

from halfsky.cli_parser import FAILED, Parser
from halfsky.reading.files import SIZE_LIMIT, OpenedDocument, UnreadableFile, open_document

STDIN = "-"


def parser() -> Parser:
    """Return the parser of this command's words."""
    about = _(
        "读出文档的提纲和指标。可读 .txt .md .docx .pdf .html .ofd，"
        "装有 LibreOffice 时还可读 .doc .wps；- 表示标准输入。\n"
        "有文件读不了时，接着读其余的，最后以状态 2 结束。"
    )
    made = Parser("read", _("文件… [--json] [--outline]"), about)
    made.add_argument("files", metavar=_("文件"), nargs="+", help=_("一份或几份文档"))
    made.add_argument(
        "--json", action="store_true", help=_("每份文档输出一行 JSON：标题、各部分、指标及其时限、责任单位和存疑")
    )
    made.add_argument("--outline", action="store_true", help=_("只要提纲，不要指标"))
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
    from halfsky.reading import read, to_gold_outline
    from halfsky.reading.gold import to_reading

    document = read(opened.text)
    if as_json:
        made = to_gold_outline if outline_only else to_reading
        return json.dumps(made(document, identity(name)), ensure_ascii=False)
    from halfsky.reading.listing import listing

    return listing(shown_name(name), opened, document, outline_only=outline_only)


def identity(name: str) -> str:
    """Return a file's name without folder and ending; the standard input is 'stdin'."""
    return "stdin" if name == STDIN else PurePath(name).stem


def shown_name(name: str) -> str:
    """Return how a file is called on screen."""
    return _("标准输入") if name == STDIN else PurePath(name).name
