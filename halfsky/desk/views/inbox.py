"""The inbox and its preview."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from halfsky.accounts import policy
from halfsky.accounts.models import Post
from halfsky.accounts.session import DeskRequest
from halfsky.desk import drafts, inbox
from halfsky.desk.found import record_or_404
from halfsky.desk.openings import unfinished, ways_in
from halfsky.desk.paging import Counted
from halfsky.desk.planning.queries import issued_to
from halfsky.desk.record_page import peek_of
from halfsky.ledger import queries
from halfsky.ledger.queries import Tab

ROWS = 30
NEW_DAYS = 14
"""How long targets from above are said to be new."""


@require_safe
def inbox_page(request: DeskRequest) -> HttpResponse:
    """Show what to do first: open matters of the unit in groups, and a preview of the first."""
    post, today = request.actor.post, timezone.localdate()
    tab = Tab(request.GET["tab"]) if request.GET.get("tab") in set(Tab) else Tab.MINE
    hides = queries.hides_something(post)
    records = queries.of_tab(post, tab)
    ranks = queries.rank_counts(records, today)
    ordered = queries.by_rank(records.select_related("owner", "place", "handler"), today)
    page = Counted(ordered, ROWS, sum(ranks.values())).get_page(request.GET.get("page"))
    groups = inbox.grouped(page.object_list, post, today, None if hides else ranks)
    first = inbox.first_to_take(groups)
    context = {
        "groups": groups,
        "page": page,
        "tabs_of": _tabs(post, tab, hides),
        "urgent": inbox.urgent(ranks),
        "hides": hides,
        "peek": peek_of(first.record, request.actor) if first else None,
        "first": first,
        "issued": _issued_lately(post),
        "ways": ways_in(post),
        "unfinished": unfinished(drafts.newest(request.user)),
    }
    return render(request, "desk/inbox.html", context)


def _tabs(post: Any, chosen: Tab, hides: bool) -> list[tuple[str, str, int | None, bool]]:
    counts = {} if hides or not policy.may(post, policy.Action.READ) else queries.tab_counts(post)
    shown = [tab for tab in Tab if tab is not Tab.APPROVE or post.role in policy.HEADS]
    return [(tab.value, str(inbox.TABS[tab]), counts.get(tab), tab is chosen) for tab in shown]


def _issued_lately(post: Post) -> int:
    """Return how many targets the unit above gave this unit within `NEW_DAYS`; 0 where she may not read plans."""
    if not policy.may(post, policy.Action.PLAN_READ):
        return 0
    since = timezone.now() - timedelta(days=NEW_DAYS)
    return issued_to(post).filter(issued_at__gte=since).count()


@require_safe
def peek(request: DeskRequest, pk: int) -> HttpResponse:
    """Show one matter beside the list: why it is here, its clock in full, the next step."""
    record = record_or_404(request, pk)
    return render(request, "desk/_peek.html", {"peek": peek_of(record, request.actor)})
