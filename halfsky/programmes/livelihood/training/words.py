"""Kinds of classes and groups of trainees: the words of forms, of figures and of plans."""

from __future__ import annotations

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

KINDS = {
    "farming": _("种养"),
    "ecommerce": _("电商"),
    "maternity": _("月嫂育婴"),
    "domestic": _("家政"),
    "craft": _("手工"),
    "syb": _("SYB创业"),
    "student": _("女大学生"),
    "farmer": _("职业女农民"),
    "work": _("妇联业务"),
    "law": _("法律"),
    "other": _("其他"),
}
GROUPS = {
    "unemployed": _("失业妇女"),
    "migrant": _("女农民工"),
    "student": _("女大学生"),
    "poor": _("低收入妇女"),
    "leader": _("致富带头人"),
    "maker": _("创客"),
    "micro": _("微电商"),
    "star": _("岗位明星"),
    "cadre": _("妇联干部"),
    "member": _("执委"),
    "other": _("其他对象"),
}
RESULTS = {
    "job": _("就业"),
    "own": _("创业"),
    "none": _("未就业"),
    "unreached": _("未联系上"),
}
EMPLOYED = ("job", "own")
ROUNDS = (3, 6, 12)


def kind_code(kind: str) -> str:
    """Return the breakdown of a kind: groups and kinds may have the same word."""
    return f"kind-{kind}"


BREAKDOWNS = {
    **GROUPS,
    **{kind_code(kind): format_lazy(_("{kind}班"), kind=label) for kind, label in KINDS.items()},
}
"""A class for students is told apart from students in any class."""
