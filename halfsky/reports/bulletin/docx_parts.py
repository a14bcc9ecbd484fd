"""The parts of an official document: page and grid, lines, tables, record block, page numbers."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from halfsky.reports.bulletin.blocks import Table

BODY, HEAD, SUBHEAD, TITLE = "仿宋_GB2312", "黑体", "楷体_GB2312", "方正小标宋简体"
SONG = "宋体"
SIZE_2, SIZE_3, SIZE_4, SIZE_5 = Pt(22), Pt(16), Pt(14), Pt(12)
RED = RGBColor(0xC3, 0x22, 0x1F)
TOP, LEFT, RIGHT, BOTTOM = 37, 28, 26, 35
"""Margins in mm: the text block is 156 by 225."""
LINE_TWIPS = 579
"""22 lines in 225 mm."""
CHARACTER_SPACE = -852
"""28 characters in 156 mm: what a 16 pt character is narrower by, in 1/4096 pt."""
OUTER, INNER = 8, 6
"""Lines of the record block in eighths of a point: 0.35 and 0.25 mm."""

TABLE_ORDER = (
    "w:tblOverlap",
    "w:bidiVisual",
    "w:tblStyleRowBandSize",
    "w:tblStyleColBandSize",
    "w:tblW",
    "w:jc",
    "w:tblCellSpacing",
    "w:tblInd",
    "w:tblBorders",
    "w:shd",
    "w:tblLayout",
    "w:tblCellMar",
    "w:tblLook",
)
"""In this order Word expects what follows a table's place."""


