"""Wrong declarations stop the start: each check names the file and the fault."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.core.checks import CheckMessage, Error, register

from halfsky.ledger import parameters, registry
from halfsky.ledger.declaration import Programme
from halfsky.ledger.state import REVERSE, VOID


@register("programmes")
def check_programmes(app_configs: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """Return every fault of every declaration."""
    found = [Error(f"{path}: {fault}", id="programmes.E001") for path, fault in registry.FAULTS]
    for programme in registry.all_programmes():
        where = registry.package_of(programme.slug).replace(".", "/") + "/programme.py"
        found += [Error(f"{where}: {fault}", id=code) for code, fault in faults(programme)]
    return list(found)


def faults(programme: Programme) -> Iterator[tuple[str, str]]:
    """Yield (check id, fault) of one declaration."""
    yield from _step_faults(programme)
    yield from _state_faults(programme)
    known = {parameter.code for parameter in parameters.known()}
    for rule in programme.clocks:
        if rule.length not in known:
            yield "programmes.E006", f"clock {rule.slug!r}: no parameter {rule.length!r} in parameters/"
        if not rule.article:
            yield "programmes.E007", f"clock {rule.slug!r} names no article and no promise"
    for step in programme.steps:
        for code in step.parameters:
            if code not in known:
                yield "programmes.E006", f"step {step.slug!r}: no parameter {code!r} in parameters/"


def _step_faults(programme: Programme) -> Iterable[tuple[str, str]]:
    slugs = [step.slug for step in programme.steps]
    for slug in {slug for slug in slugs if slugs.count(slug) > 1}:
        yield "programmes.E002", f"step {slug!r} is declared twice"
    if REVERSE in slugs:
        yield "programmes.E002", f"step {REVERSE!r} belongs to the engine"
    if not any(step.opens for step in programme.steps):
        yield "programmes.E003", "no step opens a record"
    for step in programme.steps:
        if step.lands is not None and (step.to is not None or not step.may_land):
            yield "programmes.E010", f"step {step.slug!r} lands by its entry: it names `may_land` and no `to`"
        for state in (*step.from_states, *step.targets()):
            if state not in programme.states:
                yield "programmes.E004", f"step {step.slug!r} names the state {state!r}, which is not declared"
        for other in step.gate.not_by:
            if other not in slugs:
                yield (
                    "programmes.E005",
                    f"step {step.slug!r} may not be taken by the taker of {other!r}, which is no step",
                )
        for other, _data in step.usually:
            if other not in slugs:
                yield "programmes.E005", f"step {step.slug!r} is usually followed by {other!r}, which is no step"
        for count in step.counts:
            if count.part is not None and count.part not in programme.parts:
                yield "programmes.E008", f"step {step.slug!r} counts the part {count.part!r}, which is not declared"


def _state_faults(programme: Programme) -> Iterable[tuple[str, str]]:
    if VOID in programme.states:
        yield "programmes.E004", f"the state {VOID!r} belongs to the engine"
    for state in (*programme.closed_states, *programme.path):
        if state not in programme.states:
            yield "programmes.E004", f"the state {state!r} is not declared"
    reached = _reachable(programme)
    for state in programme.states:
        if state not in reached:
            yield "programmes.E009", f"no step leads to the state {state!r}"


def _reachable(programme: Programme) -> set[str]:
    reached = {state for step in programme.steps if step.opens for state in step.targets()}
    while True:
        further = {
            state
            for step in programme.steps
            if not step.opens and (not step.from_states or reached & set(step.from_states))
            for state in step.targets()
        }
        if further <= reached:
            return reached
        reached |= further
