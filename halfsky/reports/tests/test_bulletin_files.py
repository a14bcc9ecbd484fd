"""The files of a bulletin: the official form down to margins and fonts, and a sheet of numbers that are numbers."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import pypdfium2
import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Pt
from openpyxl import load_workbook

from halfsky.reports.bulletin import actions
from halfsky.reports.bulletin.docx_parts import TABLE_ORDER
from halfsky.reports.bulletin.files import docx_of, frozen_of, paper_of, pdf_of, xlsx_of
from halfsky.reports.models import Bulletin
from halfsky.reports.tests.made import City


@pytest.fixture
def made(city: City) -> Bulletin:
    return actions.issue(actions.draft(city.planner, 202605, is_demo=True), city.lead, on=date(2026, 6, 8))


@pytest.fixture
def document(made: Bulletin) -> Any:
    return Document(BytesIO(docx_of(made)))


def can_print() -> bool:
    """Return whether the library that draws text is installed."""
    try:
        __import__("weasyprint")
    except (ImportError, OSError):
        return False
    return True


def font_of(paragraph: Any) -> tuple[str, float]:
    run = next(run for run in paragraph.runs if run.text)
    return run._element.rPr.find(qn("w:rFonts")).get(qn("w:eastAsia")), run.font.size.pt


def found(document: Any, words: str) -> Any:
    return next(paragraph for paragraph in document.paragraphs if words in paragraph.text)


def test_the_page_is_a4_with_22_lines_of_28_characters(document: Any) -> None:
    section = document.sections[0]
    sides = (section.page_width, section.page_height, section.top_margin, section.left_margin)
    assert [round(side.mm) for side in sides] == [210, 297, 37, 28]
    assert round(section.page_width.mm - section.left_margin.mm - section.right_margin.mm) == 156
    assert round(section.page_height.mm - section.top_margin.mm - section.bottom_margin.mm) == 225
    grid = section._sectPr.find(qn("w:docGrid"))
    pitch = int(grid.get(qn("w:linePitch"))) / 20
    assert int(225 / 25.4 * 72 / pitch) == 22
    character = 16 + int(grid.get(qn("w:charSpace"))) / 4096
    assert int(156 / 25.4 * 72 / character) == 28


def test_fonts_and_sizes_are_those_of_the_form(document: Any) -> None:
    assert font_of(found(document, "样市妇女联合会文件"))[0] == "方正小标宋简体"
    assert found(document, "样市妇女联合会文件").runs[0].font.color.rgb is not None
    assert font_of(found(document, "关于2026年5月")) == ("方正小标宋简体", 22)
    assert font_of(found(document, "一、总体进展")) == ("黑体", 16)
    assert font_of(found(document, "根据《样市")) == ("仿宋_GB2312", 16)
    assert found(document, "根据《样市").paragraph_format.first_line_indent == Pt(32)
    assert found(document, "各县市区妇联：").paragraph_format.first_line_indent == 0


def test_the_number_stands_over_a_red_line(document: Any, made: Bulletin) -> None:
    number = found(document, made.number)
    assert number.text == "岳妇通报〔2026〕1号（演示）"
    line = number._element.pPr.find(qn("w:pBdr")).find(qn("w:bottom"))
    assert line.get(qn("w:color")) == "C3221F"


def test_the_date_stands_four_characters_from_the_right(document: Any) -> None:
    day = [paragraph for paragraph in document.paragraphs if paragraph.text == "2026年6月8日"][-1]
    assert day.paragraph_format.right_indent == Pt(64)
    signed = [paragraph for paragraph in document.paragraphs if paragraph.text == "样市妇女联合会"][-1]
    assert signed.paragraph_format.right_indent is not None


def test_the_record_block_ends_the_document(document: Any) -> None:
    block = document.tables[-1]
    assert block.rows[0].cells[0].text == "抄送：样省妇女联合会。"
    assert block.rows[1].cells[0].text == "样市妇女联合会办公室\t2026年6月8日印发"
    borders = block._tbl.tblPr.findall(qn("w:tblBorders"))[-1]
    sizes = {side.tag.split("}")[1]: int(side.get(qn("w:sz"))) / 8 * 25.4 / 72 for side in borders}
    assert {name: round(size, 2) for name, size in sizes.items()} == {"top": 0.35, "bottom": 0.35, "insideH": 0.26}


def test_pages_are_numbered_outside_and_marked_as_demonstration(document: Any) -> None:
    section = document.sections[0]
    assert document.settings.odd_and_even_pages_header_footer
    odd, even = section.footer.paragraphs[0], section.even_page_footer.paragraphs[0]
    assert (odd.alignment, even.alignment) == (2, 0)
    for foot in (odd, even):
        assert foot.text.startswith("— ")
        assert foot.text.endswith(" —")
        assert "PAGE" in foot._element.xml
    assert "演示数据" in section.header.paragraphs[0].text


def test_tables_say_what_the_frozen_rows_say(document: Any, made: Bulletin) -> None:
    first = document.tables[0]
    assert [cell.text for cell in first.rows[0].cells] == ["序号", "目标", "5月", "累计", "目标数", "完成率", "进度"]
    assert [cell.text for cell in first.rows[1].cells] == ["1", "受理来访（件）", "1", "10", "20", "50.0%", "正常"]
    second = document.tables[1]
    rows = {row.cells[1].text: [cell.text for cell in row.cells] for row in second.rows[1:]}
    assert rows["己县"][3] == "0"
    assert rows["庚县"][0] == "—"
    assert rows["庚县"][3] == "未报"
    assert rows["合　计"][3] == "10"
    assert len(rows) == len(frozen_of(made).lines[0].children) + 1


def test_what_stands_in_a_table_is_in_the_order_that_word_expects(document: Any) -> None:
    for table in document.tables:
        tags = [f"w:{part.tag.split('}')[1]}" for part in table._tbl.tblPr]
        order = ["w:tblStyle", "w:tblpPr", *TABLE_ORDER]
        assert tags == sorted(tags, key=order.index)


def test_the_title_is_broken_between_words(made: Bulletin) -> None:
    assert paper_of(made).title == ("关于2026年5月全市妇联重点目标", "进展情况的通报")


def test_the_sheet_holds_numbers_with_numerator_and_denominator(made: Bulletin) -> None:
    book: Any = load_workbook(BytesIO(xlsx_of(made)))
    assert book.sheetnames == ["总表", "各地", "怎么数", "来源"]
    rows = list(book["总表"].iter_rows(values_only=True))
    column = {name: place for place, name in enumerate(rows[0])}
    count, rate = rows[1], rows[3]
    assert (count[column["累计"]], count[column["目标数"]], count[column["完成率"]]) == (10, 20, 0.5)
    assert rate[column["分子"]] == rate[column["分母"]] * rate[column["累计"]]
    assert isinstance(rate[column["分母"]], int | float)
    below = {(row[0], row[1]): row for row in book["各地"].iter_rows(values_only=True)}
    head = {name: place for place, name in enumerate(next(book["各地"].iter_rows(values_only=True)))}
    assert below["受理来访", "己县"][head["累计"]] == 0
    assert below["受理来访", "庚县"][head["累计"]] == "未报"
    assert below["受理来访", "庚县"][head["名次"]] is None
    sources = dict(book["来源"].iter_rows(min_row=2, values_only=True))
    assert sources["演示数据"] == "不是真实情况"
    assert sources["数据截至"] == "2026-05-31"
    assert paper_of(made).is_demo


@pytest.mark.skipif(not can_print(), reason="needs Pango")
def test_the_pdf_says_the_same_and_is_the_same_every_time(made: Bulletin) -> None:
    content = pdf_of(made)
    assert pdf_of(made) == content
    pages = pypdfium2.PdfDocument(content)
    assert [round(side / 72 * 25.4) for side in pages[0].get_size()] == [210, 297]
    text = "".join(page.get_textpage().get_text_range() for page in pages).replace("\r\n", "")
    for words in ("样市妇女联合会文件", made.number, "完成年度目标的50.0%", "抄送：样省妇女联合会", "演示数据"):
        assert words in text
