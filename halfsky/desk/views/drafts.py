"""Keeping what somebody types, and throwing it away on her word."""

from __future__ import annotations

from django.http import Http404, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from halfsky.accounts.session import DeskRequest
from halfsky.desk import drafts
from halfsky.desk.found import programme_or_404, record_or_404, step_or_404
from halfsky.desk.step_page import typed_of


@never_cache
@require_POST
def save_draft(request: DeskRequest) -> HttpResponse:
    """Keep the typed words sealed under the form's name, and say when."""
    what = request.POST.get("what", "")
    _check(request, what)
    try:
        at = drafts.save(request.user, what, typed_of(request.POST))
    except ValueError:
        return HttpResponseBadRequest(_("写的内容太长，存不下；请先入账，再接着补。"))
    return render(request, "desk/_saved.html", {"at": timezone.localtime(at)})


def _check(request: DeskRequest, what: str) -> None:
    """Refuse a name that is no form of hers."""
    kind, _slash, rest = what.partition("/")
    where, _slash, slug = rest.partition("/")
    if kind == "new":
        step_or_404(programme_or_404(request, where), slug, opens=True)
    elif kind == "step" and where.isdecimal():
        step_or_404(record_or_404(request, int(where)).declared, slug, opens=False)
    else:
        raise Http404


@require_POST
def drop_draft(request: DeskRequest) -> HttpResponse:
    """Throw one of her drafts away."""
    drafts.drop(request.user, request.POST.get("what", ""))
    return redirect("desk:inbox")
