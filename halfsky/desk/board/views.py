"""The target board: one page, and the same as a fragment that is swapped in."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from halfsky.accounts.session import DeskRequest
from halfsky.desk.board.shown import board_context
from halfsky.network.models import Basis, Unit
from halfsky.reports.board import NoLine, board
from halfsky.reports.board.build import newest_entry

NOTHING_NEW = 204


@never_cache
@require_safe
def board_page(request: DeskRequest, unit_id: int | None = None) -> HttpResponse:
    """Show the board of a unit, by default the reader's own; ?seen= answers nothing until something new is there."""
    if request.GET.get("seen") == str(newest_entry()):
        return HttpResponse(status=NOTHING_NEW)
    post = request.actor.post
    unit = post.unit if unit_id is None else get_object_or_404(Unit, pk=unit_id)
    year, basis = asked_year(request), asked_basis(request)
    try:
        found = board(unit, year, basis=basis, chosen=request.GET.get("target", "")[:80], with_entries=False)
        fault = ""
    except NoLine as gone:
        found = board(unit, year, basis=basis, with_entries=False)
        fault = str(gone)
    template = "desk/board/_board.html" if request.headers.get("HX-Request") else "desk/board/board.html"
    response = render(request, template, board_context(found, post) | {"fault": fault})
    patch_vary_headers(response, ["HX-Request"])
    return response


def asked_year(request: DeskRequest) -> int:
    """Return the year of the address, by default this one; 404 for what is no year."""
    words = request.GET.get("year") or str(timezone.localdate().year)
    if not words.isdecimal() or not 1949 <= int(words) <= 2100:
        raise Http404
    return int(words)


def asked_basis(request: DeskRequest) -> Basis:
    words = request.GET.get("basis") or Basis.IS.value
    if words not in Basis.values:
        raise Http404
    return Basis(words)
