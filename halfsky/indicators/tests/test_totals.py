"""Totals: kept by every step and reversal, rebuilt with facts, and never lost between two who write at once."""

from __future__ import annotations

import threading
from collections.abc import Callable
from time import sleep
from uuid import uuid4

import pytest
from django.db import connection, transaction

from halfsky.accounts.session import Actor
from halfsky.indicators.figures import figure
from halfsky.indicators.models import MonthTotal
from halfsky.indicators.periods import Period
from halfsky.indicators.tests.conftest import Cast, open_record, step
from halfsky.indicators.totals import rebuild_totals
from halfsky.indicators.verify import total_faults
from halfsky.ledger.actions import reverse
from halfsky.ledger.actions.rebuild import rebuild_facts
from halfsky.ledger.models import Entry, Fact, Record
from halfsky.ledger.watermark import current_watermark

YEAR = Period.year(2026)


def lived(cast: Cast) -> Record:
    record = step(open_record(cast.officer, "2026-03-02"), "accept", cast.officer, "2026-03-03")
    step(record, "pay", cast.officer, "2026-03-04", amount=700)
    taken_back = open_record(cast.sibling_officer, "2026-04-02")
    reverse(taken_back.entries.get(), cast.sibling_officer, "重复登记", uuid4().hex)
    return record


def test_totals_follow_steps_and_reversals(cast: Cast) -> None:
    lived(cast)
    assert list(total_faults()) == []


def test_a_changed_total_is_named_and_rebuilt(cast: Cast) -> None:
    lived(cast)
    MonthTotal.objects.filter(unit=cast.city, indicator="sample.fen").update(quantity=9_700)
    fault = next(total_faults())
    assert (fault.unit, fault.sentence) == (cast.city.pk, "sample.fen 202603 的汇总是 9700，按台账应为 700")
    rebuild_totals([cast.city.pk])
    assert list(total_faults()) == []


def test_rebuilt_facts_take_their_totals_with_them(cast: Cast) -> None:
    record = lived(cast)
    Fact.objects.filter(record=record, indicator="sample.fen").update(quantity=9_700)
    rebuild_totals()
    assert figure("sample.fen", cast.city, YEAR).value == 9_700
    assert rebuild_facts(Record.objects.all()) == 1
    assert figure("sample.fen", cast.city, YEAR).value == 700
    assert list(total_faults()) == []


def run_at_once(*works: Callable[[], object]) -> list[BaseException]:
    """Run each in a thread with a connection of its own and return what went wrong."""
    faults: list[BaseException] = []

    def run(work: Callable[[], object]) -> None:
        try:
            work()
        except BaseException as fault:
            faults.append(fault)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return faults


@pytest.mark.django_db(transaction=True)
def test_many_who_write_at_once_lose_nothing(cast: Cast) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("a test database in memory has one connection")

    def write(by: Actor) -> Callable[[], object]:
        return lambda: [open_record(by, f"2026-03-{day:02d}") for day in range(1, 9)]

    assert run_at_once(*(write(by) for by in (cast.officer, cast.sibling_officer, cast.city_lead, cast.second))) == []
    assert figure("sample.received", cast.province, YEAR).value == 32
    assert list(total_faults()) == []


@pytest.mark.django_db(transaction=True)
def test_a_watermark_waits_for_the_steps_under_way(cast: Cast) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer at a time")
    written, marks = threading.Event(), list[int]()

    def slow_step() -> None:
        with transaction.atomic():
            open_record(cast.officer, "2026-03-02")
            written.set()
            sleep(0.4)

    def mark() -> None:
        written.wait()
        marks.append(current_watermark())

    assert run_at_once(slow_step, mark) == []
    assert marks == [Entry.objects.order_by("-pk").values_list("pk", flat=True).get()]


def test_the_watermark_of_an_empty_ledger_is_nothing(cast: Cast) -> None:
    assert current_watermark() == 0
    entry = open_record(cast.officer, "2026-03-02").entries.get()
    assert current_watermark() == entry.pk
