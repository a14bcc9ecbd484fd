"""Reviewing: each number is confirmed, corrected, dropped or added by a person; each act is saved at once."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from halfsky.accounts.session import Actor
from halfsky.indicators import registry
from halfsky.plans import binding
from halfsky.plans.actions.base import locked, locked_target, note
from halfsky.plans.errors import PlanError
from halfsky.plans.models import Bound, Plan, Target

EDITABLE = ("what", "value", "unit", "bound", "each", "role", "due_on", "responsible")


@transaction.atomic
def confirm(target: Target, by: Actor) -> Target:
    """Confirm the reading as it stands."""
    held = locked_target(target, by)
    held.state = Target.State.CONFIRMED
    held.role = Target.Role.TARGET
    held.save(update_fields=["state", "role"])
    note(held.plan, by, "confirm", held)
    return held


@transaction.atomic
def drop(target: Target, by: Actor) -> Target:
    """Say that the number is no target; it stays marked in the text."""
    return _put(target, by, Target.State.DROPPED, "drop")


@transaction.atomic
def wait(target: Target, by: Actor) -> Target:
    """Take a confirmation or a dropping back."""
    return _put(target, by, Target.State.WAITING, "wait")


def _put(target: Target, by: Actor, state: Target.State, what: str) -> Target:
    held = locked_target(target, by)
    held.state = state
    held.save(update_fields=["state"])
    note(held.plan, by, what, held)
    return held


@transaction.atomic
def correct(target: Target, by: Actor, **changes: Any) -> Target:
    """Correct what was read (fields of `EDITABLE`) and confirm it."""
    held = locked_target(target, by)
    before = {}
    for name, value in changes.items():
        if name not in EDITABLE:
            raise ValueError(name)
        before[name] = str(getattr(held, name))
        setattr(held, name, value)
    _check(held)
    held.state = Target.State.CONFIRMED
    held.save()
    note(held.plan, by, "correct", held, before=before, after={name: str(value) for name, value in changes.items()})
    return held


@transaction.atomic
def bind(target: Target, by: Actor, code: str) -> Target:
    """Have the figure of that code report the target; an empty code: nothing reports it (yet)."""
    if code and code not in registry.declared():
        raise PlanError(_("没有代码为“%(code)s”的指标，请从列表里选。") % {"code": code})
    held = locked_target(target, by)
    before, held.indicator, held.because = held.indicator, code, _("人工选定") if code else ""
    held.save(update_fields=["indicator", "because"])
    note(held.plan, by, "bind", held, before=before, after=code)
    return held


@transaction.atomic
def divide(target: Target, by: Actor) -> list[Target]:
    """Make one target of each noun before 各: 草根创客、微电商各100名 asks for a hundred of each, not for a hundred."""
    held = locked_target(target, by)
    names = named_in(held)
    if len(names) < 2:
        raise PlanError(_("这项指标前面没有并列的几样，不用拆。"))
    last = held.plan.targets.aggregate(last=Max("order"))["last"] or held.order
    copies = []
    for order, name in enumerate(names):
        one = Target.objects.get(pk=held.pk)
        if order:
            one.pk, one.order, one.is_added = None, last + order, True
            one._state.adding = True
        one.what, one.each, one.state, one.doubts = name[:120], False, Target.State.CONFIRMED, []
        one.indicator = one.because = ""
        binding.propose_all([one], held.plan.text)
        one.save()
        copies.append(one)
    note(held.plan, by, "divide", held, names=names)
    return copies


VERBS = ("培训", "培育", "扶持", "创建", "评选", "表彰", "打造", "建设", "推荐", "选树", "命名", "认定", "慰问", "救助")
CLAUSE = re.compile("[，。；：！？,;:\n]")


def named_in(target: Target) -> list[str]:
    """Return the nouns side by side before 各, each with the verb before the first: 培训创客, 培训微电商."""
    text = target.plan.text
    at = text.find("各", max(0, target.start - 1), target.end)
    if at < 0:
        return []
    clause = CLAUSE.split(text[target.sentence_start : at])[-1]
    names = [name.strip() for name in re.split("、|和|及|以及", clause) if name.strip()]
    verb = next((verb for verb in VERBS if names and names[0].startswith(verb)), "")
    return [name if name.startswith(verb) else verb + name for name in names]


@transaction.atomic
def add(plan: Plan, by: Actor, start: int, end: int, what: str, value: Decimal, unit: str, **more: Any) -> Target:
    """Add a target that the reader did not find, at its place in the text."""
    held = locked(plan, by)
    if not 0 <= start < end <= len(held.text):
        raise PlanError(_("请先在原文里选中这项指标所在的文字。"))
    begin, stop = _sentence(held.text, start, end)
    last = held.targets.aggregate(last=Max("order"))["last"] or 0
    item = held.items.filter(start__lte=start, end__gte=end).order_by("-level").first()
    target = Target(
        plan=held,
        item=item,
        order=last + 1,
        start=start,
        end=end,
        quote=held.text[start:end][:200],
        sentence_start=begin,
        sentence_end=stop,
        what=what[:120],
        value=value,
        unit=unit[:20],
        bound=more.get("bound", Bound.EXACT),
        each=more.get("each", False),
        state=Target.State.CONFIRMED,
        is_added=True,
    )
    _check(target)
    binding.propose_all([target], held.text)
    target.save()
    note(held, by, "add", target, quote=target.quote, value=str(value), unit=unit)
    return target


def _check(target: Target) -> None:
    if target.value < 0:
        raise PlanError(_("目标数不能小于 0。"))
    if not target.what.strip():
        raise PlanError(_("请写明这项指标数的是什么。"))


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the sentence around a place."""
    begin = max(text.rfind(mark, 0, start) for mark in "。；！？\n") + 1
    stops = [found for mark in "。；！？\n" if (found := text.find(mark, end)) >= 0]
    return begin, min(stops, default=len(text) - 1) + 1
