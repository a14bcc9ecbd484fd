"""The rows of the comparison with the replaced plan: each side's words, what changed in them marked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from halfsky.desk.templatetags.halfsky import amount
from halfsky.plans.actions.issue import is_rate
from halfsky.plans.differences import (
    Change,
    Line,
    Words,
    changed,
    item_differences,
    marked,
    own_texts,
    target_differences,
)
from halfsky.plans.models import Bound, Plan, Target

SIGNS = {Bound.AT_LEAST.value: "≥ ", Bound.AT_MOST.value: "≤ "}


@dataclass(frozen=True)
class Row:
    line: Line[Any]
    old: list[Words]
    new: list[Words]


def number_words(target: Target) -> str:
    """Return a target's number with its bound and unit: ≥ 20%, 各 3 场."""
    each = _("各") + " " if target.each else ""
    sign = _("约") + " " if target.bound == Bound.ABOUT else SIGNS.get(target.bound, "")
    space = "" if (is_rate(target) and target.unit != "百分点") or not target.unit else " "
    return f"{each}{sign}{amount(target.value)}{space}{target.unit}"


def target_rows(old: Plan, new: Plan) -> list[Row]:
    """Return the targets of both plans side by side."""
    return _rows(target_differences(old, new), lambda one: f"{one.what} {number_words(one)}")


def item_rows(old: Plan, new: Plan) -> list[Row]:
    """Return the items whose own text changed, came or went."""
    texts = own_texts(old) | own_texts(new)
    return _rows(changed(item_differences(old, new)), lambda one: texts[one.pk])


def _rows(lines: list[Any], text: Callable[[Any], str]) -> list[Row]:
    return [_row(line, text) for line in lines]


def _row(line: Line[Any], text: Callable[[Any], str]) -> Row:
    old = text(line.old) if line.old else ""
    new = text(line.new) if line.new else ""
    if line.change is Change.CHANGED:
        return Row(line, *marked(old, new))
    return Row(line, [Words(old, False)] if old else [], [Words(new, False)] if new else [])
