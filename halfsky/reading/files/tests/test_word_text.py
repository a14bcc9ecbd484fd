"""What stands in a Word file is read as its reader sees it: changes accepted, hidden text out, boxes and notes in."""

import pytest
from docx.oxml.ns import nsdecls

from halfsky.reading import read
from halfsky.reading.files import OpenedDocument, UnreadableFile, open_document
from halfsky.reading.files.tests.papers import PLAN, Paper, with_part

WORDS = "<w:r><w:t>%s</w:t></w:r>"


def opened(paper: Paper) -> OpenedDocument:
    return open_document(paper.bytes(), "plan.docx")


def test_each_paragraph_is_a_line_and_its_indent_stays() -> None:
    paper = Paper()
    for words in ("青禾县妇联2026年工作要点", "", "\u3000\u3000全年培训妇女1200名。"):
        paper.add(words)
    assert opened(paper).text == "青禾县妇联2026年工作要点\n\n\u3000\u3000全年培训妇女1200名。"
    assert opened(paper).kind == "docx"


def test_deleted_words_are_left_out_and_inserted_ones_read_with_a_note() -> None:
    paper = Paper()
    paper.xml(
        WORDS % "培训妇女"
        + '<w:del w:id="1"><w:r><w:delText>800</w:delText></w:r></w:del>'
        + '<w:ins w:id="2"><w:r><w:t>1200</w:t></w:r></w:ins>'
        + WORDS % "名"
    )
    found = opened(paper)
    assert found.text == "培训妇女1200名"
    assert found.notes == ("文中有修订痕迹，已按接受全部修订读取。",)


def test_a_deleted_paragraph_end_joins_two_paragraphs() -> None:
    paper = Paper()
    paper.xml('<w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>' + WORDS % "全年举办培训班")
    paper.xml(WORDS % "12期。")
    assert opened(paper).text == "全年举办培训班12期。"


def test_the_number_of_two_joined_paragraphs_is_that_of_the_end_mark_that_stays() -> None:
    paper = Paper()
    number = paper.numbering(PLAN)
    paper.add("一项已有", number)
    paper.xml('<w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>' + WORDS % "全年举办")
    paper.add("培训班12期。", number)
    assert opened(paper).text == "一、一项已有\n二、全年举办培训班12期。"


def test_a_deleted_numbered_paragraph_does_not_count() -> None:
    paper = Paper()
    number = paper.numbering(PLAN)
    paper.add("培训", number)
    numbered = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
    paper.xml(
        f'<w:pPr>{numbered}<w:rPr><w:del w:id="1"/></w:rPr></w:pPr>'
        '<w:del w:id="2"><w:r><w:delText>删去</w:delText></w:r></w:del>'
    )
    paper.add("走访", number)
    assert opened(paper).text == "一、培训\n二、走访"


def test_words_that_were_only_inserted_are_noted_too() -> None:
    paper = Paper()
    paper.xml('<w:ins w:id="1">' + WORDS % "培训1200名" + "</w:ins>")
    assert opened(paper).notes == ("文中有修订痕迹，已按接受全部修订读取。",)


def test_hidden_text_is_left_out_with_a_note() -> None:
    paper = Paper()
    paper.add("走访500户").add_run("（内部掌握300户）").font.hidden = True
    assert opened(paper).text == "走访500户"
    assert opened(paper).notes == ("文中有隐藏文字，未读取。",)


@pytest.mark.parametrize("way", ["strike", "dstrike"])
def test_struck_text_is_left_out_with_a_note(way: str) -> None:
    paper = Paper()
    paper.xml(f"<w:r><w:rPr><w:{way}/></w:rPr><w:t>走访900户，</w:t></w:r>" + WORDS % "走访100户。")
    assert opened(paper).text == "走访100户。"
    assert opened(paper).notes == ("文中有划去的文字，未读取。",)


def test_what_word_asks_to_be_filled_in_is_no_text() -> None:
    paper = Paper()
    asked = "<w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + WORDS % "单击此处输入文字。" + "</w:sdtContent>"
    paper.xml(f"<w:sdt>{asked}</w:sdt>" + WORDS % "走访100户。")
    assert opened(paper).text == "走访100户。"


