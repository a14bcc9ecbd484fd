"""After any history, however people err and trees change, every figure is what a naive recount says."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from halfsky.indicators import registry
from halfsky.indicators.behind import entries_behind
from halfsky.indicators.children import by_child
from halfsky.indicators.figures import Question, answer
from halfsky.indicators.models import MonthTotal, PersonMonth
from halfsky.indicators.periods import Period
from halfsky.indicators.sums import Line
from halfsky.indicators.tests.recount import Book
from halfsky.indicators.tests.sample.programme import PROGRAMME
from halfsky.indicators.tests.world import DAYS, DEEDS, Deed, World, make_world
from halfsky.indicators.totals import rebuild_totals
from halfsky.ledger import registry as programmes
from halfsky.ledger.models import Entry
from halfsky.ledger.tests import sample
from halfsky.ledger.verify import verify
from halfsky.network.models import Basis, Unit

CODES = (
    "sample.received",
    "sample.fen",
    "sample.women",
    "sample.visits",
    "sample.spots",
    "sample.in_hand",
    "sample.on_time",
    "sample.average",
    "sample.entries",
)
ADDITIVE = ["sample.received", "sample.fen", "sample.visits", "sample.entries"]
PERIODS = (
    Period.year(2025),
    Period.between(date(2025, 1, 25), date(2025, 3, 12)),
    Period.between(date(2025, 2, 9), date(2025, 3, 21)),
)
LAST_DAYS = (date(2025, 12, 31), date(2025, 2, 20))
"""With the periods: both ends added, both taken away, both within one month."""

usual = ["open"] * 8 + ["accept"] * 4 + ["pay"] * 2 + ["sum", "close", "reverse", "reverse", "transfer", "join", "join"]
numbers = st.integers(0, 60)
deeds = st.builds(Deed, st.sampled_from([*usual, *DEEDS]), st.integers(0, DAYS - 1), numbers, numbers, numbers)
FIXED = settings(
    max_examples=20, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture
def world(db: None) -> World:
    sample.declare()
    programmes.register(PROGRAMME, "halfsky.indicators.tests.sample")
    registry.refresh()
    return make_world()


@FIXED
@given(history=st.lists(deeds, min_size=8, max_size=30))
def test_every_figure_is_what_a_naive_recount_says(world: World, history: list[Deed]) -> None:
    with transaction.atomic():
        live(world, history)
        transaction.set_rollback(True)


@pytest.mark.slow
@settings(FIXED, max_examples=300, derandomize=False)
@given(history=st.lists(deeds, min_size=20, max_size=80))
def test_every_figure_is_what_a_naive_recount_says_for_long(world: World, history: list[Deed]) -> None:
    with transaction.atomic():
        live(world, history)
        transaction.set_rollback(True)


def live(world: World, history: Sequence[Deed]) -> None:
    """Let a history happen, then hold everything it left against the recount."""
    middle = 0
    for place, deed in enumerate(history):
        world.do(deed)
        if place == len(history) // 2:
            middle = Entry.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    units = list(Unit.objects.order_by("pk"))
    book = Book()
    for known_at in (None, middle):
        for period in PERIODS:
            for as_of in LAST_DAYS:
                _compare(book, units, Question(period, as_of=as_of, known_at=known_at, small=0))
    _compare_parts(units)
    assert list(verify()) == []
    kept = stored_totals()
    rebuild_totals()
    assert stored_totals() == kept


def _compare(book: Book, units: list[Unit], question: Question) -> None:
    for basis in Basis:
        asked = Question(question.period, basis, question.as_of, question.known_at, question.small)
        lines = [Line.of(unit) for unit in units]
        found = answer(asked, lines, CODES)
        days = (question.period.begin, asked.until)
        for line in lines:
            for code in CODES:
                expected = book.value(code, line.unit_id, days, basis, question.known_at)
                assert found[line, code].value == expected, (code, line, basis, question)


def _compare_parts(units: list[Unit]) -> None:
    """Rows by child add up to the whole; the entries behind a figure add up to the figure."""
    for basis in Basis:
        for unit in units[:3]:
            found = by_child(CODES, unit, PERIODS[2], basis=basis, as_of=LAST_DAYS[0], small=0)
            for code in ADDITIVE:
                rows = sum(row.figures[code].value or 0 for row in found.rows)
                assert rows == (found.whole[code].value or 0), (code, unit.pk, basis)
        for code in ("sample.fen", "sample.women", "sample.spots", "sample.in_hand"):
            behind = entries_behind(code, units[0], PERIODS[1], basis=basis, as_of=LAST_DAYS[0])
            question = Question(PERIODS[1], basis, LAST_DAYS[0])
            line = Line.of(units[0])
            assert behind.value == (answer(question, [line], [code])[line, code].value or 0)


def stored_totals() -> set[tuple[Any, ...]]:
    """Return the totals without shards and without rows of nothing."""
    sums: dict[tuple[Any, ...], tuple[int, int, int]] = {}
    for unit, code, month, *rest in MonthTotal.objects.values_list(
        "unit_id", "indicator", "month", "quantity", "facts", "aggregate_quantity"
    ):
        old = sums.get((unit, code, month), (0, 0, 0))
        sums[unit, code, month] = (old[0] + rest[0], old[1] + rest[1], old[2] + rest[2])
    persons = PersonMonth.objects.exclude(quantity=0)
    rows = persons.values_list("unit_id", "indicator", "month", "person_id", "quantity")
    return {(*key, *value) for key, value in sums.items() if any(value)} | set(rows)
