"""Where a figure comes from: how it is counted, its sum written out, what it is divided by, the newest entries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils import timezone

from halfsky.indicators import registry
from halfsky.indicators.behind import Behind, entries_behind
from halfsky.indicators.declaration import Measure, Ratio
from halfsky.indicators.figure import Figure, ValueState
from halfsky.network.models import Basis, Unit

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as Text

NEWEST = 7


@dataclass(frozen=True)
class Side:
    """One sum: the figure, or a ratio's numerator or denominator. `behind` is None where the number is hidden."""

    figure: Figure
    how: Text
    measure: Measure
    behind: Behind | None

    @property
    def is_distinct(self) -> bool:
        """Return whether entries are many and those counted are fewer: the same person or place counts once."""
        return self.measure in (Measure.PEOPLE, Measure.PLACES)


@dataclass(frozen=True)
class Proof:
    """A figure with the sums it stands on: one, or the two of a ratio."""

    figure: Figure
    unit: Unit
    how: Text
    sides: tuple[Side, ...]
    at: datetime
    """The moment it was read."""


def proof_of(
    figure: Figure,
    unit: Unit,
    *,
    basis: Basis = Basis.IS,
    known_at: int | None = None,
    own: bool = False,
    page: int = 1,
    size: int = NEWEST,
    listed: bool = True,
) -> Proof:
    """Return where a figure that was read comes from, with a page of the entries behind each of its sums.

    Without `listed` no entry is read: the figure alone says what it says.
    """
    declared = registry.get(figure.code)
    parts = [figure]
    if isinstance(declared, Ratio):
        parts = [part for part in (figure.numerator, figure.denominator) if part is not None]
    is_hidden = figure.state is ValueState.HIDDEN
    sides = []
    for part in parts:
        plain = registry.get(part.code)
        assert not isinstance(plain, Ratio)
        behind = None
        if listed and not is_hidden and part.state is not ValueState.HIDDEN:
            behind = entries_behind(
                part.code,
                unit,
                figure.period,
                basis=basis,
                as_of=figure.as_of,
                known_at=known_at,
                own=own,
                page=page,
                size=size,
            )
        sides.append(Side(part, plain.how, plain.measure, behind))
    return Proof(figure, unit, declared.how, tuple(sides), timezone.now())
