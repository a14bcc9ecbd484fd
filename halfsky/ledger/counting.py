"""From entries to facts. Pure: facts of a history depend on its entries alone, so they can be rebuilt bit for bit.

Three sources: what a step counts for (`Count`), what holds while the state does (`standing`, clocks), and levels
(`stock`). A change of what holds is written as the difference to what was counted before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from halfsky.ledger.clocks import clock_facts
from halfsky.ledger.declaration import Count, EntryLike, FactDraft, Moment, Programme
from halfsky.ledger.state import SUCCEED, State, fold_one

Cells = Counter[tuple[object, ...]]


def facts_of(programme: Programme, before: State, entry: EntryLike, after: State) -> list[FactDraft]:
    """Return what one entry counts for, quantities of equal cells added up, in a fixed order."""
    moment = Moment(before, after, entry)
    step = programme.step(entry.step)
    drafts = [] if step.by_engine else [FactDraft(f"{programme.slug}.entries", entry.unit_id, entry.happened_on)]
    for count in step.counts:
        drafts += _counted(count, moment)
    drafts += difference(_standing(programme, before), _standing(programme, after))
    drafts += _stock_moves(programme, before, entry, after)
    return added_up(drafts)


def history_facts(programme: Programme, entries: Sequence[EntryLike]) -> list[FactDraft]:
    """Return all facts of a history of standing entries."""
    state, drafts = State(), list[FactDraft]()
    for entry in entries:
        after = fold_one(programme, state, entry)
        drafts += facts_of(programme, state, entry, after)
        state = after
    return added_up(drafts)


def difference(old: Iterable[FactDraft], new: Iterable[FactDraft]) -> list[FactDraft]:
    """Return the facts that turn `old` into `new`."""
    return added_up([*new, *(_negated(draft) for draft in old)])


def added_up(drafts: Iterable[FactDraft]) -> list[FactDraft]:
    """Return one draft a cell, without those that cancel out, ordered by cell."""
    cells: dict[tuple[object, ...], FactDraft] = {}
    total: Cells = Counter()
    for draft in drafts:
        cells[draft.cell] = draft
        total[draft.cell] += draft.quantity
    kept = [cell for cell, quantity in total.items() if quantity]
    return [_with(cells[cell], total[cell]) for cell in sorted(kept, key=_order)]


def _order(cell: tuple[object, ...]) -> tuple[object, ...]:
    return tuple((part is not None, str(part)) for part in cell)


def _with(draft: FactDraft, quantity: int) -> FactDraft:
    return FactDraft(
        draft.indicator, draft.unit_id, draft.day, quantity, draft.person_id, draft.place_id, draft.is_aggregate
    )


def _negated(draft: FactDraft) -> FactDraft:
    return _with(draft, -draft.quantity)


def _standing(programme: Programme, state: State) -> list[FactDraft]:
    if not state.taken:
        return []
    declared = list(programme.standing(state)) if programme.standing else []
    return [_before_succession(state, draft) for draft in (*declared, *clock_facts(programme, state))]


def _before_succession(state: State, draft: FactDraft) -> FactDraft:
    """Leave with a closed unit what is dated before its successor took the matter over."""
    unit = draft.unit_id
    for line in reversed(state.data.get(SUCCEED, ())):
        if unit == line["unit"] and draft.day.isoformat() < line["day"]:
            unit = line["from"]
    return draft if unit == draft.unit_id else replace(draft, unit_id=unit)


def _stock_moves(programme: Programme, before: State, entry: EntryLike, after: State) -> Iterator[FactDraft]:
    if programme.stock is None:
        return
    for state, sign in ((before, -1), (after, +1)):
        if state.taken:
            for indicator, level in programme.stock(state).items():
                yield FactDraft(indicator, state.owner, entry.happened_on, sign * level, place_id=state.place)


def _counted(count: Count, moment: Moment) -> Iterator[FactDraft]:
    if count.when is not None and not count.when(moment):
        return
    quantity = count.quantity(moment) if callable(count.quantity) else count.quantity
    unit = moment.entry.unit_id if count.unit == "actor" else (moment.before.owner or moment.after.owner)
    if count.part is None:
        for code in _codes(count, moment, {}):
            yield FactDraft(
                code, unit, moment.entry.happened_on, quantity, None, moment.after.place, moment.entry.is_aggregate
            )
        return
    for line in moment.entry.people:
        if line["part"] != count.part or (count.each_person and not line.get("known")):
            continue
        person = line["person"] if count.each_person else None
        place = line.get("place") or moment.after.place
        for code in _codes(count, moment, line):
            yield FactDraft(code, unit, moment.entry.happened_on, quantity, person, place)


def _codes(count: Count, moment: Moment, line: dict[str, object]) -> list[str]:
    breakdowns = list(count.by(moment, line)) if count.by else []
    return [count.indicator, *(f"{count.indicator}@{value}" for value in dict.fromkeys(breakdowns))]
