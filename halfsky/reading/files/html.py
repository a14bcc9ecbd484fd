"""Web pages as federations' sites write them: the article without the page around it."""

import re
from collections.abc import Iterator
from gettext import gettext as _

from lxml import etree, html

from halfsky.reading.files import plain
from halfsky.reading.files.archive import damaged
from halfsky.reading.files.errors import UnreadableFile
from halfsky.reading.files.tables import rows_to_lines

CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.I)
CHINESE = {"gb2312", "gbk", "gb18030", "x-gbk", "gb_2312-80", "hz-gb-2312"}
DROPPED = {
    "script",
    "style",
    "nav",
    "noscript",
    "iframe",
    "form",
    "button",
    "select",
    "textarea",
    "svg",
    "head",
    "template",
    "object",
    "header",
    "footer",
    "aside",
}
BLOCKS = {
    "p",
    "div",
    "section",
    "article",
    "main",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "blockquote",
    "pre",
    "tr",
    "td",
    "th",
    "table",
    "tbody",
    "center",
    "body",
    "hr",
    "figure",
    "figcaption",
    "address",
    "fieldset",
}
HEADINGS = {f"h{level}": level for level in range(1, 7)}
AROUND = re.compile(
    r"(?:^|[\s_-])(?:nav|menu|footer|foot|copyright|breadcrumbs?|crumbs?|share|sidebar|banner|related|pager|toolbar|top-?bar|friend-?links?)(?:$|[\s_-])",
    re.I,
)
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
FURNITURE = re.compile(
    r"(?:浏览|点击|阅读|访问)(?:次数|量|数)?\s*[:：]|字号\s*[:：【\[]|字体\s*[:：]|【?打印(?:本页)?】|关闭(?:窗口|本页)|分享到|扫一扫|当前位置|您(?:现在)?的位置|上一[篇条]\s*[:：]|下一[篇条]\s*[:：]"
    r"|ICP备|公网安备|版权所有|技术支持\s*[:：]|[来來]源\s*[:：].{0,40}(?:时间|日期)|发布(?:时间|日期)\s*[:：]|网站(?:地图|标识码)|设为首页"
)
FURNITURE_LIMIT = 120
CELL_LIMIT = 600
ARTICLE_LENGTH = 300


def text_of(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return a web page's article as text and notes; raise UnreadableFile when nothing can be parsed."""
    source = re.sub(r"^\s*<\?xml[^>]*\?>", "", decode(data))
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = html.document_fromstring(source, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise UnreadableFile(damaged()) from error
    body = root.find("body")
    lines = [line for line in PageReader().lines(body if body is not None else root) if line]
    kept = [line for line in lines if len(line) > FURNITURE_LIMIT or not FURNITURE.search(line)]
    left_out = (_("网页上的导航、浏览次数、版权等栏目未读取。"),) if len(kept) < len(lines) else ()
    return "\n".join(kept), left_out


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
        self._done: list[str] = []

    def lines(self, root: etree._Element) -> list[str]:
        """Return the lines of everything below an element."""
        self._walk(root)
        self._break()
        return self._done

    def _break(self, prefix: str = "") -> None:
        text = re.sub(r"[ \t\r\n\f\xa0\u200b\ufeff]+", " ", "".join(self._pieces)).strip(" \u3000")
        self._pieces = []
        if text:
            self._done.append(prefix + text)

    def _walk(self, element: etree._Element) -> None:
        self._pieces.append(element.text or "")
        for child in element:
            if isinstance(child.tag, str) and not is_left_out(child):
                self._element(child)
            self._pieces.append(child.tail or "")

    def _element(self, child: etree._Element) -> None:
        tag = str(child.tag)
        if tag == "br":
            self._break()
        elif tag in HEADINGS:
            self._break()
            self._walk(child)
            self._break("#" * HEADINGS[tag] + " ")
        elif tag == "table" and is_data_table(child):
            self._break()
            self._done += rows_to_lines(list(rows_of(child)))
        elif tag in {"ol", "ul"}:
            self._list(child, 0 if tag == "ol" else None)
        elif tag in BLOCKS:
            self._break()
            if tag == "li":
                self._number()
            self._walk(child)
            self._break()
        else:
            self._walk(child)

    def _list(self, element: etree._Element, count: int | None) -> None:
        self._break()
        start = str(element.get("start") or "")
        self._counters.append(int(start) - 1 if count is not None and start.isdigit() and len(start) < 6 else count)
        self._walk(element)
        self._counters.pop()
        self._break()

    def _number(self) -> None:
        if self._counters and self._counters[-1] is not None:
            self._counters[-1] += 1
            self._pieces.append(f"{self._counters[-1]}. ")


def is_left_out(element: etree._Element) -> bool:
    """Say whether an element is page furniture: scripts, menus, what is hidden, or a block made of links."""
    tag = str(element.tag)
    if tag in DROPPED or HIDDEN.search(str(element.get("style") or "")) or element.get("hidden") is not None:
        return True
    if tag not in BLOCKS:
        return False
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return (bool(AROUND.search(names)) and not is_article(element)) or is_made_of_links(element)


def is_article(element: etree._Element) -> bool:
    """Say whether a block holds paragraphs of some length, whatever its name says."""
    return sum(len("".join(map(str, words.itertext())).strip()) for words in element.iter("p")) > ARTICLE_LENGTH


def is_made_of_links(element: etree._Element) -> bool:
    """Say whether a block has three links or more and most of its characters stand in them."""
    links = list(element.iter("a"))
    if len(links) < 3:
        return False
    total = sum(len(text.strip()) for text in element.itertext())
    return sum(len(text.strip()) for link in links for text in link.itertext()) > total * 0.6


def is_data_table(table: etree._Element) -> bool:
    """Say whether a table holds data; old pages also use tables to place whole articles."""
    if any(inner is not table for inner in table.iter("table")):
        return False
    rows = [len([cell for cell in row if cell.tag in {"td", "th"}]) for row in table.iter("tr")]
    if len(rows) < 2 or max(rows) < 2:
        return False
    return all(len("".join(str(text) for text in cell.itertext())) <= CELL_LIMIT for cell in table.iter("td", "th"))


def rows_of(table: etree._Element) -> Iterator[list[str]]:
    """Yield a data table's rows as cell texts; spanned cells keep their columns."""
    pending: dict[int, int] = {}
    for row in table.iter("tr"):
        cells: list[str] = []
        for cell in (cell for cell in row if cell.tag in {"td", "th"}):
            while pending.get(len(cells), 0) > 0:
                pending[len(cells)] -= 1
                cells.append("")
            rows_spanned = span(cell, "rowspan")
            if rows_spanned > 1:
                pending[len(cells)] = rows_spanned - 1
            cells.append("\n".join(PageReader().lines(cell)))
            cells += [""] * (span(cell, "colspan") - 1)
        yield cells


def span(cell: etree._Element, name: str) -> int:
    """Return how many rows or columns a cell covers, 1 to 100."""
    text = str(cell.get(name) or "1").strip()
    return min(max(int(text), 1), 100) if text.isdigit() and len(text) < 6 else 1
