"""What makes a reading doubtful, and what does not."""

import pytest

from halfsky.reading import read
from halfsky.reading.doubts import BEST, CHECKS
from halfsky.reading.model import Measure

PLAN = "青禾县妇联2026年工作要点\n"
REPORT = "青禾县妇联2025年工作总结\n"
CASES = {
    "tense": "青禾县妇联\n妇女之家120个。",
    "against_document": REPORT + "一、成绩。举办培训12期。力争培训妇女3000人。",
    "unit_missing": PLAN + "培训8.46万农村妇女。",
    "round_word": PLAN + "组织百场讲座，服务妇女。",
    "vague": REPORT + "先后走访了数十户家庭。",
    "small_count": PLAN + "新建立三个巾帼服务站。",
    "range": PLAN + "各乡镇推荐示范户5—8户。",
    "story": REPORT + "王大姐学会了编织，收入了3200元。",
    "fraction": REPORT + "压减文件三分之一。",
    "asked_time": PLAN + "培训每期3天。",
    "context": REPORT + "全县现有基层妇联210个。",
    "broken": PLAN + "一、创业就业。全年组织妇女培训12\n00人次，扶持六十名妇女领办合作社\n并且发放贷款共三百万元。",
}


def _codes(text: str) -> list[set[str]]:
    return [{d.code for d in m.doubts} for m in read(text).measures]


@pytest.mark.parametrize("code", sorted(CASES))
def test_a_doubt_is_named(code: str) -> None:
    assert any(code in codes for codes in _codes(CASES[code])), _codes(CASES[code])


def test_each_doubt_but_one_has_its_case() -> None:
    assert {code for code, *_ in CHECKS} - set(CASES) == {"each"}


@pytest.mark.parametrize(
    "text",
    [
        PLAN + "培训妇女骨干1200名。",
        REPORT + "全年共举办培训班12期。",
        PLAN + "为庆祝建会60周年，五年内轮训妇联干部。",
    ],
)
def test_a_plain_reading_carries_none(text: str) -> None:
    measures = read(text).measures
    assert measures
    assert all(m.confidence == BEST and not m.doubts for m in measures)


def test_a_doubtful_reading_is_less_sure_and_says_why_in_one_sentence() -> None:
    for text in CASES.values():
        for m in read(text).measures:
            assert _is_explained(m)


def _is_explained(m: Measure) -> bool:
    sentences = all(d.sentence.endswith("。") and d.sentence.count("。") == 1 for d in m.doubts)
    return sentences and (m.confidence < BEST) == bool(m.doubts)


def test_where_only_words_tell_the_kind_of_text_more_is_asked_for() -> None:
    untitled = "城南街道的姐妹们\n今年办班12期。培训妇女3000人，还办了一个夜校，读书会也在继续。"
    assert all("tense" in {d.code for d in m.doubts} for m in read(untitled).measures if m.role != "context")
