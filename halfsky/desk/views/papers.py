"""Handing out a paper that a step issued: .docx in the official form, or the PDF of a paper with a page of its own."""

from __future__ import annotations

from urllib.parse import quote

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from halfsky.accounts.policy import Action
from halfsky.accounts.session import DeskRequest
from halfsky.desk.context import is_demo
from halfsky.desk.found import record_or_404
from halfsky.ledger import papers, printing
from halfsky.ledger.access import is_hidden
from halfsky.ledger.models import Entry
from halfsky.ledger.state import State
from halfsky.reports.papers import file_name, paper_docx

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@never_cache
@require_safe
def paper(request: DeskRequest, pk: int, seq: int, paper: str) -> HttpResponse:
    """Hand out a paper; it shows whom it is about, so it is booked like opening what is sealed."""
    record = record_or_404(request, pk, Action.UNSEAL)
    entry = get_object_or_404(Entry.objects.select_related("record", "unit"), record=record, seq=seq)
    names = papers.names_in(entry, paper)
    if not names:
        raise Http404
    if is_hidden(record.declared.step(entry.step), State.from_json(record.folded), request.actor.post):
        raise Http404
    if papers.declared_of(entry, paper).page:
        return _printed(request, entry, paper)
    if names != [paper]:
        raise Http404
    with transaction.atomic():
        text = papers.text_of(request.actor, entry, paper)
    return _answer(paper_docx(text, is_demonstration=is_demo()), WORD, file_name(text))


def _printed(request: DeskRequest, entry: Entry, paper: str) -> HttpResponse:
    """Return the PDF of a paper or all its copies, or the page that says why there is none."""
    try:
        with transaction.atomic():
            content = printing.papers_pdf(request.actor, entry, paper)
    except printing.CannotPrint as reason:
        return render(request, "desk/not_printed.html", {"reason": reason.sentence, "record": entry.record}, status=503)
    return _answer(content, "application/pdf", f"{entry.record.number}.pdf")


def _answer(content: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return response
