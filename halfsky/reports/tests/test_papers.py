"""Papers as .docx: the official form, and nothing that is not in the text."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import docx
from docx.oxml.ns import qn
from docx.shared import Pt

from halfsky.ledger.papers import Line, PaperText
from halfsky.reports.papers import file_name, paper_docx

TEXT = PaperText(
    title="信访事项受理告知书",
    to="试女士",
    lines=[Line("已经收到。"), Line("办理方式", 1), Line("第一段\n第二段"), Line("依据", 1)],
    signed_by="试县妇女联合会",
    day=date(2026, 3, 9),
    number="试县妇信告〔2026〕3号",
    foot=["核验码：7KQM-2XRT"],
)


def opened(**more: Any) -> Any:
    return docx.Document(io.BytesIO(paper_docx(TEXT, **more)))


def words(document: Any) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs if paragraph.text]


def test_the_order_is_that_of_an_official_document() -> None:
    assert words(opened()) == [
        "试县妇女联合会",
        "试县妇信告〔2026〕3号",
        "信访事项受理告知书",
        "试女士：",
        "已经收到。",
        "一、办理方式",
        "第一段",
        "第二段",
        "二、依据",
        "试县妇女联合会",
        "2026年3月9日",
        "核验码：7KQM-2XRT",
    ]


def test_paper_margins_and_fonts_follow_the_standard() -> None:
    document = opened()
    section = document.sections[0]
    sides = [section.page_width, section.page_height, section.top_margin, section.left_margin]
    assert [round(side.mm) for side in sides] == [210, 297, 37, 28]
    body = next(paragraph for paragraph in document.paragraphs if paragraph.text == "已经收到。")
    run = body.runs[0]
    assert run.font.size == Pt(16)
    assert run._element.rPr.rFonts.get(qn("w:eastAsia")) == "仿宋_GB2312"
    assert body.paragraph_format.first_line_indent == Pt(32)


def test_a_paper_of_the_demonstration_says_so_in_its_number() -> None:
    assert "（演示）试县妇信告〔2026〕3号" in words(opened(is_demonstration=True))


def test_the_file_name_holds_no_person() -> None:
    assert file_name(TEXT) == "试县妇信告〔2026〕3号信访事项受理告知书.docx"
