"""Sample plans of our own writing: read, reviewed, published, and the province's targets split down to its cities."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

from django.utils import timezone

from halfsky.accounts.models import Role
from halfsky.accounts.session import Actor
from halfsky.desk.demo.moments import at
from halfsky.desk.demo.people import Staff
from halfsky.network.data import load_women
from halfsky.network.models import Unit
from halfsky.network.queries import children_of
from halfsky.plans.actions import confirm, issue, publish, save_parts, upload
from halfsky.plans.actions.issue import Part, is_rate
from halfsky.plans.models import Allotment, Plan, Target
from halfsky.plans.splitting import shares

TEXTS = Path(__file__).parent / "texts"
PLANS = (("430000", "hunan", 1), ("430100", "changsha", 21), ("430600", "yueyang", 24))
"""(unit, text, day of March on which it is published)"""


def issue_plans(staff: Staff, last: date) -> list[Plan]:
    """Publish the year's sample plans, each on its day, and return them."""
    plans = []
    for code, name, day in PLANS:
        published = min(date(last.year, 3, day), last)
        with at(timezone.make_aware(datetime.combine(published, time(10)))):
            plans.append(_published(Unit.objects.get(code=code), name, last.year, staff))
    return plans


def _published(unit: Unit, name: str, year: int, staff: Staff) -> Plan:
    planner, lead = staff.actor(unit, Role.PLANNER), staff.actor(unit, Role.LEAD)
    text = (TEXTS / f"{name}.txt").read_text(encoding="utf-8").format(year=year)
    plan = upload(planner, f"{unit.short}{year}年工作要点（演示）.txt", text.encode(), year=year)
    for target in plan.targets.filter(state=Target.State.WAITING):
        confirm(target, planner)
    plan = publish(plan, lead)
    women = {row.code: row.women for row in load_women()}
    below = [child for child in children_of(unit) if child.code in women]
    for target in plan.targets.filter(state=Target.State.CONFIRMED, each=False).exclude(indicator=""):
        if below:
            _split(target, {child.pk: women[child.code] for child in below}, planner, lead)
    return plan


def _split(target: Target, women: dict[int, int], planner: Actor, lead: Actor) -> None:
    """Give each unit below its part by its women, of a rate the same rate, and issue the parts."""
    if is_rate(target):
        values = dict.fromkeys(women, target.value)
    else:
        values = shares(target.value, women, Decimal(1))
    save_parts(target, planner, [Part(unit, value, Allotment.How.POPULATION) for unit, value in values.items()])
    issue(target, lead)
