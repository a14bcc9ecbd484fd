"""Splitting a published target down the tree: parts are saved as one types and issued only when they make the whole."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from halfsky.accounts.policy import Action
from halfsky.accounts.session import Actor
from halfsky.plans.actions.base import locked, note
from halfsky.plans.errors import PlanError
from halfsky.plans.models import RATE_UNITS, Allotment, Plan, Target


@dataclass(frozen=True)
class Part:
    unit_id: int
    value: Decimal
    how: str
    is_locked: bool = False
    reason: str = ""


@transaction.atomic
def save_parts(target: Target, by: Actor, parts: Iterable[Part]) -> list[Allotment]:
    """Save the parts as they stand, whether or not they make the whole yet; issued parts are not touched."""
    plan = locked(target.plan, by, states=(Plan.State.PUBLISHED,))
    if target.parts.filter(issued_at__isnull=False).exists():
        raise PlanError(_("这项指标已经下达，要改请重发计划。"))
    listed = list(parts)
    if any(part.value < 0 for part in listed):
        raise PlanError(_("分解数不能小于 0。"))
    children = set(plan.unit.children.values_list("pk", flat=True))
    if {part.unit_id for part in listed} - children:
        raise PlanError(_("只能分解给本单位的下一级。"))
    for part in listed:
        Allotment.objects.update_or_create(
            target=target,
            unit_id=part.unit_id,
            defaults={"value": part.value, "how": part.how, "is_locked": part.is_locked, "reason": part.reason[:200]},
        )
    target.parts.exclude(unit_id__in=[part.unit_id for part in listed]).delete()
    note(plan, by, "save_parts", target, parts={str(part.unit_id): str(part.value) for part in listed})
    return list(target.parts.order_by("unit__code"))


def remainder(target: Target) -> Decimal:
    """Return what the parts still lack of the whole (negative: too much)."""
    return target.value - sum((part.value for part in target.parts.all()), Decimal(0))


@transaction.atomic
def issue(target: Target, by: Actor) -> list[Allotment]:
    """Issue the parts to the units below; refused unless they make the whole."""
    plan = locked(target.plan, by, Action.PLAN_PUBLISH, states=(Plan.State.PUBLISHED,))
    left = remainder(target)
    if left and not target.each and not is_rate(target):
        word = _("还差") if left > 0 else _("多出")
        raise PlanError(
            _("不能下达：各单位合计与目标%(word)s %(n)s%(unit)s。")
            % {"word": word, "n": f"{abs(left).normalize():f}", "unit": target.unit}
        )
    by_hand = target.parts.filter(how=Allotment.How.HAND, reason="").select_related("unit").order_by("unit__code")
    if by_hand:
        names = "、".join(part.unit.short for part in by_hand)
        raise PlanError(_("手工改过的分解数要写明原因，下级会看到；还没写的：%(names)s。") % {"names": names})
    target.parts.filter(issued_at__isnull=True).update(issued_at=timezone.now())
    note(plan, by, "issue", target)
    return list(target.parts.order_by("unit__code"))


def is_rate(target: Target) -> bool:
    """Return whether the target is a rate: each part then asks for the same rate, and parts do not add up."""
    return target.unit in RATE_UNITS
