"""Every declared figure, gathered from the programmes' `indicators.py`."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from halfsky.indicators.declaration import Indicator, Measure, Phrase, Ratio
from halfsky.ledger import registry as programmes
from halfsky.ledger.declaration import Programme

Declared = Indicator | Ratio


@cache
def declared() -> dict[str, Declared]:
    """Return every figure by code: those of each programme, their groups, and each programme's count of entries."""
    found: dict[str, Declared] = {}
    for programme in programmes.all_programmes():
        found |= {one.code: one for one in _own_of_the_engine(programme)}
        module = programmes.module_of(programme.slug, "indicators")
        for one in (*getattr(module, "INDICATORS", ()), *getattr(module, "RATIOS", ())):
            found[one.code] = one
            if isinstance(one, Indicator):
                found.update(_groups(one))
    return found


def _own_of_the_engine(programme: Programme) -> tuple[Indicator, Indicator]:
    """Return what breaks silence for every programme: its entries, and zero reports for it."""
    slug, named = programme.slug, {"programme": programme.short}
    count, how = Measure.COUNT, _("办一步记一条，冲正的不算。")
    said = _("单位对一个月报过零的，一份一计。")
    return (
        Indicator(
            f"{slug}.entries", format_lazy(_("{programme}·台账条目"), **named), _("条"), count, how, is_rankable=False
        ),
        Indicator(
            f"{slug}.zero_reports",
            format_lazy(_("{programme}·零报告"), **named),
            _("份"),
            count,
            said,
            is_rankable=False,
        ),
    )


def _groups(indicator: Indicator) -> dict[str, Declared]:
    return {
        f"{indicator.code}@{value}": replace(
            indicator, code=f"{indicator.code}@{value}", title=f"{indicator.title}·{label}", breakdowns={}
        )
        for value, label in indicator.breakdowns.items()
    }


def get(code: str) -> Declared:
    """Return the figure of that code; KeyError where there is none."""
    return declared()[code]


@cache
def phrases() -> tuple[Phrase, ...]:
    """Return the words of plans that mean an indicator, of all programmes."""
    found: list[Phrase] = []
    for programme in programmes.all_programmes():
        found += getattr(programmes.module_of(programme.slug, "indicators"), "PHRASES", ())
    return tuple(found)


def programme_of(code: str) -> str:
    """Return the slug of the programme that counts the figure."""
    return code.partition(".")[0]


def refresh() -> None:
    """Forget what was gathered: for tests that declare programmes of their own."""
    declared.cache_clear()
    phrases.cache_clear()


__all__ = ["Declared", "Measure", "declared", "get", "phrases", "programme_of", "refresh"]
