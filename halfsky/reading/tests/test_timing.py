"""Time limits, recurrence, years, responsible units, doubts."""

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


def test_a_partner_is_named() -> None:
    assert only(plan("联合人社部门举办招聘会4场。")).responsible == "人社部门"


def test_the_section_of_a_city_names_the_unit() -> None:
    doc = read("# 各地工作总结\n## 长沙\n### 办好实事\n办班10期。\n## 怀化\n### 建好队伍\n建站5个。")
    assert [m.responsible for m in doc.measures] == ["长沙", "怀化"]


def test_the_year_of_a_figure_is_the_year_last_spoken_of() -> None:
    assert only(report("2019年办班10期。")).year == 2019
    assert only(plan("到2025年办班10期。")).year == 2025
    assert only(plan("办班10期。")).year == 2021


def test_a_plain_figure_is_sure() -> None:
    measure = only(plan("全年培训妇女1000名。"))
    assert measure.confidence >= 0.9
    assert measure.doubts == ()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("青江市妇联2021年工作总结\n组织8.46万农村妇女参加体检。", "unit_missing"),
        ("青江市妇联2021年工作要点\n打造五个服务平台。", "small_count"),
        ("青江市妇联2021年工作要点\n吸引数十家企业参加。", "vague"),
        ("青江市妇联2021年工作要点\n联系1—2个城区。", "range"),
        ("青江市妇联2021年工作总结\n李大姐带动25名姐妹就业。", "story"),
        ("青江市妇联2021年工作要点\n全年用三年时间。", "context"),
    ],
)
def test_a_doubtful_figure_says_why(text: str, code: str) -> None:
    measure = only(read(text))
    assert code in {d.code for d in measure.doubts}
    assert all(d.sentence.endswith("。") for d in measure.doubts)
    assert measure.confidence < 0.97
