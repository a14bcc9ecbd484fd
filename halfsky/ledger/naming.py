"""Names for forms whose choices are persons of the record: opened for the page only, and booked as a reading."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from halfsky import vault
from halfsky.accounts.models import ReadingLine
from halfsky.accounts.policy import Action
from halfsky.accounts.session import Actor
from halfsky.ledger.forms import StepForm
from halfsky.ledger.models import Record
from halfsky.ledger.sealing import key_of, opened
from halfsky.ledger.state import effective


def name_choices(form: StepForm, record: Record | None, by: Actor) -> None:
    """Put names to what the form offers, where she may open them; otherwise it goes on showing numbers."""
    if record is None or not form.names_from_sealed:
        return
    if not Record.objects.visible_to(by.post, Action.UNSEAL).filter(pk=record.pk).exists():
        return
    entries = [entry for entry in effective(record.entries.order_by("seq")) if entry.sealed]
    try:
        key = key_of(record)
        values = {entry.seq: opened(entry, key) for entry in entries}
    except vault.VaultError:
        return
    with transaction.atomic():
        ReadingLine.objects.create(
            user=by.user,
            unit_id=by.unit_id,
            what=ReadingLine.What.OPENED,
            record_number=record.number,
            detail=_("名单上的姓名"),
        )
        form.name_choices(values)
