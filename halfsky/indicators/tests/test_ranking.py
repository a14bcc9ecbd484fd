"""Rankings: ties share a place, silence has none, and what only shows need is refused."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from halfsky.accounts.models import Role
from halfsky.accounts.session import Actor
from halfsky.indicators.periods import Period
from halfsky.indicators.ranking import NotRankable, ranking
from halfsky.indicators.tests.conftest import Cast, open_record, step
from halfsky.indicators.trend import pace
from halfsky.ledger.tests.conftest import make_actor, make_unit
from halfsky.network import closure
from halfsky.network.models import Level, Unit

YEAR = Period.year(2026)
TODAY = date(2026, 11, 22)


def counties(cast: Cast, accepted: list[int | None]) -> list[Unit]:
    """Return counties that accepted so many matters each; None: a county that said nothing."""
    units = [
        make_unit(f"4306{place:02d}", f"县{place}", Level.COUNTY, cast.city) for place in range(40, 40 + len(accepted))
    ]
    closure.rebuild()
    for unit, number in zip(units, accepted, strict=True):
        if number is not None:
            _accept(make_actor(f"u{unit.code}", unit, Role.OFFICER), number)
    return units


def _accept(by: Actor, number: int) -> None:
    open_record(by, "2026-03-01")
    for _serial in range(number):
        step(open_record(by, "2026-03-02"), "accept", by, "2026-03-03")


def places(units: list[Unit], **options: object) -> list[int | None]:
    found = ranking("sample.accepted", units, YEAR, as_of=TODAY, **options)  # type: ignore[arg-type]  # test options
    by_unit = {line.unit.pk: line.place for line in found.lines}
    return [by_unit[unit.pk] for unit in units]


def test_equal_units_share_a_place_and_the_next_is_skipped(cast: Cast) -> None:
    assert places(counties(cast, [5, 4, 3, 2, 2, 2, 1])) == [1, 2, 3, 4, 4, 4, 7]


def test_silence_has_no_place_and_zero_has_the_last(cast: Cast) -> None:
    units = counties(cast, [2, 0, None, 1])
    assert places(units) == [1, 3, None, 2]
    assert [line.unit.pk for line in ranking("sample.accepted", units, YEAR, as_of=TODAY).unreported()] == [units[2].pk]


def test_fewer_than_three_have_no_places(cast: Cast) -> None:
    units = counties(cast, [2, 1, None])
    assert places(units) == [None, None, None]
    assert ranking("sample.accepted", units, YEAR, as_of=TODAY).is_ranked is False


def test_with_targets_completion_decides(cast: Cast) -> None:
    units = counties(cast, [4, 3, 2, 1])
    targets = {units[0].pk: 8, units[1].pk: 3, units[2].pk: 4}
    assert places(units, targets=targets) == [2, 1, 2, None]


def test_units_without_the_service_are_left_out(cast: Cast) -> None:
    units = counties(cast, [4, 3, 2, 0])
    assert places(units, not_applicable={units[3].pk}) == [1, 2, 3, None]


def test_lower_may_be_better(cast: Cast) -> None:
    assert places(counties(cast, [4, 3, 2]), lower_is_better=True) == [3, 2, 1]


def test_what_only_shows_need_is_refused_with_a_sentence(cast: Cast) -> None:
    with pytest.raises(NotRankable, match="“登记”反映的是需求或情况，不能用来排名"):
        ranking("sample.received", [cast.county, cast.sibling], YEAR)


def test_pace_is_the_share_of_the_days_passed() -> None:
    begin, end = date(2026, 1, 1), date(2026, 12, 31)
    assert pace(begin, end, date(2025, 12, 31)) == 0
    assert pace(begin, end, date(2026, 1, 1)) == Fraction(1, 365)
    assert pace(begin, end, date(2026, 12, 31)) == pace(begin, end, date(2027, 5, 1)) == 1
