"""Figures: exact at every level and day, silent where nobody spoke, hidden where few are meant."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from uuid import uuid4

from pytest_django import DjangoAssertNumQueries

from halfsky.indicators.figure import ValueState
from halfsky.indicators.figures import figure, figures, figures_of
from halfsky.indicators.periods import Period
from halfsky.indicators.tests.conftest import Cast, open_record, step
from halfsky.ledger.actions import reverse
from halfsky.network.models import Basis, Person, Unit

YEAR = Period.year(2026)
CODES = ["sample.received", "sample.fen", "sample.women", "sample.in_hand", "sample.on_time", "sample.average"]
TODAY = date(2026, 11, 22)


def fill(cast: Cast) -> None:
    """Two matters of one woman in the county, one paid; one of another woman in the sibling county."""
    record = open_record(cast.officer, "2026-03-02", name="甲", phone="13800000000")
    open_record(cast.officer, "2026-04-02", name="甲", phone="13800000000")
    step(record, "accept", cast.officer, "2026-03-03")
    step(record, "pay", cast.officer, "2026-03-04", amount=1250)
    open_record(cast.sibling_officer, "2026-04-03", name="乙", phone="13900000000")


def value(code: str, unit: Unit, period: Period = YEAR, *, basis: Basis = Basis.IS, as_of: date = TODAY) -> object:
    return figure(code, unit, period, basis=basis, as_of=as_of).value


def test_each_measure_adds_up_at_every_level(cast: Cast) -> None:
    fill(cast)
    for basis in Basis:
        assert [value(code, cast.county, basis=basis) for code in CODES] == [
            2,
            1250,
            1,
            2,
            Fraction(1, 2),
            Fraction(25, 2),
        ]
        for unit in (cast.city, cast.province):
            found = [value(code, unit, basis=basis) for code in CODES]
            assert found == [3, 1250, 2, 3, Fraction(1, 3), Fraction(25, 2)]


def test_the_days_at_the_ends_of_a_period_are_counted_exactly(cast: Cast) -> None:
    fill(cast)
    middle = Period.between(date(2026, 3, 3), date(2026, 4, 2))
    assert value("sample.received", cast.city, middle) == 1
    assert value("sample.fen", cast.city, middle) == 1250
    assert value("sample.women", cast.city, middle) == 1
    assert value("sample.in_hand", cast.city, middle) == 2
    assert value("sample.received", cast.city, Period.month(2026, 4)) == 2


def test_a_clock_that_falls_due_tomorrow_counts_tomorrow(cast: Cast) -> None:
    open_record(cast.officer, "2026-03-02")
    assert value("sample.notice_due", cast.county, as_of=date(2026, 3, 16)) == 0
    assert value("sample.notice_due", cast.county, as_of=date(2026, 3, 17)) == 1
    assert value("sample.notice_due", cast.city, as_of=date(2026, 3, 31)) == 1


def test_times_stand_beside_people(cast: Cast) -> None:
    fill(cast)
    women = figure("sample.women", cast.county, YEAR, as_of=TODAY)
    assert women.companion is not None
    assert (women.value, women.companion.code, women.companion.value) == (1, "sample.visits", 2)


def test_two_rows_known_to_be_one_woman_count_once(cast: Cast) -> None:
    open_record(cast.officer, "2026-03-02", name="甲", phone="13800000000")
    open_record(cast.sibling_officer, "2026-03-02", name="甲", phone="13900000000")
    first, second = Person.objects.order_by("pk")
    assert value("sample.women", cast.city) == 2
    second.same_as = first
    second.save()
    assert (value("sample.women", cast.city), value("sample.women", cast.sibling)) == (1, 1)
    assert value("sample.visits", cast.city) == 2


def test_silence_is_not_zero(cast: Cast) -> None:
    assert figure("sample.received", cast.county, YEAR).state is ValueState.NO_DATA
    record = open_record(cast.officer, "2026-03-02")
    accepted = figure("sample.accepted", cast.county, YEAR, as_of=TODAY)
    assert (accepted.state, accepted.value) == (ValueState.ZERO, 0)
    silent = figure("sample.accepted", cast.sibling, YEAR, as_of=TODAY)
    assert (silent.state, silent.value) == (ValueState.NO_DATA, None)
    reverse(record.entries.get(), cast.officer, "重复登记", uuid4().hex)
    assert figure("sample.received", cast.county, YEAR, as_of=TODAY).state is ValueState.NO_DATA


def test_a_ratio_keeps_its_parts_and_is_never_averaged(cast: Cast) -> None:
    fill(cast)
    rate = figure("sample.on_time", cast.city, YEAR, as_of=TODAY)
    assert rate.numerator is not None
    assert rate.denominator is not None
    assert (rate.value, rate.numerator.value, rate.denominator.value) == (Fraction(1, 3), 1, 3)


def test_a_rate_of_too_few_says_so_and_one_of_nothing_does_not_apply(cast: Cast) -> None:
    fill(cast)
    few = figure("sample.on_time", cast.sibling, YEAR, as_of=TODAY)
    assert (few.state, few.value) == (ValueState.TOO_FEW, 0)
    none_due = figure("sample.on_time", cast.sibling, YEAR, as_of=date(2026, 4, 4))
    assert (none_due.state, none_due.value) == (ValueState.NOT_APPLICABLE, None)


def test_money_is_shown_in_yuan_and_kept_in_fen(cast: Cast) -> None:
    fill(cast)
    paid = figure("sample.fen", cast.city, YEAR, as_of=TODAY)
    assert (paid.value, paid.shown) == (1250, Fraction(25, 2))
    average = figure("sample.average", cast.city, YEAR, as_of=TODAY)
    assert average.shown == Fraction(25, 2)


def test_few_of_a_sensitive_kind_are_hidden(cast: Cast) -> None:
    record = open_record(cast.officer, "2026-03-02")
    step(record, "accept", cast.officer, "2026-03-03")
    step(record, "close", cast.lead, "2026-03-04")
    found = figure("sample.closed", cast.city, YEAR, as_of=TODAY)
    assert (found.state, found.value, found.facts) == (ValueState.HIDDEN, None, 0)
    assert figure("sample.closed", cast.city, YEAR, as_of=TODAY, small=1).value == 1


def test_what_was_known_at_an_entry_stays_known(cast: Cast) -> None:
    record = open_record(cast.officer, "2026-03-02", name="甲", phone="13800000000")
    watermark = record.entries.get().pk
    open_record(cast.officer, "2026-03-02", name="乙", phone="13900000000")
    for code, known, now in (("sample.received", 1, 2), ("sample.women", 1, 2), ("sample.in_hand", 1, 2)):
        assert figure(code, cast.city, YEAR, as_of=TODAY, known_at=watermark).value == known
        assert value(code, cast.city) == now


def test_many_figures_take_few_queries(cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    fill(cast)
    with django_assert_max_num_queries(5):
        figures(CODES, cast.city, YEAR, as_of=TODAY)
    with django_assert_max_num_queries(3):
        found = figures_of("sample.women", [cast.county, cast.sibling, cast.city], YEAR, as_of=TODAY)
    assert {unit: one.value for unit, one in found.items()} == {cast.county.pk: 1, cast.sibling.pk: 1, cast.city.pk: 2}
