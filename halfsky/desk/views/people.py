"""People and posts of one unit, for the organiser above it: add a post, end one, give a new initial password."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods

from halfsky.accounts.actions import AccountRefused, add_post, end_post, reset_password
from halfsky.accounts.models import Post, User
from halfsky.accounts.session import DeskRequest
from halfsky.accounts.tree import may_change_tree
from halfsky.desk.people_forms import PostForm
from halfsky.network.models import FAR, Unit

OK, REFUSED, FAULTY = 200, 409, 422


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def people_page(request: DeskRequest, pk: int) -> HttpResponse:
    """Show who works in the unit and change it; an initial password stands in the one answer that made it."""
    unit = get_object_or_404(Unit, pk=pk, closed_on=FAR)
    if not may_change_tree(request.actor, [unit]):
        raise Http404
    if request.method != "POST":
        return _page(request, unit, PostForm())
    try:
        match request.POST.get("act"):
            case "end":
                end_post(_post(request, unit), request.actor)
                return redirect("desk:people", pk=unit.pk)
            case "reset":
                user = _post(request, unit).user
                return _told(request, unit, user, reset_password(user, request.actor))
    except AccountRefused as refused:
        return _page(request, unit, PostForm(), REFUSED, fault=refused.sentence)
    return _add(request, unit)


def _add(request: DeskRequest, unit: Unit) -> HttpResponse:
    form = PostForm(request.POST)
    if not form.is_valid():
        return _page(request, unit, form, FAULTY)
    try:
        seated = add_post(unit, form.new_post(), request.actor)
    except AccountRefused as refused:
        return _page(request, unit, form, REFUSED, fault=refused.sentence)
    if not seated.password:
        return redirect("desk:people", pk=unit.pk)
    return _told(request, unit, seated.post.user, seated.password)


@sensitive_variables("password")
def _told(request: DeskRequest, unit: Unit, user: User, password: str) -> HttpResponse:
    return _page(request, unit, PostForm(), told=user, password=password)


def _post(request: DeskRequest, unit: Unit) -> Post:
    wanted = request.POST.get("post", "")
    if not wanted.isdecimal():
        raise Http404
    return get_object_or_404(_held(unit), pk=int(wanted))


def _held(unit: Unit) -> QuerySet[Post]:
    return Post.objects.held_on(timezone.localdate()).filter(unit=unit).select_related("user", "unit")


def _page(request: DeskRequest, unit: Unit, form: PostForm, status: int = OK, **more: object) -> HttpResponse:
    context = {"shown": unit, "posts": _held(unit).order_by("role", "pk"), "form": form, **more}
    return render(request, "desk/people.html", context, status=status)
