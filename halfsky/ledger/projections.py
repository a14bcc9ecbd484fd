"""What is kept beside the ledger for reading, and can be written anew from it: deadlines, parts, totals.

Areas above the ledger add theirs with `on_facts`; it runs inside the step's transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from halfsky.ledger import clocks
from halfsky.ledger.declaration import Programme
from halfsky.ledger.models import Deadline, Exclusion, Fact, Involvement, Participation, Record
from halfsky.ledger.state import VOID, State

Projection = Callable[[Sequence[Fact]], None]

_ON_FACTS: list[Projection] = []
_ON_REMOVAL: list[Projection] = []


def on_facts(projection: Projection, removal: Projection | None = None) -> None:
    """Have `projection` called with each batch of new facts, and `removal` with facts that are about to be rebuilt."""
    if projection not in _ON_FACTS:
        _ON_FACTS.append(projection)
    if removal is not None and removal not in _ON_REMOVAL:
        _ON_REMOVAL.append(removal)


def facts_written(facts: Sequence[Fact]) -> None:
    for projection in _ON_FACTS:
        projection(facts)


def facts_removed(facts: Sequence[Fact]) -> None:
    for removal in _ON_REMOVAL:
        removal(facts)


def project(record: Record, state: State) -> None:
    """Write a record's columns from its state, and to its side tables what changed since the state stored so far."""
    programme = record.declared
    before = State.from_json(record.folded) if record.folded else State()
    running = list(clocks.running(programme, state))
    record.owner_id = state.owner
    record.place_id = state.place
    record.handler_id = state.handler
    record.status = state.status
    record.is_open = state.status != VOID and state.status not in programme.closed_states
    record.is_returned = record.is_open and was_returned(programme, state)
    record.title = "" if state.status == VOID else programme.title_of(state)[:120]
    record.due_on = min((clock.due_on for clock in running if clock.done_on is None), default=None)
    record.folded = state.as_json()
    _deadlines(record, list(clocks.running(programme, before)), running)
    _involve(record, set(before.involved), set(state.involved))
    _exclude(record, set(before.excluded), set(state.excluded))
    _take_part(record, before, state)


def reproject(record: Record, state: State) -> None:
    """Write the side tables anew, whatever stands in them."""
    for model in (Deadline, Involvement, Exclusion, Participation):
        model._default_manager.filter(record=record).delete()
    record.folded = {}
    project(record, state)


def was_returned(programme: Programme, state: State) -> bool:
    """Return whether the last step that moved the matter sent it back."""
    for line in reversed(state.taken):
        step = programme.step(line["step"])
        if step.targets() or step.moves_to is not None:
            return step.returns
    return False


def _deadlines(record: Record, before: Sequence[clocks.Running], after: Sequence[clocks.Running]) -> None:
    old = {(clock.rule.slug, clock.serial): _days(clock) for clock in before}
    new = {(clock.rule.slug, clock.serial): _days(clock) for clock in after}
    for clock, serial in old.keys() - new.keys():
        Deadline.objects.filter(record=record, clock=clock, serial=serial).delete()
    for (clock, serial), days in new.items():
        if (clock, serial) in old and old[clock, serial] != days:
            Deadline.objects.filter(record=record, clock=clock, serial=serial).update(**days)
    begun = [key for key in new if key not in old]
    if begun:
        Deadline.objects.bulk_create(
            [Deadline(record=record, clock=clock, serial=serial, **new[clock, serial]) for clock, serial in begun]
        )


def _days(clock: clocks.Running) -> dict[str, date | None]:
    return {"starts_on": clock.starts_on, "due_on": clock.due_on, "done_on": clock.done_on}


def _take_part(record: Record, before: State, after: State) -> None:
    old, new = _parts(before), _parts(after)
    begun = [
        Participation(record=record, person_id=person, part=part, place_id=place)
        for (person, part), place in new.items()
        if (person, part) not in old
    ]
    if begun:
        Participation.objects.bulk_create(begun)
    for person, part in old.keys() - new.keys():
        Participation.objects.filter(record=record, person_id=person, part=part).delete()


def _parts(state: State) -> dict[tuple[int, str], int | None]:
    return {(line["person"], line["part"]): line.get("place") for line in state.people}


def _involve(record: Record, before: set[int], after: set[int]) -> None:
    if after - before:
        Involvement.objects.bulk_create([Involvement(record=record, unit_id=unit) for unit in sorted(after - before)])
    if before - after:
        Involvement.objects.filter(record=record, unit_id__in=before - after).delete()


def _exclude(record: Record, before: set[int], after: set[int]) -> None:
    if after - before:
        Exclusion.objects.bulk_create([Exclusion(record=record, user_id=user) for user in sorted(after - before)])
    if before - after:
        Exclusion.objects.filter(record=record, user_id__in=before - after).delete()
