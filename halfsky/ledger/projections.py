"""What is kept beside the ledger for reading, and can be written anew from it: deadlines, parts, totals.

Areas above the ledger add theirs with `on_facts`; it runs inside the step's transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

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
    """Write a record's columns and side tables from its state."""
    programme = record.declared
    running = list(clocks.running(programme, state))
    waiting = [clock.due_on for clock in running if clock.done_on is None]
    record.owner_id = state.owner
    record.place_id = state.place
    record.handler_id = state.handler
    record.status = state.status
    record.is_open = state.status != VOID and state.status not in programme.closed_states
    record.is_returned = record.is_open and was_returned(programme, state)
    record.title = "" if state.status == VOID else programme.title_of(state)[:120]
    record.due_on = min(waiting, default=None)
    record.folded = state.as_json()
    _deadlines(record, running)
    _side_rows(record, state)


def was_returned(programme: Programme, state: State) -> bool:
    """Return whether the last step that moved the matter sent it back."""
    for line in reversed(state.taken):
        step = programme.step(line["step"])
        if step.targets() or step.moves_to is not None:
            return step.returns
    return False


def _deadlines(record: Record, running: Sequence[clocks.Running]) -> None:
    wanted = {(clock.rule.slug, clock.serial): clock for clock in running}
    stored = {(line.clock, line.serial): line for line in Deadline.objects.filter(record=record)}
    gone = [line.pk for key, line in stored.items() if key not in wanted]
    if gone:
        Deadline.objects.filter(pk__in=gone).delete()
    for key, clock in wanted.items():
        line = stored.get(key) or Deadline(record=record, clock=key[0], serial=key[1])
        values = (clock.starts_on, clock.due_on, clock.done_on)
        if line.pk is None or (line.starts_on, line.due_on, line.done_on) != values:
            line.starts_on, line.due_on, line.done_on = values
            line.save()


def _side_rows(record: Record, state: State) -> None:
    _match_units(record, set(state.involved))
    _match_excluded(record, set(state.excluded))
    parts = {(line["person"], line["part"]): line.get("place") for line in state.people}
    known = set(Participation.objects.filter(record=record).values_list("person_id", "part"))
    missing = [
        Participation(record=record, person_id=person, part=part, place_id=place)
        for (person, part), place in parts.items()
        if (person, part) not in known
    ]
    if missing:
        Participation.objects.bulk_create(missing)
    for person, part in known - set(parts):
        Participation.objects.filter(record=record, person_id=person, part=part).delete()


def _match_units(record: Record, wanted: set[int]) -> None:
    known = set(Involvement.objects.filter(record=record).values_list("unit_id", flat=True))
    Involvement.objects.bulk_create([Involvement(record=record, unit_id=unit) for unit in sorted(wanted - known)])
    if known - wanted:
        Involvement.objects.filter(record=record, unit_id__in=known - wanted).delete()


def _match_excluded(record: Record, wanted: set[int]) -> None:
    known = set(Exclusion.objects.filter(record=record).values_list("user_id", flat=True))
    Exclusion.objects.bulk_create([Exclusion(record=record, user_id=user) for user in sorted(wanted - known)])
    if known - wanted:
        Exclusion.objects.filter(record=record, user_id__in=known - wanted).delete()
