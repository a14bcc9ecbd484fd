"""Published plans made in a line, for tests that start after the review."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.utils import timezone

from halfsky.accounts.session import Actor
from halfsky.network.models import Unit
from halfsky.plans.models import Allotment, Plan, Target


def make_plan(unit: Unit, by: Actor, year: int = 2026, **changes: Any) -> Plan:
    """Return a published plan without targets."""
    values = {"title": f"{unit.short}{year}年工作要点", "state": Plan.State.PUBLISHED, "published_at": timezone.now()}
    return Plan.objects.create(
        unit=unit,
        year=year,
        file_name="要点.txt",
        file_sha256="0" * 64,
        text="",
        uploaded_by=by.user,
        **values | changes,
    )


def make_target(plan: Plan, what: str, value: str, unit: str, indicator: str, **changes: Any) -> Target:
    """Return a confirmed target of the plan."""
    order = plan.targets.count() + 1
    place = {"order": order, "start": order, "end": order + 1, "sentence_start": 0, "sentence_end": 9}
    values = {"quote": f"{value}{unit}", "state": Target.State.CONFIRMED, "role": Target.Role.TARGET} | place | changes
    return Target.objects.create(plan=plan, what=what, value=Decimal(value), unit=unit, indicator=indicator, **values)


def allot(target: Target, parts: dict[Unit, str]) -> None:
    """Issue parts of a target."""
    now = timezone.now()
    for unit, value in parts.items():
        Allotment.objects.create(target=target, unit=unit, value=Decimal(value), issued_at=now)
