"""A city with counties, a plan, and a year of sample matters: what the tests of the board and bulletins start from."""

from __future__ import annotations

from dataclasses import dataclass

from halfsky.accounts.models import Role
from halfsky.accounts.session import Actor
from halfsky.indicators.tests.conftest import Cast, open_record, step
from halfsky.ledger.tests.conftest import make_actor, make_unit
from halfsky.network import closure
from halfsky.network.models import Level, Unit
from halfsky.plans.models import Plan
from halfsky.plans.tests.made import allot, make_plan, make_target


@dataclass(frozen=True)
class City:
    """Seven counties: 4 accepted, three with 2 (a tie), one with 1, one that reported zero, one silent."""

    cast: Cast
    unit: Unit
    counties: list[Unit]
    officers: list[Actor]
    lead: Actor
    planner: Actor
    plan: Plan

    def target(self, what: str) -> str:
        return str(self.plan.targets.get(what=what).pk)


ACCEPTED = (4, 2, 2, 2, 1, 0, None)
NAMES = ("甲", "乙", "丙", "丁", "戊", "己", "庚")


def accept(by: Actor, day: str) -> None:
    step(open_record(by, day), "accept", by, day)


def make_city(cast: Cast) -> City:
    counties = [make_unit(f"4306{place}", f"{name}县", Level.COUNTY, cast.city) for place, name in enumerate(NAMES, 50)]
    closure.rebuild()
    officers = [make_actor(f"o{unit.code}", unit, Role.OFFICER) for unit in counties]
    for officer, number in zip(officers, ACCEPTED, strict=True):
        if number is not None:
            open_record(officer, "2026-02-02")
        for serial in range(number or 0):
            accept(officer, f"2026-0{3 + serial}-02")
    plan = make_plan(cast.city, cast.city_lead)
    target = make_target(plan, "受理来访", "20", "件", "sample.accepted")
    allot(target, dict(zip(counties, ("5", "4", "4", "4", "2", "1", "0"), strict=True)))
    make_target(plan, "每县受理", "2", "件", "sample.accepted", each=True)
    make_target(plan, "按期告知率", "95", "%", "sample.on_time")
    make_target(plan, "发放救助", "1000", "元", "sample.fen")
    make_target(plan, "还没有指标", "3", "场", "")
    return City(cast, cast.city, counties, officers, cast.city_lead, make_actor("jihua", cast.city, Role.PLANNER), plan)
