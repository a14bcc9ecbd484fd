"""What is tried only where its first character stands finds what it would find everywhere."""

import importlib
import re

import pytest

from halfsky.reading import markers
from halfsky.reading.agents import _LEADING, _LED
from halfsky.reading.bench.samples import adversarial, long_plan
from halfsky.reading.candidates import _AFTER, _AFTER_FIRST, _PERCENT, _PERCENT_FIRST, _RANGE, _RANGE_FIRST
from halfsky.reading.glyphs import FOLD, fold
from halfsky.reading.inline import _INLINE, _INLINE_FIRST
from halfsky.reading.numerals import NUMERAL, NUMERAL_FIRST
from halfsky.reading.scan import Places, found_at
from halfsky.reading.tense_words import (
    FUTURE,
    GOAL_LIST,
    PAST,
    SET_AS_TASK,
    STRONG_FUTURE,
    STRONG_PAST,
    TASK_WORDS,
    WAS_SET,
)
from halfsky.reading.what import _TAIL, _TAIL_ENDS

TEXTS = [
    fold(text) for text in (long_plan(4000), *adversarial(300).values(), "一是甲，(1)乙。1.丙⑴丁㈠戊首先己，其二，庚")
]


@pytest.mark.parametrize(("first", "pattern"), [(_INLINE_FIRST, _INLINE), (NUMERAL_FIRST, NUMERAL)])
def test_it_finds_what_the_pattern_finds(first: re.Pattern[str], pattern: re.Pattern[str]) -> None:
    for text in TEXTS:
        found = [m.span() for m in found_at(first, pattern, text, 0, len(text))]
        assert found == [m.span() for m in pattern.finditer(text)]


def test_it_stays_within_its_bounds() -> None:
    text = "一是甲。二是乙。三是丙。"
    assert [m.group() for m in found_at(_INLINE_FIRST, _INLINE, text, 1, 6)] == ["二是"]


@pytest.mark.parametrize(
    ("first", "pattern", "rests"),
    [
        (_RANGE_FIRST, _RANGE, ("1", "—1")),
        (_PERCENT_FIRST, _PERCENT, ("", "分点", "百分点", "千分点")),
        (_AFTER_FIRST, _AFTER, ("", "上个", "含)以上个")),
    ],
)
def test_a_pattern_begins_with_no_other_character(
    first: frozenset[str], pattern: re.Pattern[str], rests: tuple[str, ...]
) -> None:
    begin = {c for c in map(chr, range(1, 0xFFFF)) if any(pattern.match(c + rest) for rest in rests)}
    assert begin == first


def test_a_character_opens_every_family_that_it_may(monkeypatch: pytest.MonkeyPatch) -> None:
    rests = (
        "、甲",
        ")甲",
        "]甲",
        "是甲",
        "要甲",
        ".1甲",
        ".1.1 甲",
        "一章 甲",
        "1条 甲",
        "一、甲",
        "先，甲",
        "二,甲",
        "甲】",
    )
    texts = [*TEXTS, *(sign + fold(rest) for sign in "#第【一十百([〔019①⑳⑴⒈㈠㊀❶首其再最" for rest in rests)]
    places = [(text, place) for text in texts for place in range(len(text))]
    quick = [markers.marker_at(text, place, len(text)) for text, place in places]
    monkeypatch.setattr(markers, "_FORMS", dict.fromkeys(markers._FORMS, markers._LINE))
    assert quick == [markers.marker_at(text, place, len(text)) for text, place in places]


def test_no_fold_is_folded_again() -> None:
    for sign in map(chr, FOLD):
        assert fold(f"甲{sign}，{sign}０") == f"甲{fold(sign)},{fold(sign)}0"
        assert fold(fold(sign)) == fold(sign) == sign.translate(FOLD)


@pytest.mark.parametrize("pattern", [STRONG_FUTURE, STRONG_PAST, FUTURE, PAST])
def test_words_looked_for_in_every_passage_are_skipped_to(pattern: re.Pattern[str]) -> None:
    """Each alternative begins with a plain character; 月前|月底前 is four times as fast as (?:月|月底)前."""
    compiler, parser = importlib.import_module("re._compiler"), importlib.import_module("re._parser")
    assert compiler._get_charset_prefix(parser.parse(pattern.pattern, pattern.flags), pattern.flags)


def test_a_first_look_at_the_end_of_a_clause_misses_no_tail() -> None:
    for word in set(re.findall("[\u4e00-\u9fff]+", _TAIL.pattern)):
        tail = _TAIL.search(f"甲{word}")
        assert tail is not None
        assert tail.start() == tail.end() or word[-1] in _TAIL_ENDS, word


def test_places_are_searched_as_the_text_is() -> None:
    text = "由甲局牵头，联合乙委办班，丙地。由丁"
    places = Places(_LEADING, text)
    for start in range(len(text)):
        for end in range(start, len(text) + 1):
            assert _span(places.search(_LED, start, end)) == _span(_LED.search(text, start, end))
    assert (places.first(0, 1), places.first(1, 6), places.first(7, len(text)), places.first(17, 18)) == (0, -1, 16, -1)


def _span(found: re.Match[str] | None) -> tuple[int, int] | None:
    return found.span() if found else None


def test_a_first_look_for_tasks_misses_none() -> None:
    for text in (
        *TEXTS,
        "妇女之家计划15个",
        "原定20户",
        "核定创建指标3个",
        "年初确定的培训2000名",
        "离下达的30名的任务",
    ):
        for end in range(0, len(text), 3):
            words = text[max(0, end - 60) : end]
            if SET_AS_TASK.search(words) or GOAL_LIST.search(words) or WAS_SET.search(words):
                assert TASK_WORDS.search(words), words
