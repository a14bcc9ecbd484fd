"""Taking a step by its form: on a record, or to open one; and what helps beside the form while it is filled in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from halfsky.accounts.session import DeskRequest
from halfsky.desk import drafts
from halfsky.desk.found import programme_or_404, record_or_404, step_or_404
from halfsky.desk.offers import offers, url_of, why_shut
from halfsky.desk.step_page import Target, aside_of, groups_of, initial_of, new_key, not_same_of
from halfsky.ledger.access import refuse, standing_of
from halfsky.ledger.actions import perform
from halfsky.ledger.errors import InvalidStep, LedgerError, Stale
from halfsky.ledger.forms import SheetForm, StepForm
from halfsky.ledger.models import Entry
from halfsky.ledger.naming import name_choices
from halfsky.ledger.state import State


@dataclass(frozen=True)
class Outcome:
    """What came of a sent form: an entry, or the form with what is wrong."""

    entry: Entry | None = None
    form: StepForm | None = None
    fault: str = ""
    status: int = 200


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def open_step(request: DeskRequest, slug: str, step: str) -> HttpResponse:
    """Open a record of a programme by its form."""
    programme = programme_or_404(request, slug)
    target = Target(programme, step_or_404(programme, step, opens=True))
    if refuse(request.actor.post, programme, target.step, None) is not None:
        raise Http404
    return _answer(request, target)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: DeskRequest, pk: int, step: str) -> HttpResponse:
    """Take a step on a record by its form; a closed step says why."""
    record = record_or_404(request, pk)
    target = Target(record.declared, step_or_404(record.declared, step, opens=False), record)
    if issubclass(target.step.form, SheetForm):
        return redirect(url_of(record, target.step))
    if request.method != "POST":
        shut = shut_words(request, target)
        if shut:
            return render(request, "desk/closed.html", {"target": target, "record": record, "shut": shut})
    return _answer(request, target)


def shut_words(request: DeskRequest, target: Target) -> str:
    """Return why the step cannot be taken by her now, or ""."""
    record, state = target.record, target.state
    if record is None or state is None:
        return ""
    if target.step.from_states and state.status not in target.step.from_states:
        label = target.programme.states.get(state.status, state.status)
        return _("现在是“%(state)s”，不能办“%(step)s”。") % {"state": label, "step": target.step.label}
    standing = standing_of(target.programme, record)
    return why_shut(request.actor.post, target.programme, target.step, state, standing)


def _answer(request: DeskRequest, target: Target) -> HttpResponse:
    if request.method == "POST" and "carry" in request.POST:
        carried = initial_of(target.step.form, dict(request.POST.lists()))
        return _form_page(request, target, Outcome(form=target.form(request.actor, initial=carried)))
    if request.method == "POST":
        outcome = take(request, target)
        if outcome.entry is not None:
            drafts.drop(request.user, target.draft)
            return redirect(_after(request, outcome.entry))
        return _form_page(request, target, outcome)
    kept = drafts.load(request.user, target.draft)
    initial = initial_of(target.step.form, kept.values) if kept else None
    return _form_page(request, target, Outcome(form=target.form(request.actor, initial=initial)), kept)


def _after(request: DeskRequest, entry: Entry) -> str:
    """Return where to go after a step: to the step that was asked for next, else to the record and its new line."""
    record = entry.record
    record.refresh_from_db()
    offer = offers(request.actor.post, record, State.from_json(record.folded)).by_slug.get(request.POST.get("then", ""))
    if offer is not None and not offer.shut:
        return offer.url
    return f"{reverse('desk:record', args=[record.pk])}#entry-{entry.seq}"


def take(request: DeskRequest, target: Target) -> Outcome:
    """Send the form through the ledger's door and return what came of it; what was typed is never lost."""
    seen = request.POST.get("seen", "")
    try:
        entry = perform(
            target.record,
            target.step.slug,
            request.actor,
            request.POST,
            request.POST.get("key") or new_key(),
            programme=target.programme.slug,
            files={name: upload for name, upload in request.FILES.items() if upload is not None},  # type: ignore[misc]
            seen=int(seen) if seen.isdecimal() else None,
        )
        return Outcome(entry=entry)
    except InvalidStep:
        return Outcome(form=target.form(request.actor, request.POST, request.FILES), status=422)
    except LedgerError as refused:
        if isinstance(refused, Stale) and target.record is not None:
            target.record.refresh_from_db()
        form = target.form(request.actor, initial=initial_of(target.step.form, dict(request.POST.lists())))
        return Outcome(form=form, fault=refused.sentence, status=409)


def _form_page(request: DeskRequest, target: Target, outcome: Outcome, kept: Any = None) -> HttpResponse:
    form = outcome.form
    if form is None:
        raise Http404
    name_choices(form, target.record, request.actor)
    answered = request.POST.getlist("not_same") or (kept.values.get("not_same", []) if kept else [])
    not_same = not_same_of(answered)
    context = {
        "not_same": sorted(not_same),
        "target": target,
        "programme": target.programme,
        "step": target.step,
        "record": target.record,
        "form": form,
        "groups": groups_of(form),
        "aside": aside_of(target, form, request.actor, not_same),
        "fault": outcome.fault,
        "key": request.POST.get("key") if outcome.status == 422 else new_key(),
        "seen": target.record.entry_count if target.record else "",
        "kept": kept,
        "is_sealed": bool(target.step.form.sealed),
    }
    own = f"programmes/{target.programme.slug}/{target.step.slug}.html"
    return render(request, [own, "desk/step.html"], context, status=outcome.status)


@never_cache
@require_POST
def open_aside(request: DeskRequest, slug: str, step: str) -> HttpResponse:
    """Work out anew what stands beside a form that opens a record."""
    programme = programme_or_404(request, slug)
    target = Target(programme, step_or_404(programme, step, opens=True))
    if refuse(request.actor.post, programme, target.step, None) is not None:
        raise Http404
    return _aside(request, target)


@never_cache
@require_POST
def step_aside(request: DeskRequest, pk: int, step: str) -> HttpResponse:
    """Work out anew what stands beside a step's form."""
    record = record_or_404(request, pk)
    return _aside(request, Target(record.declared, step_or_404(record.declared, step, opens=False), record))


def _aside(request: DeskRequest, target: Target) -> HttpResponse:
    form = target.form(request.actor, request.POST)
    not_same = not_same_of(request.POST.getlist("not_same"))
    context = {"target": target, "aside": aside_of(target, form, request.actor, not_same), "form": form}
    own = f"programmes/{target.programme.slug}/_{target.step.slug}_aside.html"
    return render(request, [own, "desk/_aside.html"], context)
