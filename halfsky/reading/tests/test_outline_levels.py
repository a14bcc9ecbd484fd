"""Levels: which list stands inside which, by how the document itself counts."""

import pytest

from halfsky.reading import read
from halfsky.reading.levels import depths
from halfsky.reading.series import Standing, series_of


def lines(*signs: str) -> list[Standing]:
    """Return markers at line starts: 'cn1' is 一、, 'num2' is 2., a trailing sign is what stands behind the number."""
    return [Standing(s.rstrip("0123456789、."), int("".join(filter(str.isdigit, s)) or 0), True, n, sign=s[-1])
            for n, s in enumerate(signs)]  # fmt: skip


@pytest.mark.parametrize(
    ("signs", "expected"),
    [
        (["cn1", "num1", "num2", "cn2", "num3"], [1, 2, 2, 1, 2]),  # running numbers
        (["num1", "cn1", "cn2", "num2", "cn1"], [1, 2, 2, 1, 2]),  # the other way about
        (["shi1", "num1", "num2", "shi2", "num1"], [1, 2, 2, 1, 2]),  # lists inside 一是
        (["num1.", "num1、", "num2、", "num2.", "num1、"], [1, 2, 2, 1, 2]),  # the same number with two signs
        (["bracket", "cn1", "cn2", "bracket", "cn1"], [1, 2, 2, 1, 2]),
        (["cn1", "bracket", "bracket"], [1, 2, 2]),
        (["cnp1", "cnp2", "cnp3", "cnp2", "cnp4"], [1, 1, 1, 1, 1]),  # a misprint is no list of its own
        (["num4", "num5", "cnp2", "num1", "cn3", "cnp1", "num1"], [3, 3, 2, 3, 1, 2, 3]),  # cut at its head
        (["stem1", "cn1", "cn2", "stem2", "cn1"], [1, 2, 2, 1, 2]),
        (["num1", "dec21", "dec22", "num2", "dec21"], [1, 2, 2, 1, 2]),
    ],
)
def test_a_list_stands_inside_the_item_whose_count_goes_on_behind_it(signs: list[str], expected: list[int]) -> None:
    signs = [s.replace("dec2", "dec") for s in signs]
    markers = [
        Standing("dec2", m.number, True, m.paragraph, sign=m.sign) if m.family == "dec" else m for m in lines(*signs)
    ]
    assert depths(markers) == expected


def test_a_part_begins_anew() -> None:
    markers = [Standing("cn", 1, True, 0), Standing("num", 1, True, 1), Standing("num", 1, True, 2, part=1)]
    assert depths(markers) == [1, 2, 1]


def test_a_plain_heading_stands_beside_the_hash_heading_that_it_counts_on_from() -> None:
    hashes = [Standing("#", 0, True, 0, depth=1), Standing("cn", 1, True, 1, sign="#", depth=2)]
    assert depths([*hashes, Standing("cn", 2, True, 2, sign="、"), Standing("cnp", 1, True, 3)]) == [1, 2, 2, 3]


def test_a_series_goes_on_where_its_number_is_next() -> None:
    series = series_of(lines("cn1", "num1", "num2", "cn2", "num1", "num2", "num3"))
    assert series.of == [0, 1, 1, 0, 2, 2, 2]
    assert series.following == [3, 2, -1, -1, 5, 6, -1]
    assert (series.first, series.last) == ([0, 1, 4], [3, 2, 6])


def test_many_lists_take_no_longer_each() -> None:
    markers = lines(*["cn1", "num1", "num1", "num1"] * 5000)
    assert len(depths(markers)) == 20000


def test_a_text_that_lost_its_first_heading_keeps_its_depth() -> None:
    text = "工作报告\n（一）坚持服务发展。\n（二）坚持依法维权。\n二、今后五年的任务\n（一）扩大培训。\n三、自身建设"
    assert [(i.level, i.marker) for i in read(text).items] == [
        (2, "（一）"),
        (2, "（二）"),
        (1, "二、"),
        (2, "（一）"),
        (1, "三、"),
    ]


def test_a_row_may_have_a_number_twice() -> None:
    text = "工作总结\n一、办班。\n1、办缝纫班3期。2、办月嫂班5期。2、办电商班8期。3、评先进。"
    assert [i.marker for i in read(text).items] == ["一、", "1、", "2、", "2、", "3、"]


def test_named_and_numbered_headings_are_items() -> None:
    text = "进展公示\n项目一：关爱妇女\n年度目标：新建站点40个。\n项目二：关爱儿童\n年度目标：新建站点20个。"
    assert [(i.level, i.marker) for i in read(text).items] == [(1, "项目一："), (1, "项目二：")]
    assert read("进展公示\n项目一：关爱妇女\n年度目标：新建站点40个。").items == ()
