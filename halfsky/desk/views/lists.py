"""The list of one programme's records."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from halfsky.accounts.session import DeskRequest
from halfsky.desk import inbox
from halfsky.desk.filters import ListFilter
from halfsky.desk.found import programme_or_404
from halfsky.desk.openings import ways_of
from halfsky.desk.paging import slice_of
from halfsky.ledger import queries

ROWS = 40


@require_safe
def programme_page(request: DeskRequest, slug: str) -> HttpResponse:
    """Show the records of a programme that the post may see, newest first."""
    programme, post = programme_or_404(request, slug), request.actor.post
    chosen = ListFilter(programme, post, request.GET)
    page = slice_of(chosen.records(), ROWS, request.GET.get("page"))
    today = timezone.localdate()
    context = {
        "programme": programme,
        "filter": chosen,
        "page": page,
        "rows": [inbox.row_of(record, post, today) for record in page.rows],
        "hides": queries.hides_something(post),
        "ways": ways_of(post, programme),
    }
    return render(request, "desk/_list_rows.html" if request.headers.get("HX-Request") else "desk/list.html", context)
