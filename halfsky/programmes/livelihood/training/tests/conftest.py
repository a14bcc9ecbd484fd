"""A township's training desk, and a class carried along its way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pytest

from halfsky.accounts.models import Role
from halfsky.accounts.session import Actor
from halfsky.ledger.models import Entry, Record
from halfsky.ledger.shapes.roster import roster
from halfsky.ledger.state import State
from halfsky.network.models import Unit
from halfsky.programmes.livelihood.conftest import Tree, step
from halfsky.programmes.livelihood.training.samples import plan, sheet

DAYS = ("2026-04-13", "2026-04-14", "2026-04-15")


@dataclass
class Desk:
    tree: Tree
    unit: Unit
    officer: Actor
    lead: Actor
    checker: Actor
    above: Actor

    def planned(self, **changes: Any) -> Record:
        data = plan(place=self.unit.pk) | changes
        return step(None, "plan", self.officer, data, "2026-04-01", programme="training").record

    def opened(self, **changes: Any) -> Record:
        record = self.planned(**changes)
        step(record, "open", self.lead, {}, "2026-04-02")
        return record

    def enrolled(self, count: int = 3, first: int = 1, **changes: Any) -> Record:
        record = self.opened(**changes)
        self.enrol(record, count, first)
        return record

    def enrol(self, record: Record, count: int = 3, first: int = 1, **values: Any) -> Entry:
        return step(record, "enrol_list", self.officer, {"rows": sheet(first, count, "样村", **values)}, "2026-04-03")

    def begun(self, count: int = 3, **changes: Any) -> Record:
        record = self.enrolled(count, **changes)
        step(record, "hold", self.officer, {}, DAYS[0])
        return record

    def lesson(self, record: Record, day: str, present: Iterable[int] | None = None, **values: Any) -> Entry:
        """Sign people in by their numbers (None: everybody who has a seat)."""
        record.refresh_from_db()
        seats = [seat for seat in roster(State.from_json(record.folded)) if not seat.is_waiting]
        keys = [seat.key for seat in seats if present is None or seat.number in set(present)]
        data = {"starts_at": "09:00", "ends_at": "11:30", "present": keys, "late_reason": "演示"} | values
        return step(record, "lesson", self.officer, data, day)

    def taught(self, count: int = 3, **changes: Any) -> Record:
        record = self.begun(count, **changes)
        for day in DAYS:
            self.lesson(record, day)
        return record

    def certified(self, count: int = 3, **changes: Any) -> Record:
        record = self.taught(count, **changes)
        step(record, "certify", self.checker, {"attendance_checked": True}, "2026-04-20")
        record.refresh_from_db()
        return record


def desk_of(tree: Tree, unit: Unit, above: Unit) -> Desk:
    return Desk(
        tree,
        unit,
        tree.actor(unit, Role.OFFICER),
        tree.actor(unit, Role.LEAD),
        tree.actor(unit, Role.CHECKER),
        tree.actor(above, Role.CHECKER),
    )


@pytest.fixture
def desk(tree: Tree) -> Desk:
    return desk_of(tree, tree.town, tree.county)
