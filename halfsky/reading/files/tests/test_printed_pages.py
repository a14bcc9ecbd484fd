"""PDF and OFD pages are read in the order of a reader, without what stands around the text."""

from collections.abc import Callable, Sequence

import pytest

from halfsky.reading.files import UnreadableFile, open_document
from halfsky.reading.files.tests.printed import Sheet, ofd, pdf

Maker = Callable[[Sequence[Sheet]], bytes]
BOTH = pytest.mark.parametrize("made", [pdf, ofd], ids=["pdf", "ofd"])
LONG = "各级妇联要把培训、就业、维权和关爱工作放在一起谋划，"  # 26 characters: a full line of the pages below


def body(sheet: Sheet, lines: Sequence[str], y: float = 140, x: float = 72) -> float:
    return sheet.column(x, y, lines, 16)


@BOTH
def test_lines_are_joined_to_paragraphs_and_a_figure_cut_by_the_line_end_is_whole(made: Maker) -> None:
    sheet = Sheet()
    sheet.put(200, 100, "青禾县妇联2026年工作要点", 20)
    body(
        sheet,
        [
            "\u3000\u3000一、开展技能培训，全年举办家政培训班，共培训妇女约12",
            "00名，帮助她们就业，其中实现稳定就业的妇女不少于百分之",
            "六十。",
            "\u3000\u3000二、走访困难家庭500户。",
        ],
    )
    assert open_document(made([sheet])).text.split("\n") == [
        "青禾县妇联2026年工作要点",
        "一、开展技能培训，全年举办家政培训班，共培训妇女约1200名，帮助她们就业，其中实现稳定就业的妇女不少于百分之六十。",
        "二、走访困难家庭500户。",
    ]


@BOTH
def test_running_heads_and_page_numbers_are_left_out_and_a_paragraph_goes_on_over_the_page(made: Maker) -> None:
    sheets = [Sheet(), Sheet(), Sheet()]
    for number, sheet in enumerate(sheets, start=1):
        sheet.put(400, 60, "青禾县妇联文件汇编", 9)
        sheet.put(280, 800, f"— {number} —", 10)
    body(sheets[0], ["\u3000\u3000" + LONG[:24], LONG])
    body(sheets[1], [LONG, "全年走访100户。"])
    body(sheets[2], ["\u3000\u3000二、结尾。"])
    assert open_document(made(sheets)).text.split("\n") == [LONG[:24] + LONG * 2 + "全年走访100户。", "二、结尾。"]


def test_a_figure_in_the_margin_of_a_single_page_is_its_number_but_words_there_stay() -> None:
    sheet = Sheet()
    body(sheet, ["\u3000\u3000全年走访100户。"])
    sheet.put(72, 780, "联系人：办公室", 16)
    sheet.put(280, 810, "第 1 页 共 1 页", 10)
    assert open_document(pdf([sheet])).text.split("\n") == ["全年走访100户。", "联系人：办公室"]


@BOTH
def test_two_columns_are_read_one_after_the_other_below_a_title_across_both(made: Maker) -> None:
    sheet = Sheet()
    sheet.put(150, 80, "青禾县妇联上半年工作总结和下半年打算", 18)
    left = [
        "\u3000\u3000一、上半年举办培训班二十",
        "四期，培训妇女一千二百名，",
        "帮助妇女就业创业成绩好。",
        "\u3000\u3000二、走访困难妇女家庭三百",
    ]
    right = [
        "户，送去慰问金和生活用品。",
        "\u3000\u3000三、下半年继续办好家政服",
        "务培训班，提高就业率到百分",
        "之八十五。",
    ]
    sheet.column(60, 120, left, 16)
    sheet.column(310, 123, right, 16)
    assert open_document(made([sheet])).text.split("\n") == [
        "青禾县妇联上半年工作总结和下半年打算",
        "一、上半年举办培训班二十四期，培训妇女一千二百名，帮助妇女就业创业成绩好。",
        "二、走访困难妇女家庭三百户，送去慰问金和生活用品。",
        "三、下半年继续办好家政服务培训班，提高就业率到百分之八十五。",
    ]


def test_short_words_side_by_side_are_no_columns() -> None:
    sheet = Sheet()
    for row, (name, number) in enumerate(
        [("东川市", "300名"), ("西岭市", "200名"), ("南桥市", "100名"), ("北渡市", "50名")]
    ):
        sheet.put(72, 140 + 25 * row, name, 14)
        sheet.put(400, 140 + 25 * row, number, 14)
    assert open_document(pdf([sheet])).text.split("\n") == [
        "东川市 300名",
        "西岭市 200名",
        "南桥市 100名",
        "北渡市 50名",
    ]


@BOTH
def test_blanks_that_layout_puts_between_figures_and_words_are_left_out(made: Maker) -> None:
    sheet = Sheet()
    sheet.put(72, 140, "2026 年 3 月底前培训 1200 名，使用 APP 服务", 14)
    sheet.put(72, 170, "第一章 总则", 14)
    assert open_document(made([sheet])).text.split("\n") == ["2026年3月底前培训1200名，使用APP服务", "第一章 总则"]


