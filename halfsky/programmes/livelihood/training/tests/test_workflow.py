"""A class from its plan to its close."""

from __future__ import annotations

from datetime import date

import pytest

from halfsky.ledger import chain, counting, sealing
from halfsky.ledger.actions import reverse
from halfsky.ledger.actions.reverse import stored_facts
from halfsky.ledger.errors import InvalidStep, NotAllowed, StepClosed
from halfsky.ledger.models import Deadline
from halfsky.ledger.shapes.roster import roster
from halfsky.ledger.state import State, effective, fold
from halfsky.programmes.livelihood.conftest import counted, counted_on, step
from halfsky.programmes.livelihood.training.samples import plan, sheet, trainee
from halfsky.programmes.livelihood.training.tests.conftest import DAYS, Desk


def test_a_class_of_three_lessons_is_one_class_three_people_and_three_person_times(desk: Desk) -> None:
    counts = counted(desk.taught(3))
    assert (counts["training.classes"], counts["training.people"], counts["training.times"]) == (1, 3, 3)
    assert (counts["training.hours"], counts["training.learned"]) == (450, 1350)
    assert counts["training.towns"] == 1
    assert counts["training.classes@kind-ecommerce"] == 1
    assert counts["training.people@kind-ecommerce"] == 3


def test_nobody_is_counted_by_enrolling(desk: Desk) -> None:
    record = desk.enrolled(3)
    assert set(counted(record)) == {"training.entries"}


def test_two_hundred_rows_are_one_entry_and_one_reversal_takes_them_back(desk: Desk) -> None:
    record = desk.opened(seats=300, capacity=250)
    rows = sheet(1, 200, "样村")
    for number in (3, 40, 77, 120, 160, 199):
        rows[number]["values"] |= {"village": "没有的村"}
    with pytest.raises(InvalidStep, match="第 5、42、79、122、162 行还要改"):
        step(record, "enrol_list", desk.officer, {"rows": rows}, "2026-04-03")
    entry = desk.enrol(record, 200)
    record.refresh_from_db()
    assert (len(entry.people), entry.data["row_count"], record.entry_count) == (200, 200, 3)
    reverse(entry, desk.officer, "名单传错", "undo")
    record.refresh_from_db()
    assert roster(State.from_json(record.folded)) == []


def test_names_telephones_and_numbers_stand_nowhere_in_the_open(desk: Desk) -> None:
    record = desk.certified(2)
    shown = str([entry.dump() for entry in record.entries.all()]) + str(record.folded)
    for one in (trainee(1, ""), trainee(2, "")):
        assert one["name"] not in shown
        assert one["phone"] not in shown
        assert one["id_no"] not in shown
    assert "赵样师" not in shown
    rows = sealing.opened(record.entries.get(step="enrol_list"), sealing.key_of(record))["rows"]
    assert rows[0]["name"] == trainee(1, "")["name"]


def test_who_is_beyond_the_capacity_waits_and_moves_up_when_somebody_leaves(desk: Desk) -> None:
    record = desk.enrolled(3, capacity=2)
    record.refresh_from_db()
    seats = roster(State.from_json(record.folded))
    assert [seat.is_waiting for seat in seats] == [False, False, True]
    step(record, "leave", desk.officer, {"who": [seats[0].key], "reason": "外出"}, "2026-04-05")
    record.refresh_from_db()
    assert [seat.is_waiting for seat in roster(State.from_json(record.folded))] == [False, False]


def test_a_seat_is_never_given_a_reversed_ones_presence(desk: Desk) -> None:
    record = desk.begun(2)
    desk.lesson(record, DAYS[0])
    reverse(record.entries.get(step="enrol_list"), desk.officer, "名单传错", "undo2")
    desk.enrol(record, 2, first=50)
    assert "training.people" not in counted(record)


def test_certificates_need_two_thirds_of_the_planned_lessons(desk: Desk) -> None:
    record = desk.begun(3, lessons=6)
    for day in DAYS:
        desk.lesson(record, day)
    with pytest.raises(StepClosed, match="到课够 4 次（计划 6 课次）"):
        step(record, "certify", desk.checker, {"attendance_checked": True}, "2026-04-20")
    desk.lesson(record, "2026-04-16", [1, 2])
    step(record, "certify", desk.checker, {"attendance_checked": True}, "2026-04-20")
    assert counted(record)["training.certified"] == 2


