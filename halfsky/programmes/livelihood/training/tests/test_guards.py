"""Guards against padding: what trips one is seen, but counts nowhere until the unit above has looked."""

from __future__ import annotations

import pytest

from halfsky.accounts.models import Role
from halfsky.ledger.errors import InvalidStep, NotAllowed, StepClosed
from halfsky.ledger.models import Fact, Record
from halfsky.ledger.shapes import roster
from halfsky.ledger.shapes.activity import says_signed
from halfsky.ledger.state import State
from halfsky.ledger.tests.conftest import make_unit
from halfsky.network import closure
from halfsky.network.models import Level, Unit
from halfsky.programmes.livelihood.conftest import Tree, counted, step
from halfsky.programmes.livelihood.training.samples import sheet, trainee
from halfsky.programmes.livelihood.training.tests.conftest import DAYS, Desk, desk_of


@pytest.fixture
def second(tree: Tree) -> Desk:
    """The desk of another township of the county, with a village of the same name."""
    town = make_unit("430626101", "邻镇", Level.TOWNSHIP, tree.county)
    make_unit("430626101201", "邻村", Level.VILLAGE, town)
    closure.rebuild()
    return desk_of(tree, town, tree.county)


def state_of(record: Record) -> State:
    record.refresh_from_db()
    return State.from_json(record.folded)


def rules_of(record: Record) -> list[str]:
    return [hold.rule for hold in roster.holds(state_of(record))]


def people(unit: Unit) -> int:
    """Return how many distinct people count below a unit."""
    facts = Fact.objects.filter(indicator="training.people", unit__above__ancestor=unit, unit__above__basis="is")
    totals: dict[int | None, int] = {}
    for fact in facts:
        totals[fact.person_id] = totals.get(fact.person_id, 0) + fact.quantity
    return sum(1 for quantity in totals.values() if quantity > 0)


def begun_with(desk: Desk, village: str, count: int = 1, **changes: str) -> Record:
    record = desk.opened(**changes)
    step(record, "enrol_list", desk.officer, {"rows": sheet(1, count, village)}, "2026-04-03")
    step(record, "hold", desk.officer, {}, DAYS[0])
    return record


def test_one_woman_in_two_classes_at_once_is_held_in_the_second_until_the_county_clears_it(
    desk: Desk, second: Desk
) -> None:
    cooking = begun_with(desk, "样村", trainer_phone="13700000011")
    trade = begun_with(second, "邻村", trainer_phone="13700000012")
    desk.lesson(cooking, DAYS[0], starts_at="14:00", ends_at="16:00")
    second.lesson(trade, DAYS[0], starts_at="15:00", ends_at="17:00")
    assert rules_of(cooking) == []
    assert rules_of(trade) == ["X2"]
    assert "training.people" not in counted(trade)
    assert counted(trade)["training.held"] == 1
    assert people(desk.tree.county) == 1
    hold = roster.holds(state_of(trade))[0]
    judgement = {"what": [hold.name], "verdict": "release", "reason": "两班相邻，中途换班属实"}
    with pytest.raises(NotAllowed):
        step(trade, "clear", second.checker, judgement, DAYS[1])
    step(trade, "clear", second.above, judgement, DAYS[1])
    counts = counted(trade)
    assert (counts["training.people"], counts["training.times"], counts.get("training.held")) == (1, 1, None)
    assert people(desk.tree.county) == 1


def test_classes_that_follow_each_other_hold_nobody(desk: Desk, second: Desk) -> None:
    first, then = begun_with(desk, "样村"), begun_with(second, "邻村", trainer_phone="13700000012")
    desk.lesson(first, DAYS[0], starts_at="08:00", ends_at="10:00")
    second.lesson(then, DAYS[0], starts_at="10:00", ends_at="12:00")
    assert rules_of(then) == []


def test_a_trainer_in_two_halls_at_once_holds_the_whole_second_lesson(desk: Desk, second: Desk) -> None:
    first = begun_with(desk, "样村", count=2)
    other = second.opened()
    step(other, "enrol_list", second.officer, {"rows": sheet(50, 2, "邻村")}, "2026-04-03")
    step(other, "hold", second.officer, {}, DAYS[0])
    desk.lesson(first, DAYS[0])
    second.lesson(other, DAYS[0])
    assert [(hold.rule, hold.keys) for hold in roster.holds(state_of(other))] == [("X2", None)]
    assert "training.times" not in counted(other)


