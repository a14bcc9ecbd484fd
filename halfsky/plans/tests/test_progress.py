"""Progress and lights: computed from the figure, the goal and the day, and never from silence."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from pytest_django import DjangoAssertNumQueries

from halfsky.indicators.figure import Figure, Number, ValueState
from halfsky.indicators.figures import figure
from halfsky.indicators.periods import Period
from halfsky.indicators.tests.conftest import Cast, cast, ledger_cast, open_record, step
from halfsky.network.models import Basis
from halfsky.plans.models import Bound, Plan, Target
from halfsky.plans.progress import Asked, Light, Progress, asked_of, judge, progress_of
from halfsky.plans.tests.made import allot, make_plan, make_target

__all__ = ["cast", "ledger_cast"]

YEAR = Period.year(2026)
MIDDLE = date(2026, 7, 2)  # day 183 of 365: pace 50.1


def counted(value: Number | None, state: ValueState = ValueState.COUNTED) -> Figure:
    return Figure("sample.accepted", "受理", 1, YEAR, Basis.IS, MIDDLE, None, state, value, "件")


def asked(cast: Cast, value: str, unit: str = "件", indicator: str = "sample.accepted", **changes: object) -> Asked:
    plan = Plan(unit=cast.city, year=2026)
    target = Target(plan=plan, what="受理", value=Decimal(value), unit=unit, indicator=indicator, **changes)
    return Asked(target, cast.city, target.value)


def light(cast: Cast, value: Number | None, goal: str, day: date = MIDDLE, **changes: object) -> Light:
    return judge(asked(cast, goal, **changes), counted(value), day).light  # type: ignore[arg-type]  # target fields


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (1000, Light.DONE),
        (9999, Light.DONE),
        (502, Light.OK),
        (492, Light.OK),  # within one point of 50.1
        (490, Light.SLOW),
        (402, Light.SLOW),
        (400, Light.BEHIND),  # below four fifths of the pace
        (0, Light.BEHIND),
    ],
)
def test_light_compares_the_share_with_the_pace(cast: Cast, value: int, expected: Light) -> None:
    assert light(cast, value, "1000") is expected


def test_nothing_is_done_by_rounding(cast: Cast) -> None:
    found = judge(asked(cast, "10000"), counted(9996), date(2026, 12, 31))
    assert found.percent == 99.9
    assert found.light is not Light.DONE
    assert judge(asked(cast, "100000"), counted(1), MIDDLE).percent == 0.1


@pytest.mark.parametrize("state", [ValueState.NO_DATA, ValueState.HIDDEN, ValueState.TOO_FEW])
def test_what_is_not_counted_has_no_percent_and_no_light(cast: Cast, state: ValueState) -> None:
    found = judge(asked(cast, "1000"), counted(None, state), MIDDLE)
    assert (found.percent, found.light, found.missing) == (None, Light.NONE, None)


def test_a_true_zero_is_behind_and_not_silent(cast: Cast) -> None:
    found = judge(asked(cast, "1000"), counted(0, ValueState.ZERO), MIDDLE)
    assert (found.percent, found.light) == (0.0, Light.BEHIND)
    assert found.missing == Fraction(1000 * 183, 365)


def test_a_rate_is_held_against_its_goal_all_year(cast: Cast) -> None:
    for value, expected in ((950, Light.OK), (999, Light.OK), (941, Light.OK), (930, Light.SLOW), (700, Light.BEHIND)):
        found = judge(asked(cast, "95", "%", "sample.on_time"), counted(Fraction(value, 1000)), MIDDLE)
        assert (found.light, found.percent, found.pace) == (expected, value / 10, 95.0)
        assert found.missing is None


def test_a_ratio_in_other_units_is_no_percentage(cast: Cast) -> None:
    one = asked(cast, "500", "元", "sample.average", bound=Bound.AT_MOST)
    assert not one.is_rate
    assert judge(one, counted(Fraction(500)), MIDDLE).light is Light.OK
    assert judge(one, counted(Fraction(501)), MIDDLE).light is Light.BEHIND
    assert judge(one, counted(Fraction(250)), MIDDLE).percent == 50.0


def test_growth_in_percent_is_not_measured_by_a_count(cast: Cast) -> None:
    assert judge(asked(cast, "10", "%"), counted(500), MIDDLE).light is Light.NONE


def test_a_ceiling_is_kept_or_broken(cast: Cast) -> None:
    assert light(cast, 10, "10", bound=Bound.AT_MOST) is Light.OK
    assert light(cast, 11, "10", bound=Bound.AT_MOST) is Light.BEHIND
    assert light(cast, 0, "0", bound=Bound.AT_MOST) is Light.OK
    assert light(cast, 1, "0", bound=Bound.AT_MOST) is Light.BEHIND


def test_past_its_day_what_is_not_done_is_behind(cast: Cast) -> None:
    due = {"due_on": date(2026, 6, 30)}
    assert light(cast, 999, "1000", date(2026, 6, 30), **due) is Light.OK
    assert light(cast, 999, "1000", date(2026, 7, 1), **due) is Light.BEHIND
    assert light(cast, 1000, "1000", date(2026, 7, 1), **due) is Light.DONE


def test_a_unit_is_asked_by_its_own_plan_and_by_the_parts_issued_to_it(cast: Cast) -> None:
    plan = make_plan(cast.city, cast.city_lead)
    target = make_target(plan, "受理来访", "30", "件", "sample.accepted")
    make_target(plan, "背景", "7", "件", "sample.accepted", role=Target.Role.CONTEXT)
    make_target(plan, "没有确认", "7", "件", "sample.accepted", state=Target.State.DROPPED)
    allot(target, {cast.county: "20", cast.sibling: "10"})
    assert [(one.target.what, one.value) for one in asked_of(cast.city, 2026)] == [("受理来访", Decimal(30))]
    assert [one.value for one in asked_of(cast.county, 2026)] == [Decimal(20)]
    assert asked_of(cast.county, 2025) == []
    plan.state = Plan.State.REPLACED
    plan.save()
    assert asked_of(cast.county, 2026) == []


def progress(cast: Cast, day: date) -> list[Progress]:
    return progress_of(asked_of(cast.city, 2026), as_of=day)


def test_progress_reads_the_figures_of_the_ledger(cast: Cast) -> None:
    plan = make_plan(cast.city, cast.city_lead)
    make_target(plan, "受理来访", "4", "件", "sample.accepted")
    make_target(plan, "没有指标", "4", "件", "")
    for day in ("2026-03-02", "2026-05-02"):
        step(open_record(cast.officer, day), "accept", cast.officer, day)
    first, second = progress(cast, MIDDLE)
    assert first.figure is not None
    assert first.figure.value == figure("sample.accepted", cast.city, YEAR, as_of=MIDDLE).value == 2
    assert (first.percent, first.light) == (50.0, Light.OK)
    assert (second.figure, second.light) == (None, Light.NONE)
    assert progress(cast, date(2026, 4, 1))[0].percent == 25.0


def test_targets_that_are_not_due_yet_are_read_together(
    cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    plan = make_plan(cast.city, cast.city_lead)
    for month in range(7, 13):
        make_target(plan, f"到{month}月", "4", "件", "sample.accepted", due_on=date(2026, month, 28))
    listed = asked_of(cast.city, 2026)
    with django_assert_max_num_queries(4):
        assert len(progress_of(listed, as_of=MIDDLE)) == 6
