"""The tree of federations: units below each other, how each was and what was done to it."""

from __future__ import annotations

from django.db.models import Count, Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from halfsky.accounts.models import Post
from halfsky.accounts.session import DeskRequest
from halfsky.accounts.tree import may_change_tree
from halfsky.desk.paging import slice_of
from halfsky.desk.tree_forms import FORMS
from halfsky.network.errors import TreeError
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
        "shown": unit,
        "chain": _chain(unit),
        "page": slice_of(children.order_by("code", "pk"), ROWS, request.GET.get("page")),
        "versions": unit.versions.select_related("parent").order_by("-valid_from"),
        "changes": unit.changes.order_by("-day", "-id"),
        "successions": unit.successions.select_related("successor"),
        "inherited": unit.inherited.select_related("predecessor"),
        "posts": posts.order_by("role", "pk"),
        "far": FAR,
        "changes_open": _changes_open(request, unit),
    }
    return render(request, "desk/unit.html", context)


def _changes_open(request: DeskRequest, unit: Unit) -> list[tuple[str, str]]:
    """Return (what, title) of the changes that she may make to the unit."""
    if not unit.is_standing or not may_change_tree(request.actor, [unit]):
        return []
    return [(what, str(form.title)) for what, form in FORMS.items()]


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def unit_change(request: DeskRequest, pk: int, what: str) -> HttpResponse:
    """Change the tree at a unit by the form of that change."""
    unit = get_object_or_404(Unit.objects.select_related("parent"), pk=pk, closed_on=FAR)
    if what not in FORMS or not may_change_tree(request.actor, [unit]):
        raise Http404
    form, fault = FORMS[what](unit, request.POST if request.method == "POST" else None), ""
    if form.is_valid():
        try:
            return redirect("desk:unit", pk=form.apply(request.actor).pk)
        except TreeError as refused:
            fault = refused.sentence
    context = {"shown": unit, "form": form, "fault": fault, "what": what}
    return render(request, "desk/unit_change.html", context, status=409 if fault else 422 if form.errors else 200)


def _chain(unit: Unit) -> list[Unit]:
    """Return the units above, the highest first."""
    found: list[Unit] = []
    above = unit.parent
    while above is not None:
        found.insert(0, above)
        above = above.parent
    return found
