"""A doubt is put as a question with answers: what each answer does to the reading."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from halfsky.plans.actions.review import named_in
from halfsky.plans.models import Bound, Target


@dataclass(frozen=True)
class Answer:
    """One answer: its words, and the corrections it makes (none: the reading is right; dropped: it is no target)."""

    key: str
    words: str
    changes: dict[str, Any]
    drops: bool = False
    divides: bool = False


def answers(target: Target) -> list[Answer]:
    """Return the answers that a doubtful reading offers."""
    number = f"{target.value.normalize():f}{target.unit}"
    found = [Answer("right", _("读得对"), {})]
    if target.bound == Bound.ABOUT:
        found = [
            Answer("at_least", _("按不少于 %(number)s") % {"number": number}, {"bound": Bound.AT_LEAST.value}),
            Answer("about", _("就按大约 %(number)s") % {"number": number}, {}),
        ]
    names = named_in(target) if target.each else []
    if len(names) > 1:
        words = _("拆成 %(n)s 项，各 %(number)s") % {"n": len(names), "number": number}
        found.insert(0, Answer("divide", words, {}, divides=True))
    if target.each:
        found.append(Answer("whole", _("不是各单位都要，是合计"), {"each": False}))
    elif "each" in {doubt["code"] for doubt in target.doubts}:
        found.append(Answer("each", _("每个单位都要"), {"each": True}))
    found.append(Answer("none", _("只看不考"), {}, drops=True))
    return found
