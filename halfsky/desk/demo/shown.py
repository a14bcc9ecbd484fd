"""Whom the demonstration names: one chain of people who carry a relief matter from village to payment, and the rest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from halfsky.accounts.models import Role
from halfsky.desk.demo.people import does, username
from halfsky.network.models import Unit


@dataclass(frozen=True)
class Shown:
    """A post by unit code and role, with what to do as that person here; empty: what the role does anywhere."""

    code: str
    role: Role
    does: str = ""


VILLAGE, TOWN, COUNTY, CITY, PROVINCE = "430626111202", "430626111", "430626", "430600", "430000"
GROUPS: tuple[tuple[str, tuple[Shown, ...]], ...] = (
    (
        gettext_noop("一件救助从村到省走一遍"),
        (
            Shown(VILLAGE, Role.VILLAGE, gettext_noop("1 代她申请")),
            Shown(TOWN, Role.OFFICER, gettext_noop("1 也可由乡镇受理申请")),
            Shown(TOWN, Role.CHECKER, gettext_noop("2 乡镇初核")),
            Shown(COUNTY, Role.CHECKER, gettext_noop("3 县级复核")),
            Shown(CITY, Role.CHECKER, gettext_noop("4 市级审核")),
            Shown(PROVINCE, Role.LEAD, gettext_noop("5 省级审定；督办、发布计划、看全省看板")),
            Shown(PROVINCE, Role.OFFICER, gettext_noop("6 打卡发放")),
            Shown(COUNTY, Role.OFFICER, gettext_noop("7 回访；接访登记、办理")),
        ),
    ),
    (
        gettext_noop("计划、看板、通报、组织"),
        (
            Shown(PROVINCE, Role.PLANNER),
            Shown(PROVINCE, Role.ORGANISER),
            Shown(PROVINCE, Role.AUDITOR),
            Shown("430100", Role.LEAD),
            Shown("430100", Role.PLANNER),
            Shown("430100", Role.OFFICER),
            Shown(CITY, Role.LEAD),
            Shown(COUNTY, Role.LEAD),
        ),
    ),
)


def posts() -> Iterator[tuple[Unit, Role]]:
    """Yield the units and roles of everybody who is named."""
    for _title, group in GROUPS:
        for one in group:
            yield Unit.objects.get(code=one.code), one.role


def told() -> list[tuple[str, list[list[str]]]]:
    """Return each group's title and its people as [sign-in name, post, what to do]."""
    return [(_(title), [_line(one) for one in group]) for title, group in GROUPS]


def _line(one: Shown) -> list[str]:
    unit = Unit.objects.get(code=one.code)
    words = _(one.does) if one.does else does(one.role)
    return [username(unit, one.role), f"{unit.short}{one.role.label}", words]
