"""Reports laid beside a plan."""

import io
import json

import openpyxl

from halfsky.reading import read
from halfsky.reading.compare import compare
from halfsky.reading.compare_output import HEADINGS, to_json, to_rows, to_table, to_xlsx

PLAN = """青江市妇联2021年工作要点
一、创业就业
1．推动妇女创业担保贷款。全年发放创业担保贷款1亿元，扶持妇女1000名。
2．开展家庭教育。举办家庭教育公益讲座50场。
二、关爱帮扶
3．做好“两癌”免费检查。检查农村妇女2万名。
4．建设妇女儿童活动中心。推动项目开工。
"""
REPORT = """各县妇联2021年工作总结
# 白水县
发放妇女创业担保贷款3200万元，惠及妇女310名。为6000名农村妇女开展“两癌”检查。
# 红石县
举办家庭教育讲座12场，受益家长900人。明年将举办家庭教育讲座20场。
"""


def found() -> dict[str, list[tuple[str | None, list[str]]]]:
    lines = compare(read(PLAN), [("县级总结", read(REPORT))]).lines
    return {line.path: [(m.section, [f.quote for f in m.figures]) for m in line.matches] for line in lines}


def test_each_item_has_the_sentences_that_speak_of_it_by_section() -> None:
    assert found() == {
        "一、 1．": [("白水县", ["3200万元", "310名"])],
        "一、 2．": [("红石县", ["12场", "900人"])],
        "二、 3．": [("白水县", ["6000名"])],
        "二、 4．": [],
    }


def test_items_that_nobody_reports_on_are_named() -> None:
    result = compare(read(PLAN), [("县级总结", read(REPORT))])
    assert [line.path for line in result.silent] == ["二、 4．"]


def test_targets_stand_with_their_item() -> None:
    result = compare(read(PLAN), [])
    assert [[t.quote for t in line.targets] for line in result.lines] == [["1亿元", "1000名"], ["50场"], ["2万名"], []]


def test_places_are_those_of_the_report() -> None:
    result = compare(read(PLAN), [("县级总结", read(REPORT))])
    for line in result.lines:
        for match in line.matches:
            assert "".join(REPORT[match.start : match.end].split()) == match.sentence


def test_the_table_tells_who_reports_what() -> None:
    table = to_table(compare(read(PLAN), [("县级总结", read(REPORT))]))
    assert "[白水县]" in table
    assert "无报告提及" in table
    assert table.endswith("共 4 项，1 项无报告提及。")


def test_json_is_plain() -> None:
    data = json.loads(json.dumps(to_json(compare(read(PLAN), [("县级总结", read(REPORT))])), ensure_ascii=False))
    assert data["silent"] == ["二、 4．"]
    assert data["items"][0]["matches"][0]["figures"][0]["value"] == 32000000


def test_the_spreadsheet_holds_the_same_rows() -> None:
    result = compare(read(PLAN), [("县级总结", read(REPORT))])
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(result)))
    rows = [tuple(c or "" for c in row) for row in book["对照"].iter_rows(values_only=True)]
    assert rows == [HEADINGS, *to_rows(result)]
    assert book["无报告提及"]["A2"].value == "二、 4．"


def test_a_formula_in_a_report_stays_words() -> None:
    result = compare(read(PLAN), [("=1+1", read(REPORT))])
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(result)))
    assert book["对照"]["D2"].value == "=1+1"
    assert book["对照"]["D2"].data_type == "s"


def test_a_label_at_the_head_of_a_paragraph_names_the_section() -> None:
    report = (
        "各县妇联2021年工作总结\n白水县：举办家庭教育讲座12场。受益家长参加家庭教育讲座900人次。\n"
        "红石县妇联：举办家庭教育讲座30场。"
    )
    lines = compare(read(PLAN), [("县级总结", read(report))]).lines
    assert [m.section for m in lines[1].matches] == ["白水县", "白水县", "红石县妇联"]