@BOTH
def test_a_ruled_table_gives_one_line_a_row_in_its_place(made: Maker) -> None:
    sheet = Sheet()
    body(sheet, ["\u3000\u3000一、任务分解。"])
    xs, ys = [72, 110, 330, 430, 520], [180, 205, 250, 275]
    sheet.grid(xs, ys)
    for x, word in zip(xs, ["序号", "工作任务", "责任单位", "完成时限"], strict=False):
        sheet.put(x + 4, 197, word, 10)
    for x, y, word in [
        (76, 222, "1"),
        (114, 222, "建设示范妇女之家，全县共建成2"),
        (114, 238, "0个"),
        (334, 222, "组织部"),
        (434, 222, "6月底前"),
    ]:
        sheet.put(x, y, word, 10)
    for x, word in zip(xs, ["2", "走访困难妇女500户", "权益部", "12月底前"], strict=False):
        sheet.put(x + 4, 267, word, 10)
    body(sheet, ["\u3000\u3000二、抓好落实。"], y=310)
    assert open_document(made([sheet])).text.split("\n") == [
        "一、任务分解。",
        "序号 | 工作任务 | 责任单位 | 完成时限",
        "1 | 建设示范妇女之家，全县共建成20个 | 责任单位：组织部 | 完成时限：6月底前",
        "2 | 走访困难妇女500户 | 责任单位：权益部 | 完成时限：12月底前",
        "二、抓好落实。",
    ]


def test_a_table_that_goes_on_keeps_its_headings_and_does_not_repeat_them() -> None:
    sheets = [Sheet(), Sheet()]
    for number, sheet in enumerate(sheets):
        sheet.grid([72, 300, 500], [150, 180, 210])
        for x, word in [(80, "任务"), (310, "责任单位")]:
            sheet.put(x, 170, word, 12)
        for x, word in [(80, f"走访{number + 1}00户"), (310, "组织部")]:
            sheet.put(x, 200, word, 12)
    assert open_document(pdf(sheets)).text.split("\n") == [
        "任务 | 责任单位",
        "走访100户 | 责任单位：组织部",
        "走访200户 | 责任单位：组织部",
    ]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_is_read_as_it_is_shown(turn: int) -> None:
    # what is written upright is shown turned: put the words where the turn brings them back into lines
    sheet = Sheet(turn=turn)
    sheet.put(72, 140, "培训妇女1200名。", 16)
    text = open_document(pdf([sheet])).text
    assert sorted(text.replace("\n", "")) == sorted("培训妇女1200名。")


@BOTH
def test_a_scan_is_recognised_and_a_scanned_page_among_others_is_named(made: Maker) -> None:
    scan, page = Sheet(), Sheet()
    scan.pictures.append((0, 0, 595, 842))
    body(page, ["\u3000\u3000全年走访100户。"])
    with pytest.raises(UnreadableFile) as error:
        open_document(made([scan, scan]))
    assert (
        error.value.sentence
        == "这是扫描件（页面是图片），里面没有可以读取的文字；请换用可以复制文字的版本，或先做文字识别。"
    )
    found = open_document(made([page, scan]))
    assert (found.text, found.notes) == ("全年走访100户。", ("第 2 页是扫描的图片，未读取。",))


@BOTH
def test_a_scan_is_recognised_though_the_program_wrote_its_name_on_each_page(made: Maker) -> None:
    scans = [Sheet(), Sheet()]
    for number, scan in enumerate(scans, start=1):
        scan.pictures.append((0, 0, 595, 842))
        scan.put(400, 820, "由手机扫描软件扫描创建", 10)
        scan.put(290, 800, f"第 {number} 页", 10)
    with pytest.raises(UnreadableFile, match="这是扫描件"):
        open_document(made(scans))


@BOTH
def test_three_columns_below_a_title_are_read_one_after_the_other(made: Maker) -> None:
    columns = [
        ["\u3000\u3000一、全年举办培训", "班二十四期，培训妇", "女一千二百名，帮助", "妇女就业创业。"],
        ["\u3000\u3000二、走访困难妇女", "家庭三百户，送去慰", "问金和生活用品，做", "到一户不漏。"],
        ["\u3000\u3000三、办好家政服务", "培训，把就业率提高", "到百分之八十五。"],
    ]
    sheet = Sheet()
    sheet.put(150, 80, "青禾县妇联2026年工作要点摘登", 18)
    for place, lines in enumerate(columns):
        sheet.column(60 + 170 * place, 120, lines, 16)
    assert open_document(made([sheet])).text.split("\n") == [
        "青禾县妇联2026年工作要点摘登",
        *("".join(lines).strip() for lines in columns),
    ]


def test_radicals_that_some_programs_write_become_the_usual_characters() -> None:
    sheet = Sheet()
    sheet.put(72, 140, "服务妇⼥⼉童100⼈", 16)
    assert open_document(ofd([sheet])).text == "服务妇女儿童100人"


def test_characters_printed_twice_for_bold_are_read_once() -> None:
    sheet = Sheet()
    sheet.put(72, 140, "培训妇女1200名", 16)
    sheet.put(72.4, 140, "培训妇女1200名", 16)
    assert open_document(pdf([sheet])).text == "培训妇女1200名"


def test_text_without_meaning_is_refused() -> None:
    sheet = Sheet()
    sheet.put(72, 140, "\ue001\ue002\ue003\ue004" * 5, 16)
    with pytest.raises(UnreadableFile, match="文字编码缺失，读出来是乱码"):
        open_document(pdf([sheet]))


def test_equal_steps_in_an_ofd_may_be_written_as_a_group() -> None:
    sheet = Sheet()
    body(sheet, ["\u3000\u3000服务妇女儿童家庭。"])
    assert open_document(ofd([sheet], grouped_steps=True)).text == "服务妇女儿童家庭。"


def test_kinds_are_told_by_their_bytes_not_by_their_names() -> None:
    sheet = Sheet()
    body(sheet, ["\u3000\u3000全年走访100户。"])
    assert open_document(pdf([sheet]), "plan.docx").kind == "pdf"
    assert open_document(ofd([sheet]), "plan.txt").kind == "ofd"
