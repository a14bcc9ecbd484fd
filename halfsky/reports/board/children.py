"""The units below with their part of a target: figure, progress, place, and the shape of their year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext as _

from halfsky.indicators.children import Row, by_child
from halfsky.indicators.figure import Figure
from halfsky.indicators.periods import Period
from halfsky.indicators.ranking import NotRankable, placed
from halfsky.network.models import Basis, Unit
from halfsky.plans.models import Allotment, Bound
from halfsky.plans.progress import Asked, Light, judge, read_over
from halfsky.reports.board.model import Child


@dataclass(frozen=True)
class Wanted:
    """A line whose children are asked for."""

    key: str
    code: str
    period: Period
    asked: Asked | None

    @classmethod
    def of(cls, asked: Asked, day: date) -> Wanted:
        return cls(str(asked.target.pk), asked.target.indicator, read_over(asked.target, day), asked)


@dataclass(frozen=True)
class Below:
    """The children of one line, in code order."""

    rows: tuple[Child, ...]
    is_ranked: bool = False
    why_unranked: str = ""


Read = Mapping[tuple[Period, str], Sequence[tuple[Row, Figure]]]
Goals = Mapping[tuple[int, int], Decimal]
"""(target, unit) -> its issued part."""


def below(
    unit: Unit, wanted: Sequence[Wanted], day: date, basis: Basis = Basis.IS, known_at: int | None = None
) -> dict[str, Below]:
    """Return the children of each line by its key; lines of one period are read together."""
    read = _read(unit, wanted, day, basis, known_at)
    goals = _goals(one.asked.target.pk for one in wanted if one.asked is not None)
    return {
        one.key: _ranked(one, [_child(one, *pair, goals, day) for pair in read[one.period, one.code]]) for one in wanted
    }


def _read(unit: Unit, wanted: Sequence[Wanted], day: date, basis: Basis, known_at: int | None) -> Read:
    codes: dict[Period, list[str]] = {}
    for one in wanted:
        codes.setdefault(one.period, []).append(one.code)
    found: dict[tuple[Period, str], list[tuple[Row, Figure]]] = {}
    for period, named in codes.items():
        rows = by_child(list(dict.fromkeys(named)), unit, period, basis=basis, as_of=day, known_at=known_at).rows
        for code in named:
            found[period, code] = [(row, row.figures[code]) for row in rows]
    return found


def _goals(targets: Iterable[int]) -> Goals:
    parts = Allotment.objects.filter(target__in=set(targets), issued_at__isnull=False)
    return {(target, unit): value for target, unit, value in parts.values_list("target_id", "unit_id", "value")}


def _child(wanted: Wanted, row: Row, figure: Figure, goals: Goals, day: date) -> Child:
    asked = _asked_of(wanted.asked, row, goals)
    if asked is None:
        return Child(row.unit, row.role, figure, None, None, None, Light.NONE)
    progress = judge(asked, figure, day)
    return Child(row.unit, row.role, figure, asked.goal, progress.percent, progress.pace, progress.light)


def _asked_of(asked: Asked | None, row: Row, goals: Goals) -> Asked | None:
    """Return what a unit below is asked for: its issued part; the same for all where it is a rate or asked of each."""
    if asked is None or row.role != "child":
        return None
    part = goals.get((asked.target.pk, row.unit.pk))
    if part is not None:
        return Asked(asked.target, row.unit, part)
    is_same = asked.target.each or asked.is_rate or asked.is_ratio
    return Asked(asked.target, row.unit, asked.value) if is_same else None


def _ranked(wanted: Wanted, rows: list[Child]) -> Below:
    """Return the rows with their places, or why there are none."""
    children = [row for row in rows if row.role == "child"]
    goals: dict[int, Fraction] = {row.unit.pk: row.goal for row in children if row.goal is not None}
    if not goals:
        return Below(tuple(rows), why_unranked=_("没有分解到下一级，不排名") if children else "")
    is_ceiling = wanted.asked is not None and wanted.asked.target.bound == Bound.AT_MOST
    try:
        found = placed(
            wanted.code,
            wanted.period,
            [(row.unit, row.figure) for row in children],
            targets=goals,
            lower_is_better=is_ceiling,
        )
    except NotRankable as fault:
        return Below(tuple(rows), why_unranked=str(fault))
    if not found.is_ranked:
        return Below(tuple(rows), why_unranked=_("能比较的单位不到 3 个，不排名"))
    places = {id(line.figure): line.place for line in found.lines}
    taken = list(places.values())
    shown = []
    for row in rows:
        place = places.get(id(row.figure)) if row.role == "child" else None
        shown.append(replace(row, place=place, is_tied=place is not None and taken.count(place) > 1))
    return Below(tuple(shown), is_ranked=True)
