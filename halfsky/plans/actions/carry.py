"""Carrying over: what was settled on the replaced plan holds for the numbers that the new one leaves as they were."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from halfsky.accounts.session import Actor
from halfsky.indicators import registry
from halfsky.plans.actions.base import note
from halfsky.plans.differences import paired
from halfsky.plans.models import Plan, Target

READ = ("what", "value", "unit", "bound", "each")
SETTLED = (*READ, "role", "state", "due_on", "responsible", "indicator", "because")
TOLD = ("correct", "carry")


def carry_over(old: Plan, new: Plan, by: Actor) -> int:
    """Give the new plan's unchanged numbers what was settled on the old ones; return how many. Parts stay behind."""
    readings = _readings(old)
    before, after = _grouped(old, readings), _grouped(new, {})
    carried = 0

    def words(target: Target) -> str:
        return str(readings.get(target.pk, _reading(target))["what"])

    for key, targets in after.items():
        lines = paired(before[key], targets, words, lambda _old, _new: True)
        for line in lines:
            if line.old is not None and line.new is not None:
                _carry(line.old, line.new, readings.get(line.old.pk, {}), by)
                carried += 1
    return carried


def _grouped(plan: Plan, readings: dict[int, dict[str, Any]]) -> dict[tuple[Any, ...], list[Target]]:
    """Return the numbers that the reader found, by their words in the text and how they were first read."""
    found: dict[tuple[Any, ...], list[Target]] = defaultdict(list)
    for target in plan.targets.filter(is_added=False):
        read = readings.get(target.pk, _reading(target))
        key = (target.quote, Decimal(read["value"]).normalize(), read["unit"], read["bound"], str(read["each"]))
        found[key].append(target)
    return found


def _reading(target: Target) -> dict[str, Any]:
    return {name: getattr(target, name) for name in READ}


def _readings(plan: Plan) -> dict[int, dict[str, Any]]:
    """Return, of each number that a person corrected, how it had been read before the first correction."""
    by_order = {target.order: target for target in plan.targets.all()}
    found: dict[int, dict[str, Any]] = {}
    for line in plan.lines.filter(what__in=TOLD, target_order__isnull=False).order_by("-id"):
        target = by_order.get(line.target_order or 0)
        if target is not None:
            read = found.setdefault(target.pk, _reading(target))
            read.update({name: value for name, value in line.data.get("before", {}).items() if name in READ})
    return found


def _carry(old: Target, new: Target, read: dict[str, Any], by: Actor) -> None:
    proposed, why = new.indicator, new.because
    for name in SETTLED:
        setattr(new, name, getattr(old, name))
    if old.indicator and old.indicator not in registry.declared():
        new.indicator, new.because = proposed, why
    else:
        new.because = _carried_words(old.because)
    new.save()
    before = {name: str(value) for name, value in read.items()}
    note(new.plan, by, "carry", new, before=before, from_plan=old.plan_id, from_order=old.order, state=new.state)


def _carried_words(because: str) -> str:
    mark = _("沿用原件")
    if because.endswith(mark):
        return because
    return f"{because[:190]}，{mark}" if because else mark
