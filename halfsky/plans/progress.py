"""How far each target is: what a unit was asked for, the figure that reports it, the pace, and the light."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from django.utils import timezone

from halfsky.indicators import registry
from halfsky.indicators.declaration import Ratio
from halfsky.indicators.figure import Figure
from halfsky.indicators.figures import figures
from halfsky.indicators.periods import Period
from halfsky.ledger import parameters
from halfsky.network.models import Basis, Unit
from halfsky.plans.models import Allotment, Bound, Plan, Target


class Light(StrEnum):
    """Computed, never set by anybody."""

    DONE = "done"
    OK = "ok"
    SLOW = "warn"
    BEHIND = "bad"
    NONE = "none"  # nothing reported yet, or no figure bound: never taken for zero


@dataclass(frozen=True)
class Asked:
    """What one unit is asked for: a target of its own plan, or its part of a target from above."""

    target: Target
    unit: Unit
    value: Decimal
    part: Allotment | None = None

    @property
    def is_rate(self) -> bool:
        declared = registry.declared().get(self.target.indicator)
        return isinstance(declared, Ratio) or self.target.unit in {"%", "％"}

    @property
    def goal(self) -> Fraction:
        """Return the goal in the figure's shown unit (a rate of 95 % is 0.95)."""
        return Fraction(self.value) / 100 if self.is_rate else Fraction(self.value)


@dataclass(frozen=True)
class Progress:
    """A target with its figure as of a day. Percentages are of the goal; a rate's are the rate itself."""

    asked: Asked
    figure: Figure | None
    percent: float | None
    pace: float
    light: Light

    @property
    def missing(self) -> Fraction | None:
        """Return what is still missing to today's pace, in the shown unit (none for rates and silence)."""
        if self.percent is None or self.asked.is_rate or self.figure is None or self.figure.shown is None:
            return None
        return max(Fraction(0), self.asked.goal * Fraction(str(self.pace)) / 100 - Fraction(self.figure.shown))


def asked_of(unit: Unit, year: int) -> list[Asked]:
    """Return what the unit is asked for in a year: its own published plan first, then parts issued from above."""
    standing = Target.objects.filter(plan__year=year, plan__state=Plan.State.PUBLISHED, state=Target.State.CONFIRMED)
    own = standing.filter(plan__unit=unit, role=Target.Role.TARGET).select_related("plan", "plan__unit", "item")
    parts = Allotment.objects.filter(unit=unit, issued_at__isnull=False, target__in=standing)
    parts = parts.select_related("target", "target__plan", "target__plan__unit", "target__item")
    from_above = [Asked(part.target, unit, part.value, part) for part in parts.order_by("target_id")]
    return [Asked(target, unit, target.value) for target in own] + from_above


def period_of(target: Target) -> Period:
    """Return the days in which the target is to be reached."""
    return Period.between(date(target.plan.year, 1, 1), max(target.last_day, date(target.plan.year, 1, 1)))


def progress_of(
    asked: Sequence[Asked], *, basis: Basis = Basis.IS, as_of: date | None = None, known_at: int | None = None
) -> list[Progress]:
    """Return how far each is; all figures of one unit and period are read together."""
    day = as_of or timezone.localdate()
    read: dict[tuple[int, Period], dict[str, Figure]] = {}
    for unit, period, codes in _questions(asked):
        read[unit.pk, period] = figures(codes, unit, period, basis=basis, as_of=day, known_at=known_at)
    found = []
    for one in asked:
        known = read.get((one.unit.pk, period_of(one.target)), {})
        found.append(judge(one, known.get(one.target.indicator), day))
    return found


def _questions(asked: Iterable[Asked]) -> Iterable[tuple[Unit, Period, list[str]]]:
    wanted: dict[tuple[int, Period], tuple[Unit, list[str]]] = {}
    for one in asked:
        if one.target.indicator in registry.declared():
            key = (one.unit.pk, period_of(one.target))
            wanted.setdefault(key, (one.unit, []))[1].append(one.target.indicator)
    return [(unit, period, codes) for (_pk, period), (unit, codes) in wanted.items()]


def judge(asked: Asked, figure: Figure | None, day: date) -> Progress:
    """Return the progress that a figure means for what was asked."""
    pace = pace_on(asked, day)
    percent = percent_of(asked, figure)
    return Progress(asked, figure, percent, pace, _light(asked, percent, pace))


def percent_of(asked: Asked, figure: Figure | None) -> float | None:
    """Return how much of the goal is reached in percent (a rate: the rate in percent); None for silence."""
    if figure is None or not figure.is_counted or figure.shown is None:
        return None
    if asked.is_rate:
        return round(float(figure.shown) * 100, 1)
    return round(float(Fraction(figure.shown) / asked.goal) * 100, 1) if asked.goal else None


def pace_on(asked: Asked, day: date) -> float:
    """Return where the target should be on a day, in percent; a rate has no pace of the year: its goal."""
    if asked.is_rate:
        return float(asked.value)
    period = period_of(asked.target)
    passed = (min(day, period.end) - period.begin).days + 1
    return round(max(0, passed) * 100 / ((period.end - period.begin).days + 1), 1)


def _light(asked: Asked, percent: float | None, pace: float) -> Light:
    if percent is None:
        return Light.NONE
    if asked.target.bound == Bound.AT_MOST:
        return _light_at_most(asked, percent, pace)
    if percent >= (pace if asked.is_rate else 100.0):
        return Light.DONE if not asked.is_rate else Light.OK
    if percent >= pace - _parameter("plans.level_points"):
        return Light.OK
    return Light.SLOW if percent >= pace * _parameter("plans.slow_share") / 100 else Light.BEHIND


def _light_at_most(asked: Asked, percent: float, pace: float) -> Light:
    limit = pace if asked.is_rate else 100.0
    return Light.OK if percent <= limit else Light.BEHIND


def _parameter(code: str) -> float:
    return float(parameters.value_for(code, "", timezone.localdate()))
