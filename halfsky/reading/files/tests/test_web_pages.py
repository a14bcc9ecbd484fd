"""Web pages give the article: its headings, paragraphs and tables, not the page around it."""

import base64

import pytest

from halfsky.reading.files import UnreadableFile, open_document

PAGE = """<!DOCTYPE html><html><head><meta charset="{charset}"><title>题目</title><style>p{{color:red}}</style></head>
<body><div class="top-nav"><a href="/">首页</a></div>
<ul><li><a href=1>妇联概况</a></li><li><a href=2>权益维护</a></li><li><a href=3>家庭工作</a></li></ul>
<div class="crumbs">当前位置：首页 &gt; 工作计划</div>
<h1>青禾县妇联2026年工作要点</h1>
<p>来源：县妇联　发布时间：2026-02-17　浏览次数：123次</p>
<div id="zoom"><p>&nbsp;&nbsp;&nbsp;&nbsp;一、开展技能培训<br>全年培训妇女<span>1200</span>名。</p>
<script>var a = "培训999名";</script><p style="display:none">隐藏100名</p><!-- 注释200名 -->
<h2>二、维护权益</h2><p>走访   困难家庭
500户。</p></div>
<p>【打印本页】【关闭窗口】</p><div id="footer">版权所有：县妇联</div></body></html>"""
TEXT = "青禾县妇联2026年工作要点\n一、开展技能培训\n全年培训妇女1200名。\n二、维护权益\n走访 困难家庭 500户。"


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [("utf-8", "utf-8"), ("gb2312", "gb18030"), ("GBK", "gb18030"), ("big5", "gb18030"), ("none", "utf-8")],
)
def test_the_article_is_read_in_the_encoding_that_the_page_states_or_shows(charset: str, encoding: str) -> None:
    found = open_document(PAGE.format(charset=charset).encode(encoding), "plan.html")
    assert found.kind == "html"
    assert found.text == TEXT
    assert found.notes == ("网页上的导航、浏览次数、版权等栏目未读取。",)


def page(body: str) -> str:
    return open_document(f"<html><body>{body}</body></html>".encode(), "plan.html").text


def test_a_data_table_gives_a_line_a_row_and_spans_keep_their_columns() -> None:
    table = "<table><tr><th>项目</th><th>任务</th><th>责任单位</th></tr>"
    table += "<tr><td rowspan=2>关爱</td><td>走访100户</td><td>组织部</td></tr>"
    table += "<tr><td>慰问50户</td><td>权益部</td></tr></table>"
    assert page(table).split("\n") == [
        "项目 | 任务 | 责任单位",
        "关爱 | 走访100户 | 责任单位：组织部",
        " | 慰问50户 | 责任单位：权益部",
    ]


def test_a_table_that_only_places_the_article_is_read_as_paragraphs() -> None:
    inner = "<table><tr><td>任务</td><td>走访100户</td></tr><tr><td>时间</td><td>年底前</td></tr></table>"
    assert page(f"<table><tr><td><p>一、培训。</p>{inner}</td></tr></table>").split("\n") == [
        "一、培训。",
        "任务 | 走访100户",
        "时间 | 年底前",
    ]


def test_numbered_lists_show_their_numbers() -> None:
    assert page("<ol start=3><li>培训100名<ol><li>家政</li></ol></li><li>走访</li></ol><ul><li>慰问</li></ul>").split(
        "\n"
    ) == ["3. 培训100名", "1. 家政", "4. 走访", "慰问"]


def test_a_page_without_words_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="文件里没有文字"):
        open_document(b"<html><body><img src=a.png></body></html>", "plan.html")


def test_an_article_inside_a_block_with_a_name_of_furniture_is_kept() -> None:
    article = "".join(
        f"<p>第{number}项工作要扎实推进，做到有计划、有检查、有落实，让妇女群众满意。</p>" for number in range(20)
    )
    assert page(f'<div class="banner">{article}</div>').count("\n") == 19


WORK = [
    "一、突出思想引领，组织巾帼宣讲队进村入户，全年开展宣讲260场以上，覆盖妇女群众5.2万人次。",
    "二、服务妇女发展，举办家政服务等培训班48期，培训妇女3600人次以上。",
    "三、维护合法权益，建设示范妇女之家20个。",
]
BEFORE = """<div class="header"><a href=/>首页</a>|<a href=/a>妇联概况</a>|<a href=/b>权益维护</a></div>
<table width="100%"><tr><td><a href=1>首页</a></td><td><a href=2>新闻</a></td><td><a href=3>公告</a></td></tr></table>
<div>您的位置：<a href=/>首页</a> &gt; <a href=/x>工作计划</a></div>"""
AFTER = """<div>责任编辑：办公室</div><div><h3>相关文章</h3><ul><li><a href=1>县妇联召开执委会</a> 2026-01-02</li>
<li><a href=2>县妇联开展三八活动</a> 2026-03-08</li><li><a href=3>县妇联走访慰问</a> 2026-01-20</li></ul></div>
<h3>友情链接：</h3><div>上一篇：<a href=1>没有了</a></div>
<div class=footer>主办：青禾县妇女联合会 电话：0123-4567890</div>
<div>您是第 123456 位访客</div>"""
INDENT = "&nbsp;&nbsp;&nbsp;&nbsp;"


