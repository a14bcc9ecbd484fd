"""The search page."""

from __future__ import annotations

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from halfsky.accounts.models import ReadingLine
from halfsky.accounts.session import DeskRequest
from halfsky.desk import inbox
from halfsky.desk.paging import slice_of
from halfsky.desk.search import Search, found_by, understood

ROWS = 30


@never_cache
@require_safe
def search_page(request: DeskRequest) -> HttpResponse:
    """Show what fits the words, among what the post may see; looking for a person is written down."""
    search, post = understood(request.GET.get("q", "")), request.actor.post
    with transaction.atomic():
        _book(request, search)
        page = slice_of(found_by(search, post), ROWS, request.GET.get("page"))
    today = timezone.localdate()
    rows = [inbox.row_of(record, post, today) for record in page.rows]
    return render(request, "desk/search.html", {"search": search, "q": search.q, "page": page, "rows": rows})


def _book(request: DeskRequest, search: Search) -> None:
    """Write down that a person was looked for: not whom, the log must not become a list of names."""
    if search.is_about_person:
        ReadingLine.objects.create(
            user=request.user,
            unit_id=request.actor.unit_id,
            what=ReadingLine.What.SEARCHED,
            detail=_("按姓名或电话检索，%(n)d 个字") % {"n": len(search.q)},
        )
