"""What a reissued plan changes: items and targets of the new one beside those of the old one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Generic, TypeVar

from halfsky.plans.models import Plan, PlanItem, Target

LIKENESS = 0.6
"""From this share of common characters on, two texts are taken for the same thing reworded."""


Thing = TypeVar("Thing", Target, PlanItem)


class Change(StrEnum):
    SAME = "same"
    CHANGED = "changed"
    ADDED = "added"
    GONE = "gone"


@dataclass(frozen=True)
class Line(Generic[Thing]):
    """One target or item, old beside new."""

    change: Change
    old: Thing | None
    new: Thing | None


def target_differences(old: Plan, new: Plan) -> list[Line[Target]]:
    """Return the targets of both plans side by side; numbers that are no targets are left out."""
    return paired(_standing(old), _standing(new), _target_words, _same_target)


def item_differences(old: Plan, new: Plan) -> list[Line[PlanItem]]:
    """Return the outline items of both plans side by side."""
    before, after = own_texts(old), own_texts(new)

    def same(one: PlanItem, other: PlanItem) -> bool:
        return before[one.pk].split() == after[other.pk].split()

    return paired(list(old.items.all()), list(new.items.all()), lambda item: item.title, same)


def own_texts(plan: Plan) -> dict[int, str]:
    """Return each item's own text by key: without its number, and without the items below it."""
    items = list(plan.items.order_by("start"))
    found = {}
    for at, item in enumerate(items):
        end = min((other.start for other in items[at + 1 :] if item.start < other.start < item.end), default=item.end)
        found[item.pk] = plan.text[item.start : end].strip().removeprefix(item.marker).lstrip("#＃ \t\u3000")
    return found


@dataclass(frozen=True)
class Words:
    """A stretch of text, and whether the other side has it otherwise."""

    text: str
    is_changed: bool


TOKEN = re.compile(r"[A-Za-z]+|\d[\d,.，]*\d|\d|\s+|.", re.S)


def marked(old: str, new: str) -> tuple[list[Words], list[Words]]:
    """Return both texts in stretches; numbers and Latin words change as a whole, other text by the character."""
    olds, news = TOKEN.findall(old), TOKEN.findall(new)
    left, right = [], []
    for tag, i, j, k, m in SequenceMatcher(None, olds, news, autojunk=False).get_opcodes():
        if i < j:
            left.append(Words("".join(olds[i:j]), tag != "equal"))
        if k < m:
            right.append(Words("".join(news[k:m]), tag != "equal"))
    return left, right


def _standing(plan: Plan) -> list[Target]:
    return [target for target in plan.targets.all() if target.state != Target.State.DROPPED]


def _target_words(target: Target) -> str:
    return f"{target.what}{target.unit}"


def _same_target(old: Target, new: Target) -> bool:
    return (old.value, old.unit, old.bound, old.each) == (new.value, new.unit, new.bound, new.each)


def paired(
    olds: Sequence[Thing], news: Sequence[Thing], words: Callable[[Thing], str], same: Callable[[Thing, Thing], bool]
) -> list[Line[Thing]]:
    """Pair each new one with the likeliest old one, best pairs first; what is left over is added or gone."""
    candidates = sorted(
        ((_likeness(words(old), words(new)), -i, -j) for i, old in enumerate(olds) for j, new in enumerate(news)),
        reverse=True,
    )
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for likeness, minus_i, minus_j in candidates:
        if likeness < LIKENESS:
            break
        if -minus_j not in partner and -minus_i not in taken:
            partner[-minus_j] = -minus_i
            taken.add(-minus_i)
    lines: list[Line[Thing]] = [_line(olds, news[j], partner.get(j), same) for j in range(len(news))]
    gone: list[Line[Thing]] = [Line(Change.GONE, old, None) for i, old in enumerate(olds) if i not in taken]
    return lines + gone


def _line(olds: Sequence[Thing], new: Thing, i: int | None, same: Callable[[Thing, Thing], bool]) -> Line[Thing]:
    if i is None:
        return Line(Change.ADDED, None, new)
    return Line(Change.SAME if same(olds[i], new) else Change.CHANGED, olds[i], new)


def _likeness(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= LIKENESS else 0.0


def changed(lines: Iterable[Line[Thing]]) -> list[Line[Thing]]:
    """Return only what is not the same."""
    return [line for line in lines if line.change is not Change.SAME]
