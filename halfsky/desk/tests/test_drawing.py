"""Drawing: the numbers that reach the SVG."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as st

from halfsky.desk.drawing import (
    ClockDay,
    Tile,
    change_bar,
    clock_span,
    clock_strip,
    number,
    pace_tone,
    segments,
    short_number,
    sparkline,
    target_bar,
    tile_map,
    time_left,
    trend,
)


def test_length_is_written_short_and_never_localised() -> None:
    assert [number(value) for value in (84.3, 100.0, 0.0, -0.001, 33.333, 1234.5)] == [
        "84.3",
        "100",
        "0",
        "0",
        "33.33",
        "1234.5",
    ]


def test_bar_stops_at_a_hundred_but_its_label_keeps_the_number() -> None:
    bar = target_bar(102.1, 78.1, "done")
    assert (bar.value, bar.pace, bar.label) == ("100", "78.1", "完成 102.1%，进度应到 78.1%")


def test_bar_of_an_unknown_figure_is_empty_and_says_so() -> None:
    bar = target_bar(None, 78.1)
    assert bar.value == "0"
    assert bar.label.startswith("没有数")


def national_day_strip(today: date) -> list[ClockDay]:
    """Return 30 September to 13 October 2026 with the feast off and 10 October worked."""
    first = date(2026, 9, 30)
    days = [first + timedelta(days=index) for index in range(14)]
    off = {date(2026, 10, day) for day in (1, 2, 3, 4, 5, 6, 7, 11)}
    feast = {date(2026, 10, day) for day in range(1, 8)}
    return [
        ClockDay(day, day not in off, "国庆节放假" if day in feast else "调休班" if day == date(2026, 10, 10) else "")
        for day in days
    ]


def test_strip_numbers_counted_days_and_crosses_out_the_rest() -> None:
    today, due = date(2026, 10, 12), date(2026, 10, 13)
    strip = clock_strip(national_day_strip(today), due, today)
    assert [day.kind for day in strip.days] == ["past", *["skip"] * 7, "past", "past", "past", "skip", "now", "due"]
    assert [day.text for day in strip.days if day.text] == ["始", "1", "2", "3", "4", "5"]
    assert strip.box == "0 0 336 47"
    assert strip.width == "336"


def test_strip_says_a_note_once_above_the_middle_of_its_run() -> None:
    strip = clock_strip(national_day_strip(date(2026, 10, 12)), date(2026, 10, 13), date(2026, 10, 12))
    assert {index: day.above for index, day in enumerate(strip.days) if day.above} == {
        4: "国庆节放假",
        10: "调休班",
        12: "今天",
    }


def test_strip_dates_only_its_two_ends() -> None:
    strip = clock_strip(national_day_strip(date(2026, 10, 12)), date(2026, 10, 13), date(2026, 10, 12))
    assert [(day.below, day.below_class) for day in strip.days if day.below] == [("9/30", "s"), ("10/13", "e")]
    assert strip.label == "9月30日开始，10月13日到期，共 5 天，今天以后还有 1 天"


def test_strip_without_days_is_refused() -> None:
    with pytest.raises(ValueError, match="at least the day it starts"):
        clock_strip([], date(2026, 1, 1), date(2026, 1, 1))


def test_overdue_span_shows_the_late_end_after_the_due_mark() -> None:
    span = clock_span(date(2026, 8, 11), date(2026, 10, 10), date(2026, 10, 12), opens="受理")
    assert (span.done, span.mark, span.mark_class) == ("308", "308", "m")
    assert float(span.late) == pytest.approx(308 * 2 / 60, abs=0.01)
    assert span.label == "8月11日受理，10月10日到期，逾期 2 天"


@given(st.integers(1, 400), st.integers(0, 800))
def test_span_never_leaves_its_box(length: int, passed: int) -> None:
    start = date(2026, 1, 1)
    span = clock_span(start, start + timedelta(days=length), start + timedelta(days=passed))
    assert 0 <= float(span.done) <= float(span.body)
    assert float(span.body) + float(span.late or 0) <= 340


def test_time_left_names_overdue_today_and_days() -> None:
    today = date(2026, 10, 12)
    assert time_left(date(2026, 10, 10), today) == "逾期 2 天"
    assert time_left(today, today) == "今天到期"
    assert time_left(date(2026, 10, 24), today) == "剩 12 天"


def test_zeros_draw_a_flat_line_and_no_data_draws_none() -> None:
    assert sparkline([0, 0, 0]).points == "0,18 36,18 72,18"
    assert sparkline([None, None]).points == ""


def test_unknown_values_are_left_out_of_the_line_not_drawn_as_zero() -> None:
    assert sparkline([10, None, 10]).points.count(",") == 2


@given(st.lists(st.one_of(st.none(), st.floats(-1e6, 1e9)), min_size=1, max_size=40))
def test_sparkline_stays_in_its_box(values: list[float | None]) -> None:
    for point in sparkline(values).points.split():
        x, y = map(float, point.split(","))
        assert 0 <= x <= 72
        assert 2 <= y <= 18


def test_trend_ends_in_the_current_month_where_the_month_stands() -> None:
    line = trend([100.0, 200.0], target=1200, name="人次", elapsed=0.5)
    assert line.end_x == number(44 + 584 / 12 * 1.5)
    assert line.pace.split()[-1] == "628,12"
    assert line.label == "人次：到 2 月底 200"


def test_trend_without_figures_has_no_line_and_says_so() -> None:
    empty = trend([], name="人次")
    assert (empty.line, empty.area, empty.label) == ("", "", "人次：还没有数")


def test_axis_words_use_wan_and_yi() -> None:
    assert [short_number(value) for value in (0, 860, 32000, 120_000_000)] == ["0", "860", "3.2万", "1.2亿"]


def test_change_bar_points_left_for_less() -> None:
    down, up = change_bar(-0.08), change_bar(0.9)
    assert (down.x, down.width, down.down) == ("-16", "16", True)
    assert (up.x, up.width, up.down) == ("0", "60", False)


def test_segments_fill_the_width_and_leave_out_nothing_parts() -> None:
    assert segments([("o", 3), ("w", 0), ("b", 1)]) == (("o", "0", "75"), ("b", "75", "25"))


@pytest.mark.parametrize(
    ("percent", "tone"),
    [(None, "na"), (0.0, "0"), (83.1, "4"), (83.0, "3"), (73.2, "3"), (73.1, "2"), (63.2, "2"), (63.1, "1")],
)
def test_tile_tone_is_the_distance_from_the_pace(percent: float | None, tone: str) -> None:
    assert pace_tone(percent, 78.1) == tone


def test_zero_and_not_reported_never_share_a_tone() -> None:
    assert pace_tone(0.0, 50.0) != pace_tone(0.0, 50.0, has_reported=False)


def test_tiles_take_their_place_in_the_layout_and_none_is_lost() -> None:
    tiles = [Tile("a", "甲"), Tile("b", "乙"), Tile("c", "丙")]
    rows = tile_map(tiles, [["b", ""], ["", "a"]])
    assert [[tile.name for tile in row] for row in rows] == [["乙", ""], ["", "甲"], ["丙"]]


def test_tiles_without_a_layout_stand_four_in_a_row() -> None:
    assert [len(row) for row in tile_map([Tile(str(n)) for n in range(6)])] == [4, 2]


def test_a_short_clock_is_drawn_in_its_own_width() -> None:
    days = [ClockDay(date(2026, 3, 2) + timedelta(days=n), counted=True) for n in range(6)]
    strip = clock_strip(days, date(2026, 3, 7), date(2026, 3, 4))
    html = render_to_string("components/days.html", {"strip": strip})
    assert 'width="144"' in html
    assert " style=" not in html
