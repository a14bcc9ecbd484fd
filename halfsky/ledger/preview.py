"""What a step would start, before it is taken: worked out from a form that may be half filled in. Writes nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from halfsky.accounts.session import Actor
from halfsky.ledger import clocks, parameters
from halfsky.ledger.actions.write import Draft
from halfsky.ledger.declaration import ClockRule, Programme, Step
from halfsky.ledger.errors import MissingParameter
from halfsky.ledger.forms import StepForm
from halfsky.ledger.state import State, fold_one
from halfsky.workdays import Clock

Started = tuple[ClockRule, int, Clock]
"""Rule, length and the days of a clock."""


def clocks_started(
    programme: Programme, step: Step, before: State | None, form: StepForm, actor: Actor, today: date
) -> list[Started]:
    """Return the clocks that taking the step would start or change; none where too little is filled in to say."""
    draft = Draft(
        seq=len(before.taken) + 1 if before else 1,
        step=step.slug,
        by_id=actor.user.pk,
        unit_id=actor.unit_id,
        happened_on=form.typed("happened_on") or today,
        key="",
        data=_plain(form),
    )
    try:
        return _started(programme, before or State(), draft)
    except (KeyError, TypeError, ValueError, MissingParameter):
        return []  # a declaration may count on values that are not typed yet; the step itself will check them


def _plain(form: StepForm) -> dict[str, Any]:
    form.typed("happened_on")
    return form.plain() if form.is_bound else {}


def _started(programme: Programme, before: State, draft: Draft) -> list[Started]:
    """Return what the step starts, then what the steps start that usually follow it."""
    after, found = _taken(programme, before, draft)
    for slug, data in programme.step(draft.step).usually:
        following = replace(draft, seq=draft.seq + 1, step=slug, data=dict(data), resolved={})
        after, more = _taken(programme, after, following)
        found += more
    return found


def _taken(programme: Programme, before: State, draft: Draft) -> tuple[State, list[Started]]:
    """Return the state after the step, and the clocks that it starts or changes."""
    after = fold_one(programme, before, draft)
    place = parameters.place_code(after.owner)
    for code in clocks.wanted_lengths(programme, after):
        draft.resolved[code] = parameters.value_for(code, place, draft.happened_on)
    after = fold_one(programme, before, draft)
    due = clocks.newly_due(programme, after)
    draft.resolved["dues"] = due
    after = fold_one(programme, before, draft)
    started = [
        (clock.rule, clock.length, clock.explain())
        for clock in clocks.running(programme, after)
        if clock.done_on is None and clock.rule.key_of(clock.run) in due
    ]
    return after, started
