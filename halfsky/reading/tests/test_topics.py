"""Topics, actions and features of a passage."""

import pytest

from halfsky.reading.common_words import CARRIERS, WIDE
from halfsky.reading.features import ACTION, NAME, TOPIC, WORD, content_runs, features_of
from halfsky.reading.topic_words import FAMILIES
from halfsky.reading.topics import actions_of, carried_by, topics_of


def named(words: str) -> set[str]:
    return {topic for topic, _ in topics_of(words)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("两癌免费检查", "宫颈癌乳腺癌免费筛查"),
        ("小额担保贷款", "妇女创业贷款"),
        ("寻找最美家庭", "评选五好家庭"),
        ("做好12338热线值守", "接待妇女来访"),
        ("关爱留守儿童", "爱心妈妈结对帮扶"),
        ("举办专场招聘会", "开展春风行动"),
        ("推进会改联", "妇代会改建妇联"),
        ("培训妇联干部", "妇联主席轮训班"),
    ],
)
def test_the_same_work_under_other_words_is_one_topic(one: str, other: str) -> None:
    assert named(one) & named(other)


def test_a_word_inside_another_names_nothing() -> None:
    assert "女性参政" not in named("引导妇女干部")
    assert named("家庭教育") == {"家庭教育"}


def test_two_words_name_a_topic_only_near_and_in_order() -> None:
    assert "基层组织" in named("在快递行业新建妇联")
    assert "基层组织" not in named("妇联新建")


def test_what_is_done_is_told_apart_from_the_matter() -> None:
    assert actions_of("培训农村妇女") == {"培训"}


def test_a_heading_takes_in_work_only_without_a_topic_of_its_own() -> None:
    assert "困难慰问" in carried_by("办好实事，温暖人心")
    assert carried_by("关爱留守儿童") == frozenset()


def test_features_are_topics_words_names_actions_and_runs() -> None:
    found = features_of("举办“千村讲堂”，培训绣娘")
    assert {TOPIC + "手工编织", WORD + "绣娘", NAME + "千村讲堂", ACTION + "培训", "千村", "千村讲"} <= set(found)


def test_words_of_every_text_are_no_runs() -> None:
    assert list(content_runs("积极推进妇女工作创新发展")) == []


def test_every_carried_topic_exists() -> None:
    topics = {topic for family in FAMILIES.values() for topic in family}
    assert {topic for _, carried in CARRIERS for topic in carried.split()} <= topics
    assert topics >= WIDE
