"""Tables in Word files as offices draw them: merged headings, columns of units, tables within tables, frames."""

from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from halfsky.reading import read
from halfsky.reading.files import open_document
from halfsky.reading.files.tests.papers import PLAN, Paper


def lines(paper: Paper) -> list[str]:
    return open_document(paper.bytes(), "plan.docx").text.split("\n")


def numbered(cell: Any, number: int) -> None:
    """Let Word set the number of a cell's first paragraph."""
    cell.paragraphs[0]._p.get_or_add_pPr().append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>')
    )


def test_a_title_row_and_headings_of_two_rows_stand_above_the_body() -> None:
    paper = Paper()
    table = paper.table(
        [
            ["青禾县妇联2026年责任分解表", "", "", "", "", ""],
            ["序号", "工作任务", "目标任务", "", "责任单位", "完成时限"],
            ["", "", "场次（场）", "资金（万元）", "", ""],
            ["1", "家政培训", "20", "80", "发展部", "6月底前"],
            ["2", "电商培训", "12", "45.5", "", "年底前"],
        ]
    )
    table.cell(0, 0).merge(table.cell(0, 5))
    table.cell(1, 2).merge(table.cell(1, 3))
    for place in (0, 1, 4, 5):
        table.cell(1, place).merge(table.cell(2, place))
    table.cell(3, 4).merge(table.cell(4, 4))
    assert lines(paper) == [
        "青禾县妇联2026年责任分解表",
        "序号 | 工作任务 | 目标任务 |  | 责任单位 | 完成时限",
        " |  | 场次（场） | 资金（万元）",
        "1 | 家政培训 | 20场 | 80万元 | 责任单位：发展部 | 完成时限：6月底前",
        "2 | 电商培训 | 12场 | 45.5万元 | 责任单位：发展部 | 完成时限：年底前",
    ]


def test_a_column_of_units_gives_its_unit_to_the_figures_of_the_row_but_not_to_its_number() -> None:
    paper = Paper()
    paper.table(
        [
            ["序号", "指标", "单位", "2026年目标值", "分值"],
            ["1", "培训妇女", "人次", "3000", "5"],
            ["2", "妇女之家覆盖率", "%", "95以上", "3"],
        ]
    )
    assert lines(paper)[1:] == ["1 | 培训妇女 | 人次 | 3000人次 | 5", "2 | 妇女之家覆盖率 | % | 95%以上 | 3"]
    found = read(open_document(paper.bytes()).text).measures
    assert [(str(m.value), m.unit) for m in found] == [("3000", "人次"), ("95", "%")]


def test_a_column_of_departments_is_no_column_of_units() -> None:
    paper = Paper()
    paper.table([["任务", "单位", "目标"], ["走访", "组织部", "300"], ["慰问", "权益部", "200"]])
    assert lines(paper)[1:] == ["走访 | 单位：组织部 | 300", "慰问 | 单位：权益部 | 200"]


def test_headings_in_traditional_characters_work_alike() -> None:
    paper = Paper()
    paper.table([["任務", "目標（萬元）", "責任單位", "完成時限"], ["貸款", "2000", "發展部", "年底前"]])
    assert lines(paper)[1] == "貸款 | 2000萬元 | 責任單位：發展部 | 完成時限：年底前"


def test_numbers_that_word_sets_in_empty_cells_are_read() -> None:
    paper = Paper()
    number = paper.numbering([("decimal", "%1")])
    table = paper.table([["序号", "任务"], ["", "走访300户"], ["", "慰问200名"]])
    for row in (1, 2):
        numbered(table.cell(row, 0), number)
    assert lines(paper)[1:] == ["1 | 走访300户", "2 | 慰问200名"]


def test_an_empty_numbered_paragraph_counts_as_it_does_on_the_page() -> None:
    paper = Paper()
    number = paper.numbering(PLAN)
    for words in ("培训", "", "走访"):
        paper.add(words, number)
    assert lines(paper) == ["一、培训", "", "三、走访"]


def test_rows_and_cells_whose_deletion_is_tracked_are_left_out() -> None:
    paper = Paper()
    table = paper.table([["任务", "旧列", "目标（户）"], ["走访", "旧", "300"], ["慰问", "旧", "200"]])
    gone = f'{nsdecls("w")} w:id="7" w:author="a"/>'
    table.rows[1]._tr.get_or_add_trPr().append(parse_xml(f"<w:del {gone}"))
    for row in range(3):
        table.cell(row, 1)._tc.get_or_add_tcPr().append(parse_xml(f"<w:cellDel {gone}"))
    assert lines(paper) == ["任务 | 目标（户）", "慰问 | 200户"]


def test_a_table_within_a_cell_does_not_break_the_columns_around_it() -> None:
    paper = Paper()
    table = paper.table([["任务", "安排", "责任单位"], ["走访", "分两次：", "权益部"]])
    inner = table.cell(1, 1).add_table(2, 2)
    for row, cells in zip(inner.rows, [("时间", "户数（户）"), ("春节", "300")], strict=True):
        for cell, words in zip(row.cells, cells, strict=True):
            cell.text = words
    assert lines(paper)[1] == "走访 | 分两次：时间，户数（户）；时间：春节，300户 | 责任单位：权益部"


def test_a_table_that_only_frames_the_text_is_read_as_paragraphs() -> None:
    paper = Paper()
    frame = paper.document.add_table(rows=1, cols=1).cell(0, 0)
    frame.paragraphs[0].text = "青禾县妇联2026年工作要点"
    frame.add_paragraph("一、培训妇女1200名。")
    inner = frame.add_table(2, 2)
    for row, cells in zip(inner.rows, [("任务", "责任单位"), ("走访300户", "权益部")], strict=True):
        for cell, words in zip(row.cells, cells, strict=True):
            cell.text = words
    assert [line for line in lines(paper) if line] == [
        "青禾县妇联2026年工作要点",
        "一、培训妇女1200名。",
        "任务 | 责任单位",
        "走访300户 | 责任单位：权益部",
    ]


def test_a_cell_as_long_as_an_article_makes_its_table_a_frame() -> None:
    paper = Paper()
    article = "各级妇联要把培训、就业、维权和关爱工作放在一起谋划。" * 30
    paper.table([["一、培训。", article]])
    assert lines(paper) == ["一、培训。", article]


def test_paragraphs_of_a_cell_that_end_in_a_full_stop_get_no_second_sign() -> None:
    paper = Paper()
    paper.table([["任务", "内容"], ["走访", "1.走访300户。\n2.慰问200名"]])
    assert lines(paper)[1] == "走访 | 1.走访300户。2.慰问200名"