def test_who_held_the_class_gives_no_certificates(desk: Desk) -> None:
    record = desk.enrolled(2)
    step(record, "hold", desk.checker, {}, DAYS[0])
    for day in DAYS:
        desk.lesson(record, day)
    with pytest.raises(NotAllowed, match="换一个人"):
        step(record, "certify", desk.checker, {"attendance_checked": True}, "2026-04-20")


def test_who_planned_does_not_open(desk: Desk) -> None:
    record = step(None, "plan", desk.lead, plan(place=desk.unit.pk), "2026-04-01", programme="training").record
    with pytest.raises(NotAllowed, match="换一个人"):
        step(record, "open", desk.lead, {}, "2026-04-02")


def test_follow_ups_have_their_windows_and_unreached_stay_in_the_denominator(desk: Desk) -> None:
    record = desk.certified(3)
    keys = [seat.key for seat in roster(State.from_json(record.folded))]
    with pytest.raises(InvalidStep, match="从 2026-07-05 起"):
        step(record, "follow", desk.officer, {"round": 3, f"result_{keys[0]}": "job"}, "2026-07-04")
    answers = {f"result_{keys[0]}": "job", f"result_{keys[1]}": "unreached"}
    step(record, "follow", desk.officer, {"round": 3, **answers}, "2026-07-10")
    counts = counted(record)
    assert (counts["training.followed@m3"], counts["training.placed@m3"], counts["training.unreached@m3"]) == (2, 1, 1)
    line = Deadline.objects.get(record=record, clock="follow", serial=3)
    assert (line.due_on, line.done_on) == (date(2026, 8, 4), None)
    step(record, "follow", desk.officer, {"round": 3, f"result_{keys[2]}": "own"}, "2026-07-20")
    line.refresh_from_db()
    assert line.done_on == date(2026, 7, 20)


def test_a_class_closes_when_all_rounds_are_done(desk: Desk) -> None:
    record = desk.certified(1)
    key = roster(State.from_json(record.folded))[0].key
    with pytest.raises(StepClosed, match="3、6、12 个月的就业回访"):
        step(record, "close", desk.checker, {"summary": "完"}, "2026-05-01")
    for months, day in ((3, "2026-07-20"), (6, "2026-10-20")):
        step(record, "follow", desk.officer, {"round": months, f"result_{key}": "job"}, day)
    with pytest.raises(StepClosed, match="还有 12 个月"):
        step(record, "close", desk.checker, {"summary": "完"}, "2026-11-01")


def test_a_class_without_certificates_is_closed_after_its_lessons(desk: Desk) -> None:
    record = desk.begun(2)
    with pytest.raises(StepClosed, match="还没有签到"):
        step(record, "close", desk.checker, {"summary": "完"}, DAYS[2])
    desk.lesson(record, DAYS[0])
    step(record, "close", desk.checker, {"summary": "完"}, DAYS[2])
    record.refresh_from_db()
    assert (record.status, counted(record)["training.people"]) == ("closed", 2)


def test_a_class_is_cancelled_before_it_is_held_only(desk: Desk) -> None:
    record = desk.enrolled(2)
    step(record, "cancel", desk.officer, {"reason": "台风"}, "2026-04-12")
    assert set(counted(record)) == {"training.entries"}
    with pytest.raises(StepClosed, match="现在是“已举办”"):
        step(desk.begun(2), "cancel", desk.officer, {"reason": "台风"}, DAYS[1])


def test_the_clock_of_certificates_runs_from_the_last_day(desk: Desk) -> None:
    record = desk.certified(2)
    line = Deadline.objects.get(record=record, clock="close")
    assert (line.starts_on, line.due_on, line.done_on) == (date(2026, 4, 15), date(2026, 4, 29), date(2026, 4, 20))


def test_state_facts_and_chain_follow_from_the_entries(desk: Desk) -> None:
    record = desk.certified(3)
    reverse(record.entries.filter(step="lesson").order_by("seq")[0], desk.officer, "记错", "undo3")
    record.refresh_from_db()
    entries = list(record.entries.order_by("seq"))
    assert list(chain.breaks(record, entries)) == []
    assert fold(record.declared, effective(entries)) == State.from_json(record.folded)
    assert counting.history_facts(record.declared, effective(entries)) == stored_facts(record)
    assert counted_on(record, "training.people")[0][1] == date(2026, 4, 14)
