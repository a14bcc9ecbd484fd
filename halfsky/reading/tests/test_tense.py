"""The tense of texts without a telling title, and of the news that plans were made."""

import pytest

from halfsky.reading import Role, read


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("免费为64名姐妹提供体检。新建站点21个，每年办班不少于3期。", {Role.TARGET}),
        ("3月7日，省妇联发布了2025年八件民生实事。\n全省帮扶姐妹600名。\n办班400期，培训姐妹3万人次。", {Role.TARGET}),
        ("昨天，市妇联公布了今年关爱妇女8项实事。", {Role.TARGET}),
        ("6日，记者在县妇联获悉，过去的一年，全县培训姐妹365名。", {Role.ACHIEVED}),
    ],
)
def test_a_headless_text_is_told_by_its_words(text: str, roles: set[Role]) -> None:
    assert {m.role for m in read(text).measures if m.role is not Role.CONTEXT} == roles


def test_the_news_that_a_list_was_carried_out_announces_no_plan() -> None:
    (measure,) = read("近日，县妇联发布了实事完成情况。全年帮扶姐妹365名。").measures
    assert measure.role is Role.ACHIEVED


def test_this_year_does_not_inherit_the_tense_of_last_year() -> None:
    text = "6日，记者获悉，过去的一年，全县培训姐妹365名。今年，妇联发放贷款将不低于20亿元，计划培训姐妹1200名。"
    assert [m.role for m in read(text).measures] == [Role.ACHIEVED, Role.TARGET, Role.TARGET]


def test_how_long_people_are_expected_to_live_is_no_age() -> None:
    text = "青江市妇女工作总结\n全市人均预期寿命提高到80.5岁，筛查35岁以上姐妹2000名。"
    assert [m.role for m in read(text).measures] == [Role.ACHIEVED, Role.CONTEXT, Role.ACHIEVED]


@pytest.mark.parametrize("text", ["庭院要三季有花、四季常绿。", "院里四季如春。"])
def test_the_seasons_of_a_garden_are_no_measure(text: str) -> None:
    assert read(text).measures == ()


def test_how_a_sum_is_spread_is_only_told() -> None:
    measures = read("青江市妇女工作总结\n发放贷款300万元，其中三分之二在山区。").measures
    assert [m.role for m in measures] == [Role.ACHIEVED, Role.CONTEXT]
