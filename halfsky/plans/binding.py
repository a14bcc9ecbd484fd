"""Which figure reports a target: proposed from the programmes' own phrases, decided by a person."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from halfsky.indicators import registry
from halfsky.indicators.declaration import Indicator, Measure, Phrase
from halfsky.plans.models import Target

TIMES = re.compile(r"人[（(]?次[)）]?")
HEADS = frozenset({"人", "名", "位"})


@dataclass(frozen=True)
class Proposal:
    """A figure proposed for a target, how strongly, and the words that led to it."""

    code: str
    title: str
    strength: float
    because: str


def proposals(what: str, sentence: str, quote: str, unit: str) -> list[Proposal]:
    """Return the figures that the words around a number may mean, strongest first, each figure once."""
    best: dict[str, Proposal] = {}
    for phrase in registry.phrases():
        strength = _strength(phrase, what + quote, sentence, unit)
        code = _in_unit(f"{phrase.indicator}@{phrase.breakdown}" if phrase.breakdown else phrase.indicator, unit)
        if strength > 0 and code and (code not in best or best[code].strength < strength):
            best[code] = Proposal(code, str(registry.get(code).title), strength, _because(phrase, unit))
    return sorted(best.values(), key=lambda one: (-one.strength, one.code))


def _in_unit(code: str, unit: str) -> str:
    """Return the figure that counts in the unit: 人 and 人次 are never mixed, each has the other as its companion."""
    declared = registry.declared().get(code)
    if not isinstance(declared, Indicator):
        return code
    counts_times = TIMES.fullmatch(unit) is not None
    wrong = Measure.PEOPLE if counts_times else Measure.TIMES if unit in HEADS else None
    if declared.measure is not wrong:
        return code
    base, _at, group = code.partition("@")
    companion = getattr(registry.declared().get(base), "companion", "")
    other = f"{companion}@{group}" if group else companion
    return other if other in registry.declared() else ""


def _strength(phrase: Phrase, near: str, sentence: str, unit: str) -> float:
    """Return 0 for no match; words beside the number weigh more than words elsewhere in the sentence."""
    if phrase.units and unit and unit not in phrase.units:
        return 0.0
    if any(word in near for word in phrase.without):
        return 0.0
    if not all(word in near or (word in sentence and not phrase.breakdown) for word in phrase.words):
        return 0.0  # a group must be named beside its number: elsewhere in the sentence it may belong to another one
    close = sum(word in near for word in phrase.words)
    return (
        close + 0.25 * len(phrase.words) + (0.5 if unit in phrase.units else 0.0) + (0.5 if phrase.breakdown else 0.0)
    )


def _because(phrase: Phrase, unit: str) -> str:
    words = "、".join(f"“{word}”" for word in phrase.words)
    told = _("依据：词语%(words)s") % {"words": words}
    if unit:
        told += _("；单位“%(unit)s”") % {"unit": unit}
    return f"{told}；{phrase.why}" if phrase.why else told


def propose_all(targets: Iterable[Target], text: str) -> None:
    """Set the strongest proposal on each target that has one; nothing is confirmed by it."""
    for target in targets:
        sentence = text[target.sentence_start : target.sentence_end]
        found = proposals(target.what, sentence, target.quote, target.unit)
        if found:
            target.indicator, target.because = found[0].code, found[0].because[:200]
