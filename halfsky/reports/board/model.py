"""What the board shows: plain values, the same for page, terminal and bulletin."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from halfsky.indicators.figure import Figure, Number
from halfsky.indicators.periods import Period
from halfsky.indicators.trend import Trend
from halfsky.network.models import Basis, Unit
from halfsky.plans.progress import Asked, Light

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as Text

    from halfsky.reports.board.proof import Proof


class NoLine(LookupError):
    """The board has no such target; the sentence says so."""


@dataclass(frozen=True)
class Spread:
    """How the units below stand where each of them is asked for the same."""

    total: int
    reached: int
    keeping: int
    """Reached, or level with the pace."""
    spoken: int
    """Units that reported anything."""


@dataclass(frozen=True)
class Line:
    """A target with its progress; without `asked`, a figure that nobody set a target for."""

    key: str
    title: str
    code: str
    asked: Asked | None
    figure: Figure | None
    percent: float | None = None
    pace: float | None = None
    light: Light = Light.NONE
    missing: Fraction | None = None
    spread: Spread | None = None
    """For targets that each unit below must reach."""
    period: Period | None = None

    @property
    def unit(self) -> Text:
        """Return the unit of the shown number."""
        if self.figure is not None:
            return self.figure.unit
        return self.asked.target.unit if self.asked else ""

    @property
    def goal(self) -> Fraction | None:
        return self.asked.goal if self.asked else None

    @property
    def is_rate(self) -> bool:
        return self.asked.is_rate if self.asked else self.figure is not None and str(self.figure.unit) == "%"


@dataclass(frozen=True)
class Child:
    """A unit below with the chosen target: its figure against its own part."""

    unit: Unit
    role: str
    """child, former (拆分前) or own (what the unit itself counted)."""
    figure: Figure
    goal: Fraction | None
    percent: float | None
    pace: float | None
    light: Light
    place: int | None = None
    is_tied: bool = False
    months: tuple[Number | None, ...] = ()


@dataclass(frozen=True)
class Chosen:
    """The target in the middle of the board."""

    line: Line
    trend: Trend | None
    children: tuple[Child, ...]
    """In the order of the tree's codes."""
    others: tuple[Child, ...]
    """What no child carries: split units and the unit's own."""
    is_ranked: bool
    why_unranked: str
    proof: Proof | None

    @property
    def ranked(self) -> list[Child]:
        """Return the children by place, those without a place last in code order."""
        return sorted(self.children, key=lambda child: (child.place is None, child.place or 0))


@dataclass(frozen=True)
class Board:
    unit: Unit
    year: int
    basis: Basis
    day: date
    """The last day that counts."""
    watermark: int
    """The last entry that counts."""
    lines: tuple[Line, ...]
    chosen: Chosen | None
    above: tuple[Unit, ...]
    has_targets: bool
    pace: float
    """Where the year should be on the day, in percent."""

    def count(self, light: Light) -> int:
        return sum(line.light is light for line in self.lines if line.asked is not None)

    @property
    def has_issued(self) -> bool:
        """Return whether any of it was issued from above."""
        return any(line.asked is not None and line.asked.part is not None for line in self.lines)

    @property
    def targets(self) -> list[Line]:
        return [line for line in self.lines if line.asked is not None]
