"""Each condition as a finding: what it says, why, and by which source."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from halfsky.ledger import parameters
from halfsky.ledger.findings import Finding, RowOf
from halfsky.ledger.parameters import Row
from halfsky.ledger.state import State
from halfsky.programmes.livelihood.relief import rules
from halfsky.programmes.livelihood.relief.samples import application

DAY = date(2026, 3, 10)


def row_of(code: str) -> Row | None:
    return parameters.row_for(code, "430626", DAY)


def said(slug: str, state: State | None = None, rows: RowOf = row_of, **changes: Any) -> Finding:
    values = application() | changes
    return next(one for one in rules.findings(state or State(), values, rows) if one.slug == slug)


@pytest.mark.parametrize(
    ("slug", "changes", "verdict", "words"),
    [
        ("identity", {}, "met", "女性"),
        ("identity", {"id_no": "430699197506120011"}, "unmet", "显示为男性"),
        ("disease", {"disease": "cervical"}, "met", "ⅡB期及以上"),
        ("disease", {"disease": "other"}, "unmet", "由审定人决定"),
        ("disease", {"disease": ""}, "open", "还没有确诊信息"),
        ("income", {}, "met", "截止日 2026-02-28 在县民政局2026年2月名单"),
        ("income", {"listed_on": "2026-02-28"}, "met", "截止日"),
        ("income", {"listed_on": "2026-03-01"}, "unmet", "截止日 2026-02-28 当天她不在"),
        ("income", {"delisted_on": "2026-02-28"}, "unmet", "请核对列入和移出日期"),
        ("income", {"delisted_on": date(2026, 3, 1)}, "met", "截止日"),
        ("income", {"income_class": "other"}, "unmet", "不在通知列的困难类别内"),
        ("papers", {}, "met", "齐全"),
        ("papers", {"papers": ["form", "record"]}, "unmet", "还缺：身份证、户口页、诊断证明、身份认定材料"),
        ("once", {}, "open", "提交时"),
    ],
)
def test_a_condition_says_what_it_finds(slug: str, changes: dict[str, Any], verdict: str, words: str) -> None:
    one = said(slug, **changes)
    assert one.verdict == verdict
    assert words in one.reason
    assert one.source


def test_what_waits_to_be_verified_says_so() -> None:
    assert said("income").verify is True
    assert said("disease").verify is False


def test_a_notice_that_nobody_entered_leaves_the_rule_open() -> None:
    one = said("disease", rows=lambda _code: None)
    assert (one.verdict, "没有录入" in one.reason) == ("open", True)


def test_an_office_that_never_answered_is_not_an_answer_against_her() -> None:
    state = State(data={"replies": {"rural": "none", "civil": "mismatch", "health": "match"}})
    verdicts = {one.slug: one.verdict for one in rules.findings(state, application(), row_of)}
    assert [verdicts[f"reply_{name}"] for name in ("rural", "civil", "health")] == ["open", "unmet", "met"]


def test_every_choice_of_the_notice_is_one_that_the_form_offers() -> None:
    for code, offered in (
        ("relief.diseases", rules.DISEASES),
        ("relief.classes", rules.CLASSES),
        ("relief.papers", rules.PAPERS),
    ):
        row = row_of(code)
        assert row is not None
        assert set(row.value) <= set(offered)
