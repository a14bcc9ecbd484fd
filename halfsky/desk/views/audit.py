"""The log of readings, for auditors: who opened, exported or looked for whom, in their part of the tree."""

from __future__ import annotations

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from halfsky.accounts.models import ReadingLine
from halfsky.accounts.session import DeskRequest
from halfsky.desk.paging import slice_of
from halfsky.network.models import Basis, Descent

ROWS = 50


@never_cache
@require_safe
def audit_page(request: DeskRequest) -> HttpResponse:
    """Show the newest readings of the auditor's subtree; looking at the log is itself written down."""
    below = Descent.objects.filter(basis=Basis.IS, ancestor_id=request.actor.unit_id).values("descendant")
    lines = ReadingLine.objects.filter(unit__in=below).select_related("user", "unit")
    what, number = request.GET.get("what", ""), request.GET.get("number", "").strip()[:40]
    if what in ReadingLine.What.values:
        lines = lines.filter(what=what)
    if number:
        lines = lines.filter(record_number=number)
    with transaction.atomic():
        ReadingLine.objects.create(
            user=request.user, unit_id=request.actor.unit_id, what=ReadingLine.What.AUDITED, record_number=number
        )
        page = slice_of(lines, ROWS, request.GET.get("page"))
    context = {"page": page, "what": what, "number": number, "whats": ReadingLine.What.choices}
    return render(request, "desk/audit.html", context)
