"""Which figure reports a target: proposed from the programmes' own phrases, decided by a person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from halfsky.indicators import registry
from halfsky.indicators.declaration import Phrase
from halfsky.plans.models import Target


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
        code = f"{phrase.indicator}@{phrase.breakdown}" if phrase.breakdown else phrase.indicator
        if strength > 0 and (code not in best or best[code].strength < strength):
            best[code] = Proposal(code, str(registry.get(code).title), strength, _because(phrase, unit))
    return sorted(best.values(), key=lambda one: (-one.strength, one.code))


def _strength(phrase: Phrase, near: str, sentence: str, unit: str) -> float:
    """Return 0 for no match; words beside the number weigh more than words elsewhere in the sentence."""
    if phrase.units and unit and unit not in phrase.units:
        return 0.0
    if any(word in near for word in phrase.without):
        return 0.0
    if not all(word in near or word in sentence for word in phrase.words):
        return 0.0
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
