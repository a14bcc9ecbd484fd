"""Outlines: markers, places, levels by the document's own nesting."""

import pytest

from halfsky.reading import read


def outline(text: str) -> list[tuple[int, str]]:
    return [(i.level, i.marker) for i in read(text).items]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一、甲\n二、乙", [(1, "一、"), (1, "二、")]),
        ("一、甲\n（一）乙\n1．丙\n（1）丁", [(1, "一、"), (2, "（一）"), (3, "1．"), (4, "（1）")]),
        ("一、甲\n1.乙\n2.丙\n二、丁\n3.戊", [(1, "一、"), (2, "1."), (2, "2."), (1, "二、"), (2, "3.")]),
        (
            "第一章 总则\n第一条 甲\n第二条 乙\n第二章 附则\n第三条 丙",
            [(1, "第一章"), (2, "第一条"), (2, "第二条"), (1, "第二章"), (2, "第三条")],
        ),
        ("第一部分 回顾\n一、甲\n第二部分 打算\n一、乙", [(1, "第一部分"), (2, "一、"), (1, "第二部分"), (2, "一、")]),
        ("# 题\n## 甲\n#### 乙\n## 丙", [(1, "#"), (2, "##"), (3, "####"), (2, "##")]),
        (
            "1．甲\n一、乙\n二、丙\n2．丁\n一、戊\n二、己",
            [(1, "1．"), (2, "一、"), (2, "二、"), (1, "2．"), (2, "一、"), (2, "二、")],
        ),
        (
            "一、工作。一是抓学习。二是抓落实。\n二、要求。一要认真；二要细致。",
            [(1, "一、"), (2, "一是"), (2, "二是"), (1, "二、"), (2, "一要"), (2, "二要")],
        ),
        ("目标：①办班；②建站。", [(1, "①"), (1, "②")]),
        ("（一）甲\n抓好三件事：①办班；②建站。\n（二）乙", [(1, "（一）"), (2, "①"), (2, "②"), (1, "（二）")]),
        ("一、甲\n二、乙\n二、丙\n五、丁", [(1, "一、"), (1, "二、"), (1, "二、"), (1, "五、")]),
        ("一、甲\n工作有序。三是建好阵地。", [(1, "一、"), (2, "三是")]),
        ("【江南区】办班\n【江北区】建站", [(1, "【江南区】"), (1, "【江北区】")]),
        (
            "一、回顾（一）抓培训。（二）抓关爱。二、安排（一）抓阵地。（二）抓队伍。",
            [(1, "一、"), (2, "（一）"), (2, "（二）"), (1, "二、"), (2, "（一）"), (2, "（二）")],
        ),
        (
            "三是抓队伍。\n四是抓家教。重点：一是建机制；二是办讲座。\n五是抓阵地。",
            [(1, "三是"), (1, "四是"), (2, "一是"), (2, "二是"), (1, "五是")],
        ),
        ("一是夯实基础二是拓展内容。三是发挥作用。", [(1, "一是"), (1, "二是"), (1, "三是")]),
        ("1、配合党委工作.2、团结女职工.\n3、落实会议精神.4、维护权益.", [(1, f"{n}、") for n in (1, 2, 3, 4)]),
        (
            "一、抓阵地建设。\n二、抓康复工作。（一）建立长效机制。\n开展督导。",
            [(1, "一、"), (1, "二、"), (2, "（一）")],
        ),
        (
            "一、背景\n1.1政策背景\n1.2社会背景\n二、目标\n2.1总体目标",
            [(1, "一、"), (2, "1.1"), (2, "1.2"), (1, "二、"), (2, "2.1")],
        ),
        (
            "成效良好。一、服务能力稳步提升1、巩固成果，落实职责。2、争取经费，确保运转。",
            [(1, "一、"), (2, "1、"), (2, "2、")],
        ),
        (
            "基础扎实。一、开展宣传教育（一）加强学习。（二）参加“三下乡”。",
            [(1, "一、"), (2, "（一）"), (2, "（二）")],
        ),
        ("发布日期：2024-02-22 15:21\n1.背景\n2.目标", [(1, "1."), (1, "2.")]),
        ("㈠甲\n㈡乙", [(1, "㈠"), (1, "㈡")]),
        ("１．甲\n２．乙", [(1, "１．"), (1, "２．")]),
        ("首先抓好培训。其次抓好阵地。", [(1, "首先"), (1, "其次")]),
    ],
)
def test_markers_stand_at_the_level_of_the_documents_nesting(text: str, expected: list[tuple[int, str]]) -> None:
    assert outline(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "2016年是开局之年",
        "12338热线畅通",
        "3.5万名妇女受益",
        "1.5公里外是村部\n1.6米高的展板",
        "1、2月份开展走访慰问",
        "一、二等奖各1名",
        "首先感谢大家的支持",
        "统一是前提，唯一是关键",
        "100名妇女参加",
    ],
)
def test_what_only_looks_like_a_marker_opens_no_item(text: str) -> None:
    assert outline(text) == []


def test_places_are_kept_to_the_character() -> None:
    text = "　　一、甲\n　　（一）乙，一是丙。\n"
    assert [text[i.start : i.start + len(i.marker)] for i in read(text).items] == ["一、", "（一）", "一是"]


def test_a_title_is_the_lead_sentence() -> None:
    (item,) = read("1．建强基层队伍。配齐村级妇联执委。").items
    assert item.title == "建强基层队伍"


def test_an_item_ends_where_the_next_of_its_level_begins() -> None:
    text = "一、甲\n（一）乙\n二、丙"
    first, second, third = read(text).items
    assert (first.end, second.end, third.end) == (text.index("二"), text.index("二"), len(text))
    assert (first.parent, second.parent, third.parent) == (None, 0, None)


def test_a_list_in_an_attachment_begins_anew() -> None:
    assert outline("一、甲\n（一）乙\n附件:\n\n活动安排\n\n1．丙\n2．丁")[2:] == [(1, "1．"), (1, "2．")]


def test_a_note_of_attachments_is_no_outline() -> None:
    text = "一、甲\n附件：1．任务分解表\n      2．统计表\n青江市妇联\n2021年3月5日\n附件1\n任务分解表\n1．乙\n2．丙"
    assert outline(text) == [(1, "一、"), (1, "1．"), (1, "2．")]


def test_a_marker_glued_to_a_count_is_no_decimal() -> None:
    doc = read("青江县妇联工作总结\n1.死亡率比上年有所下降。2.17个县建成站点。\n3.28户家庭受到表彰。")
    assert [i.marker for i in doc.items] == ["1.", "2.", "3."]
    assert [f"{m.value}{m.unit}" for m in doc.measures] == ["17个", "28户"]


def test_a_decimal_at_the_beginning_of_a_line_stays_one() -> None:
    assert read("青江县妇联工作总结\n2.5个百分点的增幅来之不易。").items == ()


def test_the_number_of_a_lone_item_is_no_part_of_its_count() -> None:
    assert [f"{m.value}{m.unit}" for m in read("工作要点\n8.100名执委每人联系5户。").measures] == ["100名", "5户"]
    assert read("工作要点\n### 11. 关爱留守儿童\n做好工作。").measures == ()