def test_line_breaks_tabs_and_fields_are_read_as_shown() -> None:
    paper = Paper()
    field = '<w:r><w:fldChar w:fldCharType="%s"/></w:r>'
    code = "<w:r><w:instrText> PAGE 77 </w:instrText></w:r>"
    paper.xml(
        WORDS % "第"
        + field % "begin"
        + code
        + field % "separate"
        + WORDS % "3"
        + field % "end"
        + "<w:r><w:t>批</w:t><w:br/><w:tab/><w:t>下一行</w:t></w:r>"
    )
    assert opened(paper).text == "第3批\n\t下一行"


FIELD = '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>%s</w:instrText><w:fldChar w:fldCharType="end"/></w:r>'


@pytest.mark.parametrize(
    ("sign", "read_as"),
    [
        (FIELD % " eq \\o\\ac(○,12)", "⑫"),
        (FIELD % "EQ \\O\\AC(〇,三)", "三"),
        (FIELD % " PAGE ", ""),
        ('<w:r><w:sym w:font="Wingdings" w:char="F082"/></w:r>', "②"),
        ('<w:r><w:sym w:font="Wingdings 2" w:char="F06A"/></w:r>', "①"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', ""),
        ('<w:r><w:sym w:font="宋体" w:char="2460"/></w:r>', "①"),
        ('<w:r><w:sym w:font="宋体" w:char="x"/></w:r>', ""),
    ],
)
def test_figures_in_circles_are_read_however_they_are_drawn(sign: str, read_as: str) -> None:
    paper = Paper()
    paper.xml(sign + WORDS % "走访")
    assert opened(paper).text == f"{read_as}走访"


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    paper = Paper()
    box = f"<w:txbxContent><w:p>{WORDS % '目标：示范基地30个'}</w:p></w:txbxContent>"
    paper.xml(
        WORDS % "一、建基地"
        + '<w:r><mc:AlternateContent><mc:Choice Requires="wps">'
        + f"<wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp></mc:Choice>"
        + f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert opened(paper).text == "一、建基地\n目标：示范基地30个"


def test_headers_and_footers_are_left_out() -> None:
    paper = Paper()
    paper.document.sections[0].header.paragraphs[0].text = "青禾县妇联文件"
    paper.document.sections[0].footer.paragraphs[0].text = "第 1 页"
    paper.add("全年走访100户。")
    assert opened(paper).text == "全年走访100户。"


def test_footnotes_come_at_the_end() -> None:
    paper = Paper()
    paper.xml(WORDS % "覆盖率达到85%" + '<w:r><w:footnoteReference w:id="2"/></w:r>')
    note = f'<w:footnote w:id="2"><w:p>{WORDS % "按常住人口计算"}</w:p></w:footnote>'
    note = f"<w:footnotes {nsdecls('w')}>{note}</w:footnotes>"
    data = with_part(paper.bytes(), "footnotes.xml", note, "footnotes")
    assert open_document(data).text == "覆盖率达到85%\n注1：按常住人口计算"


def test_a_table_of_contents_is_not_read_a_second_time() -> None:
    paper = Paper()
    paper.document.styles.add_style("toc 1", 1)
    paper.add("一、服务发展\t1", style="toc 1")
    paper.add("一、服务发展")
    assert opened(paper).text == "一、服务发展"


def test_headings_that_only_a_style_marks_get_signs_by_their_depth() -> None:
    paper = Paper()
    paper.add("各市州工作综述", style="Heading 1")
    for place in ("东川市", "西岭市"):
        paper.add(place, style="Heading 2")
        paper.add("培训妇女300名。")
    paper.add("一、已有编号", style="Heading 2")
    assert opened(paper).text.split("\n") == [
        "# 各市州工作综述",
        "## 东川市",
        "培训妇女300名。",
        "## 西岭市",
        "培训妇女300名。",
        "一、已有编号",
    ]


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ([], ["青禾县妇联2026年工作要点"]),
        (["青禾县妇女联合会文件", "青妇字〔2026〕3号"], ["青禾县妇联", "2026年工作要点"]),
    ],
)
def test_a_title_that_is_the_only_heading_is_a_plain_line(above: list[str], title: list[str]) -> None:
    paper = Paper()
    for words in above:
        paper.add(words)
    for words in title:
        paper.add(words, style="Heading 1")
    paper.add("一、走访100户。")
    assert opened(paper).text.split("\n") == [*above, *title, "一、走访100户。"]


