"""Whose section of a report a sentence stands in, and whose report it is."""

import pytest

from halfsky.reading import read
from halfsky.reading.sections import same_unit, unit_of
from halfsky.reading.sentences import sentences_of


def units(text: str) -> list[str | None]:
    return [s.section for s in sentences_of(read(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# 总结\n## 白水县\n办讲座12场。\n## 红石县\n办讲座3场。\n", ["白水县", "红石县"]),
        (
            "2024年工作总结\n（一）白水县妇联\n举办讲座12场。\n（二）红石县妇联\n举办讲座3场。\n",
            ["白水县妇联", "红石县妇联"],
        ),
        ("# 总结\n## 白水县：绣出新生活\n办讲座12场。\n## 红石县——家和\n办讲座3场。\n", ["白水县", "红石县"]),
        (
            "各县2024年工作总结\n白水县：举办讲座12场。又举办沙龙8场。\n红石县妇联：举办讲座3场。\n",
            ["白水县", "白水县", "红石县妇联"],
        ),
        (
            "各县2024年工作总结\n\n白水县\n全年举办讲座12场。\n全年举办沙龙8场。\n\n红石县\n举办讲座3场。\n",
            ["白水县", "白水县", "红石县"],
        ),
        (
            "各县2024年工作总结\n2024年，白水县妇联举办讲座12场。\n2024年，红石县妇联举办讲座3场。\n",
            ["白水县妇联", "红石县妇联"],
        ),
        (
            "# 总结\n#### 青江\n2024年,青江市妇联举办讲座12场。\n#### 白水\n2024年,白水市妇联举办讲座3场。\n"
            "#### 红石\n2024年,市妇联举办讲座5场。\n",
            ["青江", "白水", "红石"],
        ),
    ],
)
def test_a_report_by_units_is_split_into_them(text: str, expected: list[str]) -> None:
    assert units(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "样县妇联2024年工作总结\n一、健康讲座进社区。举办讲座12场。\n",
        "样县妇联2024年工作总结\n各县：举办讲座12场。\n",
        "样县妇联2024年工作总结\n一年来，镇妇联在县妇联的领导下举办讲座12场。\n县妇联还举办沙龙8场。\n",
        "样县妇联2024年工作总结\n县妇联：\n现将情况报告如下。举办讲座12场。\n",
    ],
)
def test_what_only_looks_like_a_unit_opens_no_section(text: str) -> None:
    assert set(units(text)) == {None}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("白水县妇联2024年工作总结\n举办讲座12场。\n", "白水县妇联"),
        (
            "关于2024年妇女工作情况的报告\n\n县妇联：\n举办讲座12场。\n\n白水镇妇女联合会\n2024年12月3日\n",
            "白水镇妇女联合会",
        ),
        ("2024年工作总结\n举办讲座12场。\n", None),
        ("各县妇联2024年工作总结\n举办讲座12场。\n", None),
    ],
)
def test_a_report_is_its_units_by_title_or_signature(text: str, expected: str | None) -> None:
    assert unit_of(read(text)) == expected


def test_a_unit_and_its_federation_are_the_same() -> None:
    assert same_unit("白水县") == same_unit("白水县妇联") == same_unit("白水县妇女联合会")
    assert same_unit("妇联") == "妇联"
