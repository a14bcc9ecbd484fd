"""What all units together report for a target: the sum of one figure each, or the figure of who speaks for all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from .compare_figures import SHARES, part_of
from .compare_model import Match, Total
from .model import Bound, Measure, Number
from .sections import same_unit

_KIND = r"(?:自治[区州县]|[省市州盟县区旗镇乡])"
_ALL = re.compile(rf"(?:^|[,，;；:：])(?:[^,，;；:：。]{{1,8}}[,，]?)??全({_KIND})(?!第|第一|先进|首)")
_COUNTED = re.compile(r"共(?!同|建|享|青|创|产)|累计|总计|合计")
_OWN_ONLY = re.compile(r"本级|机关|直属|妇联本部")  # what the parent did by itself is a part too
_SHORTEST = 2  # characters of a place's name


def totals_of(targets: Sequence[Measure], matches: Sequence[Match], own: str | None) -> tuple[Total, ...]:
    """Return for each target that can be summed what all units report for it; of each unit the largest figure. `own` is
    the plan's own unit: its figure stands for all of them, and so does one said of 全市."""
    found: list[Total] = []
    for target in targets:
        if target.each or target.unit in SHARES or target.bound is Bound.AT_MOST or not target.value:
            continue
        answering = [(m, a.done) for m in matches for a in m.answers if a.target is target and a.share is not None]
        sections = frozenset(m.told.report for m, _ in answering if m.told.section)
        whole = [speaks_for_all(m, own, sections) for m, _ in answering]
        wholes = _largest(pair for pair, for_all in zip(answering, whole, strict=True) if for_all)
        parts = _largest(pair for pair, for_all in zip(answering, whole, strict=True) if not for_all)
        if wholes:
            found.append(_whole(target, wholes, parts))
        elif parts:
            done = _plain(sum((Decimal(m.value) for m in parts.values()), Decimal(0)))
            found.append(Total(target, tuple(parts), done, _share(done, target)))
    return tuple(found)


def speaks_for_all(match: Match, own: str | None, sections: frozenset[str]) -> bool:
    """Return whether a sentence tells of all units together: its unit is the plan's own, it says 全市 without
    being a city of several, or it sums up (共, 累计) above the sections of its report; `sections` are such reports."""
    told = match.told
    if _OWN_ONLY.search(told.sentence):
        return False
    if own is not None and is_same(told.unit, own):
        return True
    said = _ALL.search(told.sentence)
    kind = said.group(1)[-1] if said else ""
    if kind and (kind != same_unit(told.unit)[-1:]) and (own is None or kind == same_unit(own)[-1:]):
        return True
    return told.section is None and told.report in sections and (bool(kind) or bool(_COUNTED.search(told.sentence)))


def is_same(one: str, other: str) -> bool:
    """Return whether two names are of one unit, with or without the province in front: 某省湘江市妇联 and 湘江市."""
    short, long = sorted((same_unit(one), same_unit(other)), key=len)
    return len(short) > _SHORTEST and long.endswith(short)


def _whole(target: Measure, wholes: dict[str, Measure], parts: dict[str, Measure]) -> Total:
    unit = max(wholes, key=lambda name: wholes[name].value)
    done = wholes[unit].value
    beside = tuple((name, m.value) for name, m in parts.items() if name != unit)
    return Total(target, (unit,), done, _share(done, target), beside)


def _largest(reported: Iterable[tuple[Match, Measure]]) -> dict[str, Measure]:
    """Return by unit its largest figure, units in the order in which they come."""
    best: dict[str, Measure] = {}
    for match, done in reported:
        held = best.get(match.told.unit)
        if held is None or done.value > held.value:
            best[match.told.unit] = done
    return best


def _share(done: Number, target: Measure) -> Decimal:
    return part_of(Decimal(done), Decimal(target.value))


def _plain(done: Decimal) -> Number:
    return int(done) if done == done.to_integral_value() else done
