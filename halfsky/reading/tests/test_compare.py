"""Reports laid beside a plan."""

from halfsky.reading import read
from halfsky.reading.compare import compare
from halfsky.reading.compare_model import Comparison

PLAN = """青江市妇联2021年工作要点
一、创业就业
1．推动妇女创业担保贷款。全年发放创业担保贷款1亿元，扶持妇女1000名。
2．开展家庭教育。举办家庭教育公益讲座50场。办好家长学校。
二、关爱帮扶
3．做好“两癌”免费检查。检查农村妇女2万名。
4．建设妇女儿童活动中心。推动项目开工。
"""
REPORT = """各县妇联2021年工作总结
# 白水县
发放妇女创业担保贷款3200万元，惠及妇女310名。为6000名农村妇女开展“两癌”检查。
# 红石县
举办家庭教育讲座12场，受益家长900人。组织腰鼓队参加庙会演出6场。明年将举办家庭教育讲座20场。
"""


def compared(*reports: tuple[str, str], plan: str = PLAN) -> Comparison:
    return compare(read(plan), [(name, read(text)) for name, text in reports])


def found(result: Comparison) -> dict[str, list[tuple[str, list[str]]]]:
    """Return by item who reports and with which figures."""
    return {
        line.path: [(m.told.unit, [f.quote for f in m.told.figures]) for m in line.matches] for line in result.lines
    }


def test_each_item_has_the_sentences_that_speak_of_it_by_section() -> None:
    assert found(compared(("县级总结", REPORT))) == {
        "一、1．": [("白水县", ["3200万元", "310名"])],
        "一、2．": [("红石县", ["12场", "900人"])],
        "二、3．": [("白水县", ["6000名"])],
        "二、4．": [],
    }


def test_items_that_nobody_reports_on_are_named_and_counted() -> None:
    result = compared(("县级总结", REPORT))
    assert [line.path for line in result.silent] == ["二、4．"]
    assert (len(result.lines), result.told) == (4, 3)


def test_of_an_item_reported_on_the_sentences_that_nobody_speaks_of_are_named() -> None:
    line = compared(("县级总结", REPORT)).lines[1]
    assert [p.sentence for p in line.unsaid] == ["办好家长学校。"]


def test_what_was_done_without_being_planned_is_told_apart() -> None:
    result = compared(("县级总结", REPORT))
    assert [(t.unit, t.sentence) for t in result.unplanned] == [("红石县", "组织腰鼓队参加庙会演出6场。")]


def test_talk_around_the_work_is_not_called_unplanned() -> None:
    report = "白水县妇联2021年工作总结\n一年来，县妇联在县委的正确领导下，各项工作取得了新的成绩。"
    assert compared(("白水", report)).unplanned == ()


def test_targets_stand_with_their_item() -> None:
    result = compared()
    assert [[t.quote for t in line.targets] for line in result.lines] == [["1亿元", "1000名"], ["50场"], ["2万名"], []]


def test_places_are_those_of_the_report() -> None:
    for line in compared(("县级总结", REPORT)).lines:
        for told in (m.told for m in line.matches):
            assert REPORT[told.start : told.end] == told.sentence
            assert told.sentence in REPORT.split("\n")[told.line - 1]


def test_a_report_of_one_unit_goes_by_the_name_in_its_title() -> None:
    report = "白水县妇联2021年工作总结\n全县举办家庭教育讲座12场。"
    assert found(compared(("文件甲", report)))["一、2．"] == [("白水县妇联", ["12场"])]


def test_a_report_that_names_nobody_goes_by_its_file() -> None:
    assert found(compared(("文件甲", "今年举办了家庭教育讲座12场。")))["一、2．"] == [("文件甲", ["12场"])]


def test_the_same_unit_in_two_reports_counts_once() -> None:
    first = "白水县妇联2021年上半年工作总结\n举办家庭教育讲座5场。"
    second = "# 白水县\n举办家庭教育讲座12场。"
    result = compared(("上半年", first), ("全年", second))
    assert [(u.unit, u.items, u.sentences) for u in result.units] == [("白水县妇联", 1, 2)]


def test_a_sentence_may_stand_with_two_items_that_it_names() -> None:
    report = "白水县妇联2021年工作总结\n发放妇女创业担保贷款3200万元，举办家庭教育讲座12场。"
    assert [line.path for line in compared(("白水", report)).lines if line.matches] == ["一、1．", "一、2．"]


def test_what_came_of_the_work_is_no_other_work() -> None:
    plan = PLAN.replace("二、关爱", "5．促进妇女就业。办好招聘会。\n二、关爱")
    report = "白水县妇联2021年工作总结\n发放妇女创业担保贷款3200万元，带动妇女就业700人。"
    assert [line.path for line in compared(("白水", report), plan=plan).lines if line.matches] == ["一、1．"]


def test_work_that_no_item_names_stands_under_a_heading_that_takes_it_in() -> None:
    plan = PLAN + "5．做好关爱帮扶工作。\n"
    report = "白水县妇联2021年工作总结\n春节前走访慰问单亲母亲36名。"
    assert [line.path for line in compared(("白水", report), plan=plan).lines if line.matches] == ["二、5．"]


def test_a_plan_or_report_without_anything_gives_nothing() -> None:
    assert compared(("空", "")).unplanned == ()
    assert compared(("县级总结", REPORT), plan="").lines == ()


def test_the_order_is_the_plans_then_the_reports() -> None:
    more = ("红石县妇联", "红石县妇联2021年工作总结\n举办家庭教育讲座30场。")
    one, other = compared(("县级总结", REPORT), more), compared(("县级总结", REPORT), more)
    assert one == other
    assert [m.told.line for m in one.lines[1].matches] == [5, 2]


def test_labels_of_who_and_when_need_no_report() -> None:
    labels = "办好家长学校。\n责任单位：发展部、市卫健委。\n**完成时限：**2021年12月底。\n"
    line = compared(("县级总结", REPORT), plan=PLAN.replace("办好家长学校。\n", labels)).lines[1]
    assert [p.sentence for p in line.unsaid] == ["办好家长学校。"]


def test_bold_signs_of_markdown_are_not_shown() -> None:
    report = REPORT.replace("举办家庭教育讲座12场", "**举办家庭教育讲座12场**")
    line = compared(("县级总结", report), plan=PLAN.replace("办好家长学校", "**办好家长学校**")).lines[1]
    assert [m.told.sentence for m in line.matches] == ["举办家庭教育讲座12场，受益家长900人。"]
    assert [p.sentence for p in line.unsaid] == ["办好家长学校。"]
