"""Bars and lines: target bar, change bar, parts of a whole, sparkline, trend."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from .numbers import number


@dataclass(frozen=True)
class Bar:
    """A target bar: both lengths in percent of the track, as text; `pace` is empty where there is none."""

    value: str
    pace: str
    tone: str
    label: str


def target_bar(percent: float | None, pace: float | None = None, tone: str = "", label: str = "") -> Bar:
    """Return the bar of a figure; it fills to 100 and stops, the label keeps the true number."""
    done = 0.0 if percent is None else percent
    words = label or (_("没有数") if percent is None else _("完成 %(done)s%%") % {"done": number(done)})
    if pace is not None and not label:
        words += _("，进度应到 %(pace)s%%") % {"pace": number(pace)}
    return Bar(number(_within(done)), "" if pace is None else number(_within(pace)), tone, words)


def _within(percent: float) -> float:
    return min(100.0, max(0.0, percent))


@dataclass(frozen=True)
class Sparkline:
    """Points of a 72 by 20 line and its last point; without values there is no line."""

    points: str
    end_x: str
    end_y: str


def sparkline(values: Sequence[float | None]) -> Sparkline:
    """Return the shape of a series: flat at the foot for zeros, empty for no data, unknown values left out."""
    known = [(index, value) for index, value in enumerate(values) if value is not None]
    if not known:
        return Sparkline("", "", "")
    top = max(value for _, value in known)
    low = min(0.0, *(value for _, value in known)) if len(known) > 1 else min(0.0, known[0][1])
    step = 72 / max(1, len(values) - 1)
    span = (top - low) or 1.0
    dots = [(number(index * step), number(18 - 16 * (value - low) / span)) for index, value in known]
    return Sparkline(" ".join(f"{x},{y}" for x, y in dots), *dots[-1])


@dataclass(frozen=True)
class Tick:
    """A word beside an axis."""

    x: str
    y: str
    text: str


@dataclass(frozen=True)
class Trend:
    """A year month by month in a box of 640 by 168: this year, last year, pace, grid and words."""

    line: str
    area: str
    last_year: str
    pace: str
    end_x: str
    end_y: str
    grid: tuple[str, ...]
    scale: tuple[Tick, ...]
    months: tuple[Tick, ...]
    label: str


LEFT, RIGHT, TOP, FOOT = 44.0, 628.0, 12.0, 147.0


def trend(
    this_year: Sequence[float | None],
    last_year: Sequence[float | None] = (),
    target: float | None = None,
    *,
    name: str,
    elapsed: float = 1.0,
    is_level: bool = False,
) -> Trend:
    """Return the trend of running totals at the end of each month, the last one after `elapsed` of its month.

    A target draws the even pace from nothing to it. `is_level` is for rates: they do not begin at nothing, and their
    target is the same all year. Months without a value are left out.
    """
    known = [value for value in (*this_year, *last_year) if value is not None]
    ceiling = max([*known, target or 0, 1])
    if ceiling < 30:  # whole numbers beside the axis
        ceiling = -(-ceiling // 3) * 3
    months = 12
    step = (RIGHT - LEFT) / months

    def at(index: float, value: float) -> tuple[str, str]:
        return number(LEFT + step * index), number(FOOT - (FOOT - TOP) * value / ceiling)

    def run(values: Sequence[float | None], last: float) -> list[tuple[str, str]]:
        ends = [*range(1, len(values)), len(values) - 1 + last]
        dots = [at(end, value) for end, value in zip(ends, values, strict=True) if value is not None]
        return dots if is_level or not dots else [at(0, 0), *dots]

    now = run(this_year, elapsed) if this_year else []
    end = now[-1] if now else ("", "")
    thirds = [ceiling * part / 3 for part in (3, 2, 1, 0)]
    heights = [at(0, value)[1] for value in thirds]
    return Trend(
        line=_joined(now),
        area=_joined([*now, (end[0], number(FOOT))]) if now and not is_level else "",
        last_year=_joined(run(last_year, 1.0)) if last_year else "",
        pace=_joined([at(0, target if is_level else 0), at(months, target)]) if target else "",
        end_x=end[0],
        end_y=end[1],
        grid=tuple(heights),
        scale=tuple(
            Tick("38", number(float(y) + 4), short_number(value)) for y, value in zip(heights, thirds, strict=True)
        ),
        months=tuple(
            Tick(number(LEFT + step * (month - 0.5)), "164", _("%(month)d月") % {"month": month})
            for month in range(1, 13)
        ),
        label=_trend_label(this_year, name),
    )


def _trend_label(this_year: Sequence[float | None], name: str) -> str:
    if not this_year or this_year[-1] is None:
        return _("%(name)s：还没有数") % {"name": name}
    return _("%(name)s：到 %(month)d 月底 %(value)s") % {
        "name": name,
        "month": len(this_year),
        "value": f"{this_year[-1]:,.0f}",
    }


def _joined(points: Sequence[tuple[str, str]]) -> str:
    return " ".join(f"{x},{y}" for x, y in points)


def short_number(value: float) -> str:
    """Return a number for an axis: 3.2万, 1.2亿, 860."""
    for unit, size in ((_("亿"), 100_000_000), (_("万"), 10_000)):
        if abs(value) >= size:
            return f"{number(round(value / size, 1))}{unit}"
    return f"{value:.0f}"


@dataclass(frozen=True)
class ChangeBar:
    """A change against last year around a middle line, in a box from -60 to 60."""

    x: str
    width: str
    down: bool


def change_bar(share: float) -> ChangeBar:
    """Return the bar of a change given as a share (0.17 for 17 % more); it stops at one and a half times."""
    length = min(60.0, abs(share) * 200)
    return ChangeBar(number(-length if share < 0 else 0), number(length), share < 0)


def segments(parts: Sequence[tuple[str, int]], width: float = 100.0) -> tuple[tuple[str, str, str], ...]:
    """Return (class, x, width) of parts laid end to end over the whole width; empty parts are left out."""
    total = sum(count for _, count in parts)
    placed: list[tuple[str, str, str]] = []
    x = 0.0
    for name, count in parts:
        if count > 0:
            placed.append((name, number(x), number(width * count / total)))
            x += width * count / total
    return tuple(placed)
