"""Silence is not zero; a zero report makes it one, and only where there is nothing."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.utils import timezone

from halfsky.indicators.figure import ValueState
from halfsky.indicators.figures import figure
from halfsky.indicators.periods import Period
from halfsky.ledger import registry
from halfsky.ledger.actions import perform, reverse
from halfsky.ledger.errors import InvalidStep, StepClosed
from halfsky.ledger.models import Entry
from halfsky.ledger.tests.conftest import Cast, cast

__all__ = ["cast"]

CODE = "petition.matters"
FEBRUARY = Period.month(2026, 2)


def report(cast: Cast, **changes: str) -> Entry:
    data = {"service": "petition", "month": "2026-02", "happened_on": "2026-03-03"} | changes
    return perform(None, "report", cast.officer, data, uuid4().hex, programme="zero_report")


def test_silence_becomes_zero_at_every_level_and_silence_again_when_reversed(cast: Cast) -> None:
    assert figure(CODE, cast.county, FEBRUARY).state is ValueState.NO_DATA
    entry = report(cast)
    for unit in (cast.county, cast.city, cast.province):
        assert figure(CODE, unit, FEBRUARY).state is ValueState.ZERO
    assert figure(CODE, cast.sibling, FEBRUARY).state is ValueState.NO_DATA
    reverse(entry, cast.officer, "报错月份", uuid4().hex)
    assert figure(CODE, cast.county, FEBRUARY).state is ValueState.NO_DATA


def test_a_zero_is_refused_where_there_are_entries(cast: Cast) -> None:
    today = timezone.localdate().isoformat()
    samples = registry.get("petition").samples
    assert samples is not None
    slug, data = next(iter(samples()))
    perform(None, slug, cast.officer, {**data, "happened_on": today}, uuid4().hex, programme="petition")
    with pytest.raises(StepClosed, match="已有 1 条台账，不能报零"):
        report(cast, month=today[:7], happened_on=today)


def test_a_month_is_reported_once(cast: Cast) -> None:
    report(cast)
    with pytest.raises(StepClosed, match="已经报过零"):
        report(cast)


def test_a_month_that_has_not_begun_is_refused(cast: Cast) -> None:
    for month, words in (("2999-01", "不是已经开始的月份"), ("三月", "请写成")):
        with pytest.raises(InvalidStep) as caught:
            report(cast, month=month)
        assert words in str(caught.value)
