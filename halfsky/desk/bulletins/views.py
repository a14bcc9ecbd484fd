"""Bulletins: the list, a draft beside its checks, what was issued, and the files."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from halfsky.accounts.session import DeskRequest
from halfsky.desk.bulletins.pages import sheets
from halfsky.desk.context import is_demo
from halfsky.desk.templatetags.halfsky import month_words
from halfsky.ledger.errors import LedgerError
from halfsky.network.models import Basis, Descent
from halfsky.reports.bulletin import actions, files
from halfsky.reports.bulletin.check import check
from halfsky.reports.errors import ReportError
from halfsky.reports.models import Bulletin, Draft

LISTED = 60


@require_safe
def bulletin_list(request: DeskRequest) -> HttpResponse:
    """Show bulletins of the own unit, those above and those right below; own drafts on top."""
    return render(request, "desk/bulletins/list.html", _list_context(request))


def _list_context(request: DeskRequest, **more: Any) -> dict[str, Any]:
    post = request.actor.post
    near = Descent.objects.filter(basis=Basis.IS)
    above = near.filter(descendant_id=post.unit_id).values("ancestor")
    below = near.filter(ancestor_id=post.unit_id, depth=1).values("descendant")
    issued = Bulletin.objects.filter(Q(unit__in=above) | Q(unit__in=below)).select_related("unit", "corrected_by")
    may_work = actions.may_work(request.actor, post.unit_id)
    return {
        "issued": issued.order_by("-month", "unit__level", "unit__code", "-id")[:LISTED],
        "drafts": _drafts(request) if may_work else [],
        "months": _months(post.unit_id) if may_work else [],
        "may_work": may_work,
        **more,
    }


def _drafts(request: DeskRequest) -> QuerySet[Draft]:
    found = Draft.objects.filter(unit_id=request.actor.unit_id, is_open=True)
    return found.select_related("unit", "drafted_by", "corrects")


def _months(unit_id: int) -> list[tuple[int, str]]:
    """Return the months of this year that have begun and have neither bulletin nor draft, newest first."""
    today = timezone.localdate()
    taken = set(Bulletin.objects.filter(unit_id=unit_id).values_list("month", flat=True))
    taken |= set(Draft.objects.filter(unit_id=unit_id, is_open=True).values_list("month", flat=True))
    begun = [today.year * 100 + month for month in range(today.month, 0, -1)]
    begun += [(today.year - 1) * 100 + 12] if today.month == 1 else []
    return [(month, month_words(month)) for month in begun if month not in taken]


@require_POST
def draft_make(request: DeskRequest) -> HttpResponse:
    """Draft the bulletin of a month, or the correction of one that was issued."""
    words = request.POST.get("month", "")
    number = request.POST.get("corrects", "")
    corrects = get_object_or_404(Bulletin, pk=number, unit_id=request.actor.unit_id) if number.isdecimal() else None
    try:
        month = corrects.month if corrects else int(words) if words.isdecimal() else 0
        made = actions.draft(request.actor, month, corrects=corrects, is_demo=is_demo())
    except ReportError as fault:
        return render(request, "desk/bulletins/list.html", _list_context(request, fault=fault.sentence), status=409)
    return redirect("desk:draft", made.pk)


@never_cache
@require_safe
def draft_page(request: DeskRequest, pk: int) -> HttpResponse:
    """Show the paper as it would be issued, and what was checked."""
    return _draft_shown(request, _draft_or_404(request, pk))


def _draft_or_404(request: DeskRequest, pk: int) -> Draft:
    if not actions.may_work(request.actor, request.actor.unit_id):
        raise Http404
    return get_object_or_404(_drafts(request), pk=pk)


def _draft_shown(request: DeskRequest, made: Draft, fault: str = "") -> HttpResponse:
    context = _paper_context(made) | {
        "draft": made,
        "fault": fault,
        "is_own": made.drafted_by_id == request.user.pk,
        "is_returned": _is_returned(made),
        "is_over": date(made.month // 100, made.month % 100, 1) < timezone.localdate().replace(day=1),
    }
    return render(request, "desk/bulletins/paper.html", context, status=409 if fault else 200)


def _is_returned(made: Draft) -> bool:
    last = made.lines.last()
    return last is not None and last.what == "returned"


def _paper_context(made: Draft | Bulletin) -> dict[str, Any]:
    frozen = files.frozen_of(made)
    paper = files.paper_of(made)
    draft = made if isinstance(made, Draft) else made.draft
    return {
        "title": _("%(month)s通报") % {"month": month_words(made.month)},
        "paper": paper,
        "pages": sheets(paper, frozen.day, made.watermark),
        "checked": check(frozen),
        "checked_at": timezone.now(),
        "lines": draft.lines.select_related("by"),
        "made": made,
        "late": [line for line in frozen.lines if line.late is not None],
        "last_number": frozen.last_number,
    }


@require_POST
def draft_act(request: DeskRequest, pk: int, act: str) -> HttpResponse:
    """Read the figures anew, return the draft, or issue it."""
    made = _draft_or_404(request, pk)
    try:
        if act == "issue":
            return redirect("desk:bulletin", actions.issue(made, request.actor).pk)
        if act == "return":
            actions.send_back(made, request.actor, request.POST.get("reason", ""))
        else:
            actions.read_anew(made, request.actor)
    except ReportError as fault:
        return _draft_shown(request, made, fault.sentence)
    return redirect("desk:draft", made.pk)


@never_cache
@require_safe
def bulletin_page(request: DeskRequest, pk: int) -> HttpResponse:
    """Show what was issued, and whether the board still says the same at its watermark."""
    made = get_object_or_404(Bulletin.objects.select_related("unit", "draft", "corrects", "issued_by"), pk=pk)
    may_correct = actions.may_work(request.actor, made.unit_id) and not hasattr(made, "corrected_by")
    context = _paper_context(made) | {"issued": made, "may_correct": may_correct}
    return render(request, "desk/bulletins/paper.html", context)


@require_safe
def draft_file(request: DeskRequest, pk: int, kind: str) -> HttpResponse:
    """Hand a draft out as a file; it says that it is a draft."""
    return _file(_draft_or_404(request, pk), kind)


@require_safe
def bulletin_file(request: DeskRequest, pk: int, kind: str) -> HttpResponse:
    """Hand out a file of what was issued: the same bytes every time."""
    return _file(get_object_or_404(Bulletin, pk=pk), kind)


WRITERS = {
    "docx": (files.docx_of, files.DOCX),
    "xlsx": (files.xlsx_of, files.XLSX),
    "pdf": (files.pdf_of, files.PDF),
}


def _file(made: Draft | Bulletin, kind: str) -> HttpResponse:
    write, content_type = WRITERS[kind]
    try:
        content = write(made)
    except LedgerError as missing:
        return HttpResponse(missing.sentence, status=503, content_type="text/plain; charset=utf-8")
    name = f"bulletin-{made.month}-{made.pk}.{kind}"
    return HttpResponse(
        content, content_type=content_type, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
