"""The one door: every step of every programme is taken here, from page, import, job and command alike."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from halfsky.accounts.session import Actor
from halfsky.ledger import clocks, papers, parameters, registry, sealing
from halfsky.ledger.access import refuse
from halfsky.ledger.actions import whole
from halfsky.ledger.actions.write import Draft, write_entry
from halfsky.ledger.attachments import keep_files
from halfsky.ledger.declaration import Programme, Step
from halfsky.ledger.errors import InvalidStep, KeyUsed, NotAllowed, Stale, StepClosed
from halfsky.ledger.forms import StepForm
from halfsky.ledger.models import Entry, Record
from halfsky.ledger.numbers import record_number
from halfsky.ledger.people import person_lines
from halfsky.ledger.state import State, fold_one
from halfsky.ledger.turns import turn
from halfsky.network.hooks import tree_in_use
from halfsky.network.models import FAR, Unit


@dataclass(frozen=True)
class Call:
    """One call of the door, as it came."""

    record: Record | None
    programme: Programme
    step: Step
    by: Actor
    data: Mapping[str, Any]
    files: Mapping[str, UploadedFile[Any]]
    key: str
    seen: int | None
    is_aggregate: bool


def perform(
    record: Record | None,
    step: str,
    by: Actor,
    data: Mapping[str, Any],
    key: str,
    *,
    programme: str | None = None,
    files: Mapping[str, UploadedFile[Any]] | None = None,
    seen: int | None = None,
    is_aggregate: bool = False,
) -> Entry:
    """Take a step and return its entry: checks access, validates, writes record, entry and facts in one transaction.

    `record` is None for a step that opens one (then `programme` names its programme). `key` makes the call idempotent:
    the same key twice is one entry. `seen` is the number of entries that the taker had before her eyes; if there are
    more by now, the step is refused with `Stale`. Raises the errors of `halfsky.ledger.errors`.
    """
    declared = registry.get(programme or "") if record is None else record.declared
    call = Call(record, declared, declared.step(step), by, data, files or {}, key, seen, is_aggregate)
    earlier = _same_key(call)
    if earlier is not None:
        return earlier
    form = _form_before_locking(call)
    try:
        with turn(), transaction.atomic():
            return _take(call, form)
    except IntegrityError as clash:
        return _after_clash(call, clash)


def _same_key(call: Call) -> Entry | None:
    found = Entry.objects.filter(key=call.key).select_related("record").first()
    if found is None:
        return None
    same_record = call.record is None or found.record_id == call.record.pk
    if not same_record or found.step != call.step.slug or found.by_id != call.by.user.pk:
        raise KeyUsed(_("这次提交的编号已经用在另一笔台账上，请刷新页面后重试。"))
    return found


def _after_clash(call: Call, clash: IntegrityError) -> Entry:
    """Two at once: the same key is the same entry; the same place in the chain means that somebody was faster."""
    earlier = _same_key(call)
    if earlier is not None:
        return earlier
    if call.record is not None:
        raise _stale(call.record) from clash
    raise clash


def _stale(record: Record) -> Stale:
    newest = Entry.objects.filter(record=record).select_related("by").order_by("-seq").first()
    if newest is None:
        return Stale(_("这件事刚有变化，请刷新后再办。"))
    label = record.declared.step(newest.step).label if newest.reverses_id is None else _("冲正")
    return Stale(
        _("%(who)s刚在 %(when)s 办了“%(step)s”，请看过最新台账后再办；您填的内容还在。")
        % {"who": newest.by.full_name, "when": newest.entered_at.astimezone().strftime("%H:%M"), "step": label}
    )


def _form_before_locking(call: Call) -> StepForm | None:
    """Return the valid form of a step that opens a record: it needs no lock, so nobody waits while it is read."""
    if call.record is not None or not call.step.opens:
        return None
    _check_access(call, None)
    return _valid_form(call, State())


def _take(call: Call, form: StepForm | None) -> Entry:
    tree_in_use()
    record, before = _locked(call)
    if form is None:
        _check_access(call, record)
        _check_state(call, before)
        form = _valid_form(call, before)
    if record is None:
        record = _open_record(call, form)
        key = sealing.new_key(record)
    else:
        key = sealing.key_of(record) if form.secret() or whole.needs_sealed(call.step) else b""
    sealed = whole.sealed_so_far(record, call.step, key)
    values = whole.merged(sealed, form.cleaned_data)
    draft = _draft(call, record, form)
    whole.resolve(call.step.parameters, before.owner or call.by.unit_id, draft)
    whole.look(call.step, record, draft)
    whole.check(call.step, before, draft, sealed, form.cleaned_data)
    whole.probe(call.step, record, before, draft, values, call.by)
    if call.files:
        draft.data["files"] = keep_files(call.files)
    after = fold_one(call.programme, before, draft)
    draft.resolved |= _resolve(call, draft, after)
    after = fold_one(call.programme, before, draft)
    due = clocks.newly_due(call.programme, after)
    if due:
        draft.resolved["dues"] = due
        after = fold_one(call.programme, before, draft)
    numbers = papers.numbers_for(call.step.papers, before, draft, call.by.post.unit.short)
    if numbers:
        draft.resolved["papers"] = numbers
    found = whole.found(call.programme, call.step, after, values, draft)
    draft.sealed = sealing.seal(record.pk, draft.seq, key, form.secret() | found)
    entry = write_entry(record, draft, before, after)
    whole.index(call.step, record, draft, form, values)
    return entry


def _locked(call: Call) -> tuple[Record | None, State]:
    if call.record is None:
        return None, State()
    record = Record.objects.select_for_update().get(pk=call.record.pk)
    if call.seen is not None and call.seen != record.entry_count:
        raise _stale(record)
    return record, State.from_json(record.folded)


def _check_access(call: Call, record: Record | None) -> None:
    reason = refuse(call.by.post, call.programme, call.step, record)
    if reason is not None:
        raise NotAllowed(reason.sentence, reason.word)


def _check_state(call: Call, before: State) -> None:
    step = call.step
    if step.opens:
        if call.record is not None:
            raise StepClosed(_("这一步只用来新登记，请从登记页进入。"))
        return
    if step.from_states and before.status not in step.from_states:
        label = call.programme.states.get(before.status, before.status)
        raise StepClosed(
            _("现在是“%(state)s”，不能办“%(step)s”；请看台账最新一条。") % {"state": label, "step": step.label}
        )
    shut = step.shut(before) if step.shut else None
    if shut:
        raise StepClosed(shut)


def _valid_form(call: Call, before: State) -> StepForm:
    form = call.step.form(
        data=call.data,
        files=dict(call.files),
        state=None if call.record is None else before,
        actor=call.by,
        forward_days=call.step.forward_days,
    )
    if not form.is_valid():
        first = next((message for messages in form.errors.values() for message in messages), "")
        raise InvalidStep(str(first) or _("还有没填好的地方，请按提示改。"), form.errors)
    return form


def _open_record(call: Call, form: StepForm) -> Record:
    day: date = form.cleaned_data["happened_on"]
    unit = call.by.post.unit
    if not Unit.objects.filter(pk=unit.pk, closed_on=FAR).exists():
        raise NotAllowed(_("%(unit)s已经撤并，请重新登录，在承接的单位办理。") % {"unit": unit.short}, "place")
    number = record_number(call.programme.number_word, unit.code or unit.short, day.year)
    return Record.objects.create(
        programme=call.programme.slug,
        suite=call.programme.suite,
        number=number,
        opened_on=day,
        sensitivity=call.programme.sensitivity.value,
        owner=unit,
        status="",
        title="",
    )


def _draft(call: Call, record: Record, form: StepForm) -> Draft:
    draft = Draft(
        seq=record.entry_count + 1,
        step=call.step.slug,
        by_id=call.by.user.pk,
        unit_id=call.by.unit_id,
        happened_on=form.cleaned_data["happened_on"],
        data=form.plain(),
        people=person_lines(form.persons(), call.programme.person_scope),
        is_aggregate=call.is_aggregate or call.step.is_aggregate,
        key=call.key,
        form_version=form.version,
    )
    place = form.place_id()
    if place is not None:
        draft.data["place"] = place
    return draft


def _resolve(call: Call, draft: Draft, after: State) -> dict[str, Any]:
    """Look up the lengths of the clocks that the step starts, at the owner's place."""
    codes = clocks.wanted_lengths(call.programme, after)
    if not codes:
        return {}
    place = parameters.place_code(after.owner)
    return {code: parameters.value_for(code, place, draft.happened_on) for code in dict.fromkeys(codes)}
