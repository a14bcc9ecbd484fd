"""What stands behind a figure adds up to it, newest first, and shows nobody what she may not see."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from pytest_django import DjangoAssertNumQueries

from halfsky.indicators.behind import NotOneFigure, entries_behind
from halfsky.indicators.figures import figure
from halfsky.indicators.periods import Period
from halfsky.indicators.tests.conftest import Cast, open_record, step
from halfsky.ledger.actions import perform, reverse
from halfsky.network.models import Basis

YEAR = Period.year(2026)
TODAY = date(2026, 11, 22)


def test_the_list_adds_up_to_the_figure(cast: Cast) -> None:
    record = step(
        open_record(cast.officer, "2026-03-02", name="甲", phone="13800000000"), "accept", cast.officer, "2026-03-03"
    )
    paid = perform(record, "pay", cast.officer, {"amount": 700, "happened_on": "2026-03-04"}, uuid4().hex)
    step(record, "pay", cast.officer, "2026-03-05", amount=500)
    reverse(paid, cast.officer, "金额错了", uuid4().hex)
    perform(record, "pay", cast.officer, {"amount": 9000, "happened_on": "2026-03-05"}, uuid4().hex, is_aggregate=True)
    open_record(cast.sibling_officer, "2026-05-02", name="甲", phone="13800000000")
    for basis in Basis:
        found = entries_behind("sample.fen", cast.city, YEAR, basis=basis, as_of=TODAY)
        assert (found.single, found.reversed, found.aggregate, found.value) == (1200, -700, 9000, 9500)
        for code in ("sample.fen", "sample.women", "sample.visits", "sample.in_hand", "sample.notice_due"):
            listed = entries_behind(code, cast.city, YEAR, basis=basis, as_of=TODAY)
            assert listed.value == figure(code, cast.city, YEAR, basis=basis, as_of=TODAY).value
    paid_out = figure("sample.fen", cast.city, YEAR, as_of=TODAY)
    assert paid_out.traceable is not None
    assert float(paid_out.traceable) == pytest.approx(500 / 9500)


def test_the_newest_stands_first_and_pages_follow(
    cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for day in range(1, 6):
        open_record(cast.officer, f"2026-03-0{day}")
    with django_assert_max_num_queries(4):
        first = entries_behind("sample.received", cast.county, YEAR, as_of=TODAY, size=2)
    last = entries_behind("sample.received", cast.county, YEAR, as_of=TODAY, size=2, page=3)
    assert [line.entry.happened_on.day for line in first.lines] == [5, 4]
    assert [line.entry.happened_on.day for line in last.lines] == [1]
    assert (first.pages, first.count, first.value) == (3, 5, 5)


def test_a_reader_sees_only_records_that_are_open_to_her(cast: Cast) -> None:
    open_record(cast.officer, "2026-03-02")
    open_record(cast.sibling_officer, "2026-03-02")
    found = entries_behind("sample.received", cast.city, YEAR, as_of=TODAY, viewer=cast.officer.post)
    assert [line.record.owner_id for line in found.lines] == [cast.county.pk]
    assert found.is_whole is False


def test_a_ratio_has_two_lists(cast: Cast) -> None:
    with pytest.raises(NotOneFigure, match="分别打开它的分子和分母"):
        entries_behind("sample.on_time", cast.county, YEAR)
