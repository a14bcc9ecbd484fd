"""Each programme's made-up lives go through the one door, from first state to last, and count what is declared."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from halfsky.indicators import registry as figures
from halfsky.ledger import chain, counting, registry, sealing
from halfsky.ledger.actions.reverse import stored_facts
from halfsky.ledger.declaration import Programme
from halfsky.ledger.lives import Life
from halfsky.ledger.models import Entry, Record
from halfsky.ledger.state import State, effective, fold, fold_one
from halfsky.programmes.tests.conftest import Stage

ALL = [pytest.param(programme, id=programme.slug) for programme in registry.all_programmes()]
each = pytest.mark.parametrize("programme", ALL)
FIRST, LAST = date(2026, 1, 1), date(2026, 6, 30)
A_FEW = 14


def lives(programme: Programme, seed: int = 430626) -> Iterator[Life]:
    module = registry.module_of(programme.slug, "demo")
    assert module is not None, "demo.py makes up a year of the programme"
    yield from module.lives(FIRST, LAST, seed=seed)


def chosen(programme: Programme) -> list[Life]:
    """Return a few lives that together take as many different steps as they can."""
    left, found = list(lives(programme)), list[Life]()
    known: set[str] = set()
    while left and len(found) < A_FEW:
        best = max(left, key=lambda life: len({act.step for act in life.acts} - known))
        known |= {act.step for act in best.acts}
        found.append(best)
        left.remove(best)
    return found


@each
def test_lives_go_from_the_first_state_to_the_last(programme: Programme, stage: Stage) -> None:
    records = [stage.live(programme.slug, life) for life in chosen(programme)]
    passed = {status for record in records for status in _passed(record)}
    assert set(programme.path[:-1]) <= passed
    assert {record.status for record in records} & programme.closed_states
    taken = set(Entry.objects.filter(record__in=records).values_list("step", flat=True))
    assert taken & {step.slug for step in programme.opening()}
    declared = figures.declared()
    counted = {draft.indicator for record in records for draft in stored_facts(record)}
    assert f"{programme.slug}.entries" in counted
    unknown = {code for code in counted if code not in declared} - {f"{programme.slug}.entries"}
    assert unknown == set()
    for record in records:
        _stands_on_its_entries(record)
        _keeps_to_itself(record)


def _passed(record: Record) -> Iterator[str]:
    """Yield each state that the record has been in."""
    state = State()
    for entry in effective(Entry.objects.filter(record=record).order_by("seq")):
        state = fold_one(record.declared, state, entry)
        yield state.status


def _stands_on_its_entries(record: Record) -> None:
    entries = list(Entry.objects.filter(record=record).order_by("seq"))
    assert list(chain.breaks(record, entries)) == []
    assert fold(record.declared, effective(entries)) == State.from_json(record.folded)
    assert counting.history_facts(record.declared, effective(entries)) == stored_facts(record)


def _keeps_to_itself(record: Record) -> None:
    """No name, number or word of hers stands in the open: not in titles, not in entries, not in the state."""
    entries = effective(Entry.objects.filter(record=record).order_by("seq"))
    key = sealing.key_of(record)
    said = [says(entry) for entry in entries if (says := record.declared.step(entry.step).says)]
    assert all(said)
    in_the_open = (
        record.title
        + "".join(said)
        + str(record.folded)
        + "".join(str(entry.data) + str(entry.people) for entry in entries)
    )
    for entry in entries:
        for name, value in sealing.opened(entry, key).items():
            if isinstance(value, str) and len(value) > 3:
                assert value not in in_the_open, f"{record.programme}: {entry.step}.{name}"


@each
def test_the_same_seed_makes_the_same_year(programme: Programme) -> None:
    assert list(lives(programme)) == list(lives(programme))
    assert list(lives(programme, 1)) != list(lives(programme, 2))


@each
def test_made_up_lives_take_only_steps_that_there_are(programme: Programme) -> None:
    slugs = {step.slug for step in programme.steps}
    for life in lives(programme):
        assert life.acts[0].step in {step.slug for step in programme.opening()}
        assert {act.step for act in life.acts} <= slugs
        days = [act.day for act in life.acts]
        assert days == sorted(days)
