"""Pages of plans under review: list, upload, review, each answer to it, publishing, differences."""

from __future__ import annotations

from typing import Any

from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from halfsky.accounts import policy
from halfsky.accounts.policy import Action
from halfsky.accounts.session import DeskRequest
from halfsky.desk.planning import queries
from halfsky.desk.planning.answers import answers
from halfsky.desk.planning.difference_rows import item_rows, number_words, target_rows
from halfsky.desk.planning.document import paragraphs, top_level
from halfsky.desk.planning.forms import AddForm, BindForm, SureForm, TargetForm, UploadForm
from halfsky.ledger.attachments import path_of
from halfsky.plans import actions
from halfsky.plans.actions.publish import hindrances
from halfsky.plans.differences import Change
from halfsky.plans.errors import AnotherUnit, PlanError
from halfsky.plans.models import Plan, Target


@require_GET
def plan_list(request: DeskRequest) -> HttpResponse:
    """Plans near the post's unit, and the parts issued to it."""
    post = request.actor.post
    plans = list(queries.near_plans(post)[:60])
    can_upload = policy.may(post, Action.PLAN_EDIT)
    context = {"plans": plans, "issued": queries.issued_to(post)[:60], "can_upload": can_upload}
    return render(request, "desk/plans/list.html", context)


@require_http_methods(["GET", "POST"])
def plan_upload(request: DeskRequest) -> HttpResponse:
    """Take a document in; with ?replaces= it is a reissue of a published plan."""
    replaced = request.GET.get("replaces")
    old = get_object_or_404(queries.plans_for(request.actor.post), pk=replaced) if replaced else None
    form: UploadForm = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file, is_own = form.cleaned_data["file"], request.POST.get("is_own") == "on"
        year = form.cleaned_data["year"]
        try:
            plan = actions.upload(request.actor, file.name, file.read(), year=year, replaces=old, is_own=is_own)
        except AnotherUnit as fault:
            form = SureForm(request.POST, request.FILES)
            form.add_error("is_own", fault.sentence + _("是的话请勾选这里，再选一次文件上传。"))
        except PlanError as fault:
            form.add_error("file", fault.sentence)
        else:
            return redirect("desk:plan", plan.pk)
    status = 422 if form.errors else 200
    return render(request, "desk/plans/upload.html", {"form": form, "old": old}, status=status)


@require_GET
def plan_page(request: DeskRequest, plan_id: int) -> HttpResponse:
    """The document and its numbers side by side."""
    plan = get_object_or_404(queries.plans_for(request.actor.post), pk=plan_id)
    return render(request, "desk/plans/review.html", review_context(request, plan))


def review_context(
    request: DeskRequest, plan: Plan, refused: dict[int, TargetForm] | None = None, **more: Any
) -> dict[str, Any]:
    """Return what the review page shows; a refused form stands in its target's card as it was typed."""
    refused = refused or {}
    post = request.actor.post
    targets = list(plan.targets.select_related("item"))
    items = list(plan.items.all())
    wanted = request.GET.get("only", "")
    shown = [target for target in queries.review_order(targets) if _is_shown(target, wanted) or target.pk in refused]
    is_open = plan.state == Plan.State.REVIEW and queries.may_edit(post, plan)
    return {
        "plan": plan,
        "tally": queries.tally(targets),
        "paragraphs": paragraphs(plan.text, plan.title, items, targets),
        "chapters": chapters(items, targets, top_level(items, plan.title)),
        "only": wanted,
        "is_open": is_open,
        "hindrances": hindrances(plan),
        "may_publish": queries.may_publish(post, plan),
        "add_form": AddForm(plan=plan),
        "cards": [card(target, is_open, refused.get(target.pk)) for target in shown],
        "next": next((t for t in shown if t.state == "waiting"), None),
        "can_split": plan.state == Plan.State.PUBLISHED and queries.may_edit(post, plan),
        **more,
    }


def _is_shown(target: Target, wanted: str) -> bool:
    if wanted == "doubtful":
        return target.is_doubtful
    if wanted in {"confirmed", "waiting", "dropped"}:
        return target.state == wanted
    return target.state != Target.State.DROPPED


def card(target: Target, is_open: bool, refused: TargetForm | None = None) -> dict[str, Any]:
    """Return one number with its reading, its doubt and its forms."""
    bind = BindForm(initial={"indicator": target.indicator}, prefix=f"b{target.pk}", target=target) if is_open else None
    return {
        "target": target,
        "number": number_words(target),
        "form": (refused or TargetForm.of(target)) if is_open else None,
        "bind": bind,
        "answers": answers(target) if is_open and target.is_doubtful else [],
        "figure": figure_title(target.indicator),
    }


def figure_title(code: str) -> str:
    from halfsky.indicators import registry

    return str(registry.get(code).title) if code in registry.declared() else ""


def chapters(items: list[Any], targets: list[Target], top: int = 1) -> list[dict[str, Any]]:
    """Return the two upper levels of the outline with how many targets stand in each."""
    standing = [target.start for target in targets if target.state != Target.State.DROPPED]
    upper = [item for item in items if top <= item.level <= top + 1]
    found = []
    for item in upper:
        ends = [other.start for other in upper if other.start > item.start and other.level <= item.level]
        end = min(ends, default=10**9)
        found.append(
            {"item": item, "is_sub": item.level > top, "count": sum(item.start <= start < end for start in standing)}
        )
    return found


