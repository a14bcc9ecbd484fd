"""Finding what an address names, for the person who asks: what she may not see is not there."""

from __future__ import annotations

from django.http import Http404

from halfsky.accounts.policy import Action
from halfsky.accounts.session import DeskRequest
from halfsky.ledger import registry
from halfsky.ledger.declaration import Programme, Step
from halfsky.ledger.models import Record


def record_or_404(request: DeskRequest, pk: int, action: Action = Action.READ) -> Record:
    """Return the record if the visitor may take that action on it."""
    visible = Record.objects.visible_to(request.actor.post, action)
    record = visible.select_related("owner", "place", "handler").filter(pk=pk).first()
    if record is None:
        raise Http404
    return record


def programme_or_404(request: DeskRequest, slug: str) -> Programme:
    """Return the programme if the visitor's post works in its suite."""
    try:
        programme = registry.get(slug)
    except KeyError as missing:
        raise Http404 from missing
    if not request.actor.post.covers(programme.suite):
        raise Http404
    return programme


def step_or_404(programme: Programme, slug: str, *, opens: bool) -> Step:
    """Return the step, if it is one that opens a record or one that goes on, as asked."""
    try:
        step = programme.step(slug)
    except KeyError as missing:
        raise Http404 from missing
    if step.opens is not opens:
        raise Http404
    return step