@pytest.mark.parametrize(
    "article",
    [
        "".join(f"<p>　　{words}</p>" for words in WORK),
        f"{INDENT}" + f"<br>{INDENT}".join(WORK),
        "<div>　　" + "<br/><br/>\n　　".join(WORK) + "</div>",
        "".join(
            f"<div><span style='font-size:16pt'>{words[:9]}</span><font>{words[9:]}</font></div>" for words in WORK
        ),
        "<pre>" + "\n".join(WORK) + "</pre>",
        "<table><tr><td></td><td><table><tr><td>　　" + "<br>　　".join(WORK) + "</td></tr></table></td></tr></table>",
        "<article><header></header>" + "".join(f"<section>{words}</section>" for words in WORK) + "</article>",
    ],
)
@pytest.mark.parametrize("frame", ["%s", "<form id=aspnetForm><input type=hidden value=1>%s</form>"])
def test_the_article_is_found_however_its_paragraphs_are_made_and_whatever_stands_around(
    article: str, frame: str
) -> None:
    body = f"{BEFORE}<h1>青禾县妇联2026年工作要点</h1><p>发布时间：2026-02-17</p>{article}{AFTER}"
    source = (
        f"<html><head><meta http-equiv=Content-Type content='text/html; charset=gb2312'></head><body>{frame % body}"
    )
    assert open_document(source.encode("gb18030"), "plan.html").text.split("\n") == ["青禾县妇联2026年工作要点", *WORK]


def test_a_small_form_is_no_part_of_the_article() -> None:
    assert page(f"<form>用户名<input> 密码<input> 登录</form><p>{WORK[0]}</p>") == WORK[0]


def test_the_head_of_an_article_is_kept_that_of_the_page_is_not() -> None:
    assert page(f"<header>县妇联</header><article><header><h1>工作要点</h1></header><p>{WORK[0]}</p></article>").split(
        "\n"
    ) == ["工作要点", WORK[0]]


def test_headings_without_numbers_get_signs_by_their_depth() -> None:
    assert page("<h1>各镇巡礼</h1><h2>柳溪镇</h2><p>走访82户。</p><h2>一、石桥乡</h2>").split("\n") == [
        "# 各镇巡礼",
        "## 柳溪镇",
        "走访82户。",
        "一、石桥乡",
    ]


def test_cells_over_rows_and_columns_keep_the_others_in_place_and_say_who_for_each_row() -> None:
    table = """<table border=1>
    <tr><td rowspan=2>序号</td><td rowspan=2>任务</td><td colspan=2>目标</td><td rowspan=2>责任单位</td></tr>
    <tr><td>场次（场）</td><td>资金（万元）</td></tr>
    <tr><td>1</td><td>家政</td><td>20</td><td>80</td><td rowspan=2>发展部</td></tr>
    <tr><td>2</td><td>电商</td><td>12</td><td>45.5</td></tr></table>"""
    assert page(f"<table><tr><td>{WORK[0]}{table}{WORK[1]}</td></tr></table>").split("\n") == [
        WORK[0],
        "序号 | 任务 | 目标 |  | 责任单位",
        " |  | 场次（场） | 资金（万元）",
        "1 | 家政 | 20场 | 80万元 | 责任单位：发展部",
        "2 | 电商 | 12场 | 45.5万元 | 责任单位：发展部",
        WORK[1],
    ]


@pytest.mark.parametrize(
    ("opened", "markers"),
    [
        ("<ol>", ["1. ", "2. "]),
        ("<ol start=4>", ["4. ", "5. "]),
        ("<ol type=A>", ["A. ", "B. "]),
        ("<ol style='list-style-type: cjk-ideographic'>", ["一、", "二、"]),
        ("<ol style='list-style: lower-roman inside'>", ["i. ", "ii. "]),
        ("<ol style='list-style:none'>", ["", ""]),
        ("<ul>", ["", ""]),
    ],
)
def test_numbers_of_lists_are_shown_as_the_page_shows_them(opened: str, markers: list[str]) -> None:
    body = f"{opened}<li><p>走访甲。</p><p>慰问。</p><li><div>走访乙。</div></li>"
    assert page(body).split("\n") == [f"{markers[0]}走访甲。", "慰问。", f"{markers[1]}走访乙。"]


def test_a_number_that_is_typed_in_a_list_is_not_doubled_and_an_item_may_state_its_own() -> None:
    assert page("<ol><li>1.走访</li><li>（二）慰问</li><li value=7>培训</li></ol>").split("\n") == [
        "1.走访",
        "（二）慰问",
        "7. 培训",
    ]


def saved(page: bytes) -> bytes:
    """Return a page as a browser or Word saves it in one file, beside a picture."""
    body = base64.encodebytes(page)
    return (
        b"From: <Saved by a browser>\r\nSubject: =?utf-8?B?6K6h5YiS?=\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----=_Part"\r\n\r\n'
        b"------=_Part\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n" + body + b"\r\n"
        b"------=_Part\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n"
        b"------=_Part--\r\n"
    )


def test_a_page_saved_in_one_file_is_read_whatever_it_is_called() -> None:
    source = f"<html><head><meta charset=gb2312></head><body><p>{WORK[0]}</p></body></html>".encode("gb18030")
    for name in ("plan.mht", "plan.doc"):
        assert open_document(saved(source), name).text == WORK[0]


@pytest.mark.parametrize("data", [saved(b""), b"MIME-Version: 1.0\nContent-Type: multipart/related\n\nplan"])
def test_a_saved_page_without_a_page_is_named(data: bytes) -> None:
    with pytest.raises(UnreadableFile, match="文件已损坏"):
        open_document(data, "plan.mht")


def test_a_text_that_only_begins_like_a_mail_stays_a_text() -> None:
    words = "Subject: 2026年工作要点\n一、走访500户。\n"
    assert open_document(words.encode(), "plan.txt").text == words


def test_a_table_of_cells_that_cover_ever_more_places_is_read_in_time() -> None:
    table = "<table>" + "<tr>" + "<td rowspan=100 colspan=100>走访</td>" * 3000 + "</tr><tr><td>甲</td></tr></table>"
    assert page(table).count("走访") == 3000