@require_POST
def target_act(request: DeskRequest, plan_id: int, target_id: int, act: str) -> HttpResponse:
    """Confirm, correct, drop, take back, bind, or answer a doubt: saved at once."""
    plan = get_object_or_404(queries.own_plans(request.actor.post), pk=plan_id)
    target = get_object_or_404(plan.targets.select_related("plan"), pk=target_id)
    try:
        faulty = ACTS[act](request, target)
    except PlanError as fault:
        return render(
            request, "desk/plans/review.html", review_context(request, plan, fault=fault.sentence), status=409
        )
    if faulty is not None:
        context = review_context(
            request, plan, **({"fault": faulty} if isinstance(faulty, str) else {"refused": {target.pk: faulty}})
        )
        return render(request, "desk/plans/review.html", context, status=422)
    only = request.GET.get("only", "")
    address = reverse("desk:plan", args=[plan.pk]) + (f"?only={only}" if only else "")
    return redirect(f"{address}#t{target.order}")


def _correct(request: DeskRequest, target: Target) -> TargetForm | None:
    form = TargetForm(request.POST, prefix=f"t{target.pk}")
    if not form.is_valid():
        return form
    actions.correct(target, request.actor, **form.cleaned_data)
    return None


def _bind(request: DeskRequest, target: Target) -> None:
    actions.bind(target, request.actor, request.POST.get(f"b{target.pk}-indicator", ""))


def _answer(request: DeskRequest, target: Target) -> str | None:
    chosen = next((one for one in answers(target) if one.key == request.POST.get("answer")), None)
    if chosen is None:
        return _("请选一个回答。")
    if chosen.drops:
        actions.drop(target, request.actor)
    elif chosen.divides:
        actions.divide(target, request.actor)
    elif chosen.changes:
        actions.correct(target, request.actor, **chosen.changes)
    else:
        actions.confirm(target, request.actor)
    return None


def _simple(action: Any) -> Any:
    def act(request: DeskRequest, target: Target) -> None:
        action(target, request.actor)

    return act


ACTS: dict[str, Any] = {
    "confirm": _simple(actions.confirm),
    "drop": _simple(actions.drop),
    "wait": _simple(actions.wait),
    "correct": _correct,
    "bind": _bind,
    "answer": _answer,
}


@require_POST
def target_add(request: DeskRequest, plan_id: int) -> HttpResponse:
    """Add a target that the reader did not find."""
    plan = get_object_or_404(queries.own_plans(request.actor.post), pk=plan_id)
    form = AddForm(request.POST, plan=plan)
    if not form.is_valid():
        return render(request, "desk/plans/review.html", review_context(request, plan, add_form=form), status=422)
    start, end = form.place
    values = form.cleaned_data
    target = actions.add(plan, request.actor, start, end, values["what"], values["value"], values["unit"])
    return redirect(f"{reverse('desk:plan', args=[plan.pk])}#t{target.order}")


@require_http_methods(["GET", "POST"])
def plan_publish(request: DeskRequest, plan_id: int) -> HttpResponse:
    """Ask once more with a last look; POST publishes a plan whose every number a person has settled."""
    plan = get_object_or_404(queries.own_plans(request.actor.post), pk=plan_id)
    if request.method == "GET":
        if plan.state != Plan.State.REVIEW:
            return redirect("desk:plan", plan.pk)
        confirmed = [target for target in plan.targets.all() if target.state == Target.State.CONFIRMED]
        context = {
            "plan": plan,
            "hindrances": hindrances(plan),
            "confirmed": confirmed,
            "unbound": [target for target in confirmed if not target.indicator],
        }
        return render(request, "desk/plans/publish.html", context)
    try:
        actions.publish(plan, request.actor)
    except PlanError as fault:
        return render(
            request, "desk/plans/review.html", review_context(request, plan, fault=fault.sentence), status=409
        )
    return redirect("desk:plan", plan.pk)


@require_POST
def plan_drop(request: DeskRequest, plan_id: int) -> HttpResponse:
    """Give up a plan under review."""
    plan = get_object_or_404(queries.own_plans(request.actor.post), pk=plan_id)
    try:
        actions.drop_plan(plan, request.actor)
    except PlanError as fault:
        return render(
            request, "desk/plans/review.html", review_context(request, plan, fault=fault.sentence), status=409
        )
    return redirect("desk:plans")


@require_GET
def plan_file(request: DeskRequest, plan_id: int) -> FileResponse:
    """The document as it was uploaded."""
    plan = get_object_or_404(queries.plans_for(request.actor.post), pk=plan_id)
    return FileResponse(path_of(plan.file_sha256).open("rb"), as_attachment=True, filename=plan.file_name)


@require_GET
def plan_differences(request: DeskRequest, plan_id: int) -> HttpResponse:
    """What a reissue changes against the plan it replaces."""
    plan = get_object_or_404(queries.plans_for(request.actor.post), pk=plan_id, replaces__isnull=False)
    assert plan.replaces is not None
    targets = target_rows(plan.replaces, plan)
    context = {
        "plan": plan,
        "old": plan.replaces,
        "targets": targets,
        "changed": [row for row in targets if row.line.change != Change.SAME],
        "items": item_rows(plan.replaces, plan),
    }
    return render(request, "desk/plans/differences.html", context)
