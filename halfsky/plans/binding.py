"""Which figure reports a target: proposed from the programmes' own phrases, decided by a person."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from halfsky.indicators import registry
from halfsky.indicators.declaration import Indicator, Measure, Phrase
from halfsky.plans.models import Target
from halfsky.plans.naming import clause_of, group_named

TIMES = re.compile(r"人[（(]?次[)）]?")
HEADS = frozenset({"人", "名", "位"})


@dataclass(frozen=True)
class Proposal:
    """A figure proposed for a target, how strongly, and the words that led to it."""

    code: str
    title: str
    strength: float
    because: str
    doubt: str = ""
    """Why it may count more or less than the target names; it stands in `because` too."""


def proposals(what: str, sentence: str, quote: str, unit: str) -> list[Proposal]:
    """Return the figures that the words around a number may mean, strongest first, each figure once."""
    best: dict[str, Proposal] = {}
    clause = clause_of(sentence, quote)
    for phrase in registry.phrases():
        strength = _strength(phrase, what + quote, sentence, clause, unit)
        code = _in_unit(f"{phrase.indicator}@{phrase.breakdown}" if phrase.breakdown else phrase.indicator, unit)
        if strength > 0 and code and (code not in best or best[code].strength < strength):
            doubt = _doubt(phrase, code, what, clause)
            because = _because(phrase, unit) + (f"；{doubt}" if doubt else "")
            best[code] = Proposal(code, str(registry.get(code).title), strength, because, doubt)
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


def _strength(phrase: Phrase, near: str, sentence: str, clause: str, unit: str) -> float:
    """Return 0 for no match; words beside the number weigh more than words elsewhere in the sentence."""
    if phrase.units and unit and unit not in phrase.units:
        return 0.0
    if any(word in near for word in phrase.without):
        return 0.0
    if not all(word in near or word in (clause if phrase.breakdown else sentence) for word in phrase.words):
        return 0.0
    if not all(word in near for word in _group_words(phrase)):
        return 0.0  # a group must be named beside its number: elsewhere in the sentence it may belong to another one
    close = sum(word in near for word in phrase.words)
    closer = 0.5 + 0.01 * sum(map(len, phrase.words)) if phrase.breakdown else 0.0  # 微电商 before 电商
    return close + 0.25 * len(phrase.words) + (0.5 if unit in phrase.units else 0.0) + closer


def _group_words(phrase: Phrase) -> list[str]:
    """Return the words of a phrase that name its group: those that do not stand for the whole figure as well."""
    return [word for word in phrase.words if word not in _whole_words(phrase.indicator)] if phrase.breakdown else []


def _whole_words(indicator: str) -> set[str]:
    """Return the words that mean a figure as a whole, and its companion."""
    both = {indicator, getattr(registry.declared().get(indicator), "companion", "")}
    return {word for one in registry.phrases() if one.indicator in both and not one.breakdown for word in one.words}


def _doubt(phrase: Phrase, code: str, what: str, clause: str) -> str:
    """Return what the target names and the figure does not count apart, in words; "" where they are of one width."""
    declared = registry.declared().get(phrase.indicator)
    if not isinstance(declared, Indicator):
        return ""
    title = registry.get(code).title
    if phrase.breakdown:
        others = _other_groups(phrase, clause)
        words = {"title": title, "other": "、".join(others)}
        return _("原文还说到“%(other)s”，“%(title)s”不含这些，请核对") % words if others else ""
    group = group_named(what, _whole_words(phrase.indicator)) if declared.breakdowns else ""
    words = {"title": title, "group": group}
    return _("“%(title)s”不只数“%(group)s”，会把其他的也算进来，请核对") % words if group else ""


def _other_groups(phrase: Phrase, clause: str) -> list[str]:
    """Return the words of other groups of the figure that stand in the same clause."""
    own = _group_words(phrase)
    found = [
        word
        for other in registry.phrases()
        if other.indicator == phrase.indicator and other.breakdown not in ("", phrase.breakdown)
        for word in _group_words(other)
        if word in _without(clause, own)
    ]
    return [word for word in dict.fromkeys(found) if not any(word != other and word in other for other in found)]


def _without(text: str, words: Iterable[str]) -> str:
    for word in words:
        text = text.replace(word, " ")
    return text


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
