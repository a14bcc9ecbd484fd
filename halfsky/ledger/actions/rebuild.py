"""Writing facts anew from entries: after a declaration was corrected, or where `verify` found them changed."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from halfsky.ledger import projections
from halfsky.ledger.actions.write import write_facts
from halfsky.ledger.models import Fact, Record
from halfsky.ledger.replay import replayed
from halfsky.ledger.verify import cells_of, draft_cells


def rebuild_facts(records: Iterable[Record]) -> int:
    """Write the facts of these records anew, totals included, and return how many records had others before."""
    return sum(_rebuild(record) for record in records)


def _rebuild(record: Record) -> bool:
    with transaction.atomic():
        record = Record.objects.select_for_update().get(pk=record.pk)
        wanted = list(replayed(record.declared, record.entries.order_by("seq")))
        stored = list(Fact.objects.filter(record=record))
        if cells_of(stored) == draft_cells(wanted):
            return False
        projections.facts_removed(stored)
        Fact.objects.filter(record=record).delete()
        for entry, drafts in wanted:
            write_facts(entry, drafts)
    return True
