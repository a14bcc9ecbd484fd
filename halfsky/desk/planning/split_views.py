"""Splitting a target over the units below: the parts are typed or computed, and the page says what is missing."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal, InvalidOperation

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from halfsky.accounts.session import DeskRequest
from halfsky.desk.planning import queries
from halfsky.desk.planning.split_rows import Row, adds_up, rows_for, split_context
from halfsky.plans import actions
from halfsky.plans.actions.issue import Part
from halfsky.plans.errors import PlanError
from halfsky.plans.models import Allotment, Plan, Target
from halfsky.plans.splitting import moved

PAGE = "desk/plans/split.html"


def _target(request: DeskRequest, plan_id: int, target_id: int) -> Target:
    plans = queries.plans_for(request.actor.post).filter(state=Plan.State.PUBLISHED)
    plan = get_object_or_404(plans, pk=plan_id)
    found: Target = get_object_or_404(plan.targets.filter(state=Target.State.CONFIRMED), pk=target_id)
    found.plan = plan
    return found


@require_http_methods(["GET", "POST"])
def split_page(request: DeskRequest, plan_id: int, target_id: int) -> HttpResponse:
    """Show the parts, computed by the rule of ?how= where none are saved; POST saves them as they stand."""
    target = _target(request, plan_id, target_id)
    if request.method == "GET":
        return render(request, PAGE, split_context(request, target, rows_for(target, request.GET.get("how", ""))))
    try:
        actions.save_parts(target, request.actor, _typed(request, target))
    except PlanError as fault:
        rows = [_as_typed(request, row) for row in rows_for(target, request.POST.get("how", ""))]
        return render(request, PAGE, split_context(request, target, rows, fault=fault.sentence), status=422)
    if request.POST.get("then") == "issue":
        return _issue(request, target)
    return redirect("desk:split", plan_id, target_id)


def _typed(request: DeskRequest, target: Target) -> list[Part]:
    """Return the parts as typed; `PlanError` names what is no number."""
    rows = rows_for(target, request.POST.get("how", ""))
    values = {row.unit.pk: _number(request, row) for row in rows}
    held = {row.unit.pk for row in rows if request.POST.get(f"l{row.unit.pk}") == "on"}
    by_rule: set[int] = set()
    if adds_up(target):
        by_rule = moved(target.value, values, held, {row.unit.pk: row.pull for row in rows})
    return [
        Part(
            row.unit.pk,
            values[row.unit.pk],
            row.filled_how if values[row.unit.pk] == row.counted or row.unit.pk in by_rule else Allotment.How.HAND,
            row.unit.pk in held,
            request.POST.get(f"r{row.unit.pk}", "").strip(),
        )
        for row in rows
    ]


def _as_typed(request: DeskRequest, row: Row) -> Row:
    """Return the row with what was typed into it, right or wrong."""
    key = row.unit.pk
    is_locked, reason = request.POST.get(f"l{key}") == "on", request.POST.get(f"r{key}", "")
    return replace(row, typed=request.POST.get(f"v{key}", ""), is_locked=is_locked, reason=reason)


def _number(request: DeskRequest, row: Row) -> Decimal:
    """Return the part typed for a unit; `PlanError` names what is no number."""
    text = request.POST.get(f"v{row.unit.pk}", "").replace(",", "").replace("，", "").strip() or "0"
    try:
        return Decimal(text)
    except InvalidOperation as fault:
        raise PlanError(
            _("%(unit)s的分解数“%(text)s”不是数字，请改。") % {"unit": row.unit.short, "text": text}
        ) from fault


@require_POST
def split_issue(request: DeskRequest, plan_id: int, target_id: int) -> HttpResponse:
    """Issue the parts to the units below."""
    target = _target(request, plan_id, target_id)
    get_object_or_404(queries.own_plans(request.actor.post), pk=target.plan_id)
    return _issue(request, target)


def _issue(request: DeskRequest, target: Target) -> HttpResponse:
    try:
        actions.issue(target, request.actor)
    except PlanError as fault:
        rows = rows_for(target, "")
        return render(request, PAGE, split_context(request, target, rows, fault=fault.sentence), status=409)
    return redirect("desk:split", target.plan_id, target.pk)
