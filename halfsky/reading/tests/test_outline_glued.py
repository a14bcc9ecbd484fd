"""Outlines whose line breaks or stops were lost, and lists that a new sentence leads into."""

import pytest

from halfsky.reading import read


def outline(text: str) -> list[tuple[int, str]]:
    return [(i.level, i.marker) for i in read(text).items]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "姐妹课堂实施方案范本一、缘由\n1.1政策\n1.2需求\n二、目标\n2.1总目标\n2.2分项目标\n2.3家庭指标\n2.4人力投入",
            [(1, "一、"), (2, "1.1"), (2, "1.2"), (1, "二、"), *((2, f"2.{n}") for n in (1, 2, 3, 4))],
        ),
        (
            "半年来主要抓了这些事：一、抓学习。\n一是镇里办班。\n二是村里办班。",
            [(1, "一、"), (2, "一是"), (2, "二是")],
        ),
        ("一、总则\n1.1宗旨\n（1）服务姐妹。\n（2）建好家园。", [(1, "一、"), (2, "1.1"), (3, "（1）"), (3, "（2）")]),
        (
            "副县长讲三点：第一，抓就业。第二，抓家风。第三，抓关爱，要见实效。会上，主席作了报告，"
            "并提两点意见：一是认真学习。二是抓好落实。",
            [(1, "第一，"), (1, "第二，"), (1, "第三，"), (1, "一是"), (1, "二是")],
        ),
        (
            "会议要求：第一，抓就业。第二，抓家风，一是讲故事，二是评家庭。",
            [(1, "第一，"), (1, "第二，"), (2, "一是"), (2, "二是")],
        ),
        ("全县已建家长课堂17个。一、抓机遇，强引领。全年印发文件3份。", [(1, "一、")]),
        (
            "今年的任务一、引领（5项）1.办课堂。2.办宣讲。责任：宣传部二、服务（6项）3.办市集。4.办夜校。责任：发展部三、联系",
            [(1, "一、"), (2, "1."), (2, "2."), (1, "二、"), (2, "3."), (2, "4."), (1, "三、")],
        ),
        ("班次：1.轮训班。2.能力班。3.家政班。5.科技班。", [(1, "1."), (1, "2."), (1, "3."), (1, "5.")]),
        (
            "报告 第一部分 回顾 一、引领。 二、服务。 第二部分 任务 一、引领。 二、服务。",
            [(1, "第一部分"), (2, "一、"), (2, "二、"), (1, "第二部分"), (2, "一、"), (2, "二、")],
        ),
        ("办班。 **一、做法** 先试点。 **二、成效** 人心齐。", [(1, "一、"), (1, "二、")]),
        ("会议指出， 一是要办好班；二是要建好家。 |", [(1, "一是"), (1, "二是")]),
    ],
)
def test_lists_with_lost_breaks_keep_their_places_and_levels(text: str, expected: list[tuple[int, str]]) -> None:
    assert outline(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "妇联工作要做到思想统一、步调一致",
        "这是全县重点工作之一、群众满意\n二、抓落实",
        "全市一、二季度情况",
    ],
)
def test_words_that_hold_a_marker_are_no_lost_heading(text: str) -> None:
    assert "一、" not in [marker for _, marker in outline(text)]


def test_a_lone_decimal_without_its_chapter_is_no_heading() -> None:
    assert outline("三、目标\n1.1目标与任务")[1:] == []


def test_a_decimal_with_a_unit_is_no_heading() -> None:
    assert outline("1.5分钟讲一个故事\n1.6万人收听") == []


@pytest.mark.parametrize("lead", ["【打印】 【字体：大 中 小】", "【编者按】本刊转发这份材料。"])
def test_what_a_site_prints_in_brackets_holds_no_list(lead: str) -> None:
    assert outline(f"青江县要闻\n{lead}\n1.办好班次\n2.建好家园") == [(1, "1."), (1, "2.")]
