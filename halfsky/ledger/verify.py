"""Verifying the ledger: chains hold, facts and states are what the entries give. Reads only."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from halfsky.ledger.chain import Break, breaks
from halfsky.ledger.declaration import FactDraft
from halfsky.ledger.models import Entry, Fact, Record
from halfsky.ledger.replay import replayed, standing
from halfsky.ledger.state import VOID, State, fold

CHUNK = 200

Cell = tuple[Any, ...]


def verify(records: Iterable[Record] | None = None) -> Iterator[Break]:
    """Yield every fault of these records (None: of all), each naming the record and the entry."""
    left = iter(Record.objects.order_by("pk").iterator(CHUNK) if records is None else records)
    while chunk := list(islice(left, CHUNK)):
        keys = [record.pk for record in chunk]
        entries: dict[int, list[Entry]] = defaultdict(list)
        for entry in Entry.objects.filter(record__in=keys).order_by("record_id", "seq"):
            entries[entry.record_id].append(entry)
        facts: dict[int, list[Fact]] = defaultdict(list)
        for fact in Fact.objects.filter(record__in=keys):
            facts[fact.record_id].append(fact)
        for record in chunk:
            yield from faults(record, entries[record.pk], facts[record.pk])


def faults(record: Record, entries: Sequence[Entry], facts: Sequence[Fact]) -> Iterator[Break]:
    """Yield the faults of one record, given all its entries in order and all its facts."""
    yield from breaks(record, entries)
    try:
        wanted = list(replayed(record.declared, entries))
        state = _state_of(record, entries)
    except Exception as fault:  # an entry that no declaration explains is reported, whatever it breaks
        yield Break(record.number, len(entries), f"台账不能重放：{fault!r}")
        return
    yield from _fact_faults(record, wanted, facts)
    if state != record.folded:
        yield Break(record.number, len(entries), "事项的状态与台账重算的不同")


def _fact_faults(
    record: Record, wanted: Sequence[tuple[Entry, list[FactDraft]]], facts: Sequence[Fact]
) -> Iterator[Break]:
    stored, due = cells_of(facts), draft_cells(wanted)
    wrong = {cell[0] for cell in (stored - due) + (due - stored)}
    for seq in sorted(entry.seq for entry, _drafts in wanted if entry.pk in wrong):
        yield Break(record.number, seq, f"第 {seq} 条计的数与台账重算的不同")
    if wrong - {entry.pk for entry, _drafts in wanted}:
        yield Break(record.number, record.entry_count, "有的数不是这件事的台账计的")


def cells_of(facts: Iterable[Fact]) -> Counter[Cell]:
    """Return everything that stored facts say but the bearer, which follows the tree."""
    return Counter(
        (
            fact.entry_id,
            fact.indicator,
            fact.unit_id,
            fact.day,
            fact.person_id,
            fact.place_id,
            fact.is_aggregate,
            fact.quantity,
        )
        for fact in facts
    )


def draft_cells(wanted: Iterable[tuple[Entry, list[FactDraft]]]) -> Counter[Cell]:
    """Return the same of replayed facts."""
    return Counter((entry.pk, *draft.cell, draft.quantity) for entry, drafts in wanted for draft in drafts)


def _state_of(record: Record, entries: Sequence[Entry]) -> dict[str, Any]:
    """Return the folded state that the entries give."""
    left = standing(record.declared, entries)
    if left:
        return fold(record.declared, left).as_json()
    known = State.from_json(record.folded)
    void = State(status=VOID, owner=known.owner, opened_on=known.opened_on)
    void.involved, void.excluded = known.involved, known.excluded
    return void.as_json()
