"""The page of a record: its ledger, opening what is sealed, taking an entry back, its files, its chain."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.http import FileResponse, Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse as url_of
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from halfsky import vault
from halfsky.accounts.models import ReadingLine
from halfsky.accounts.policy import Action
from halfsky.accounts.session import DeskRequest
from halfsky.desk.found import record_or_404
from halfsky.desk.record_page import page_of
from halfsky.desk.reversing import ReverseForm
from halfsky.ledger import attachments, sealing
from halfsky.ledger.access import is_hidden
from halfsky.ledger.actions import reverse
from halfsky.ledger.errors import LedgerError
from halfsky.ledger.evidence import evidence
from halfsky.ledger.models import Entry, Record
from halfsky.ledger.state import State, effective

OPEN_SECONDS = 120
"""How long sealed fields stay open on a page."""


@never_cache
@require_safe
def record_page(request: DeskRequest, pk: int) -> HttpResponse:
    """Show a record with its ledger."""
    return _shown(request, record_or_404(request, pk), {})


def _shown(
    request: DeskRequest, record: Record, opened: Mapping[int, Mapping[str, Any]], fault: str = ""
) -> HttpResponse:
    page = page_of(record, request.actor, opened, by_day=request.GET.get("by") == "day")
    context = {"page": page, "record": record, "opened": bool(opened), "seconds": OPEN_SECONDS, "fault": fault}
    return render(request, "desk/record.html", context | {"reverse_form": ReverseForm()})


@never_cache
@require_POST
def unseal(request: DeskRequest, pk: int) -> HttpResponse:
    """Open the sealed fields for a short while; the reading is written down in the same transaction."""
    record = record_or_404(request, pk, Action.UNSEAL)
    with transaction.atomic():
        book_reading(request, record, ReadingLine.What.OPENED, _("打开个人信息"))
        try:
            opened = _opened(request, record)
        except vault.VaultError as broken:
            return _shown(request, record, {}, str(broken))
    return _shown(request, record, opened)


def _opened(request: DeskRequest, record: Record) -> dict[int, dict[str, Any]]:
    """Return the sealed values by entry, without entries whose content is kept from her."""
    programme, state = record.declared, State.from_json(record.folded)
    entries = [
        entry
        for entry in effective(record.entries.order_by("seq"))
        if entry.sealed and not is_hidden(programme.step(entry.step), state, request.actor.post)
    ]
    if not entries:
        return {}
    key = sealing.key_of(record)
    return {entry.pk: sealing.opened(entry, key) for entry in entries}


def book_reading(request: DeskRequest, record: Record, what: str, detail: str) -> None:
    """Write who read what into the log of readings."""
    ReadingLine.objects.create(
        user=request.user, unit_id=request.actor.unit_id, what=what, record_number=record.number, detail=detail[:200]
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def reverse_entry(request: DeskRequest, pk: int, seq: int) -> HttpResponse:
    """Take an entry back by a reversing one, with the reason."""
    record = record_or_404(request, pk)
    entry = get_object_or_404(Entry.objects.select_related("record"), record=record, seq=seq)
    form = ReverseForm(request.POST or None, initial={"key": uuid4().hex})
    fault = ""
    if request.method == "POST" and form.is_valid():
        try:
            made = reverse(entry, request.actor, form.cleaned_data["reason"], form.cleaned_data["key"])
            return redirect(f"{url_of('desk:record', args=[pk])}#entry-{made.seq}")
        except LedgerError as refused:
            fault = refused.sentence
    label = record.declared.step(entry.step).label if entry.reverses_id is None else _("冲正")
    context = {"record": record, "entry": entry, "label": label, "form": form, "fault": fault}
    return render(request, "desk/reverse.html", context, status=422 if form.errors else 409 if fault else 200)


@never_cache
@require_safe
def attachment(request: DeskRequest, pk: int, seq: int, index: int) -> HttpResponse | FileResponse:
    """Hand out a file of an entry; files may show persons, so it is booked like opening what is sealed."""
    record = record_or_404(request, pk, Action.UNSEAL)
    entry = get_object_or_404(Entry, record=record, seq=seq)
    kept = entry.data.get("files", [])
    if index >= len(kept):
        raise Http404
    path = attachments.path_of(kept[index]["sha256"])
    if not path.exists():
        raise Http404
    with transaction.atomic():
        book_reading(request, record, ReadingLine.What.OPENED, _("附件 %(name)s") % {"name": kept[index]["name"]})
        content = path.open("rb")
    return FileResponse(content, as_attachment=True, filename=kept[index]["name"])


@never_cache
@require_safe
def export_record(request: DeskRequest, pk: int) -> HttpResponse:
    """Hand out the record's chain for evidence: every entry as it is hashed, sealed parts closed."""
    record = record_or_404(request, pk, Action.EXPORT)
    with transaction.atomic():
        book_reading(request, record, ReadingLine.What.EXPORTED, _("台账链"))
        content = evidence(record)
    if content["breaks"]:
        return _shown(request, record, {}, _("台账链核验没有通过，不能导出；请联系管理员按事项编号核查。"))
    response = JsonResponse(content, json_dumps_params={"ensure_ascii": False, "indent": 1})
    response["Content-Disposition"] = f'attachment; filename="chain-{record.pk}.json"'
    return response
