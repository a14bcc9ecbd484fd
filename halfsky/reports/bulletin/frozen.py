"""A bulletin's figures, frozen: plain values that give the same bytes whenever its files are written."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import date
from fractions import Fraction
from typing import Any

Key = tuple[str, str, int, str]


@dataclass(frozen=True)
class Num:
    """One number as it was read. `value` is exact, in the shown unit (1/2 for halves, 0.95 of a rate is 19/20)."""

    code: str
    unit_id: int
    period: str
    state: str
    value: str | None
    words: str
    top: str | None = None
    bottom: str | None = None
    facts: int = 0
    own: bool = False
    """What the unit itself counted, without those below."""

    @property
    def exact(self) -> Fraction | None:
        return None if self.value is None else Fraction(self.value)


@dataclass(frozen=True)
class ChildRow:
    """A unit below: its month, its total, its part, its place."""

    unit_id: int
    name: str
    role: str
    total: Num
    month: Num | None
    goal: str | None
    goal_words: str
    percent: float | None
    light: str
    place: int | None
    is_tied: bool


@dataclass(frozen=True)
class LineRow:
    """A target. `size` is by what money was divided for its words, `unit` the unit of the words."""

    key: str
    title: str
    code: str
    unit: str
    size: int
    how: str
    is_rate: bool
    is_ratio: bool
    goal: str | None
    goal_words: str
    total: Num | None
    month: Num | None
    percent: float | None
    pace: float | None
    light: str
    word: str
    reached: int | None
    """For targets that each unit below must reach: how many did."""
    late: str | None
    """What was entered since the last bulletin for days up to its end, in words; None: nothing."""
    is_ranked: bool
    why_unranked: str
    children: tuple[ChildRow, ...]


@dataclass(frozen=True)
class Frozen:
    """Everything a bulletin's files are written from, but its number and day."""

    unit_id: int
    unit_name: str
    unit_short: str
    level: int
    parent_name: str
    year: int
    month: int
    as_of: str
    watermark: int
    basis: str
    pace: float
    plans: tuple[str, ...]
    last_number: str
    """The bulletin that the late entries are counted since."""
    corrects: str
    """The number of the bulletin that this one corrects."""
    far_behind: float
    is_demo: bool
    lines: tuple[LineRow, ...]

    @property
    def day(self) -> date:
        return date.fromisoformat(self.as_of)

    def numbers(self) -> dict[Key, Num]:
        """Return every number in it by where it stands: (line, role, unit, its days)."""
        found: dict[Key, Num] = {}
        for line in self.lines:
            for one in (line.total, line.month):
                if one is not None:
                    found[line.key, "whole", one.unit_id, one.period] = one
            for child in line.children:
                for one in (child.total, child.month):
                    if one is not None:
                        found[line.key, child.role, one.unit_id, one.period] = one
        return found

    def to_json(self) -> dict[str, Any]:
        """Return plain values that `from_json` reads back."""
        plain: dict[str, Any] = json.loads(json.dumps(asdict(self)))
        return plain


def from_json(rows: dict[str, Any]) -> Frozen:
    """Return the frozen figures of stored rows."""
    lines = tuple(_line(line) for line in rows["lines"])
    return Frozen(**rows | {"plans": tuple(rows["plans"]), "lines": lines})


def _line(raw: dict[str, Any]) -> LineRow:
    children = tuple(_child(child) for child in raw["children"])
    return LineRow(**raw | {"total": _num(raw["total"]), "month": _num(raw["month"]), "children": children})


def _child(raw: dict[str, Any]) -> ChildRow:
    return ChildRow(**raw | {"total": Num(**raw["total"]), "month": _num(raw["month"])})


def _num(raw: dict[str, Any] | None) -> Num | None:
    return None if raw is None else Num(**raw)


def digest(rows: dict[str, Any], *more: str) -> str:
    """Return the SHA-256 of the rows in one writing, with what else is frozen beside them."""
    text = json.dumps(rows, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256("\n".join([text, *more]).encode()).hexdigest()
