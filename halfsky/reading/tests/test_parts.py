"""The parts of an official document."""

from halfsky.reading import PartKind, read

NOTICE = """青江市妇女联合会文件
青妇字〔2021〕12号

关于印发《青江市妇联2021年
工作要点》的
通   知

各县（市、区）妇联，市直各单位妇委会：
现将《青江市妇联2021年工作要点》印发给你们，请认真执行。

附件：青江市妇联2021年工作要点

青江市妇女联合会
2021年3月5日

附件：

青江市妇联2021年工作要点
一、强化引领
全年培训妇女100名。

抄送：市委办公室，市政府办公室。
青江市妇联办公室　　　　2021年3月6日印发
"""


def parts(text: str) -> dict[str, str]:
    return {p.kind.value: p.text for p in read(text).parts}


def test_each_part_of_a_notice_is_named_and_placed() -> None:
    found = parts(NOTICE)
    assert found["issuer"] == "青江市妇女联合会文件"
    assert found["number"] == "青妇字〔2021〕12号"
    assert "".join(found["title"].split()) == "关于印发《青江市妇联2021年工作要点》的通知"
    assert found["addressees"] == "各县（市、区）妇联，市直各单位妇委会："
    assert found["body"].startswith("现将")
    assert found["attachment_note"] == "附件：青江市妇联2021年工作要点"
    assert found["signature"] == "青江市妇女联合会"
    assert found["date"] == "2021年3月5日"
    assert found["attachment"].startswith("附件：")
    assert found["copies"].startswith("抄送")
    assert found["printed"].endswith("印发")


def test_every_part_is_the_text_at_its_place() -> None:
    doc = read(NOTICE)
    assert all(NOTICE[p.start : p.end] == p.text for p in doc.parts)
    assert [p.start for p in doc.parts] == sorted(p.start for p in doc.parts)


def test_the_title_is_one_line_however_many_it_took() -> None:
    assert read(NOTICE).title == "关于印发《青江市妇联2021年工作要点》的通知"


def test_a_plain_plan_has_title_and_body() -> None:
    doc = read("红旗镇妇联2025年工作计划\n\n打造工坊2家。")
    assert doc.title == "红旗镇妇联2025年工作计划"
    assert [p.kind for p in doc.parts] == [PartKind.TITLE, PartKind.BODY]


def test_a_sentence_is_no_title() -> None:
    assert read("全年培训妇女100名，就业率达80%。").title == ""


def test_a_lead_in_with_a_colon_is_no_addressee() -> None:
    assert "addressees" not in parts("马驿镇妇联上半年工作汇报\n在镇党委领导下，主要做了以下工作：\n一、办班2期。")


def test_an_empty_text_has_no_parts() -> None:
    doc = read("")
    assert (doc.title, doc.parts, doc.items, doc.measures) == ("", (), (), ())


def test_what_a_web_page_puts_above_the_title_is_not_the_title() -> None:
    assert (
        read("您的位置：首页 > 工作动态\n发布时间：2019-12-23 浏览次数：82\n红旗县妇联2019年工作总结\n办班2期。").title
        == "红旗县妇联2019年工作总结"
    )
