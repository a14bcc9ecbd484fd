"""What a figure counts."""

import pytest

from halfsky.reading.tests.only import plan, report


@pytest.mark.parametrize(
    ("sentence", "nouns"),
    [
        ("培训800名养殖能手。", ["养殖能手"]),
        ("创建市级巾帼文明岗30个。", ["市级巾帼文明岗"]),
        ("就业率达到80%。", ["就业率"]),
        ("1．举办家政培训班3期。", ["家政培训班"]),
        ("举办招聘会36场，提供岗位2.45万个。", ["招聘会", "岗位"]),
        ("举办家庭教育讲座50期，各县区不少于5期。", ["家庭教育讲座", "家庭教育讲座"]),
        ("创建“妇女微家”12个。", ["“妇女微家”"]),
        ("联合人社部门开展培训10期（责任单位：发展部）。", ["培训"]),
        ("300多个家庭参与。", ["家庭"]),
        ("“两癌”检查率由62%提高到80%。", ["“两癌”检查率", "“两癌”检查率"]),
        ("死亡率降至5‰。", ["死亡率"]),
        ("筹资1500万元（其中财政拨款800万元）。", ["筹资", "财政拨款"]),
        ("二是建站5个；三是结对60户。", ["建站", "结对"]),
        ("在3个县试点。", ["县"]),
        ("（五）为困难母亲送温暖包60个。", ["困难母亲送温暖包"]),
        ("6月底前完成检查600例。", ["检查"]),
        ("新增会员30名。", ["会员"]),
        ("**接待来信来访45件。", ["接待来信来访"]),
    ],
)
def test_the_noun_behind_or_before_the_figure_is_counted(sentence: str, nouns: list[str]) -> None:
    assert [m.what for m in plan(sentence).measures] == nouns


def test_a_verb_behind_people_is_no_part_of_the_noun() -> None:
    assert [m.what for m in report("4620名妇女得到救助。").measures] == ["妇女"]


def test_cells_of_a_table_are_not_run_together() -> None:
    doc = plan("序号\t项目\t目标\n1\t“两癌”筛查\t筛查8万名\t市卫健委")
    assert [m.what for m in doc.measures] == ["筛查"]
