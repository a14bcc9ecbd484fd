"""Any figure opened: what it is, what it adds up, the entries behind it; as a page, as a panel, as a sheet."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from halfsky.accounts.models import ReadingLine
from halfsky.accounts.policy import Action
from halfsky.accounts.session import DeskRequest
from halfsky.desk.board.export import entries_sheet
from halfsky.desk.board.shown import proof_context
from halfsky.desk.board.views import NOTHING_NEW, asked_basis
from halfsky.desk.context import is_demo
from halfsky.indicators import registry
from halfsky.indicators.alone import figures_alone
from halfsky.indicators.figure import Figure
from halfsky.indicators.figures import Question, answer
from halfsky.indicators.periods import Period, UnknownPeriod
from halfsky.indicators.sums import Line
from halfsky.network.models import Unit
from halfsky.network.queries import ancestors_of
from halfsky.reports.board import Proof, proof_of
from halfsky.reports.board.build import newest_entry

PAGE_SIZE = 50
SHEET_ROWS = 20_000
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@never_cache
@require_safe
def figure_page(request: DeskRequest, unit_id: int, code: str) -> HttpResponse:
    """Open a figure of any unit: everybody sees the same numbers, records open only to those who may read them."""
    if request.GET.get("seen") == str(newest_entry()):
        return HttpResponse(status=NOTHING_NEW)
    is_panel = request.headers.get("HX-Target") == "bd-proof"
    unit, found = _asked(request, unit_id, code)
    proof = _proof(request, unit, found, 7 if is_panel else PAGE_SIZE)
    template = "desk/board/_figure.html" if request.headers.get("HX-Request") else "desk/board/figure.html"
    context = {
        "proof": proof_context(proof, request.actor.post, own=_is_own(request)),
        "above": ancestors_of(unit, found.as_of, found.basis),
        "unit_of": unit,
        "watermark": newest_entry(),
        "is_other": request.GET.get("of") != "board",
    }
    response = render(request, "desk/board/_proof.html" if is_panel else template, context)
    patch_vary_headers(response, ["HX-Request", "HX-Target"])
    return response


def _asked(request: DeskRequest, unit_id: int, code: str) -> tuple[Unit, Figure]:
    """Return the figure that the address asks for; 404 for a figure, days or a unit that are none."""
    unit = get_object_or_404(Unit, pk=unit_id)
    if code not in registry.declared():
        raise Http404
    words = request.GET
    try:
        period = Period.parse(words.get("period", ""))
        as_of = date.fromisoformat(words["as_of"]) if words.get("as_of") else None
        known_at = int(words["known_at"]) if words.get("known_at") else None
    except (UnknownPeriod, ValueError) as fault:
        raise Http404 from fault
    basis = asked_basis(request)
    if _is_own(request):
        line = Line.of(unit, own=True)
        return unit, answer(Question(period, basis, as_of, known_at), [line], [code])[line, code]
    return unit, figures_alone([code], unit, period, basis=basis, as_of=as_of, known_at=known_at)[code]


def _is_own(request: DeskRequest) -> bool:
    return request.GET.get("own") == "1"


def _proof(request: DeskRequest, unit: Unit, found: Figure, size: int) -> Proof:
    words = request.GET.get("page", "1")
    page = int(words) if words.isdecimal() and len(words) < 7 else 1
    return proof_of(found, unit, basis=found.basis, known_at=found.known_at, own=_is_own(request), page=page, size=size)


@never_cache
@require_safe
def figure_export(request: DeskRequest, unit_id: int, code: str) -> HttpResponse:
    """Hand the list out as a sheet: lines of records that the post may not export stay closed. The export is booked."""
    unit, found = _asked(request, unit_id, code)
    proof = _proof(request, unit, found, SHEET_ROWS)
    with transaction.atomic():
        detail = _("数的来处 %(unit)s %(code)s %(period)s") % {
            "unit": unit.short,
            "code": code,
            "period": found.period,
        }
        ReadingLine.objects.create(
            user=request.user, unit_id=request.actor.unit_id, what=ReadingLine.What.EXPORTED, detail=detail[:200]
        )
        content = entries_sheet(proof, request.actor.post, Action.EXPORT, is_demo=is_demo())
    headers: dict[str, Any] = {"Content-Disposition": f'attachment; filename="{code.replace("@", "-")}-{unit.pk}.xlsx"'}
    return HttpResponse(content, content_type=XLSX, headers=headers)
