"""Everything the page of a record shows, put together for one reader."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from django.utils import timezone
from django.utils.translation import gettext as _

from halfsky.accounts.policy import Action
from halfsky.accounts.session import Actor
from halfsky.desk import timing
from halfsky.desk.counted import Figure, figures_of
from halfsky.desk.ledger_lines import Line, Reading, lines_of, value_words
from halfsky.desk.names import Names
from halfsky.desk.offers import Offer, Offers, coming_steps, offers
from halfsky.desk.people_card import PeopleCard, people_of
from halfsky.ledger import chain, findings
from halfsky.ledger.access import hidden_steps
from halfsky.ledger.declaration import Programme
from halfsky.ledger.findings import Finding
from halfsky.ledger.forms import StepForm
from halfsky.ledger.models import Entry, Record
from halfsky.ledger.queries import contributions
from halfsky.ledger.state import State, effective, fold_one

FOLD_ABOVE = 14
SHOWN = 8


@dataclass(frozen=True)
class RecordPage:
    record: Record
    programme: Programme
    light: tuple[str, str]
    tags: Sequence[str]
    path: Sequence[str]
    path_at: int
    path_passed: frozenset[int]
    lines: Sequence[Line]
    folded: Sequence[Line]
    waits_for: str
    offers: Offers
    clocks: timing.Clocks
    people: PeopleCard
    has_findings: bool
    findings: Sequence[Finding]
    figures: Sequence[Figure]
    break_words: str
    may_unseal: bool
    may_export: bool
    by_day: bool
    note_form: StepForm | None
    key: str = field(default_factory=lambda: uuid4().hex)


@dataclass(frozen=True)
class Peek:
    """A matter beside the list."""

    record: Record
    programme: Programme
    light: tuple[str, str]
    facts: Sequence[tuple[str, str]]
    clocks: timing.Clocks
    offers: Offers
    newest: Line | None


def page_of(record: Record, actor: Actor, opened: Mapping[int, Mapping[str, Any]], *, by_day: bool) -> RecordPage:
    """Return the page of a record for this reader; `opened` holds sealed values that she has just opened."""
    programme, state, names = record.declared, State.from_json(record.folded), Names()
    entries = list(Entry.objects.filter(record=record).order_by("seq"))
    lines = lines_of(record, entries, state, Reading(actor.post, opened), names)
    found = offers(actor.post, record, state)
    passed = _passed(programme, state, entries)
    shown, folded = _ordered(lines, by_day=by_day)
    visible = Record.objects.filter(pk=record.pk)
    return RecordPage(
        record=record,
        programme=programme,
        light=timing.light_of(programme, state, timezone.localdate(), is_open=record.is_open),
        tags=tags_of(programme, state, names),
        path=[str(programme.states[one]) for one in programme.path],
        path_at=_path_at(programme, state, passed, is_open=record.is_open),
        path_passed=passed,
        lines=shown,
        folded=folded,
        waits_for=_waits_for(record, state),
        offers=found,
        clocks=timing.clocks_of(programme, state),
        people=people_of(record, programme, state, entries, opened, names),
        has_findings=programme.findings is not None,
        findings=_findings(programme, state, opened),
        figures=figures_of(contributions(record, hidden_steps(programme, state, actor.post)), record.owner_id),
        break_words="；".join(broken.sentence for broken in chain.breaks(record, entries)),
        may_unseal=bool(visible.visible_to(actor.post, Action.UNSEAL)),
        may_export=bool(visible.visible_to(actor.post, Action.EXPORT)),
        by_day=by_day,
        note_form=_note_form(programme, found, state, actor),
    )


def peek_of(record: Record, actor: Actor) -> Peek:
    """Return what the preview beside the inbox shows."""
    programme, state, names = record.declared, State.from_json(record.folded), Names()
    newest = list(Entry.objects.filter(record=record).order_by("-seq")[:1])
    lines = lines_of(record, newest, state, Reading(actor.post, {}, may_reverse=False), names)
    return Peek(
        record=record,
        programme=programme,
        light=timing.light_of(programme, state, timezone.localdate(), is_open=record.is_open),
        facts=facts_of(programme, state, names),
        clocks=timing.clocks_of(programme, state),
        offers=offers(actor.post, record, state),
        newest=lines[0] if lines else None,
    )


def tags_of(programme: Programme, state: State, names: Names) -> list[str]:
    """Return the facets of a record as words."""
    return [words for _label, words in facts_of(programme, state, names)]


def facts_of(programme: Programme, state: State, names: Names) -> list[tuple[str, str]]:
    """Return (label, words) of the record's facets."""
    found = []
    for name in programme.facets:
        for step in programme.steps:
            bound = step.form.base_fields.get(name)
            if bound is None:
                continue
            words = value_words(bound, state.data.get(name), names)
            if words:
                found.append((str(bound.label), str(bound.label) if words is True else str(words)))
            break
    return found


def _findings(programme: Programme, state: State, opened: Mapping[int, Mapping[str, Any]]) -> Sequence[Finding]:
    """Return what the rules find, worst first; until sealed values are open, only what rests on none of them."""
    values: dict[str, Any] = {}
    for _entry, sealed in sorted(opened.items()):
        values |= sealed
    found = findings.find(programme, state, values)
    return findings.worst_first(one for one in found if values or one.rests_on_plain)


def _ordered(lines: Sequence[Line], *, by_day: bool) -> tuple[Sequence[Line], Sequence[Line]]:
    """Return the lines newest first (by business day when asked), and the older ones that stay folded."""
    ordered = sorted(lines, key=lambda line: (line.day, line.number), reverse=True) if by_day else list(lines)[::-1]
    return (ordered, ()) if len(ordered) <= FOLD_ABOVE else (ordered[:SHOWN], ordered[SHOWN:])


def _passed(programme: Programme, state: State, entries: Sequence[Entry]) -> frozenset[int]:
    """Return the places on the line of steps, from 1, at which the matter really stood."""
    taken = [programme.step(line["step"]) for line in state.taken]
    if any(step.lands is not None for step in taken):
        stood, now = set(), State()
        for entry in effective(entries):
            now = fold_one(programme, now, entry)
            stood.add(now.status)
    else:
        stood = {step.to for step in taken if step.to}
    return frozenset(at for at, status in enumerate(programme.path, 1) if status in stood | {state.status})


def _path_at(programme: Programme, state: State, passed: frozenset[int], *, is_open: bool) -> int:
    """Return the place on the line of steps, from 1; beyond the last when the matter is closed."""
    if state.status not in programme.path:
        return len(programme.path) + 1 if not is_open else max(passed, default=1)
    at = programme.path.index(state.status) + 1
    return at + 1 if not is_open and at == len(programme.path) else at


def _waits_for(record: Record, state: State) -> str:
    """Return what the ledger awaits, for its first line; "" when the matter is closed."""
    if not record.is_open:
        return ""
    coming = coming_steps(record.declared, state)
    steps = [step for step in coming if record.owner.level in step.gate.levels and not step.returns]
    if len(steps) == 1:
        return _("等待：%(unit)s办“%(step)s”") % {"unit": record.owner.name, "step": steps[0].label}
    return _("等待：%(unit)s办下一步") % {"unit": record.owner.name}


def _note_form(programme: Programme, found: Offers, state: State, actor: Actor) -> StepForm | None:
    """Return the form for a note where she may write one."""
    offer: Offer | None = found.by_slug.get("note")
    if offer is None or offer.shut:
        return None
    return programme.step("note").form(state=state, actor=actor, prefix=None)
