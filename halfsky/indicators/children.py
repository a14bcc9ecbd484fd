"""A figure by the units below: the rows add up to the whole, with a line for what no child carries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from halfsky.indicators.figure import Figure, ValueState
from halfsky.indicators.figures import Question, answer
from halfsky.indicators.hiding import SMALL, hide_complements
from halfsky.indicators.periods import Period
from halfsky.indicators.sums import Cell, Line
from halfsky.network.models import FAR, Basis, Descent, Unit

Role = Literal["child", "former", "own"]


@dataclass(frozen=True)
class Row:
    """One line below a unit.

    child: a unit that stands (or stood) there; former: a unit closed since whose past no other carries whole (拆分前);
    own: what the unit itself counted.
    """

    unit: Unit
    role: Role
    figures: dict[str, Figure]
    period: Period
    """The days on which it stood there; with the tree as it is, the whole period."""


@dataclass(frozen=True)
class Breakdown:
    """Figures of a unit and the rows they are made of. Additive figures of the rows add up to the whole."""

    unit: Unit
    whole: dict[str, Figure]
    rows: tuple[Row, ...]

    def column(self, code: str) -> dict[int, Figure]:
        """Return one code of the child rows, by unit id."""
        return {row.unit.pk: row.figures[code] for row in self.rows if row.role == "child"}


def by_child(
    codes: Sequence[str],
    unit: Unit,
    period: Period,
    *,
    basis: Basis = Basis.IS,
    as_of: date | None = None,
    known_at: int | None = None,
    small: int = SMALL,
) -> Breakdown:
    """Return figures of a unit and of the units right below it, of today or of then."""
    question = Question(period, basis, as_of, known_at, small)
    read = _was_rows if basis is Basis.WAS else _is_rows
    whole, rows = read(question, unit, codes)
    kept = [row for row in rows if row.role == "child" or _says_something(row)]
    covered = hide_complements([row.figures for row in kept], codes)
    shown = tuple(replace(row, figures=figures) for row, figures in zip(kept, covered, strict=True))
    return Breakdown(unit, whole, shown)


def _says_something(row: Row) -> bool:
    return any(one.state is not ValueState.NO_DATA for one in row.figures.values())


Read = tuple[dict[str, Figure], list[Row]]


def _is_rows(question: Question, unit: Unit, codes: Sequence[str]) -> Read:
    below = Descent.objects.filter(basis=Basis.IS, ancestor=unit, depth=1).select_related("descendant")
    units = [one.descendant for one in below if one.descendant.bearer_id in (None, one.descendant_id)]
    units.sort(key=lambda one: (one.code == "", one.code, one.pk))
    lines = [*(Line.of(one) for one in units), Line.of(unit, own=True)]
    found = answer(question, [Line.of(unit), *lines], codes)
    rows = []
    for one, line in zip([*units, unit], lines, strict=True):
        role: Role = "own" if line.own else "child" if one.is_standing else "former"
        rows.append(Row(one, role, _row(found, line, codes), question.period))
    return _row(found, Line.of(unit), codes), rows


def _row(found: dict[Cell, Figure], line: Line, codes: Sequence[str]) -> dict[str, Figure]:
    return {code: found[line, code] for code in codes}


def _was_rows(question: Question, unit: Unit, codes: Sequence[str]) -> Read:
    """Return the whole, and a row for each stay of a unit right below this one within the period."""
    spans = Descent.objects.filter(
        basis=Basis.WAS,
        ancestor=unit,
        depth=1,
        valid_from__lte=question.period.end,
        valid_to__gt=question.period.begin,
    ).select_related("descendant")
    stays: dict[Period, list[Unit]] = {}
    for span in spans:
        last = span.valid_to if span.valid_to == FAR else span.valid_to.fromordinal(span.valid_to.toordinal() - 1)
        stay = Period(max(span.valid_from, question.period.begin), min(last, question.period.end))
        stays.setdefault(stay, []).append(span.descendant)
    rows: list[Row] = []
    for stay, units in stays.items():
        lines = [Line.of(one) for one in units]
        found = answer(replace(question, period=stay), lines, codes)
        for one, line in zip(units, lines, strict=True):
            role: Role = "former" if one.closed_on <= stay.begin else "child"
            rows.append(Row(one, role, _row(found, line, codes), stay))
    rows.sort(key=lambda row: (row.unit.code == "", row.unit.code, row.unit.pk, row.period))
    line, own = Line.of(unit), Line.of(unit, own=True)
    found = answer(question, [line, own], codes)
    return _row(found, line, codes), [*rows, Row(unit, "own", _row(found, own, codes), question.period)]