def test_what_the_county_does_not_believe_stays_out(desk: Desk) -> None:
    record = desk.begun(3, seats=3, capacity=3)
    desk.lesson(record, DAYS[0], heads=60)
    hold = roster.holds(state_of(record))[0]
    assert hold.rule == "X5"
    step(record, "clear", desk.above, {"what": [hold.name], "verdict": "keep_out", "reason": "坐不下"}, DAYS[1])
    counts = counted(record)
    assert "training.times" not in counts
    assert "training.held" not in counts


def test_more_people_than_seats_hold_the_lesson_and_certificates_wait(desk: Desk) -> None:
    record = desk.begun(3, seats=3, capacity=3)
    desk.lesson(record, DAYS[0], heads=1)
    assert counted(record)["training.held"] == 4
    assert "training.hours" not in counted(record)
    with pytest.raises(StepClosed, match="请上一级先复核"):
        step(record, "certify", desk.checker, {"attendance_checked": True}, DAYS[2])


def test_the_same_list_for_two_classes_is_looked_at(desk: Desk, second: Desk) -> None:
    first = begun_with(desk, "样村", count=12)
    desk.lesson(first, DAYS[0])
    other = begun_with(second, "邻村", count=12, trainer_phone="13700000012")
    second.lesson(other, DAYS[2])
    assert (rules_of(first), rules_of(other)) == ([], ["X3"])


def test_one_telephone_for_six_people_is_looked_at_for_those_six_only(desk: Desk) -> None:
    record = desk.opened()
    rows = sheet(1, 8, "样村")
    for row in rows[:6]:
        row["values"]["phone"] = "13800009999"
    step(record, "enrol_list", desk.officer, {"rows": rows}, "2026-04-03")
    step(record, "hold", desk.officer, {}, DAYS[0])
    desk.lesson(record, DAYS[0])
    assert counted(record)["training.people"] == 2
    assert counted(record)["training.held"] == 6


def test_one_person_twice_in_one_class_is_one_seat(desk: Desk) -> None:
    record = desk.enrolled(2)
    with pytest.raises(InvalidStep, match="已在名单上（1 号），只入一次"):
        step(record, "enrol", desk.officer, trainee(1, "") | {"village": desk.tree.village.pk}, "2026-04-04")
    twice = sheet(1, 2, "样村")
    twice[1]["values"] = dict(twice[0]["values"])
    record = desk.opened()
    entry = step(record, "enrol_list", desk.officer, {"rows": twice}, "2026-04-03")
    assert len(entry.people) == 1


def test_a_trainer_is_no_trainee_of_her_class(desk: Desk) -> None:
    record = desk.opened(trainer_name="李样一", trainer_phone="13800000777")
    row = {"name": "李样一", "phone": "13800000777", "village": desk.tree.village.pk}
    with pytest.raises(InvalidStep, match="她是本班师资"):
        step(record, "enrol", desk.officer, row, "2026-04-03")


def test_a_free_series_takes_no_money(desk: Desk) -> None:
    with pytest.raises(StepClosed, match="公益系列不得收费"):
        desk.planned(fee="50", is_free=True)
    with pytest.raises(StepClosed, match="公益系列不得收费"):
        desk.planned(fee="50", is_free=False, series="家庭教育指导")
    assert desk.planned(fee="50", is_free=False).status == "draft"


def test_a_desk_of_another_county_clears_nothing(desk: Desk) -> None:
    record = desk.begun(2, seats=2, capacity=2)
    desk.lesson(record, DAYS[0], heads=9)
    far = desk.tree.actor(desk.tree.far_county, Role.CHECKER)
    hold = roster.holds(state_of(record))[0]
    with pytest.raises(NotAllowed):
        step(record, "clear", far, {"what": [hold.name], "verdict": "release", "reason": "x"}, DAYS[1])


def test_the_same_lesson_is_not_signed_in_twice(desk: Desk) -> None:
    record = desk.begun(2)
    desk.lesson(record, "2026-04-13")
    with pytest.raises(InvalidStep, match="同一场不能签两次"):
        desk.lesson(record, "2026-04-13", starts_at="11:00", ends_at="12:00")
    desk.lesson(record, "2026-04-13", starts_at="14:00", ends_at="16:00")


def test_a_lesson_beyond_the_plan_or_outside_its_days_wants_a_reason(desk: Desk) -> None:
    record = desk.taught(2)
    with pytest.raises(InvalidStep, match="计划的 3 次都已签到"):
        desk.lesson(record, "2026-04-15", starts_at="14:00", ends_at="16:00", late_reason="")
    with pytest.raises(InvalidStep, match="这一天不在里面"):
        desk.lesson(record, "2026-04-16", late_reason="")
    assert "说明：补课" in says_signed(desk.lesson(record, "2026-04-16", late_reason="补课"))
