"""The register of posts: another pair of eyes, levels that follow the state, a yearly check."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from halfsky.accounts.models import Role
from halfsky.accounts.session import Actor
from halfsky.ledger.actions import perform, reverse
from halfsky.ledger.actions.reverse import stored_facts
from halfsky.ledger.errors import InvalidStep, NotAllowed
from halfsky.ledger.models import Deadline, Record
from halfsky.ledger.tests.conftest import make_actor, make_unit
from halfsky.network import closure
from halfsky.network.models import Level, Unit
from halfsky.programmes.rights.rights_post.programme import samples


@pytest.fixture
def county(db: None) -> Unit:
    unit = make_unit("430626", "试县", Level.COUNTY, make_unit("430600", "试市", Level.CITY))
    make_unit("430626100", "试镇", Level.TOWNSHIP, unit)
    closure.rebuild()
    return unit


@pytest.fixture
def officer(county: Unit) -> Actor:
    return make_actor("jingban", county, Role.OFFICER)


@pytest.fixture
def lead(county: Unit) -> Actor:
    return make_actor("fuze", county, Role.LEAD)


def entered(officer: Actor, **changes: Any) -> Record:
    data = dict(samples())["enter"] | {"place": officer.unit_id} | changes
    return perform(None, "enter", officer, data, uuid4().hex, programme="rights_post").record


def take(record: Record, step: str, by: Actor, **data: Any) -> None:
    perform(record, step, by, {"happened_on": timezone.localdate().isoformat(), **data}, uuid4().hex)
    record.refresh_from_db()


def level(record: Record) -> int:
    return sum(draft.quantity for draft in stored_facts(record) if draft.indicator == "rights_post.places")


def test_who_entered_a_post_does_not_verify_it(officer: Actor, lead: Actor) -> None:
    record = entered(officer)
    with pytest.raises(NotAllowed, match="换一个人"):
        take(record, "verify", officer, seen_open=True)
    assert level(record) == 0
    take(record, "verify", lead, seen_open=True)
    assert level(record) == 1


def test_the_level_follows_the_state_and_a_reversal(officer: Actor, lead: Actor) -> None:
    record = entered(officer)
    take(record, "verify", lead, seen_open=True)
    take(record, "suspend", officer, why="装修")
    assert level(record) == 0
    take(record, "resume", officer, seen_open=True)
    take(record, "retire", lead, why="撤并")
    assert level(record) == 0
    reverse(record.entries.get(seq=5), lead, "记错", "k")
    assert level(record) == 1


def test_the_yearly_check_starts_again_with_each_check(officer: Actor, lead: Actor) -> None:
    record = entered(officer)
    take(record, "verify", lead, seen_open=True, happened_on=(timezone.localdate() - timedelta(days=9)).isoformat())
    first = Deadline.objects.get(record=record, clock="check").due_on
    take(record, "check", officer, was_open=True)
    assert Deadline.objects.get(record=record, clock="check").due_on == first + timedelta(days=9)
    counts = {draft.indicator: draft.quantity for draft in stored_facts(record)}
    assert counts["rights_post.checks"] == counts["rights_post.found_open"] == 1


def test_a_post_that_was_shut_counts_as_checked_only(officer: Actor, lead: Actor) -> None:
    record = entered(officer)
    take(record, "verify", lead, seen_open=True)
    take(record, "check", officer)
    assert "rights_post.found_open" not in {draft.indicator for draft in stored_facts(record)}


def test_the_keeper_is_sealed_and_a_day_to_come_refused(officer: Actor) -> None:
    assert "试值守" not in str(entered(officer).entries.get().dump())
    with pytest.raises(InvalidStep, match="建立日期还没到"):
        entered(officer, founded="2999-01-01")
