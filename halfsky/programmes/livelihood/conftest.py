"""The cast of the livelihood tests: a line of units from province to village, a second city, and their people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from halfsky.accounts.models import Role
from halfsky.accounts.session import Actor
from halfsky.ledger.actions import perform
from halfsky.ledger.actions.reverse import stored_facts
from halfsky.ledger.models import Entry, Record
from halfsky.ledger.tests.conftest import make_actor, make_unit
from halfsky.network import closure
from halfsky.network.models import Level, Unit


@dataclass
class Tree:
    province: Unit
    city: Unit
    county: Unit
    town: Unit
    village: Unit
    far_county: Unit
    far_town: Unit

    def actor(self, unit: Unit, role: Role, mark: str = "") -> Actor:
        """Return somebody new in that post."""
        return make_actor(f"{role.value}{unit.pk}{mark or uuid4().hex[:6]}", unit, role)


@pytest.fixture
def tree(db: None) -> Tree:
    province = make_unit("430000", "样省", Level.PROVINCE)
    city = make_unit("430600", "样市", Level.CITY, province)
    county = make_unit("430626", "样县", Level.COUNTY, city)
    town = make_unit("430626100", "样镇", Level.TOWNSHIP, county)
    village = make_unit("430626100201", "样村", Level.VILLAGE, town)
    far_city = make_unit("430700", "远市", Level.CITY, province)
    far_county = make_unit("430721", "远县", Level.COUNTY, far_city)
    far_town = make_unit("430721100", "远镇", Level.TOWNSHIP, far_county)
    closure.rebuild()
    return Tree(province, city, county, town, village, far_county, far_town)


def step(record: Record | None, name: str, by: Actor, data: dict[str, Any], day: str, **more: Any) -> Entry:
    """Take a step on a day and return its entry; the record is read anew first."""
    if record is not None:
        record.refresh_from_db()
    return perform(record, name, by, data | {"happened_on": day}, uuid4().hex, **more)


def counted(record: Record) -> dict[str, int]:
    """Return what the record counts for, by indicator."""
    found: dict[str, int] = {}
    for draft in stored_facts(record):
        found[draft.indicator] = found.get(draft.indicator, 0) + draft.quantity
    return found


def counted_on(record: Record, indicator: str) -> list[tuple[int, date, int]]:
    """Return (unit, day, quantity) of an indicator's cells."""
    return [(one.unit_id, one.day, one.quantity) for one in stored_facts(record) if one.indicator == indicator]
