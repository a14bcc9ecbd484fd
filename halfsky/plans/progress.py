"""How far each target is: what a unit was asked for, the figure that reports it, the pace, and the light."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from django.utils import timezone
from django.utils.translation import gettext as _

from halfsky.indicators import registry
from halfsky.indicators.alone import figures_alone
from halfsky.indicators.declaration import Ratio
from halfsky.indicators.figure import Figure
from halfsky.indicators.periods import Period
from halfsky.indicators.trend import pace as year_pace
from halfsky.ledger import parameters
from halfsky.network.models import Basis, Unit
from halfsky.plans.models import Allotment, Bound, Plan, Target

RATES = {"%": 100, "％": 100, "‰": 1000}
"""Units of rates, and what a goal in them is divided by."""


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
    def is_ratio(self) -> bool:
        """Return whether a ratio reports it: a level to be kept, without a pace of the year."""
        return isinstance(registry.declared().get(self.target.indicator), Ratio)

    @property
    def is_rate(self) -> bool:
        """Return whether it is said in percent (or per mille)."""
        declared = registry.declared().get(self.target.indicator)
        return self.target.unit in RATES or (isinstance(declared, Ratio) and str(declared.unit) == "%")

    @property
    def source(self) -> str:
        """Return who set it: 自订, or 湖南省妇联下达."""
        return _("%(unit)s下达") % {"unit": self.target.plan.unit.short} if self.part else _("自订")

    @property
    def goal(self) -> Fraction:
        """Return the goal in the figure's shown unit (a rate of 95 % is 0.95)."""
        return Fraction(self.value) / (RATES.get(self.target.unit, 100) if self.is_rate else 1)


@dataclass(frozen=True)
class Progress:
    """A target with its figure as of a day. Percentages are of the goal; a rate's are the rate itself."""

    asked: Asked
    figure: Figure | None
    percent: float | None
    pace: float
    light: Light
    missing: Fraction | None = None
    """What is still missing to the day's pace, in the shown unit; None for ratios, ceilings and silence."""


def asked_of(unit: Unit, year: int) -> list[Asked]:
    """Return what the unit is asked for in a year: its own published plan first, then parts issued from above."""
    standing = Target.objects.filter(plan__year=year, plan__state=Plan.State.PUBLISHED, state=Target.State.CONFIRMED)
    own = standing.filter(plan__unit=unit, role=Target.Role.TARGET).select_related("plan", "plan__unit", "item")
    parts = Allotment.objects.filter(unit=unit, issued_at__isnull=False, target__in=standing)
    parts = parts.select_related("target", "target__plan", "target__plan__unit", "target__item")
    from_above = [Asked(part.target, unit, part.value, part) for part in parts.order_by("target_id")]
    return [Asked(target, unit, target.value) for target in own] + from_above


def years_of(unit: Unit) -> list[int]:
    """Return the years in which the unit is asked for anything, newest first."""
    own = Plan.objects.filter(unit=unit, state=Plan.State.PUBLISHED)
    issued = Allotment.objects.filter(unit=unit, issued_at__isnull=False, target__plan__state=Plan.State.PUBLISHED)
    issued = issued.filter(target__state=Target.State.CONFIRMED)
    years = {*own.values_list("year", flat=True), *issued.values_list("target__plan__year", flat=True)}
    return sorted(years, reverse=True)


def period_of(target: Target) -> Period:
    """Return the days in which the target is to be reached."""
    return Period.between(date(target.plan.year, 1, 1), max(target.last_day, date(target.plan.year, 1, 1)))


def progress_of(
    asked: Sequence[Asked], *, basis: Basis = Basis.IS, as_of: date | None = None, known_at: int | None = None
) -> list[Progress]:
    """Return how far each is; all figures of one unit and period are read together."""
    day = as_of or timezone.localdate()
    read: dict[tuple[int, Period], dict[str, Figure]] = {}
    for unit, period, codes in _questions(asked, day):
        read[unit.pk, period] = figures_alone(codes, unit, period, basis=basis, as_of=day, known_at=known_at)
    found = []
    for one in asked:
        known = read.get((one.unit.pk, read_over(one.target, day)), {})
        found.append(judge(one, known.get(one.target.indicator), day))
    return found


def _questions(asked: Iterable[Asked], day: date) -> Iterable[tuple[Unit, Period, list[str]]]:
    wanted: dict[tuple[int, Period], tuple[Unit, list[str]]] = {}
    for one in asked:
        if one.target.indicator in registry.declared():
            period = read_over(one.target, day)
            wanted.setdefault((one.unit.pk, period), (one.unit, []))[1].append(one.target.indicator)
    return [(unit, period, codes) for (_pk, period), (unit, codes) in wanted.items()]


def read_over(target: Target, day: date) -> Period:
    """Return the days to read its figure for; targets that are not due yet share one and are read together."""
    period = period_of(target)
    return Period(period.begin, date(day.year, 12, 31)) if period.begin <= day <= period.end else period


def judge(asked: Asked, figure: Figure | None, day: date) -> Progress:
    """Return the progress that a figure means for what was asked."""
    passed = passed_on(asked, day)
    pace = _percent(asked.goal if asked.is_rate else passed)
    share = share_of(asked, figure)
    if share is None:
        return Progress(asked, figure, None, pace, Light.NONE)
    percent = _percent(share * asked.goal if asked.is_rate else share)
    is_late = day > period_of(asked.target).end
    light = _light(asked, share, passed, is_late=is_late, day=day)
    missing = None
    if not asked.is_ratio and not asked.is_rate and asked.target.bound != Bound.AT_MOST:
        missing = max(Fraction(0), asked.goal * (passed - share))
    return Progress(asked, figure, percent, pace, light, missing)


def share_of(asked: Asked, figure: Figure | None) -> Fraction | None:
    """Return how much of the goal is reached, exactly: 1 is all of it. None for silence and what cannot be compared."""
    if figure is None or not figure.is_counted or figure.shown is None:
        return None
    if asked.target.unit in RATES and not asked.is_ratio:
        return None  # "grow by 10 %" is not measured by a count
    if asked.goal == 0:
        return Fraction(1) if figure.shown == 0 else Fraction(2)  # none at all was asked for
    return Fraction(figure.shown) / asked.goal


def passed_on(asked: Asked, day: date) -> Fraction:
    """Return the share that should be reached on a day; ratios have no pace of the year: all of it."""
    if asked.is_ratio or asked.is_rate:
        return Fraction(1)
    period = period_of(asked.target)
    return year_pace(period.begin, period.end, day)


def _percent(share: Fraction) -> float:
    """Return a share in percent to one place; never 100 before all is there, never 0 where there is something."""
    percent = round(float(share) * 100, 1)
    if share < 1 and percent >= 100:
        return 99.9
    return 0.1 if share > 0 and percent == 0 else percent


def _light(asked: Asked, share: Fraction, passed: Fraction, *, is_late: bool, day: date) -> Light:
    if asked.target.bound == Bound.AT_MOST:
        return Light.OK if share <= 1 else Light.BEHIND
    if share >= 1:
        return Light.OK if asked.is_ratio else Light.DONE
    if is_late:
        return Light.BEHIND
    whole = asked.goal if asked.is_rate else Fraction(1)
    if (passed - share) * whole * 100 <= _parameter("plans.level_points", asked.unit, day):
        return Light.OK
    slow = _parameter("plans.slow_share", asked.unit, day) / 100
    return Light.SLOW if share >= passed * slow else Light.BEHIND


def _parameter(code: str, unit: Unit, day: date) -> Fraction:
    return Fraction(str(parameters.value_for(code, unit.code, day)))
