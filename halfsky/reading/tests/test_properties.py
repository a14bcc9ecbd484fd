"""What holds for every text: it is read, and every place lies inside it."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from halfsky.reading import read, to_gold_measures, to_gold_outline
from halfsky.reading.bench.fuzz import faults_of, fuzz
from halfsky.reading.bench.samples import adversarial, broken_texts, long_plan

LETTERS = (
    "一二三四五六七八九十百千万亿〇零两几数多余近约每各由到至将已了共年月日名人次个户元期场%‰/.,，。；：、（）()“”《"
    "》〔〕【】#①㈠０１９0189 \t\n\r　+-—~×附件抄送第章节条是要"
)


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=LETTERS, max_size=120))
def test_places_lie_inside_texts_of_the_genres_own_signs(text: str) -> None:
    assert faults_of(text, read(text)) == []


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200))
def test_places_lie_inside_any_text(text: str) -> None:
    assert faults_of(text, read(text)) == []


def test_broken_texts_are_read_without_fault() -> None:
    assert dict(fuzz(broken_texts(600, seed=3))) == {"read": 600}


@settings(max_examples=40, deadline=None)
@given(st.integers(min_value=0, max_value=400), st.integers(min_value=1, max_value=400))
def test_reading_is_the_same_each_time(start: int, length: int) -> None:
    text = long_plan(2000)[start : start + length]
    assert read(text) == read(text)


def test_two_documents_side_by_side_keep_their_measures() -> None:
    first, second = "甲县妇联2021年工作要点\n培训妇女100名。", "全年建站20个。"
    joined = read(f"{first}\n{second}")
    alone = [m.quote for m in read(first).measures]
    assert [m.quote for m in joined.measures][: len(alone)] == alone
    assert [m.quote for m in joined.measures][len(alone) :] == ["20个"]


@pytest.mark.parametrize("name", sorted(adversarial(10)))
def test_no_shape_of_text_takes_longer_than_its_length_allows(name: str) -> None:
    text = adversarial(20_000)[name]
    started = time.perf_counter()
    assert faults_of(text, read(text)) == []
    assert time.perf_counter() - started < 5.0


def test_the_exchange_form_is_plain() -> None:
    doc = read("甲县妇联2021年工作要点\n一、培训\n培训妇女1.5万人次，联系1—2个村。")
    assert to_gold_measures(doc, "x")["measures"][0]["value"] == 15000
    assert to_gold_measures(doc, "x")["measures"][1]["alt"] == [2]
    assert to_gold_outline(doc, "x") == {
        "id": "x",
        "items": [{"level": 1, "marker": "一、", "title": "培训", "start": 14}],
    }
