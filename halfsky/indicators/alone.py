"""Figures of a unit that is asked for alone: what the list of its parent hides, its own page hides too."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from halfsky.indicators import registry
from halfsky.indicators.children import by_child
from halfsky.indicators.figure import Figure, ValueState
from halfsky.indicators.figures import figures
from halfsky.indicators.hiding import hide
from halfsky.indicators.periods import Period
from halfsky.network.models import Basis, Unit


def figures_alone(
    codes: Sequence[str],
    unit: Unit,
    period: Period,
    *,
    basis: Basis = Basis.IS,
    as_of: date | None = None,
    known_at: int | None = None,
) -> dict[str, Figure]:
    """Return figures like `figures`; a sensitive one that would give a hidden sibling away by subtraction is hidden."""
    found = figures(codes, unit, period, basis=basis, as_of=as_of, known_at=known_at)
    sensitive = [code for code, one in found.items() if registry.get(code).is_sensitive and one.value]
    if not sensitive or unit.parent is None:
        return found
    beside = by_child(sensitive, unit.parent, period, basis=basis, as_of=as_of, known_at=known_at)
    for code in sensitive:
        listed = beside.column(code).get(unit.pk)
        if listed is not None and listed.state is ValueState.HIDDEN:
            found[code] = hide(found[code])
    return found
