"""Succession (承继): when a unit closes, its matters go on at its successor. Clocks run on; none begins anew.

The step is the engine's own: no programme declares it, nobody is offered it, and it counts as nobody's work. The entry
names who changed the tree. What was due or counted before the day stays with the old unit; levels (stock) and what
falls due from the day on move.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from halfsky.accounts.policy import Gate
from halfsky.accounts.session import Actor
from halfsky.ledger.actions.write import Draft, write_entry
from halfsky.ledger.declaration import ENGINE_STEPS, EntryLike, Step
from halfsky.ledger.forms import StepForm
from halfsky.ledger.models import Deadline, Entry, Record
from halfsky.ledger.state import SUCCEED, VOID, State, fold_one
from halfsky.network.models import Unit
from halfsky.network.succession import Handover, Loose, TreeActor


def _successor(_state: State, entry: EntryLike) -> int | None:
    unit: int = entry.data["unit"]
    return unit


def _sentence(entry: EntryLike) -> str:
    names = dict(Unit.objects.filter(pk__in=(entry.data["from"], entry.data["unit"])).values_list("pk", "short"))
    return _("随组织变更由%(old)s转到%(new)s，期限不变") % {
        "old": names[entry.data["from"]],
        "new": names[entry.data["unit"]],
    }


STEP = Step(
    slug=SUCCEED,
    label=gettext_lazy("承继"),
    form=StepForm,
    to=None,
    icon="arrow-right",
    keep="append",
    is_next=False,
    gate=Gate(()),
    moves_to=_successor,
    says=_sentence,
    by_engine=True,
)
ENGINE_STEPS[SUCCEED] = STEP


def succeed(record: Record, successor: Unit, day: date, by: Actor) -> Entry:
    """Move a record to the successor of its unit and return the entry; on its newest business day if that is later."""
    with transaction.atomic():
        record = Record.objects.select_for_update().get(pk=record.pk)
        before = State.from_json(record.folded)
        newest = max((date.fromisoformat(line["day"]) for line in before.taken), default=day)
        draft = Draft(
            seq=record.entry_count + 1,
            step=SUCCEED,
            by_id=by.user.pk,
            unit_id=successor.pk,
            happened_on=max(day, newest),
            key=f"succeed:{record.pk}:{before.owner}:{successor.pk}",
            data={"from": before.owner, "unit": successor.pk},
        )
        return write_entry(record, draft, before, fold_one(record.declared, before, draft))


def hand_over_records(handover: Handover, by: TreeActor) -> None:
    """Move what a closed unit owned: everything after a merge, after a split what was named for this successor."""
    for record in Record.objects.filter(owner=handover.predecessor).exclude(status=VOID).order_by("pk"):
        if not isinstance(by, Actor):
            raise TypeError("records are handed over in the name of somebody who holds a post")
        if handover.covers("record", record.pk):
            succeed(record, handover.successor, handover.day, by)


def loose_records(unit: Unit) -> Iterator[Loose]:
    """Yield the matters that need an heir before the unit can be split: open, waiting for a day, or held in stock."""
    waiting = set(Deadline.objects.filter(record__owner=unit, done_on__isnull=True).values_list("record_id", flat=True))
    for record in Record.objects.filter(owner=unit).exclude(status=VOID).order_by("pk"):
        if record.is_open or record.pk in waiting or _is_in_stock(record):
            yield Loose("record", record.pk, record.number, record.place_id)


def _is_in_stock(record: Record) -> bool:
    stock = record.declared.stock
    return stock is not None and any(stock(State.from_json(record.folded)).values())
