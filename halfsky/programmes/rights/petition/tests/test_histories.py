"""Random histories: whatever officers do and take back, state and facts follow from the entries that stand."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from random import Random
from typing import Any

import pytest

from halfsky.accounts.session import Actor
from halfsky.ledger import chain, clocks, counting
from halfsky.ledger.actions import reverse
from halfsky.ledger.actions.reverse import stored_facts
from halfsky.ledger.errors import LedgerError
from halfsky.ledger.models import Deadline, Entry, Record
from halfsky.ledger.state import State, effective, fold
from halfsky.programmes.rights.petition.tests.conftest import OPINION, House, ago

MOVES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("accept", {"demand": "land.share", "route": "own", "told_by": "phone"}),
    ("accept", {"demand": "family.divorce", "route": "guide", "told_by": "phone"}),
    ("accept", {"demand": "labour.wages", "route": "refer", "told_by": "phone"}),
    ("decline", {"decline_reason": "court", "instead": "法院", "told_by": "phone"}),
    ("contact", {"facts": "又来了", "channel": "visit", "people": 2}),
    ("refer", {"to": "police", "to_name": "公安局", "purpose": "protect", "shared": ["facts"], "basis": "emergency"}),
    ("refer_answer", {"answer": "done", "text": "x"}),
    ("supervise", {"letter": "letter", "is_major": "on", "asked": "x"}),
    ("supervise_answer", {"text": "x"}),
    ("extend", {"days": 20, "reason": "x", "told_by": "phone"}),
    ("propose", {"outcome": "guided", "result": "x"}),
    ("propose", {"outcome": "withdrawn", "result": "x", "open_reason": "silent"}),
    ("send_back", {"why": "x"}),
    ("close", {"told_by": "phone"}),
    ("opinion", OPINION),
    ("call_back", {"satisfaction": "fair"}),
    ("reopen", {"why": "x"}),
    ("transfer", {"reason": "x", "told_by": "phone"}),
    ("receive", {}),
    ("object", {"why": "x"}),
    ("ask_review", {"grounds": "x"}),
    ("hearing", {}),
    ("review", {"review_outcome": "changed", "outcome": "refused", "opinion": "x", "basis": "x", "told_by": "phone"}),
    ("file", {"retention": "10"}),
)  # fmt: skip


def data_for(step: str, data: dict[str, Any], house: House, record: Record, day: int) -> dict[str, Any]:
    """Return the step's data with what hangs on the record: a row to answer, a unit to go to, days."""
    rows = record.folded["data"].get(step.removesuffix("_answer"), [])
    if step.endswith("_answer") and rows:
        return {**data, "row": rows[-1]["seq"]}
    if step == "transfer":
        return {**data, "unit": house.sibling.pk if record.owner == house.county else house.county.pk}
    if step == "ask_review":
        return {**data, "received_opinion_on": record.folded["data"].get("answered_on") or ago(day)}
    return {**data, "begins": ago(day), "ends": ago(max(day - 2, 0))} if step == "hearing" else data


def walk(house: House, luck: Random, steps: int) -> Record:
    """Try many steps by many people on one record, some of them taken back; refusals are part of it."""
    record = house.registered(days_ago=28)
    crew: list[Actor] = [
        house.officer, house.second, house.lead, house.second_lead, house.third, house.sibling_officer,
        house.sibling_lead, house.city_lead, house.province_lead,
    ]  # fmt: skip
    day = 28
    for number in range(steps):
        day = max(0, day - luck.choice([0, 0, 1]))
        fitting = [move for move in MOVES if record.status in record.declared.step(move[0]).from_states]
        if not fitting:
            break
        step, data = luck.choice(fitting)
        with suppress(LedgerError):
            house.take(record, step, luck.choice(crew), day, **data_for(step, data, house, record, day))
        if luck.random() < 0.03:
            _take_back(record, luck, crew, f"{record.pk}-{number}")
    return record


def _take_back(record: Record, luck: Random, crew: list[Actor], key: str) -> None:
    standing = [entry for entry in effective(record.entries.order_by("seq")) if entry.seq > 1]
    if standing:
        entry = luck.choice(standing[-3:])
        taker = next((one for one in crew if one.user.pk == entry.by_id), crew[0])
        with suppress(LedgerError):
            reverse(entry, taker, "误点", key)
        record.refresh_from_db()


@pytest.mark.parametrize("seed", range(6))
def test_state_facts_and_deadlines_follow_from_what_stands(house: House, seed: int) -> None:
    record = walk(house, Random(seed), 160)
    entries = list(Entry.objects.filter(record=record).order_by("seq"))
    standing, state = effective(entries), State.from_json(record.folded)
    assert len(standing) > 6
    assert list(chain.breaks(record, entries)) == []
    assert fold(record.declared, standing) == state
    assert counting.history_facts(record.declared, standing) == stored_facts(record)
    running = {(clock.rule.slug, clock.serial): clock for clock in clocks.running(record.declared, state)}
    lines = {(line.clock, line.serial): line for line in Deadline.objects.filter(record=record)}
    assert {key: (clock.due_on, clock.done_on) for key, clock in running.items()} == {
        key: (line.due_on, line.done_on) for key, line in lines.items()
    }
    _figures_make_sense(record)


def _figures_make_sense(record: Record) -> None:
    total: Counter[str] = Counter()
    for draft in stored_facts(record):
        total[draft.indicator] += draft.quantity
    assert min(total.values()) >= 0
    assert total["petition.matters"] == 1
    assert total["petition.closed"] <= 1
    assert total["petition.in_hand"] == (1 if record.is_open else 0)
    for due, in_time in (rule.counts for rule in record.declared.clocks if rule.counts):
        assert total[in_time] <= total[due]
    assert total["petition.satisfied"] <= total["petition.reached"]
