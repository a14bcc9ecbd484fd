"""Writing one entry with its facts and projections: shared by taking a step and reversing one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils import timezone

from halfsky.ledger import counting, projections
from halfsky.ledger.chain import hash_of
from halfsky.ledger.declaration import FactDraft
from halfsky.ledger.models import Entry, Fact, Record
from halfsky.ledger.state import State
from halfsky.network.heirs import bearers
from halfsky.network.hooks import tree_in_use


@dataclass
class Draft:
    """An entry before it is written: what folding and counting read."""

    seq: int
    step: str
    by_id: int
    unit_id: int
    happened_on: date
    key: str
    data: dict[str, Any] = field(default_factory=dict)
    people: list[dict[str, Any]] = field(default_factory=list)
    resolved: dict[str, Any] = field(default_factory=dict)
    sealed: bytes = b""
    is_aggregate: bool = False
    form_version: int = 1
    reverses_id: int | None = None


def write_entry(record: Record, draft: Draft, before: State, after: State) -> Entry:
    """Write the entry of a step, its facts, and the record as it stands after it."""
    entry = append(record, draft)
    write_facts(entry, counting.facts_of(record.declared, before, draft, after))
    close(record, entry, after)
    return entry


def append(record: Record, draft: Draft) -> Entry:
    """Append the entry to the record's chain."""
    entry = Entry(
        record=record,
        seq=draft.seq,
        step=draft.step,
        by_id=draft.by_id,
        unit_id=draft.unit_id,
        entered_at=timezone.now(),
        happened_on=draft.happened_on,
        data=draft.data,
        people=draft.people,
        resolved=draft.resolved,
        sealed=draft.sealed,
        is_aggregate=draft.is_aggregate,
        key=draft.key,
        form_version=draft.form_version,
        reverses_id=draft.reverses_id,
        previous=record.head,
    )
    entry.hash = hash_of(entry)
    entry.save(force_insert=True)
    return entry


def write_facts(entry: Entry, drafts: Sequence[FactDraft]) -> list[Fact]:
    """Write facts of an entry and tell the projections above."""
    tree_in_use()
    carried = bearers((draft.unit_id, draft.place_id) for draft in drafts)
    facts = [
        Fact(
            entry=entry,
            record_id=entry.record_id,
            indicator=draft.indicator,
            unit_id=draft.unit_id,
            place_id=draft.place_id,
            bearer_id=carried[draft.unit_id, draft.place_id],
            day=draft.day,
            person_id=draft.person_id,
            quantity=draft.quantity,
            is_aggregate=draft.is_aggregate,
        )
        for draft in drafts
    ]
    Fact.objects.bulk_create(facts)
    projections.facts_written(facts)
    return facts


def close(record: Record, entry: Entry, after: State) -> None:
    """Bring the record and its side tables to the state after the entry."""
    record.entry_count, record.head, record.changed_at = entry.seq, entry.hash, entry.entered_at
    projections.project(record, after)
    record.save()
