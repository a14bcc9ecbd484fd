"""What a step needs beyond its own form: the record's sealed values, other records, what is held once in the tree."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from halfsky.accounts.session import Actor
from halfsky.ledger import findings, parameters, probes, sealing
from halfsky.ledger.actions.write import Draft
from halfsky.ledger.declaration import Programme, Step
from halfsky.ledger.errors import AlreadyClaimed, StepClosed
from halfsky.ledger.forms import StepForm
from halfsky.ledger.models import BlindIndex, Claim, Record
from halfsky.ledger.state import State, effective


def needs_sealed(step: Step) -> bool:
    """Return whether the step looks at what earlier entries sealed."""
    return bool(step.claims or step.compares or step.probes or step.finds)


def sealed_so_far(record: Record, step: Step, key: bytes) -> dict[str, Any]:
    """Return the sealed values of the record's standing entries, for a step that looks at them."""
    if not needs_sealed(step) or not record.entry_count:
        return {}
    return sealing.known_values(effective(record.entries.order_by("seq")), key)


def merged(sealed: Mapping[str, Any], cleaned: Mapping[str, Any]) -> dict[str, Any]:
    """Return the sealed values with the form's on top; what the form leaves empty stays as it was."""
    return {**sealed, **{name: value for name, value in cleaned.items() if value not in (None, "", [], ())}}


def resolve(codes: tuple[str, ...], unit_id: int, draft: Draft) -> None:
    """Keep in the entry the dated values that its step needs, of the unit's place on the business day."""
    if codes:
        place = parameters.place_code(unit_id)
        draft.resolved |= {code: parameters.value_for(code, place, draft.happened_on) for code in codes}


def look(step: Step, record: Record, draft: Draft) -> None:
    """Keep in the entry what the step must know of other records."""
    if step.looks is not None:
        draft.resolved["seen"] = dict(step.looks(record, draft))


def check(step: Step, before: State, draft: Draft, sealed: Mapping[str, Any], cleaned: Mapping[str, Any]) -> None:
    """Raise `StepClosed` with the programme's own sentence where it refuses the step."""
    refusal = step.check(before, draft) if step.check else None
    if not refusal and step.compares is not None:
        refusal = step.compares(before, sealed, cleaned)
    if refusal:
        raise StepClosed(refusal)


def probe(step: Step, record: Record, before: State, draft: Draft, values: Mapping[str, Any], by: Actor) -> None:
    """Ask the whole tree what the step asks, and keep the answers in the entry."""
    if step.probes is not None:
        draft.resolved["held"] = probes.ask(by, record, step.probes(before, values))


def found(programme: Programme, step: Step, after: State, values: Mapping[str, Any], draft: Draft) -> dict[str, Any]:
    """Return the findings to seal into the entry."""
    if not step.finds:
        return {}
    return {"findings": [one.as_json() for one in findings.find(programme, after, values, draft.happened_on)]}


def index(step: Step, record: Record, draft: Draft, form: StepForm, values: Mapping[str, Any]) -> None:
    """Write what finds the record again by a sealed value, and what may be held once only."""
    rows = [BlindIndex(record=record, kind=kind, digest=sealing.digest(kind, value)) for kind, value in form.blinded()]
    if rows:
        BlindIndex.objects.bulk_create(rows, ignore_conflicts=True)
    if step.releases:
        Claim.objects.filter(record=record, kind__in=step.releases).delete()
    if step.claims is None:
        return
    for wanted in step.claims(State.from_json(record.folded), values):
        held = sealing.digest(wanted.field_kind, wanted.value)
        claim, made = Claim.objects.get_or_create(
            kind=wanted.kind, digest=held, defaults={"record": record, "seq": draft.seq}
        )
        if not made and claim.record_id != record.pk:
            raise AlreadyClaimed(wanted.sentence)
