"""The figures that may report a target, as a select lists them: those of its words first, then by programme."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from halfsky.indicators import registry as indicators
from halfsky.indicators.checks import RESERVED
from halfsky.ledger import registry as programmes
from halfsky.plans.binding import proposals
from halfsky.plans.models import Target

PROPOSED = 5
Choices = list[tuple[str, str]]


def figure_choices(target: Target | None = None) -> list[tuple[str, Any]]:
    """Return the figures for a select; the first choice is none, then what the target's words mean."""
    by_words = _by_words(target) if target is not None else []
    grouped: list[tuple[str, Any]] = [("", _("暂不绑定指标"))]
    if by_words:
        grouped.append((_("按原文推荐"), by_words))
    return [*grouped, *_by_programme(target.indicator if target is not None else "")]


def _by_words(target: Target) -> Choices:
    sentence = target.plan.text[target.sentence_start : target.sentence_end]
    found = proposals(target.what, sentence, target.quote, target.unit)[:PROPOSED]
    return [(one.code, _label(one.code) + (_("，请核对") if one.doubt else "")) for one in found]


def _by_programme(chosen: str) -> list[tuple[str, Choices]]:
    """Return each programme's figures: whole ones and ratios first, their groups after them.

    What the engine itself counts is left out, unless it is what is chosen.
    """
    whole: dict[str, Choices] = {}
    groups: dict[str, Choices] = {}
    for code in indicators.declared():
        if code.partition(".")[2] in RESERVED and code != chosen:
            continue
        part = groups if "@" in code else whole
        part.setdefault(indicators.programme_of(code), []).append((code, _label(code)))
    slugs = dict.fromkeys([*whole, *groups])
    return [(str(programmes.get(slug).short), whole.get(slug, []) + groups.get(slug, [])) for slug in slugs]


def _label(code: str) -> str:
    """Return 培训人数（人）, and 分组：培训人数·失业妇女（人） for a group."""
    declared = indicators.get(code)
    label = f"{declared.title}（{declared.unit}）"
    return _("分组：%(label)s") % {"label": label} if "@" in code else label
