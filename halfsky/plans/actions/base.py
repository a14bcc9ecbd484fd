"""What every action on a plan shares: the right to do it, the row locked, the line written."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from halfsky.accounts import policy
from halfsky.accounts.policy import Action
from halfsky.accounts.session import Actor
from halfsky.plans.errors import PlanError
from halfsky.plans.models import Plan, PlanLine, Target


def check_may(by: Actor, action: Action, unit_id: int) -> None:
    """Refuse whoever may not do that to plans of the unit."""
    if unit_id != by.unit_id or not policy.may(by.post, action):
        raise PlanError(_("这份计划由%(unit)s负责计划的同志办理。") % {"unit": _("制定单位")})


def locked(
    plan: Plan, by: Actor, action: Action = Action.PLAN_EDIT, states: tuple[str, ...] = (Plan.State.REVIEW,)
) -> Plan:
    """Return the plan, locked until the transaction ends, if it may be changed now."""
    check_may(by, action, plan.unit_id)
    held = Plan.objects.select_for_update().get(pk=plan.pk)
    if held.state not in states:
        raise PlanError(
            _("这份计划现在是“%(state)s”，不能再改；需要改动请上传新件重发。") % {"state": held.get_state_display()}
        )
    return held


def locked_target(target: Target, by: Actor) -> Target:
    """Return the target, its plan locked and under review."""
    plan = locked(target.plan, by)
    found = Target.objects.get(pk=target.pk)
    found.plan = plan
    return found


def note(plan: Plan, by: Actor, what: str, target: Target | None = None, **data: Any) -> None:
    """Append the line of what was done, and note the moment on the plan."""
    PlanLine.objects.create(plan=plan, what=what, target_order=target.order if target else None, data=data, by=by.user)
    Plan.objects.filter(pk=plan.pk).update(changed_at=timezone.now())
