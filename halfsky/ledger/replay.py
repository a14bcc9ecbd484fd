"""Replaying a record's entries: what each of them counted, worked out again from the entries alone. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from halfsky.ledger import counting
from halfsky.ledger.declaration import FactDraft, Programme
from halfsky.ledger.models import Entry
from halfsky.ledger.state import REVERSE, State, fold, fold_one


def standing(programme: Programme, entries: Iterable[Entry]) -> list[Entry]:
    """Return the entries that stand: a history of which only the engine's own steps are left stands for nothing."""
    left: list[Entry] = []
    for entry in entries:
        if entry.step == REVERSE:
            left = [other for other in left if other.pk != entry.reverses_id]
            if all(programme.step(other.step).by_engine for other in left):
                left = []
        else:
            left.append(entry)
    return left


def replayed(programme: Programme, entries: Iterable[Entry]) -> Iterator[tuple[Entry, list[FactDraft]]]:
    """Yield each entry, in order, with what it counted when it was written."""
    seen: list[Entry] = []
    so_far: list[FactDraft] = []
    state = State()
    for entry in entries:
        seen.append(entry)
        if entry.step == REVERSE:
            left = standing(programme, seen)
            drafts = counting.difference(so_far, counting.history_facts(programme, left))
            state = fold(programme, left)
        else:
            after = fold_one(programme, state, entry)
            drafts = counting.facts_of(programme, state, entry, after)
            state = after
        so_far += drafts
        yield entry, drafts
