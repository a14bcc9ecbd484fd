"""Time limits, recurrence, years, responsible units."""

import pytest

from halfsky.reading import read
from halfsky.reading.tests.only import only, plan, report


@pytest.mark.parametrize(
    ("sentence", "limit"),
    [
        ("年底前培训妇女100名。", "年底前"),
        ("到2025年底，建成站点40个。", "到2025年底"),
        ("5—6月开展宣讲20场。", "5—6月"),
        ("上半年举办培训2期。", "上半年"),
        ("五年内轮训执委3000名。", "五年内"),
        ("6月底前筹集善款60万元。", "6月底前"),
        ("培训妇女100名。", None),
        ("力争到2027年底前，建站40个。", "到2027年底前"),
        ("要在年底前建站40个。", "年底前"),
        ("办班3期（完成时限：6月底）。", "6月底"),
    ],
)
def test_a_figure_knows_its_time_limit(sentence: str, limit: str | None) -> None:
    assert next(m for m in plan(sentence).measures if m.role == "target").deadline == limit


@pytest.mark.parametrize(
    ("sentence", "words"), [("每季度召开1次例会。", "每季度"), ("办班2期。", None), ("集中学习1次/月。", None)]
)
def test_a_figure_knows_how_often_it_comes_back(sentence: str, words: str | None) -> None:
    assert only(plan(sentence)).recurring == words


def test_a_label_names_the_responsible_unit() -> None:
    assert only(plan("新建站点50个。（责任单位：各县区妇联）")).responsible == "各县区妇联"


def test_several_doers_stay_together_and_another_label_ends_them() -> None:
    doc = plan("办班3期（责任单位：权益部；县卫健局；完成时限：6月底）。")
    assert only(doc).responsible == "权益部;县卫健局"


def test_the_whole_place_of_the_work_is_no_doer() -> None:
    assert only(plan("计划在全市开展宣讲100场。")).responsible is None


def test_a_partner_is_named() -> None:
    assert only(plan("联合人社部门举办招聘会4场。")).responsible == "人社部门"


def test_the_section_of_a_city_names_the_unit() -> None:
    doc = read("# 各地工作总结\n## 长沙\n### 办好实事\n办班10期。\n## 怀化\n### 建好队伍\n建站5个。")
    assert [m.responsible for m in doc.measures] == ["长沙", "怀化"]


def test_the_year_of_a_figure_is_the_year_last_spoken_of() -> None:
    assert only(report("2019年办班10期。")).year == 2019
    assert only(plan("到2025年办班10期。")).year == 2025
    assert only(plan("办班10期。")).year == 2021
