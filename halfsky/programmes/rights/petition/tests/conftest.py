"""The cast of petition tests: a province, a city, two counties, a township, a village, and their people."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from halfsky.accounts.models import Role
from halfsky.accounts.session import Actor
from halfsky.ledger.actions import perform
from halfsky.ledger.actions.reverse import stored_facts
from halfsky.ledger.models import Entry, Record
from halfsky.ledger.tests.conftest import make_actor, make_unit
from halfsky.network import closure
from halfsky.network.models import Level, Unit


def ago(days: int) -> str:
    return (timezone.localdate() - timedelta(days=days)).isoformat()


def on(days: int) -> date:
    return timezone.localdate() - timedelta(days=days)


REGISTER: dict[str, Any] = {
    "callback": "any", "ways": ["phone"], "name": "试女士", "phone": "13800000000", "relation": "self", "sex": "f",
    "people": 1, "facts": "她说的原话", "demand": "land.share", "kind": "claim", "accused_kind": "none",
    "concerns": "none", "urgent": "normal", "channel": "hotline", "first": "first",
}  # fmt: skip


@dataclass
class House:
    province: Unit
    city: Unit
    county: Unit
    sibling: Unit
    town: Unit
    village: Unit
    officer: Actor
    second: Actor
    third: Actor
    lead: Actor
    second_lead: Actor
    sibling_officer: Actor
    sibling_lead: Actor
    city_officer: Actor
    city_lead: Actor
    province_lead: Actor
    town_officer: Actor
    town_lead: Actor
    chair: Actor

    def take(self, record: Record | None, step: str, by: Actor, days_ago: int = 0, /, **data: Any) -> Entry:
        """Take a step some days ago; opening steps need no record."""
        values = {"happened_on": ago(days_ago), **data}
        slug = "petition" if record is None else None
        entry = perform(record, step, by, values, uuid4().hex, programme=slug)
        if record is not None:
            record.refresh_from_db()
        return entry

    def registered(self, by: Actor | None = None, days_ago: int = 0, **changes: Any) -> Record:
        return self.take(None, "register", by or self.officer, days_ago, **(REGISTER | changes)).record

    def accepted(self, route: str = "own", days_ago: int = 0, **changes: Any) -> Record:
        record = self.registered(days_ago=days_ago, **changes)
        demand = changes.get("demand", REGISTER["demand"])
        self.take(record, "accept", self.officer, days_ago, demand=demand, route=route, told_by="phone")
        return record


OPINION = {
    "request": "补发", "found": "查明", "opinion": "应当补发", "basis": "《妇女权益保障法》第五十六条",
    "outcome": "support", "told_by": "phone",
}  # fmt: skip


def figures(*records: Record) -> dict[str, int]:
    """Return what the records count for, by indicator."""
    found: dict[str, int] = {}
    for record in records:
        for draft in stored_facts(record):
            found[draft.indicator] = found.get(draft.indicator, 0) + draft.quantity
    return {code: quantity for code, quantity in found.items() if quantity}


@pytest.fixture
def house(db: None) -> House:
    province = make_unit("430000", "试省", Level.PROVINCE)
    city = make_unit("430600", "试市", Level.CITY, province)
    county = make_unit("430626", "试县", Level.COUNTY, city)
    sibling = make_unit("430621", "邻县", Level.COUNTY, city)
    town = make_unit("430626100", "试镇", Level.TOWNSHIP, county)
    village = make_unit("430626100200", "试村", Level.VILLAGE, town)
    closure.rebuild()
    make: Callable[[str, Unit, Role], Actor] = make_actor
    return House(
        province, city, county, sibling, town, village,
        officer=make("jingban", county, Role.OFFICER), second=make("erhao", county, Role.OFFICER),
        third=make("sanhao", county, Role.OFFICER), lead=make("fuze", county, Role.LEAD),
        second_lead=make("fufuze", county, Role.LEAD),
        sibling_officer=make("linjing", sibling, Role.OFFICER), sibling_lead=make("linfuze", sibling, Role.LEAD),
        city_officer=make("shijing", city, Role.OFFICER), city_lead=make("shifuze", city, Role.LEAD),
        province_lead=make("shengfuze", province, Role.LEAD), town_officer=make("zhenjing", town, Role.OFFICER),
        town_lead=make("zhenfuze", town, Role.LEAD), chair=make("cunzhuxi", village, Role.VILLAGE),
    )  # fmt: skip
