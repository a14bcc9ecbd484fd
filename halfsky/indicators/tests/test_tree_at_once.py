"""Steps and tree changes at the same moment: each counts by the tree that stands when it is committed."""

from __future__ import annotations

import threading
from datetime import date
from time import sleep

import pytest
from django.db import connection, transaction

from halfsky.indicators.figures import figure
from halfsky.indicators.periods import Period
from halfsky.indicators.tests.conftest import Cast, open_record
from halfsky.indicators.tests.test_children import builder
from halfsky.indicators.tests.test_totals import run_at_once
from halfsky.indicators.verify import total_faults
from halfsky.ledger.verify import verify
from halfsky.network import actions

YEAR = Period.year(2026)

pytestmark = [pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def only_with_many_writers() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer at a time")


def test_a_merge_waits_for_the_step_under_way_and_takes_it_along(cast: Cast) -> None:
    by, written = builder(cast), threading.Event()

    def slow_step() -> None:
        with transaction.atomic():
            open_record(cast.officer, "2026-03-02")
            written.set()
            sleep(0.4)

    def merge() -> None:
        written.wait()
        actions.merge([cast.county], cast.sibling, date(2026, 5, 1), by)

    assert run_at_once(slow_step, merge) == []
    assert figure("sample.received", cast.sibling, YEAR).value == 1
    assert [*total_faults(), *verify()] == []


def test_a_step_waits_for_the_merge_under_way_and_is_told_where_to_go(cast: Cast) -> None:
    by, merged = builder(cast), threading.Event()

    def slow_merge() -> None:
        with transaction.atomic():
            actions.merge([cast.county], cast.sibling, date(2026, 5, 1), by)
            merged.set()
            sleep(0.4)

    def take_step() -> None:
        merged.wait()
        open_record(cast.officer, "2026-03-02")

    (refused,) = run_at_once(slow_merge, take_step)
    assert "已经撤并" in str(refused)
    assert figure("sample.received", cast.sibling, YEAR).value is None
    assert [*total_faults(), *verify()] == []
