"""Publishing: from then on the targets report themselves; a reissue replaces the plan before it."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from halfsky.accounts.policy import Action
from halfsky.accounts.session import Actor
from halfsky.plans.actions.base import locked, note
from halfsky.plans.errors import PlanError
from halfsky.plans.models import Plan, Target


def hindrances(plan: Plan) -> list[str]:
    """Return why the plan cannot be published yet, one sentence each."""
    waiting = plan.targets.filter(state=Target.State.WAITING)
    doubtful = sum(target.is_doubtful for target in waiting)
    found = []
    if doubtful:
        found.append(_("还有 %(n)s 处存疑") % {"n": doubtful})
    if waiting.count() - doubtful:
        found.append(_("还有 %(n)s 项待确认") % {"n": waiting.count() - doubtful})
    return found


@transaction.atomic
def publish(plan: Plan, by: Actor) -> Plan:
    """Publish the plan; every number must have been confirmed or dropped by a person."""
    held = locked(plan, by, Action.PLAN_PUBLISH)
    hindered = hindrances(held)
    if hindered:
        raise PlanError(_("不能发布：%(why)s。") % {"why": "，".join(hindered)})
    if held.replaces is not None:
        Plan.objects.filter(pk=held.replaces.pk).update(state=Plan.State.REPLACED)
        note(held.replaces, by, "replaced", by_plan=held.pk)
    held.state, held.published_by, held.published_at = Plan.State.PUBLISHED, by.user, timezone.now()
    held.save(update_fields=["state", "published_by", "published_at"])
    note(held, by, "publish")
    return held


@transaction.atomic
def drop_plan(plan: Plan, by: Actor) -> Plan:
    """Give up a plan under review: it stays readable, marked so."""
    held = locked(plan, by)
    held.state = Plan.State.DROPPED
    held.save(update_fields=["state"])
    note(held, by, "drop_plan")
    return held
