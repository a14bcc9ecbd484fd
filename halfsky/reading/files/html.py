"""Web pages as federations' sites write them: the article without the page around it."""

import re
from gettext import gettext as _

from lxml import etree, html

from halfsky.reading.files import plain
from halfsky.reading.files.archive import damaged
from halfsky.reading.files.errors import UnreadableFile
from halfsky.reading.files.headings import Line, is_heading, marked
from halfsky.reading.files.html_around import BLOCKS, is_furniture, is_left_out
from halfsky.reading.files.html_tables import cells_of, is_data_table, rows_of
from halfsky.reading.files.numerals import OWN_MARKER, joined, written
from halfsky.reading.files.tables import rows_to_lines

CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.I)
CHINESE = {"gb2312", "gbk", "gb18030", "x-gbk", "gb_2312-80", "hz-gb-2312"}
HEADINGS = {f"h{level}": level for level in range(1, 7)}
KINDS = {  # what HTML and CSS call the numbers of a list, and what Word does
    "A": "upperLetter",
    "a": "lowerLetter",
    "I": "upperRoman",
    "i": "lowerRoman",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "upper-roman": "upperRoman",
    "lower-roman": "lowerRoman",
    "decimal-leading-zero": "decimalZero",
    "cjk-ideographic": "chineseCountingThousand",
    "simp-chinese-informal": "chineseCountingThousand",
    "trad-chinese-informal": "chineseCountingThousand",
    "simp-chinese-formal": "chineseLegalSimplified",
    "trad-chinese-formal": "ideographLegalTraditional",
    "cjk-decimal": "ideographDigital",
    "cjk-heavenly-stem": "ideographTraditional",
    "cjk-earthly-branch": "ideographZodiac",
}
LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([\w-]{1,40})", re.I)
KEPT_LINES = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)", re.I)


def text_of(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return a web page's article as text and notes; raise UnreadableFile when nothing can be parsed."""
    source = re.sub(r"^\s*<\?xml[^>]*\?>", "", decode(data))
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = html.document_fromstring(source, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise UnreadableFile(damaged()) from error
    body = root.find("body")
    lines = PageReader().lines(body if body is not None else root)
    kept = [line for line in lines if not is_furniture(line.text)]
    left_out = (_("网页上的导航、浏览次数、版权等栏目未读取。"),) if len(kept) < len(lines) else ()
    return "\n".join(marked(kept)), left_out


def decode(data: bytes) -> str:
    """Return the page's characters, by its mark, its own statement, or by what the bytes look like."""
    stated = CHARSET.search(data[:4096])
    if stated and not any(data.startswith(mark) for mark, _name in plain.MARKS):
        name = stated[1].decode("ascii", "replace").lower()
        name = "gb18030" if name in CHINESE else "big5hkscs" if name == "big5" else name
        try:
            return data.decode(name)
        except (LookupError, UnicodeDecodeError):
            pass
    return plain.decode(data)[0]


class PageReader:
    """Walks a page's elements and yields its lines."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._counters: list[int | None] = []
        self._done: list[Line] = []
        self._marker = ""
        self._keeps_lines = False

    def lines(self, root: etree._Element) -> list[Line]:
        """Return the lines of everything below an element."""
        self._walk(root)
        self._break()
        return self._done

    def _break(self, level: int | None = None) -> None:
        text = re.sub(r"[ \t\r\n\f\xa0\u200b\ufeff]+", " ", "".join(self._pieces)).strip(" \u3000")
        self._pieces = []
        if text:
            marker = "" if OWN_MARKER.match(text) else self._marker
            heading = level if is_heading(text, level) and not marker else None
            self._done.append(Line(joined(marker, text), heading))
            self._marker = ""

    def _walk(self, element: etree._Element) -> None:
        self._say(element.text)
        for child in element:
            if isinstance(child.tag, str) and not is_left_out(child):
                self._element(child)
            self._say(child.tail)

    def _say(self, text: str | None) -> None:
        first, *others = (text or "").split("\n") if self._keeps_lines else [text or ""]
        self._pieces.append(first)
        for line in others:
            self._break()
            self._pieces.append(line)

    def _element(self, child: etree._Element) -> None:
        tag = str(child.tag)
        if tag == "br":
            self._break()
        elif tag in HEADINGS:
            self._break()
            self._walk(child)
            self._break(HEADINGS[tag])
        elif tag == "table" and is_data_table(child):
            self._break()
            self._done += map(Line, table_lines(child))
        elif tag in {"ol", "ul"}:
            self._list(child, 0 if tag == "ol" else None)
        elif tag in BLOCKS:
            self._block(child, tag)
        else:
            self._walk(child)

    def _block(self, child: etree._Element, tag: str) -> None:
        self._break()
        if tag == "li":
            self._number(child)
        outside = self._keeps_lines
        self._keeps_lines = outside or tag == "pre" or bool(KEPT_LINES.search(str(child.get("style") or "")))
        self._walk(child)
        self._keeps_lines = outside
        self._break()
        if tag == "li":
            self._marker = ""

    def _list(self, element: etree._Element, count: int | None) -> None:
        self._break()
        self._counters.append(whole(element.get("start"), 1) - 1 if count is not None else count)
        self._walk(element)
        self._counters.pop()
        self._break()

    def _number(self, item: etree._Element) -> None:
        self._marker = ""
        if self._counters and self._counters[-1] is not None:
            self._counters[-1] = whole(item.get("value"), self._counters[-1] + 1)
            self._marker = marker_of(item, self._counters[-1])


def table_lines(table: etree._Element) -> list[str]:
    """Return the lines of a data table."""
    return rows_to_lines(rows_of(table, [list(map(cell_text, cells_of(row))) for row in table.iter("tr")]))


def cell_text(cell: etree._Element) -> str:
    """Return the lines of a cell as one text."""
    return "\n".join(line.text for line in PageReader().lines(cell))


def whole(text: object, usual: int) -> int:
    """Return a number of up to five figures that an attribute states, or what is usual."""
    words = str(text or "").strip()
    return int(words) if words.isdecimal() and len(words) < 6 else usual


def marker_of(item: etree._Element, number: int) -> str:
    """Return what stands before an item of a numbered list; '' where its style says that nothing does."""
    parent = item.getparent()
    kind = "decimal"
    for element in (parent, item):
        if element is not None:
            style = LIST_STYLE.search(str(element.get("style") or ""))
            kind = style[1].lower() if style else str(element.get("type") or kind)
    if kind == "none":
        return ""
    shown = written(number, KINDS.get(kind, "decimal"))
    return f"{shown}." if shown.isascii() else f"{shown}、"