def page(document: Any) -> None:
    """Set paper, margins, grid and the body's font."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(TOP), Mm(BOTTOM)
    section.left_margin, section.right_margin = Mm(LEFT), Mm(RIGHT)
    section.header_distance, section.footer_distance = Mm(15), Mm(23)
    old = section._sectPr.find(qn("w:docGrid"))
    if old is not None:
        section._sectPr.remove(old)
    section._sectPr.append(
        made("w:docGrid", type="linesAndChars", linePitch=str(LINE_TWIPS), charSpace=str(CHARACTER_SPACE))
    )
    style = document.styles["Normal"]
    style.font.size = SIZE_3
    set_font(style.element.get_or_add_rPr(), BODY)


def made(tag: str, **values: str) -> Any:
    """Return an element of the document with its values."""
    element = OxmlElement(tag)
    for name, value in values.items():
        element.set(qn(f"w:{name}"), value)
    return element


def set_font(properties: Any, name: str) -> None:
    """Name one font for every script."""
    fonts = properties.find(qn("w:rFonts"))
    if fonts is None:
        fonts = OxmlElement("w:rFonts")
        properties.insert(0, fonts)
    for theme in [key for key in fonts.attrib if key.endswith("Theme")]:
        del fonts.attrib[theme]
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), name)


def line(
    document: Any,
    words: str,
    font: str,
    size: Any,
    align: Any = ALIGN.JUSTIFY,
    *,
    indent: float = 0,
    right: float = 0,
    colour: RGBColor | None = None,
    keep_next: bool = False,
) -> Any:
    """Add a paragraph; `indent` and `right` count characters of its size."""
    paragraph = document.add_paragraph()
    fill(paragraph, words, font, size, align, colour=colour)
    form = paragraph.paragraph_format
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(max(LINE_TWIPS / 20, size.pt * 1.4))
    form.first_line_indent, form.right_indent = Pt(indent * size.pt), Pt(right * size.pt)
    form.keep_with_next = keep_next
    if indent:
        paragraph._element.get_or_add_pPr().get_or_add_ind().set(qn("w:firstLineChars"), str(int(indent * 100)))
    return paragraph


def fill(
    paragraph: Any, words: str, font: str, size: Any, align: Any = ALIGN.JUSTIFY, *, colour: RGBColor | None = None
) -> None:
    """Put words into a paragraph without space around it."""
    form = paragraph.paragraph_format
    form.alignment, form.space_before, form.space_after = align, Pt(0), Pt(0)
    run = paragraph.add_run(words)
    run.font.size = size
    if colour is not None:
        run.font.color.rgb = colour
    set_font(run._element.get_or_add_rPr(), font)


def red_line(paragraph: Any) -> None:
    """Draw the red line 4 mm under the document number."""
    borders = OxmlElement("w:pBdr")
    borders.append(made("w:bottom", val="single", sz="18", space="11", color=str(RED)))
    properties = paragraph._element.get_or_add_pPr()
    properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")


def table(document: Any, block: Table) -> None:
    """Add a table with its caption over it; the head is repeated on each page and no row is split."""
    line(document, block.caption, HEAD, SIZE_4, ALIGN.CENTER, keep_next=True)
    drawn = document.add_table(rows=1 + len(block.rows), cols=len(block.head))
    drawn.style, drawn.alignment, drawn.autofit = "Table Grid", WD_TABLE_ALIGNMENT.CENTER, False
    for number, words in enumerate(block.head):
        _cell(drawn.rows[0].cells[number], words, HEAD, ALIGN.CENTER)
    drawn.rows[0]._tr.get_or_add_trPr().append(made("w:tblHeader"))
    for drawn_row, row in zip(drawn.rows[1:], block.rows, strict=True):
        for number, (cell, piece) in enumerate(zip(drawn_row.cells, row, strict=True)):
            align = ALIGN.LEFT if number == 1 else ALIGN.CENTER if number == 0 else ALIGN.RIGHT
            _cell(cell, piece.text, BODY, align)
    total = sum(block.widths)
    for drawn_row in drawn.rows:
        drawn_row._tr.get_or_add_trPr().append(made("w:cantSplit"))
        for cell, share in zip(drawn_row.cells, block.widths, strict=True):
            cell.width = Mm(156 * share / total)
    line(document, "", BODY, SIZE_5)


def _cell(cell: Any, words: str, font: str, align: Any) -> None:
    fill(cell.paragraphs[0], words, font, SIZE_5, align)


def record_block(document: Any, copies: str, printed_by: str, day: str) -> None:
    """Add the record block (版记) at the foot of the last page: outer lines 0.35 mm, inner 0.25 mm."""
    drawn = document.add_table(rows=2, cols=1)
    drawn.alignment, drawn.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    properties = drawn._tbl.tblPr
    place = made("w:tblpPr", vertAnchor="margin", horzAnchor="margin", tblpXSpec="center", tblpYSpec="bottom")
    properties.insert_element_before(place, *TABLE_ORDER)
    borders = OxmlElement("w:tblBorders")
    for side, size in (("top", OUTER), ("bottom", OUTER), ("insideH", INNER)):
        borders.append(made(f"w:{side}", val="single", sz=str(size), space="0", color="000000"))
    properties.insert_element_before(borders, *TABLE_ORDER[TABLE_ORDER.index("w:tblBorders") + 1 :])
    for cell in (row.cells[0] for row in drawn.rows):
        cell.width = Mm(156)
    first, second = (row.cells[0].paragraphs[0] for row in drawn.rows)
    fill(first, _("抄送：%(copies)s。") % {"copies": copies}, BODY, SIZE_4)
    first.paragraph_format.left_indent = SIZE_4
    fill(second, _("%(organ)s\t%(day)s印发") % {"organ": printed_by, "day": day}, BODY, SIZE_4, ALIGN.LEFT)
    second.paragraph_format.left_indent = SIZE_4
    second.paragraph_format.tab_stops.add_tab_stop(Mm(156) - SIZE_4 - Mm(4), 2)  # flush right


def page_numbers(document: Any, mark: str = "") -> None:
    """Number the pages — 1 —: odd ones at the right, even ones at the left; `mark` stands over every page."""
    document.settings.odd_and_even_pages_header_footer = True
    section = document.sections[0]
    for foot, align in ((section.footer, ALIGN.RIGHT), (section.even_page_footer, ALIGN.LEFT)):
        paragraph = foot.paragraphs[0]
        fill(paragraph, "— ", SONG, SIZE_4, align)
        _page_field(paragraph)
        fill(paragraph, " —", SONG, SIZE_4, align)
        paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = SIZE_4
    for head in (section.header, section.even_page_header):
        fill(head.paragraphs[0], mark, BODY, SIZE_5, ALIGN.CENTER)


def _page_field(paragraph: Any) -> None:
    run = paragraph.add_run()
    run.font.size = SIZE_4
    set_font(run._element.get_or_add_rPr(), SONG)
    text = OxmlElement("w:instrText")
    text.text = "PAGE"
    for part in (made("w:fldChar", fldCharType="begin"), text, made("w:fldChar", fldCharType="end")):
        run._element.append(part)
