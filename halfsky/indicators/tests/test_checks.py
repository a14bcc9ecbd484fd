"""Wrong declarations of figures are named with their file before anything starts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from halfsky.indicators import registry
from halfsky.indicators.checks import check_indicators, faults, phrase_faults
from halfsky.indicators.declaration import Indicator, Measure, Phrase, Ratio
from halfsky.indicators.tests.conftest import Cast
from halfsky.indicators.tests.sample import indicators as declared
from halfsky.indicators.tests.sample.programme import PROGRAMME

RECEIVED = declared.INDICATORS[0]
ALL = (*declared.INDICATORS, *declared.RATIOS)


def found(*others: Indicator | Ratio) -> list[str]:
    return [f"{code} {fault}" for code, fault in faults(PROGRAMME, (*ALL, *others))]


def test_the_samples_figures_have_no_fault(cast: Cast) -> None:
    assert found() == []
    assert [one for one in check_indicators() if "indicators/tests/sample" in one.msg] == []


def test_a_step_that_counts_what_nobody_declared_is_named() -> None:
    missing = [f"{code} {fault}" for code, fault in faults(PROGRAMME, declared.INDICATORS[1:])]
    assert missing == ["indicators.E005 step 'register' counts 'sample.received', which is not declared"]


@pytest.mark.parametrize(
    ("one", "fault"),
    [
        (RECEIVED, "indicators.E002 'sample.received' is declared twice"),
        (replace(RECEIVED, code="other.received"), "indicators.E003 'other.received' does not begin with 'sample.'"),
        (replace(RECEIVED, code="sample.entries"), "indicators.E003 'sample.entries' is a code that the engine gives"),
        (replace(RECEIVED, code="sample.a@b"), "indicators.E003 'sample.a@b' is a code that the engine gives"),
        (
            Ratio("sample.rate", "率", "sample.received", "sample.nothing", "一÷二"),
            "indicators.E004 'sample.rate' names 'sample.nothing', which is no plain figure",
        ),
        (
            Ratio("sample.rate", "率", "sample.received", "sample.on_time", "一÷二"),
            "indicators.E004 'sample.rate' names 'sample.on_time', which is no plain figure",
        ),
        (
            Indicator("sample.heads", "人", "人", Measure.PEOPLE, "一人一次", companion="sample.nothing"),
            "indicators.E004 'sample.heads' names 'sample.nothing', which is no plain figure",
        ),
    ],
)
def test_each_fault_is_named(one: Indicator | Ratio, fault: str) -> None:
    assert fault in found(one)


def test_phrases_must_name_what_is_there() -> None:
    known = {RECEIVED.code: replace(RECEIVED, breakdowns={"leader": "带头人"})}
    phrases = [
        Phrase("sample.received", ("来访",), ("件",), breakdown="leader"),
        Phrase("sample.received", ("来访",), ("件",), breakdown="other"),
        Phrase("sample.nothing", ("来访",), ("件",)),
        Phrase("sample.received", (), ("件",)),
    ]
    assert list(phrase_faults(phrases, known)) == [
        "the phrase ('来访',) names the group 'other', which 'sample.received' does not have",
        "the phrase ('来访',) names 'sample.nothing', which is not declared",
        "the phrase for 'sample.received' has no words or no units",
    ]


def test_groups_and_entries_are_figures_of_their_own(cast: Cast) -> None:
    assert registry.get("sample.entries").unit == "条"
    assert all("@" not in one.code for one in ALL)