def test_a_single_heading_below_text_is_no_title() -> None:
    paper = Paper()
    paper.add("一、走访100户。")
    paper.add("保障措施", style="Heading 1")
    assert opened(paper).text.split("\n") == ["一、走访100户。", "# 保障措施"]


def test_a_heading_right_below_the_title_is_a_heading() -> None:
    paper = Paper()
    paper.add("青禾县妇联工作综述", style="Heading 1")
    paper.add("服务发展", style="Heading 2")
    paper.add("走访100户。")
    assert opened(paper).text.split("\n") == ["# 青禾县妇联工作综述", "## 服务发展", "走访100户。"]


def test_a_title_in_the_style_for_titles_is_a_plain_line_above_headings() -> None:
    paper = Paper()
    paper.add("青禾县妇联2026年工作要点", style="Title")
    paper.add("服务发展", style="Heading 1")
    paper.add("维护权益", style="Heading 1")
    document = read(opened(paper).text)
    assert document.title == "青禾县妇联2026年工作要点"
    assert [(item.level, item.title) for item in document.items] == [(1, "服务发展"), (1, "维护权益")]


def test_a_table_row_keeps_its_unit_limit_and_the_unit_of_its_figures() -> None:
    paper = Paper()
    table = paper.table(
        [
            ["序号", "工作任务", "人数（人）", "责任单位", "完成时限"],
            ["1", "家政培训", "1200", "发展部", "6月底前"],
            ["2", "电商培训", "800以上", "", "11月底前"],
        ]
    )
    table.cell(1, 3).merge(table.cell(2, 3))
    assert opened(paper).text.split("\n") == [
        "序号 | 工作任务 | 人数（人） | 责任单位 | 完成时限",
        "1 | 家政培训 | 1200人 | 责任单位：发展部 | 完成时限：6月底前",
        "2 | 电商培训 | 800人以上 | 责任单位：发展部 | 完成时限：11月底前",
    ]


def test_a_cell_merged_over_rows_counts_its_figures_once() -> None:
    paper = Paper()
    table = paper.table([["项目", "内容"], ["培训500名", "家政"], ["", "电商"]])
    table.cell(1, 0).merge(table.cell(2, 0))
    assert opened(paper).text.count("500") == 1


def test_a_cell_merged_over_columns_keeps_the_others_in_place() -> None:
    paper = Paper()
    table = paper.table([["任务", "说明", "责任单位"], ["走访", "", "组织部"]])
    table.cell(1, 0).merge(table.cell(1, 1))
    assert opened(paper).text.split("\n")[1] == "走访 |  | 责任单位：组织部"


def test_a_document_of_pictures_says_so() -> None:
    data = with_part(Paper().bytes(), "media/image1.png", "x", "image")
    with pytest.raises(UnreadableFile) as error:
        open_document(data)
    assert error.value.sentence == "文档里只有图片，没有可以读取的文字；请换用可以复制文字的版本，或先做文字识别。"


PLAN_LINES = [
    (0, "一、", "提升妇女技能"),
    (1, "（一）", "办好培训班"),
    (2, "1．", "举办家政培训班12期，培训妇女1200名"),
    (2, "2．", "举办电商培训班8期"),
    (1, "（二）", "办好招聘会"),
    (0, "二、", "维护妇女权益"),
    (1, "（一）", "办好热线"),
]


def test_a_plan_with_automatic_numbers_has_the_outline_of_the_plan_typed_by_hand() -> None:
    paper = Paper()
    number = paper.numbering([*PLAN[:2], ("decimal", "%3．")])
    for level, _marker, title in PLAN_LINES:
        paper.add(title + "。", number, level)
    typed = "\n".join(f"{marker}{title}。" for _level, marker, title in PLAN_LINES)
    from_word, from_text = read(opened(paper).text), read(open_document(typed.encode(), "plan.txt").text)
    assert [(item.level, item.marker, item.title, item.start) for item in from_word.items] == [
        (item.level, item.marker, item.title, item.start) for item in from_text.items
    ]
    assert [item.marker for item in from_word.items] == [marker for _level, marker, _title in PLAN_LINES]
