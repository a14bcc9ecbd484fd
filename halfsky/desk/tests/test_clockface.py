"""Clock faces: what a reader sees of a clock."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from halfsky import workdays
from halfsky.desk.clockface import brief_face, clock_face

BEIJING = ZoneInfo("Asia/Shanghai")


def chip(face: object) -> str:
    """Return the words of a chip."""
    return " ".join(str(getattr(face, part)) for part in ("before", "strong", "after")).strip()


def test_working_clock_counts_working_days_left_and_names_what_does_not_count() -> None:
    clock = workdays.explain(date(2026, 9, 30), 5, "working")
    face = clock_face(clock, date(2026, 10, 12), rule="转送异议，5 个工作日")
    assert (face.tone, chip(face)) == ("warn", "剩 1 个工作日")
    assert face.skipped == "国庆节 7 天、10月11日周日；10月10日调休班，照算"
    assert face.due_words == "10月13日（周二）到期"
    assert face.strip is not None
    assert face.span is None


def test_calendar_clock_does_not_speak_of_make_up_days() -> None:
    face = clock_face(workdays.explain(date(2026, 9, 30), 15), date(2026, 10, 1), rule="15 日")
    assert face.skipped == ""


def test_clock_that_started_today_says_the_first_day_is_left_out() -> None:
    face = clock_face(workdays.explain(date(2026, 10, 12), 15), date(2026, 10, 12), rule="15 日")
    assert (face.tone, chip(face), face.starts) == ("", "剩 15 天", "10月12日起，当日不计")


def test_long_or_overdue_clock_is_drawn_as_a_span() -> None:
    face = clock_face(workdays.explain(date(2026, 8, 11), 60), date(2026, 10, 12), rule="60 日")
    assert (face.tone, chip(face)) == ("bad", "逾期 2 天")
    assert face.strip is None
    assert face.span is not None


def test_clock_of_hours_counts_hours() -> None:
    clock = workdays.explain(datetime(2026, 10, 9, 15, 40, tzinfo=BEIJING), 72, "hours")
    face = clock_face(clock, datetime(2026, 10, 12, 10, 40, tzinfo=BEIJING), rule="72 小时")
    assert (face.tone, chip(face)) == ("warn", "剩 5 小时")


def test_brief_face_says_the_hour_on_the_due_day_only() -> None:
    today = date(2026, 10, 12)
    assert chip(brief_face(today, today, hour="17:30")) == "今天 17:30"
    assert chip(brief_face(date(2026, 10, 24), today, hour="17:30")) == "剩 12 天"


def test_brief_face_can_count_working_days() -> None:
    assert chip(brief_face(date(2026, 10, 13), date(2026, 9, 30), in_working_days=True)) == "剩 5 个工作日"
