"""A figure: a value with its state, its parts, and what it stands on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from halfsky.indicators.periods import Period
from halfsky.network.models import Basis

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as Text

Number = int | Fraction


class ValueState(StrEnum):
    """What a figure is. Silence (NO_DATA) is not zero: it has no value, no place and enters no sum unseen."""

    COUNTED = "counted"
    ZERO = "zero"
    NOT_APPLICABLE = "not_applicable"
    TOO_FEW = "too_few"
    NO_DATA = "no_data"
    HIDDEN = "hidden"


@dataclass(frozen=True)
class Figure:
    """One figure of one unit. `value` is in the indicator's smallest unit; `shown` in the unit that is shown."""

    code: str
    title: Text
    unit_id: int
    period: Period
    basis: Basis
    as_of: date
    known_at: int | None
    state: ValueState
    value: Number | None
    unit: Text
    scale: int = 1
    facts: int = 0
    """How many facts stand behind it."""
    single: int = 0
    """What comes from single entries."""
    aggregate: int = 0
    """What comes from aggregate entries (汇总填报)."""
    numerator: Figure | None = None
    denominator: Figure | None = None
    companion: Figure | None = None
    """The figure shown beside it: 人次 beside 人."""

    @property
    def shown(self) -> Number | None:
        """Return the value in the shown unit, exactly: yuan for fen, hours for minutes, 1 for 100 %."""
        return None if self.value is None else exact(Fraction(self.value) / self.scale)

    @property
    def traceable(self) -> Fraction | None:
        """Return the share that is traceable to single entries; of a ratio, that of its weaker part."""
        if self.numerator is not None and self.denominator is not None:
            shares = [share for part in (self.numerator, self.denominator) if (share := part.traceable) is not None]
            return min(shares, default=None)
        whole = self.single + self.aggregate
        return None if self.value is None or whole <= 0 else Fraction(self.single, whole)

    @property
    def is_counted(self) -> bool:
        """Return whether it has a value that may be compared: counted, or a true zero."""
        return self.state in (ValueState.COUNTED, ValueState.ZERO)


def exact(value: Fraction) -> Number:
    """Return a fraction as an integer where it is one."""
    return value.numerator if value.denominator == 1 else value
