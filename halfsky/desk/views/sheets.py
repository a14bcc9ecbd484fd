"""Taking a whole list in: upload, look through, mend, send the good rows, take the faulty ones away as a sheet."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from halfsky.accounts.session import DeskRequest
from halfsky.desk import sheet_page, sheets
from halfsky.desk.found import record_or_404, step_or_404
from halfsky.desk.step_page import Target, groups_of, new_key
from halfsky.desk.views.steps import shut_words
from halfsky.ledger.actions import perform
from halfsky.ledger.errors import InvalidStep, LedgerError
from halfsky.ledger.forms import SheetForm

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sheet(request: DeskRequest, pk: int, step: str) -> HttpResponse:
    """Show the list that is being made ready, or take one of its acts."""
    target = _target(request, pk, step)
    shut = shut_words(request, target)
    if shut:
        return render(request, "desk/closed.html", {"target": target, "record": target.record, "shut": shut})
    if request.method != "POST":
        return _page(request, target)
    act = ACTS.get(request.POST.get("act", ""))
    if act is None:
        raise Http404
    return act(request, target)


def _target(request: DeskRequest, pk: int, slug: str) -> Target:
    record = record_or_404(request, pk)
    step = step_or_404(record.declared, slug, opens=False)
    if not issubclass(step.form, SheetForm):
        raise Http404
    return Target(record.declared, step, record)


def _class_of(target: Target) -> type[SheetForm]:
    form = target.step.form
    if not issubclass(form, SheetForm):
        raise Http404
    return form


def _page(request: DeskRequest, target: Target, fault: str = "", status: int = 200) -> HttpResponse:
    kept, form = sheet_page.load(target, request.actor), _class_of(target)
    edit = request.GET.get("edit", "")
    review = None
    if kept is not None:
        lines = sheet_page.weighed(target, request.actor, kept)
        only = request.GET.get("only", "")
        review = sheet_page.review_of(kept, lines, form, only, int(edit) if edit.isdecimal() else None)
    bound = sheet_page.sheet_form(target, request.actor, request.POST if status == 422 else None)
    context: dict[str, Any] = {"target": target, "record": target.record, "step": target.step}
    context |= {
        "programme": target.programme,
        "review": review,
        "form": bound,
        "groups": groups_of(bound),
        "fault": fault,
        "key": new_key(),
    }
    context |= {"only": request.GET.get("only", ""), "word": form.row_word, "most": form.most_rows}
    return render(request, "desk/sheet.html", context, status=status)


def _back(target: Target) -> HttpResponse:
    assert target.record is not None
    return redirect(reverse("desk:sheet", args=[target.record.pk, target.step.slug]))


def _upload(request: DeskRequest, target: Target) -> HttpResponse:
    upload = request.FILES.get("file")
    if upload is None:
        return _page(request, target, _("请先选一个 .xlsx 文件，再上传。"), 409)
    try:
        found = sheets.read_sheet(upload, _class_of(target))
    except sheets.SheetFault as fault:
        return _page(request, target, fault.sentence, 409)
    kept = sheet_page.Kept(found.name, list(found.rows), found.headers, found.unknown)
    sheet_page.save(target, request.actor, kept)
    return _back(target)


def _blank(request: DeskRequest, target: Target) -> HttpResponse:
    kept = sheet_page.load(target, request.actor)
    sheet_page.save(target, request.actor, sheet_page.with_blank(kept, _("手工填写")))
    return _back(target)


def _amend(request: DeskRequest, target: Target) -> HttpResponse:
    kept = sheet_page.load(target, request.actor)
    if kept is not None:
        sheet_page.save(target, request.actor, sheet_page.amended(kept, request.POST.dict()))
    return _back(target)


def _drop_row(request: DeskRequest, target: Target) -> HttpResponse:
    kept, row = sheet_page.load(target, request.actor), request.POST.get("row", "")
    if kept is not None and row.isdecimal():
        sheet_page.save(target, request.actor, sheet_page.without(kept, [int(row)]))
    return _back(target)


def _drop(request: DeskRequest, target: Target) -> HttpResponse:
    sheet_page.save(target, request.actor, sheet_page.Kept("", [], {}, ()))
    return _back(target)


def _send(request: DeskRequest, target: Target) -> HttpResponse:
    """Send the rows that fit and those ticked; the others stay to be mended."""
    kept = sheet_page.load(target, request.actor)
    if kept is None:
        return _page(request, target, _("名单已经入账，或还没有上传；请看台账。"), 409)
    kept = sheet_page.amended(kept, request.POST.dict())
    numbers = sheet_page.chosen(sheet_page.weighed(target, request.actor, kept), request.POST.getlist("also"))
    data = request.POST.dict() | {"rows": sheet_page.rows_json(kept, numbers)}
    seen = request.POST.get("seen", "")
    try:
        entry = perform(
            target.record,
            target.step.slug,
            request.actor,
            data,
            request.POST.get("key") or new_key(),
            seen=int(seen) if seen.isdecimal() else None,
        )
    except LedgerError as refused:
        return _page(request, target, refused.sentence, 422 if isinstance(refused, InvalidStep) else 409)
    sheet_page.save(target, request.actor, sheet_page.without(kept, numbers))
    return redirect(f"{reverse('desk:record', args=[entry.record_id])}#entry-{entry.seq}")


ACTS: dict[str, Callable[[DeskRequest, Target], HttpResponse]] = {
    "upload": _upload,
    "blank": _blank,
    "amend": _amend,
    "drop_row": _drop_row,
    "drop": _drop,
    "send": _send,
}


@require_safe
def sheet_blank(request: DeskRequest, pk: int, step: str) -> HttpResponse:
    """Hand out an empty sheet with the headers."""
    target = _target(request, pk, step)
    return _xlsx(sheets.blank_sheet(_class_of(target), str(target.step.label)), f"{target.step.slug}-blank")


@never_cache
@require_safe
def sheet_faults(request: DeskRequest, pk: int, step: str) -> HttpResponse:
    """Hand out the rows that must be mended as a sheet."""
    target = _target(request, pk, step)
    kept = sheet_page.load(target, request.actor)
    lines = sheet_page.weighed(target, request.actor, kept) if kept else []
    bad = [line for line in lines if line.verdict == "mend"]
    if not bad:
        raise Http404
    return _xlsx(sheets.faults_sheet(_class_of(target), bad, str(target.step.label)), f"{target.step.slug}-faults")


def _xlsx(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return response
