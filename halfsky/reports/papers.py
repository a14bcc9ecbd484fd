"""Papers of steps as .docx in the form of official documents (GB/T 9704-2012): margins, fonts, 22 lines of 28."""

from __future__ import annotations

import io
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from halfsky.ledger.papers import PaperText

BODY, HEAD, SUBHEAD, TITLE = "仿宋_GB2312", "黑体", "楷体_GB2312", "方正小标宋简体"
SIZE_3, SIZE_2, SIZE_4 = Pt(16), Pt(22), Pt(14)
RED = RGBColor(0xC0, 0x00, 0x00)
LINE = Pt(29)
"""22 lines in 225 mm."""
FONT_OF_LEVEL = {0: BODY, 1: HEAD, 2: SUBHEAD, 3: BODY, 4: BODY}
ORDINALS = "一二三四五六七八九十"


def paper_docx(text: PaperText, *, is_demonstration: bool = False) -> bytes:
    """Return the paper as a .docx; one of the demonstration says so in its number."""
    document = Document()
    _page(document)
    _line(document, text.signed_by, TITLE, Pt(26), WD_ALIGN_PARAGRAPH.CENTER, colour=RED)
    number = f"（演示）{text.number}" if is_demonstration else text.number
    _rule(_line(document, number, BODY, SIZE_3, WD_ALIGN_PARAGRAPH.CENTER))
    _line(document, "", BODY, SIZE_3)
    _line(document, text.title, TITLE, SIZE_2, WD_ALIGN_PARAGRAPH.CENTER)
    _line(document, "", BODY, SIZE_3)
    _line(document, f"{text.to}：", BODY, SIZE_3)
    _body(document, text)
    _line(document, "", BODY, SIZE_3)
    _line(document, text.signed_by, BODY, SIZE_3, WD_ALIGN_PARAGRAPH.RIGHT, right=4)
    day = f"{text.day.year}年{text.day.month}月{text.day.day}日"
    _line(document, day, BODY, SIZE_3, WD_ALIGN_PARAGRAPH.RIGHT, right=4)
    for line in text.foot:
        _line(document, line, BODY, SIZE_4)
    if text.copies_to:
        _line(document, f"抄送：{text.copies_to}", BODY, SIZE_4)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def file_name(text: PaperText) -> str:
    """Return the file's name: number and title, never a name of a person."""
    return f"{text.number}{text.title}.docx"


def _body(document: Any, text: PaperText) -> None:
    heads = 0
    for line in text.lines:
        words = line.text
        if line.level == 1:
            words, heads = f"{ORDINALS[heads % len(ORDINALS)]}、{words}", heads + 1
        for part in words.splitlines() or [""]:
            _line(document, part, FONT_OF_LEVEL[line.level], SIZE_3, indent=2)


def _page(document: Any) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    style = document.styles["Normal"]
    style.font.size = SIZE_3
    _set_font(style.element.get_or_add_rPr(), BODY)


def _line(
    document: Any,
    words: str,
    font: str,
    size: Any,
    align: Any = WD_ALIGN_PARAGRAPH.JUSTIFY,
    *,
    indent: int = 0,
    right: int = 0,
    colour: RGBColor | None = None,
) -> Any:
    """Add a paragraph; `indent` and `right` count characters of its size."""
    paragraph = document.add_paragraph()
    form = paragraph.paragraph_format
    form.alignment, form.space_before, form.space_after = align, Pt(0), Pt(0)
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(max(LINE.pt, size.pt + 6))
    form.first_line_indent, form.right_indent = Pt(indent * size.pt), Pt(right * size.pt)
    run = paragraph.add_run(words)
    run.font.size = size
    if colour is not None:
        run.font.color.rgb = colour
    _set_font(run._element.get_or_add_rPr(), font)
    return paragraph


def _set_font(properties: Any, name: str) -> None:
    fonts = properties.find(qn("w:rFonts"))
    if fonts is None:
        fonts = OxmlElement("w:rFonts")
        properties.insert(0, fonts)
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), name)


def _rule(paragraph: Any) -> None:
    """Draw the red line 4 mm under the paragraph."""
    borders = OxmlElement("w:pBdr")
    bottom = OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "18"), ("space", "11"), ("color", "C00000")):
        bottom.set(qn(f"w:{name}"), value)
    borders.append(bottom)
    paragraph._element.get_or_add_pPr().append(borders)
