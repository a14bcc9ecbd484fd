"""Wrong declarations of figures stop the start: each check names the file and the fault."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.core.checks import CheckMessage, Error, register

from halfsky.indicators import registry
from halfsky.indicators.declaration import Indicator, Phrase, Ratio
from halfsky.ledger import registry as programmes
from halfsky.ledger.declaration import Programme

RESERVED = ("entries", "zero_reports")


@register("indicators")
def check_indicators(app_configs: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """Return every fault of every declaration of figures."""
    found: list[CheckMessage] = []
    for programme in programmes.all_programmes():
        where = programmes.package_of(programme.slug).replace(".", "/") + "/indicators.py"
        try:
            module = programmes.module_of(programme.slug, "indicators")
        except Exception as fault:  # whatever it is, it is reported with its file, not raised at start
            found.append(Error(f"{where}: {fault!r}", id="indicators.E001"))
            continue
        declared = (*getattr(module, "INDICATORS", ()), *getattr(module, "RATIOS", ()))
        found += [Error(f"{where}: {fault}", id=code) for code, fault in faults(programme, declared)]
        phrases = getattr(module, "PHRASES", ())
        found += [Error(f"{where}: {fault}", id="indicators.E006") for fault in phrase_faults(phrases, _all_known())]
    return found


def _all_known() -> Mapping[str, Indicator | Ratio]:
    """Return every figure; none where a broken file keeps them from being gathered (that one is reported itself)."""
    try:
        return registry.declared()
    except Exception:  # reported as E001 of its own file
        return {}


def faults(programme: Programme, declared: Iterable[Indicator | Ratio]) -> Iterator[tuple[str, str]]:
    """Yield (check id, fault) of one programme's figures."""
    listed = list(declared)
    own = {one.code: one for one in listed}
    for code, times in Counter(one.code for one in listed).items():
        if times > 1:
            yield "indicators.E002", f"{code!r} is declared twice"
    for code in own:
        slug, _dot, name = code.partition(".")
        if slug != programme.slug or not name:
            yield "indicators.E003", f"{code!r} does not begin with {programme.slug + '.'!r}"
        if name in RESERVED or "@" in code:
            yield "indicators.E003", f"{code!r} is a code that the engine gives"
    yield from _part_faults(own)
    for code, where in _counted(programme):
        if code not in own and not code.endswith(RESERVED):
            yield "indicators.E005", f"{where} counts {code!r}, which is not declared"


def _part_faults(own: Mapping[str, Indicator | Ratio]) -> Iterator[tuple[str, str]]:
    """Yield ratios whose parts, and companions that, are no plain figure; parts may stand in other programmes."""
    known = {**_all_known(), **own}
    for one in own.values():
        named = (one.numerator, one.denominator) if isinstance(one, Ratio) else (one.companion,)
        for code in filter(None, named):
            if not isinstance(known.get(code), Indicator):
                yield "indicators.E004", f"{one.code!r} names {code!r}, which is no plain figure"


def _counted(programme: Programme) -> Iterator[tuple[str, str]]:
    for step in programme.steps:
        for count in step.counts:
            yield count.indicator, f"step {step.slug!r}"
    for rule in programme.clocks:
        for code in rule.counts or ():
            yield code, f"clock {rule.slug!r}"


def phrase_faults(phrases: Iterable[Phrase], known: Mapping[str, Indicator | Ratio]) -> Iterator[str]:
    """Yield what phrases of plans name and nobody declares."""
    for phrase in phrases:
        one = known.get(phrase.indicator)
        if one is None:
            yield f"the phrase {phrase.words!r} names {phrase.indicator!r}, which is not declared"
        elif phrase.breakdown and not (isinstance(one, Indicator) and phrase.breakdown in one.breakdowns):
            yield f"the phrase {phrase.words!r} names the group {phrase.breakdown!r}, which {one.code!r} does not have"
        if not phrase.words or not phrase.units:
            yield f"the phrase for {phrase.indicator!r} has no words or no units"
