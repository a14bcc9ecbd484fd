"""Web pages give the article: its headings, paragraphs and tables, not the page around it."""

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
TEXT = "# 青禾县妇联2026年工作要点\n一、开展技能培训\n全年培训妇女1200名。\n## 二、维护权益\n走访 困难家庭 500户。"


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
