"""The board: what it counts, how its states differ, and that it never counts otherwise than `figure()`."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from halfsky.accounts.models import Role
from halfsky.indicators.figure import ValueState
from halfsky.indicators.figures import figure
from halfsky.indicators.periods import Period
from halfsky.ledger.tests.conftest import make_actor, make_unit
from halfsky.network import closure
from halfsky.network.models import Basis, Level
from halfsky.plans.progress import Light
from halfsky.plans.tests.made import allot, make_target
from halfsky.reports.board import Board, NoLine, board
from halfsky.reports.tests.made import City, accept

DAY = date(2026, 11, 22)


def shown(city: City, what: str = "受理来访", **options: object) -> Board:
    return board(city.unit, 2026, as_of=DAY, chosen=city.target(what), **options)  # type: ignore[arg-type]  # options


def test_every_figure_on_it_is_the_figure(city: City) -> None:
    found = shown(city)
    assert found.chosen is not None
    read = [line.figure for line in found.lines] + [child.figure for child in found.chosen.children]
    checked = 0
    for one in read:
        if one is None:
            continue
        unit = next(unit for unit in (city.unit, *city.cast.city.children.all()) if unit.pk == one.unit_id)
        again = figure(one.code, unit, one.period, as_of=DAY)
        assert (again.value, again.state) == (one.value, one.state)
        checked += 1
    assert checked >= 12
    assert found.chosen.line.figure is not None
    assert found.chosen.line.figure.value == 11


def test_children_share_places_and_silence_has_none(city: City) -> None:
    chosen = shown(city).chosen
    assert chosen is not None
    places = {child.unit.short: (child.place, child.is_tied) for child in chosen.children}
    assert [places[f"{name}县"] for name in "甲乙丙丁戊己庚"] == [
        (1, False),
        (2, True),
        (2, True),
        (2, True),
        (2, True),
        (6, False),
        (None, False),
    ]
    assert chosen.ranked[-1].place is None


def test_zero_and_silence_are_two_states(city: City) -> None:
    chosen = shown(city).chosen
    assert chosen is not None
    states = {child.unit.short: (child.figure.state, child.percent, child.light) for child in chosen.children}
    assert states["己县"] == (ValueState.ZERO, 0.0, Light.BEHIND)
    assert states["庚县"][0] is ValueState.NO_DATA
    assert states["庚县"][1:] == (None, Light.NONE)


def test_each_child_is_measured_where_each_is_asked(city: City) -> None:
    found = shown(city, "每县受理")
    line = next(line for line in found.lines if line.title == "每县受理")
    assert line.spread is not None
    assert (line.spread.reached, line.spread.total, line.spread.spoken) == (4, 9, 6)
    assert line.light is Light.BEHIND
    assert found.chosen is not None
    assert {child.goal for child in found.chosen.children} == {2}


def test_a_rate_is_the_same_for_all_and_too_few_is_no_rank(city: City) -> None:
    chosen = shown(city, "按期告知率").chosen
    assert chosen is not None
    assert {child.goal for child in chosen.children} == {Decimal("0.95")}
    by_name = {child.unit.short: child for child in chosen.children}
    assert by_name["己县"].figure.state is ValueState.TOO_FEW
    assert (by_name["己县"].percent, by_name["己县"].place) == (None, None)


def test_counts_by_light(city: City) -> None:
    found = shown(city)
    assert sum(found.count(light) for light in Light) == len(found.targets) == 5
    assert found.count(Light.NONE) == 1  # it has no figure; nothing paid out is a true zero


def test_the_past_and_the_watermark_are_kept(city: City) -> None:
    before = shown(city).watermark
    accept(city.officers[0], "2026-03-09")
    now, then = shown(city), shown(city, known_at=before)
    assert now.chosen is not None
    assert then.chosen is not None
    assert now.chosen.line.figure is not None
    assert then.chosen.line.figure is not None
    assert (now.chosen.line.figure.value, then.chosen.line.figure.value) == (12, 11)
    past = board(city.unit, 2026, as_of=date(2026, 3, 5), chosen=city.target("受理来访"))
    assert past.lines[0].figure is not None
    assert past.lines[0].figure.value == 5


def test_parts_stand_on_the_board_of_the_child(city: City) -> None:
    found = board(city.counties[0], 2026, as_of=DAY, chosen="c:sample.accepted")
    assert [(line.title, line.goal) for line in found.targets] == [("受理来访", Fraction(5))]
    assert found.chosen is not None
    assert found.chosen.line.percent == 80.0
    assert found.above[-1] == city.unit


def test_a_unit_without_a_plan_shows_what_is_reported(city: City) -> None:
    found = board(city.cast.province, 2026, as_of=DAY)
    assert not found.has_targets
    codes = {line.code: line.figure for line in found.lines}
    assert codes["sample.accepted"] is not None
    assert codes["sample.accepted"].value == 11
    assert codes["sample.fen"] is not None
    assert codes["sample.fen"].state is ValueState.ZERO
    assert "sample.received" not in codes  # need is no achievement
    assert found.chosen is not None
    assert found.chosen.why_unranked


def test_a_year_without_anything_is_silent(city: City) -> None:
    found = board(city.cast.province, 2024)
    assert (found.lines, found.chosen) == ((), None)
    assert found.day == date(2024, 12, 31)


def test_an_unknown_line_is_said_in_words(city: City) -> None:
    with pytest.raises(NoLine, match="看板上没有这一项"):
        board(city.unit, 2026, chosen="999999")


def test_as_it_was_counts_what_stood_there(city: City) -> None:
    found = shown(city, basis=Basis.WAS)
    assert found.chosen is not None
    assert found.chosen.line.figure is not None
    assert found.chosen.line.figure.value == 11
    assert len(found.chosen.children) == 9


def test_queries_do_not_grow_with_units_and_targets(city: City) -> None:
    def count() -> int:
        with CaptureQueriesContext(
            connection,
        ) as caught:
            shown(city)
        return len(caught)

    first = count()
    more = [make_unit(f"4306{place}", f"新{place}县", Level.COUNTY, city.unit) for place in range(70, 90)]
    closure.rebuild()
    for unit in more[:5]:
        accept(make_actor(f"n{unit.code}", unit, Role.OFFICER), "2026-03-03")
    for month in range(1, 21):
        target = make_target(city.plan, f"新{month}", "20", "件", "sample.accepted", each=month % 4 == 0)
        allot(target, dict.fromkeys(more, "1"))
    assert count() <= first
    assert first <= 45


def test_proof_writes_the_sum_out(city: City) -> None:
    chosen = shown(city).chosen
    assert chosen is not None
    assert chosen.proof is not None
    side = chosen.proof.sides[0]
    assert side.behind is not None
    assert side.behind.single + side.behind.reversed + side.behind.aggregate == side.figure.value == 11
    assert [line.fact.entry_id for line in side.behind.lines] == sorted(
        (line.fact.entry_id for line in side.behind.lines), reverse=True
    )
    rate = shown(city, "按期告知率").chosen
    assert rate is not None
    assert rate.proof is not None
    assert [one.figure.code for one in rate.proof.sides] == ["sample.notice_in_time", "sample.notice_due"]
    assert figure("sample.on_time", city.unit, Period.year(2026), as_of=DAY).value == rate.proof.figure.value
