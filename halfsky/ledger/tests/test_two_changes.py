"""Two changes of the tree at once, and a step beside a change: one after the other, nothing lost. PostgreSQL only."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connection, connections

from halfsky.accounts.models import Role
from halfsky.ledger.actions import perform
from halfsky.ledger.models import Entry, Fact, Record
from halfsky.ledger.state import State, fold
from halfsky.ledger.tests.conftest import Cast, make_actor, make_unit
from halfsky.network import closure
from halfsky.network.actions import NewUnit, merge, move
from halfsky.network.errors import ChangeRefused
from halfsky.network.models import Level, Unit

DAY = date(2026, 3, 10)
REGISTER = {"facts": "她说的话", "kind": "a", "happened_on": "2026-03-02"}
pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time"),
]


def at_once(*acts: Callable[[], object]) -> list[object]:
    """Run the acts together, each in a connection of its own; return what each gave or raised."""
    gate = Barrier(len(acts))

    def run(act: Callable[[], object]) -> object:
        gate.wait(timeout=20)
        try:
            return act()
        except Exception as fault:  # returned, so that the test can look at it
            return fault
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        return [one.result(timeout=60) for one in [pool.submit(run, act) for act in acts]]


def test_a_unit_is_not_moved_into_one_that_closes_at_the_same_moment(cast: Cast) -> None:
    organiser = make_actor("zuzhi", cast.city, Role.ORGANISER)
    town = make_unit("430626101", "样镇", Level.TOWNSHIP, cast.county)
    closure.rebuild()

    def moving() -> object:
        return move(Unit.objects.get(pk=town.pk), Unit.objects.get(pk=cast.sibling.pk), DAY, organiser)

    def merging() -> object:
        both = [Unit.objects.get(pk=pk) for pk in (cast.county.pk, cast.sibling.pk)]
        return merge(both, NewUnit("合县妇女联合会"), DAY, organiser)

    outcomes = at_once(moving, merging)
    assert all(isinstance(one, Unit | ChangeRefused) for one in outcomes), outcomes
    town.refresh_from_db()
    assert town.parent is not None
    assert town.parent.is_standing


def test_a_step_and_a_merge_at_once_both_come_through(cast: Cast) -> None:
    organiser = make_actor("zuzhi", cast.city, Role.ORGANISER)
    record = perform(None, "register", cast.officer, REGISTER, uuid4().hex, programme="sample").record

    def merging() -> object:
        return merge([cast.county, cast.sibling], NewUnit("合县妇女联合会"), DAY, organiser)

    def accepting() -> object:
        return perform(record, "accept", cast.second, {"happened_on": "2026-03-03"}, uuid4().hex)

    made, _entry = at_once(merging, accepting)
    assert isinstance(made, Unit)
    record.refresh_from_db()
    assert record.owner_id == made.pk
    entries = list(record.entries.order_by("seq"))
    assert fold(record.declared, entries) == State.from_json(record.folded)


def test_a_matter_registered_during_a_merge_is_with_its_successor_or_is_refused(cast: Cast) -> None:
    organiser = make_actor("zuzhi", cast.city, Role.ORGANISER)

    def merging() -> object:
        return merge([cast.county, cast.sibling], NewUnit("合县妇女联合会"), DAY, organiser)

    def registering() -> object:
        return perform(None, "register", cast.officer, REGISTER, uuid4().hex, programme="sample")

    made, entry = at_once(merging, registering)
    assert isinstance(made, Unit)
    assert isinstance(entry, Entry) or "已经撤并" in str(entry)
    assert set(Record.objects.values_list("owner_id", flat=True)) <= {made.pk}
    assert set(Fact.objects.filter(indicator="sample.received").values_list("bearer_id", flat=True)) <= {made.pk}
