"""The tree of federations: units below each other, how each was and what was done to it."""

from __future__ import annotations

from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from halfsky.accounts.models import Post
from halfsky.accounts.session import DeskRequest
from halfsky.desk.paging import slice_of
from halfsky.network.models import FAR, Unit

ROWS = 60


@require_safe
def units_page(request: DeskRequest) -> HttpResponse:
    """Find a unit by name or code; without words, begin at the post's own unit."""
    q = request.GET.get("q", "").strip()[:40]
    if not q:
        return redirect("desk:unit", pk=request.actor.unit_id)
    found = Unit.objects.filter(Q(name__contains=q) | Q(code__startswith=q)).select_related("parent")
    page = slice_of(found.order_by("level", "code", "pk"), ROWS, request.GET.get("page"))
    return render(request, "desk/units.html", {"q": q, "page": page})


@require_safe
def unit_page(request: DeskRequest, pk: int) -> HttpResponse:
    """Show a unit: where it stands, what stands below it, who works there, how it was before."""
    unit = get_object_or_404(Unit.objects.select_related("parent", "bearer"), pk=pk)
    children = Unit.objects.filter(parent=unit, closed_on=FAR).annotate(child_count=Count("children"))
    posts = Post.objects.held_on(timezone.localdate()).filter(unit=unit).select_related("user")
    context = {
        "unit": unit,
        "chain": _chain(unit),
        "page": slice_of(children.order_by("code", "pk"), ROWS, request.GET.get("page")),
        "versions": unit.versions.select_related("parent").order_by("-valid_from"),
        "changes": unit.changes.order_by("-day", "-id"),
        "successions": unit.successions.select_related("successor"),
        "inherited": unit.inherited.select_related("predecessor"),
        "posts": posts.order_by("role", "pk"),
        "far": FAR,
    }
    return render(request, "desk/unit.html", context)


def _chain(unit: Unit) -> list[Unit]:
    """Return the units above, the highest first."""
    found: list[Unit] = []
    above = unit.parent
    while above is not None:
        found.insert(0, above)
        above = above.parent
    return found
