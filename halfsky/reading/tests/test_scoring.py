"""The marks in our texts and the counting of scores."""

from typing import Any

import pytest

from halfsky.reading.marked import parse_marked
from halfsky.reading.scoring import Tally, add_measures, add_outline


def row(start: int = 0, value: float = 100, unit: str = "名", role: str = "target", **more: Any) -> dict[str, Any]:
    return {
        "quote": "100名",
        "start": start,
        "value": value,
        "unit": unit,
        "bound": "exact",
        "each": False,
        "role": role,
        **more,
    }


def tally(expected: list[dict[str, Any]], read: list[dict[str, Any]]) -> tuple[int, int, int]:
    counted = Tally()
    add_measures(counted, "x", expected, read)
    return counted.hits, counted.extra, counted.missed


def test_marks_are_taken_out_and_placed() -> None:
    marked = parse_marked("x", "{{1|一、}}培训[[100名|100|名|T+e|妇女]]。")
    assert marked.text == "一、培训100名。"
    assert marked.items == [{"level": 1, "marker": "一、", "title": "", "start": 0}]
    (measure,) = marked.measures
    assert (measure["start"], measure["bound"], measure["each"], measure["role"], measure["what"]) == (
        4,
        "at_least",
        True,
        "target",
        "妇女",
    )


def test_a_malformed_mark_says_so() -> None:
    with pytest.raises(ValueError, match="标注缺少字段"):
        parse_marked("x", "[[100名|100]]")


def test_hits_extras_and_misses_are_counted() -> None:
    assert tally([row()], [row()]) == (1, 0, 0)
    assert tally([row()], []) == (0, 0, 1)
    assert tally([], [row()]) == (0, 1, 0)


def test_context_is_neither_asked_nor_punished() -> None:
    assert tally([row(role="context")], []) == (0, 0, 0)
    assert tally([], [row(role="context")]) == (0, 0, 0)
    assert tally([row(role="context")], [row(role="target")]) == (0, 0, 0)


def test_a_unit_that_is_not_written_fits_any() -> None:
    assert tally([row(unit="")], [row(unit="人")]) == (1, 0, 0)
    assert tally([row(unit="名")], [row(unit="人")]) == (0, 1, 1)


def test_the_upper_end_of_a_range_is_absorbed() -> None:
    assert tally([row(value=1, alt=[2.0])], [row(value=1), row(value=2)]) == (1, 0, 0)


def test_the_pair_at_the_same_place_is_judged() -> None:
    counted = Tally()
    add_measures(counted, "x", [row(0), row(50, role="achieved")], [row(50, role="achieved"), row(0)])
    assert (counted.hits, counted.role) == (2, 2)


def test_an_outline_item_must_fit_level_marker_and_place() -> None:
    item = {"level": 1, "marker": "一、", "title": "", "start": 10}
    for read, hits in (
        ({**item, "marker": "一．", "start": 12}, 1),
        ({**item, "start": 14}, 0),
        ({**item, "level": 2}, 0),
        ({**item, "marker": "二、"}, 0),
    ):
        counted = Tally()
        add_outline(counted, "x", [item], [read])
        assert counted.hits == hits
