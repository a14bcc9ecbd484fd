"""Ranking units by a figure: equal is equal, silence has no place, and what only shows need is never ranked."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import floor

from django.utils.translation import gettext as _

from halfsky.indicators import registry
from halfsky.indicators.figure import Figure, Number, ValueState
from halfsky.indicators.figures import figures_of
from halfsky.indicators.hiding import SMALL
from halfsky.indicators.periods import Period
from halfsky.network.models import Basis, Unit

ENOUGH = 3
"""Fewer ranked units than this are shown without places."""
FINENESS = 10_000
"""Shares are equal when they are equal to 0.01 %."""


class NotRankable(ValueError):
    """The figure may not be ranked; the sentence says why and what to do."""


@dataclass(frozen=True)
class Placed:
    """A unit with its figure, what it is compared by, and its place (None: not ranked, `figure.state` says why)."""

    unit: Unit
    figure: Figure
    score: Number | None
    place: int | None
    has_target: bool = True


@dataclass(frozen=True)
class Ranking:
    """Units with a place in order, then those without in code order."""

    code: str
    period: Period
    lines: tuple[Placed, ...]
    is_ranked: bool
    """False: fewer than three could be compared, so nobody has a place."""

    def unreported(self) -> list[Placed]:
        """Return the units that were silent (未报)."""
        return [line for line in self.lines if line.figure.state is ValueState.NO_DATA]


def ranking(
    code: str,
    units: Sequence[Unit],
    period: Period,
    *,
    targets: Mapping[int, Number | Decimal] | None = None,
    not_applicable: Collection[int] = (),
    basis: Basis = Basis.IS,
    as_of: date | None = None,
    known_at: int | None = None,
    small: int = SMALL,
    lower_is_better: bool = False,
) -> Ranking:
    """Return the units by place; `targets` (unit id -> its part, in the shown unit) ranks by completion.

    Equal scores share a place and the next is skipped: 1, 2, 2, 4. Raises `NotRankable`.
    """
    found = figures_of(code, units, period, basis=basis, as_of=as_of, known_at=known_at, small=small)
    return placed(
        code,
        period,
        [(unit, found[unit.pk]) for unit in units],
        targets=targets,
        not_applicable=not_applicable,
        lower_is_better=lower_is_better,
    )


def placed(
    code: str,
    period: Period,
    found: Sequence[tuple[Unit, Figure]],
    *,
    targets: Mapping[int, Number | Decimal] | None = None,
    not_applicable: Collection[int] = (),
    lower_is_better: bool = False,
) -> Ranking:
    """Return figures that were read already by place, like `ranking`. Raises `NotRankable`."""
    declared = registry.get(code)
    if not declared.is_rankable:
        raise NotRankable(
            _("“%(title)s”反映的是需求或情况，不能用来排名；请改用有分母的办理率。") % {"title": declared.title}
        )
    scored = []
    for unit, figure in found:
        target = None if targets is None else targets.get(unit.pk)
        is_asked = targets is None or bool(target)
        is_compared = figure.is_counted and is_asked and unit.pk not in set(not_applicable)
        scored.append((unit, figure, _score(figure, target) if is_compared else None, is_asked))
    return _placed(code, period, scored, lower_is_better)


def _score(figure: Figure, target: Number | Decimal | None) -> Number | None:
    if figure.shown is None:
        return None
    if target is None:
        return figure.shown if isinstance(figure.shown, int) else _rounded(figure.shown)
    return _rounded(Fraction(figure.shown) / Fraction(target))


def _rounded(share: Fraction) -> Fraction:
    """Round half up to 0.01 %."""
    return Fraction(floor(share * FINENESS + Fraction(1, 2)), FINENESS)


def _placed(
    code: str,
    period: Period,
    scored: Sequence[tuple[Unit, Figure, Number | None, bool]],
    lower_is_better: bool,
) -> Ranking:
    scores = sorted(
        (score for _unit, _figure, score, _asked in scored if score is not None), reverse=not lower_is_better
    )
    is_ranked = len(scores) >= ENOUGH
    lines = [
        Placed(unit, figure, score, scores.index(score) + 1 if is_ranked and score is not None else None, asked)
        for unit, figure, score, asked in scored
    ]
    lines.sort(
        key=lambda line: (line.place is None, line.place or 0, line.unit.code == "", line.unit.code, line.unit.pk)
    )
    return Ranking(code, period, tuple(lines), is_ranked)
