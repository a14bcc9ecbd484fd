"""The bulletin of a month that is not over says what the board says today; what was judged is checked too."""

from __future__ import annotations

from datetime import date

import pytest

from halfsky.reports.board import board
from halfsky.reports.bulletin import actions
from halfsky.reports.bulletin.check import check
from halfsky.reports.bulletin.files import frozen_of
from halfsky.reports.errors import ReportError
from halfsky.reports.tests.made import City

MAY = 202605
AFTER = date(2026, 6, 8)


def at(monkeypatch: pytest.MonkeyPatch, day: date) -> None:
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_given: day)


def test_the_current_month_is_drafted_as_of_today_and_equals_the_board(
    city: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    at(monkeypatch, date(2026, 5, 12))
    made = actions.draft(city.planner, MAY)
    frozen = frozen_of(made)
    shown = board(city.unit, 2026, known_at=made.watermark)
    assert frozen.day == shown.day == date(2026, 5, 12)
    assert frozen.pace == shown.pace
    told = [(line.key, line.percent, line.pace, line.light) for line in frozen.lines]
    assert told == [(line.key, line.percent, line.pace, str(line.light)) for line in shown.targets]
    assert check(frozen).is_same


def test_a_draft_read_before_the_months_end_is_read_anew_before_it_is_issued(
    city: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    at(monkeypatch, date(2026, 5, 12))
    made = actions.draft(city.planner, MAY)
    at(monkeypatch, AFTER)
    assert check(frozen_of(made)).is_same  # as of the day it was read
    with pytest.raises(ReportError, match="还没有到月底"):
        actions.issue(made, city.lead, on=AFTER)
    made = actions.read_anew(made, city.planner)
    assert frozen_of(made).as_of == "2026-05-31"
    assert actions.issue(made, city.lead, on=AFTER).as_of == date(2026, 5, 31)


@pytest.mark.parametrize(("name", "value"), [("light", "ok"), ("percent", 99.0), ("goal_words", "777")])
def test_a_share_or_light_of_a_unit_below_that_moved_is_found(city: City, name: str, value: object) -> None:
    made = actions.draft(city.planner, MAY)
    made.rows["lines"][0]["children"][1][name] = value
    found = check(frozen_of(made))
    assert not found.differing
    assert len(found.judged) == 1
    assert not found.is_same


def test_a_pace_that_moved_is_found(city: City) -> None:
    made = actions.draft(city.planner, MAY)
    made.rows["pace"] = 91.5
    made.rows["lines"][0]["word"] = "改过的灯"
    assert {was for _where, was, _now in check(frozen_of(made)).judged} == {"91.5%", "改过的灯"}
