"""A desk at each level, and an application carried along them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from halfsky.accounts.models import Role
from halfsky.accounts.session import Actor
from halfsky.ledger.models import Record
from halfsky.programmes.livelihood.conftest import Tree, step
from halfsky.programmes.livelihood.relief.samples import CHECK, REPLIES, application

DECISION = {"no_interest": True, "outcome": "approve"}
DAYS = ("2026-03-10", "2026-03-12", "2026-03-20", "2026-04-10", "2026-05-11", "2026-05-20")


@dataclass
class Desk:
    tree: Tree
    chair: Actor
    town: Actor
    county: Actor
    county_officer: Actor
    city: Actor
    province: Actor
    cashier: Actor

    def apply(self, serial: int = 1, by: Actor | None = None, **changes: Any) -> Record:
        data = application(serial, place=self.tree.village.pk) | changes
        return step(None, "submit", by or self.chair, data, DAYS[0], programme="relief").record

    def passed_up(self, record: Record) -> Record:
        """Carry an application up to the province's desk."""
        step(record, "check_town", self.town, CHECK, DAYS[1])
        step(record, "check_county", self.county, CHECK | REPLIES, DAYS[2])
        step(record, "check_city", self.city, CHECK, DAYS[3])
        record.refresh_from_db()
        return record

    def approved(self, serial: int = 1) -> Record:
        record = self.passed_up(self.apply(serial))
        step(record, "decide", self.province, DECISION, DAYS[4])
        record.refresh_from_db()
        return record

    def paid(self, serial: int = 1, day: str = DAYS[5], trace: str = "") -> Record:
        record = self.approved(serial)
        step(record, "pay", self.cashier, payment(serial, trace), day)
        record.refresh_from_db()
        return record


def payment(serial: int = 1, trace: str = "", **changes: Any) -> dict[str, Any]:
    name = application(serial)["name"]
    return {
        "no_interest": True,
        "account_name": name,
        "amount": "10,000.00",
        "trace_no": trace or f"T{serial}",
    } | changes


@pytest.fixture
def desk(tree: Tree) -> Desk:
    return Desk(
        tree,
        tree.actor(tree.village, Role.VILLAGE),
        tree.actor(tree.town, Role.CHECKER),
        tree.actor(tree.county, Role.CHECKER),
        tree.actor(tree.county, Role.OFFICER),
        tree.actor(tree.city, Role.CHECKER),
        tree.actor(tree.province, Role.LEAD),
        tree.actor(tree.province, Role.OFFICER),
    )
