"""Figures drawn as SVG: pure functions from numbers and dates to coordinates, ready as text for the templates."""

from .clocks import LONGEST_STRIP, ClockDay, Span, Strip, StripDay, clock_span, clock_strip, time_left
from .lines import (
    Bar,
    ChangeBar,
    Sparkline,
    Tick,
    Trend,
    change_bar,
    segments,
    short_number,
    sparkline,
    target_bar,
    trend,
)
from .numbers import month_day, number
from .tiles import MARKS, Tile, pace_tone, tile_map

__all__ = [
    "LONGEST_STRIP",
    "MARKS",
    "Bar",
    "ChangeBar",
    "ClockDay",
    "Span",
    "Sparkline",
    "Strip",
    "StripDay",
    "Tick",
    "Tile",
    "Trend",
    "change_bar",
    "clock_span",
    "clock_strip",
    "month_day",
    "number",
    "pace_tone",
    "segments",
    "short_number",
    "sparkline",
    "target_bar",
    "tile_map",
    "time_left",
    "trend",
]
