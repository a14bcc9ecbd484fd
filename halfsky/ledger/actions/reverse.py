"""Reversing (冲正): the only way to take an entry back. The entry stays; a new one takes it out of the fold."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from halfsky.accounts.models import Role
from halfsky.accounts.session import Actor
from halfsky.ledger import counting
from halfsky.ledger.actions.write import Draft, append, close, write_facts
from halfsky.ledger.declaration import FactDraft, Programme
from halfsky.ledger.errors import NotAllowed, Stale, StepClosed
from halfsky.ledger.models import Claim, Entry, Fact, Record
from halfsky.ledger.state import REVERSE, VOID, State, effective, fold, fold_one
from halfsky.ledger.turns import turn
from halfsky.network.hooks import tree_in_use


def reverse(entry: Entry, by: Actor, reason: str, key: str) -> Entry:
    """Reverse an entry and return the reversing one; its facts are the differences, on the days of the old ones.

    Only whoever took the step, or a head of her unit, may reverse it, and only while the later steps can stand
    without it. The first entry of a record may be reversed when it is the only one left: the record is then void.
    """
    known = Entry.objects.filter(key=key).first()
    if known is not None:
        return known
    if not reason.strip():
        raise StepClosed(_("请写明冲正的原因。"))
    try:
        with turn(), transaction.atomic():
            return _reverse(entry, by, reason.strip(), key)
    except IntegrityError as clash:
        raise Stale(_("这件事刚有变化，请刷新后再冲正。")) from clash


def _reverse(entry: Entry, by: Actor, reason: str, key: str) -> Entry:
    tree_in_use()
    record = Record.objects.select_for_update().get(pk=entry.record_id)
    _check(entry, by, record)
    entries = list(record.entries.order_by("seq"))
    left = [other for other in effective(entries) if other.pk != entry.pk]
    if all(record.declared.step(other.step).by_engine for other in left):
        left = []
    _check_rest_stands(record.declared, left)
    draft = Draft(
        seq=record.entry_count + 1,
        step=REVERSE,
        by_id=by.user.pk,
        unit_id=by.unit_id,
        happened_on=timezone.localdate(),
        key=key,
        data={"reason": reason, "seq": entry.seq},
        reverses_id=entry.pk,
    )
    reversing = append(record, draft)
    write_facts(reversing, counting.difference(stored_facts(record), counting.history_facts(record.declared, left)))
    after = fold(record.declared, left) if left else _void(record)
    Claim.objects.filter(record=record, seq=entry.seq).delete()
    close(record, reversing, after)
    return reversing


def _check(entry: Entry, by: Actor, record: Record) -> None:
    if entry.step == REVERSE:
        raise StepClosed(_("冲正本身不能再冲正；请重新办理那一步。"))
    if record.declared.step(entry.step).by_engine:
        raise StepClosed(_("这一条是系统随组织变更记的，不能冲正。"))
    if Entry.objects.filter(reverses=entry).exists():
        raise StepClosed(_("第 %(seq)s 条已经冲正过了。") % {"seq": entry.seq})
    is_taker = entry.by_id == by.user.pk
    is_head = by.post.role in (Role.LEAD, Role.CHECKER) and by.unit_id == entry.unit_id
    if not (is_taker or is_head) or by.user.pk in record.folded.get("excluded", []):
        raise NotAllowed(_("只有办这一步的人或她单位的负责人能冲正。"))


def _check_rest_stands(programme: Programme, left: list[Entry]) -> None:
    """Refuse where a later step would hang in the air: it must be reversed first."""
    state = State()
    for other in left:
        step = programme.step(other.step)
        opens = not state.taken
        if opens != step.opens or (not opens and step.from_states and state.status not in step.from_states):
            raise StepClosed(
                _("第 %(seq)s 条“%(step)s”是在它之后办的，请先冲正第 %(seq)s 条。")
                % {"seq": other.seq, "step": step.label}
            )
        state = fold_one(programme, state, other)


def _void(record: Record) -> State:
    state = State.from_json(record.folded)
    return State(
        status=VOID, owner=state.owner, opened_on=state.opened_on, involved=state.involved, excluded=state.excluded
    )


def stored_facts(record: Record) -> list[FactDraft]:
    """Return what the record counts for by now, added up."""
    facts = Fact.objects.filter(record=record)
    return counting.added_up(
        FactDraft(
            fact.indicator, fact.unit_id, fact.day, fact.quantity, fact.person_id, fact.place_id, fact.is_aggregate
        )
        for fact in facts
    )
