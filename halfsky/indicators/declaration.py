"""The words in which figures are declared: one definition for each figure, in the programme's `indicators.py`.

INDICATORS: tuple[Indicator, ...]     what facts of one code add up to
RATIOS: tuple[Ratio, ...]             two indicators over each other, both kept, never averaged
PHRASES: tuple[Phrase, ...]           words of plans that mean one of them
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as Text


class Measure(StrEnum):
    COUNT = "count"  # 件 次: how many
    SUM = "sum"  # 元 小时: quantities added up
    PEOPLE = "people"  # 人: distinct known persons
    TIMES = "times"  # 人次: each attendance
    STOCK = "stock"  # how many there are at a date: all changes up to it
    PLACES = "places"  # distinct places


@dataclass(frozen=True)
class Indicator:
    code: str
    """Begins with the programme's slug: `training.people`."""
    title: Text
    unit: Text
    measure: Measure
    how: Text
    """How it is counted, in one sentence that an officer can check."""
    scale: int = 1
    """Smallest units in one shown unit: 100 for yuan kept in fen, 60 for hours kept in minutes."""
    is_rankable: bool = True
    """False: context (volumes of need, sealed counts): never ranked."""
    is_sensitive: bool = False
    """True: counts below the threshold are hidden, with their complements."""
    breakdowns: Mapping[str, Text] = field(default_factory=dict)
    """Value -> label of the groups that plans name; facts of a group have the code `<code>@<value>`."""
    companion: str = ""
    """The indicator shown beside it: 人次 beside 人 and the other way round."""


@dataclass(frozen=True)
class Ratio:
    code: str
    title: Text
    numerator: str
    denominator: str
    how: Text
    kind: Literal["due", "cohort", "share"] = "share"
    """due: clocks whose limit falls in the period; cohort: matters received in the period; share: two plain figures."""
    is_rankable: bool = True
    is_sensitive: bool = False
    min_denominator: int = 10
    """Below it a rate is 样本不足: shown with its parts, never ranked."""
    unit: Text = "%"


@dataclass(frozen=True)
class Phrase:
    """Words of a plan that mean an indicator: all of `words` near the number, in one of `units`, none of `without`."""

    indicator: str
    words: tuple[str, ...]
    units: tuple[str, ...]
    without: tuple[str, ...] = ()
    breakdown: str = ""
    """The group that the words name, for `<code>@<value>`."""
    why: Text = ""
