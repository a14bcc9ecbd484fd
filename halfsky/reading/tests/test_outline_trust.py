"""Which signs open items: rows that lost their pauses, doubtful numbers, names, page counters, tables of contents."""

import pytest

from halfsky.reading import read


def outline(text: str) -> list[tuple[int, str]]:
    return [(i.level, i.marker) for i in read(text).items]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("存在的问题一是学习不够；二是走访不勤。", [(1, "一是"), (1, "二是")]),
        ("各乡镇妇联首先要摸清底数；其次要建好台账。", [(1, "首先"), (1, "其次")]),
        ("首先，意识强了。\n其次，人出去了。\n第三，调解慢了。", [(1, "首先，"), (1, "其次，"), (1, "第三，")]),
        ("首先，要学；其次，要干；最后，要总结。", [(1, "首先，"), (1, "其次，"), (1, "最后，")]),
        ("第一、加强宣传。进村入户。第二、健全网络。村村有人。", [(1, "第一、"), (1, "第二、")]),
        ("1、开好会。\n2、3月，登山。\n3、5月12日，讲课。", [(1, "1、"), (1, "2、"), (1, "3、")]),
        ("1.出生缺陷多。2.17个县偏低。3.近视突出。", [(1, "1."), (1, "2."), (1, "3.")]),
        ("1.建台账。\n2.12338热线有人接。\n3.勤走访。", [(1, "1."), (1, "2."), (1, "3.")]),
        ("一、抓宣传\n二抓培训\n三、抓维权", [(1, "一、"), (1, "二"), (1, "三、")]),
        ("一、一季度情况\n二、二季度安排", [(1, "一、"), (1, "二、")]),
        ("一、回顾\n二、三月份安排\n三、要求", [(1, "一、"), (1, "二、"), (1, "三、")]),
        (
            "小结。 四、维权有力。 五、建设有方 办班。明年，我们要抓好三件事：第一，抓培训；第二，抓帮扶。",
            [(1, "四、"), (1, "五、"), (2, "第一，"), (2, "第二，")],
        ),
        ("壹、回顾\n贰、打算", [(1, "壹、"), (1, "贰、")]),
        ("Ⅰ．回顾\nⅡ．打算", [(1, "Ⅰ．"), (1, "Ⅱ．")]),
        ("A、护理\nB、直播", [(1, "A、"), (1, "B、")]),
        ("★ 一、特点\n★ 二、原因", [(1, "一、"), (1, "二、")]),
        ("一、抓培训。一、抓培训。\n二、抓维权。二、抓维权。", [(1, "一、"), (1, "二、")]),
        (
            "汇报几点。一、班子情况。人手齐了。二、阵地情况。屋子修了。\n有了人气。三、活动情况。舞跳起来了。",
            [(1, "一、"), (1, "二、"), (1, "三、")],
        ),
    ],
)
def test_what_a_careful_reader_takes_for_markers(text: str, expected: list[tuple[int, str]]) -> None:
    assert outline(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "推行“1、知晓；2、到场；3、见效”工作法",
        "详见附表（1）和附表（2），或者通知第（三）项、第（四）项",
        "统一是前提，统二是后话",
        "一是一，二是二，不打折扣",
        "甲、乙双方应当到场",
        "【索引号】FE-2021-0317 【有效性】有效",
        "【信息名称】青江县妇联工作总结",
        "三、四年级女生参加了夏令营",
        "1 清水村 12 350\n2 李家村 10 210",
        "第一、二季度办班",
        "A级示范点",
    ],
)
def test_what_a_careful_reader_passes_over(text: str) -> None:
    assert outline(text) == []


def test_page_counters_in_the_middle_of_sentences_are_no_items_and_part_no_words() -> None:
    words = "镇妇联每月集中学习，村村都有带头人，大家的劲头比往年足得多，笔记也记得认真，"
    text = (
        f"1、镇妇联总结 {words * 2}现小结如下。一、抓队伍，有了新面貌。各村妇联主席还结\n"
        f"2、合村情谈体会。{words * 2}二、抓阵地，有了新气象。书架添了15\n3、0个，屋子亮了。三、抓关爱，有了贴心人。"
    )
    doc = read(text)
    assert [i.marker for i in doc.items] == ["一、", "二、", "三、"]
    assert [(m.value, m.unit) for m in doc.measures] == [(150, "个")]


def test_long_items_that_each_end_in_the_middle_of_a_page_stay_items() -> None:
    item = (
        "抓宣传。村村响广播连播男女平等的内容，姐妹们听得进、记得住，回到家里还要讲给公婆和丈夫听，风气一天天好起来，"
    )
    assert outline(f"1、{item}\n2、{item}\n3、{item}") == [(1, "1、"), (1, "2、"), (1, "3、")]


def test_a_table_of_contents_is_no_outline() -> None:
    text = "发展报告\n目录\n一、情况…………1\n二、对策…………3\n一、情况\n安居乐业。\n二、对策\n再接再厉。"
    assert [i.start for i in read(text).items] == [text.rindex("一、"), text.rindex("二、")]


def test_each_text_of_a_collection_begins_anew() -> None:
    text = "总结 篇一\n一、甲\n1、乙\n总结 篇二\n1、丙\n2、丁"
    assert outline(text) == [(1, "一、"), (2, "1、"), (1, "1、"), (1, "2、")]


def test_the_first_piece_of_a_collection_is_no_item() -> None:
    assert outline("第一篇：工作总结\n一、甲\n第二篇：工作计划\n一、乙") == [(1, "一、"), (1, "一、")]


def test_sections_under_headings_without_number_begin_anew() -> None:
    text = "县妇联做了这些事。\n主要做法\n一、抓培训。\n二、抓阵地。\n存在不足\n1.人手不足。\n2.经费不足。"
    assert outline(text) == [(1, "一、"), (1, "二、"), (1, "1."), (1, "2.")]


def test_a_paragraph_that_looks_back_stands_above_the_last_item() -> None:
    text = (
        "一、回顾\n（一）引领有声。\n（二）服务有方。\n回顾一年，我们体会到：第一，要靠组织；第二，要靠姐妹。\n二、任务"
    )
    assert outline(text)[3:5] == [(2, "第一，"), (2, "第二，")]


def test_bold_leads_count_where_nothing_else_numbers_the_text() -> None:
    assert outline("工作亮点\n**引领有声有色**\n课堂。\n**创业有板有眼**\n车间。") == [(1, "**"), (1, "**")]
    assert outline("一、亮点\n**引领有声有色**\n课堂。\n**创业有板有眼**\n车间。") == [(1, "一、")]


def test_headings_that_are_only_announced_are_no_items() -> None:
    text = "我的报告分两个部分：一、过去五年的工作；二、今后五年的任务。\n一、过去五年的工作\n二、今后五年的任务"
    assert [i.start for i in read(text).items] == [text.rindex("一、"), text.rindex("二、")]


@pytest.mark.parametrize("text", ["（一）至（三）项由办公室牵头。", "见附件1、附件2、附件3", "①②两项由办公室牵头"])
def test_numbers_that_refer_to_items_are_none(text: str) -> None:
    assert outline(text) == []


def test_a_list_under_a_hash_heading_run_into_its_line_is_read() -> None:
    assert outline("# 工作要点 一、引领。（一）课堂进村。（二）课堂进校。二、服务。") != []


def test_a_quarter_above_a_list_is_no_item() -> None:
    text = "工作安排意见\n一季度\n1.开会。\n2.办班。\n二季度\n3.建站。\n三季度\n4.检查。"
    assert [i.marker for i in read(text).items] == ["1.", "2.", "3.", "4."]
