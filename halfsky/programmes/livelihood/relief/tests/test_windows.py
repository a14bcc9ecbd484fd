"""Windows, late answers, pauses: what happens when the straight way is not open."""

from __future__ import annotations

from datetime import date

import pytest

from halfsky.accounts.models import Role
from halfsky.ledger.errors import InvalidStep, MissingParameter, NotAllowed, StepClosed
from halfsky.ledger.models import Deadline
from halfsky.ledger.state import State
from halfsky.programmes.livelihood.conftest import counted, step
from halfsky.programmes.livelihood.relief.forms import ReplyForm
from halfsky.programmes.livelihood.relief.samples import CHECK, REPLIES, application
from halfsky.programmes.livelihood.relief.tests.conftest import DAYS, DECISION, Desk, payment

KEPT = {"income_class": "minimum", "income_list": "2026年2月低保名单", "listed_on": "2025-06-01", "papers": ["form"]}


def test_outside_the_window_an_application_is_refused_with_the_way_out(desk: Desk) -> None:
    data = application(place=desk.tree.village.pk)
    with pytest.raises(StepClosed, match="2026-03-01 至 2026-11-30；窗口外请用“留存待下期”"):
        step(None, "submit", desk.chair, data, "2026-02-27", programme="relief")


def test_in_a_year_without_a_notice_the_keeper_of_the_window_is_named(desk: Desk) -> None:
    data = application(place=desk.tree.village.pk, diagnosed="2024-01-05", listed_on="2023-06-01")
    with pytest.raises(MissingParameter, match="申报窗口”，请省妇联"):
        step(None, "submit", desk.chair, data, "2024-05-06", programme="relief")


def test_an_application_is_kept_for_the_next_window_only_if_she_agrees(desk: Desk) -> None:
    data = application(place=desk.tree.village.pk)
    with pytest.raises(InvalidStep, match="她同意留存才能登记"):
        step(None, "keep", desk.chair, data, "2026-02-10", programme="relief")
    record = step(None, "keep", desk.chair, data | {"keep_for_next": True}, "2026-02-10", programme="relief").record
    assert (record.status, record.owner_id) == ("waiting", desk.tree.village.pk)
    assert "relief.applied" not in counted(record)
    with pytest.raises(StepClosed, match="窗口外"):
        step(record, "renew", desk.chair, KEPT, "2026-02-20")
    step(record, "renew", desk.chair, KEPT, "2026-03-02")
    record.refresh_from_db()
    assert (record.status, record.owner_id) == ("submitted", desk.tree.town.pk)
    assert counted(record)["relief.applied"] == 1


def test_an_answer_that_never_came_holds_nothing_up_and_a_late_one_is_added(desk: Desk) -> None:
    record = desk.apply()
    step(record, "check_town", desk.town, CHECK, DAYS[1])
    silent = dict.fromkeys(REPLIES, "none")
    step(record, "check_county", desk.county, CHECK | silent, DAYS[2])
    step(record, "reply", desk.county_officer, {"office": "civil", "answer": "match"}, DAYS[3])
    record.refresh_from_db()
    replies = State.from_json(record.folded).data["replies"]
    assert replies == {"insurance": "none", "health": "none", "civil": "match", "rural": "none"}
    assert record.status == "county_ok"


def test_each_office_must_be_named_even_when_silent(desk: Desk) -> None:
    record = desk.apply()
    step(record, "check_town", desk.town, CHECK, DAYS[1])
    with pytest.raises(InvalidStep) as caught:
        step(record, "check_county", desk.county, CHECK | {"reply_civil": "match"}, DAYS[2])
    assert caught.value.errors is not None
    assert set(caught.value.errors) == {"reply_insurance", "reply_health", "reply_rural"}


def test_when_she_dies_the_money_waits_under_the_years_rule(desk: Desk) -> None:
    record = desk.approved()
    entry = step(record, "hold", desk.cashier, {"why": "died"}, DAYS[5])
    assert "不由他人代领" in entry.resolved["relief.heir"]
    with pytest.raises(StepClosed, match="暂缓发放"):
        step(record, "pay", desk.cashier, payment(), DAYS[5])
    first = Deadline.objects.get(record=record, clock="pay")
    assert first.done_on == date(2026, 5, 20)
    step(record, "resume", desk.cashier, {"words": "省里书面答复"}, "2026-06-01")
    assert Deadline.objects.filter(record=record, clock="pay", done_on=None).count() == 1
    assert step(record, "pay", desk.cashier, payment(), "2026-06-05").record.status == "paid"


def test_a_place_outside_the_units_tree_is_refused(desk: Desk) -> None:
    with pytest.raises(InvalidStep, match="户籍地的妇联受理"):
        desk.apply(place=desk.tree.far_town.pk)


def test_a_helper_without_a_name_and_an_account_of_somebody_else_are_refused(desk: Desk) -> None:
    with pytest.raises(InvalidStep) as caught:
        desk.apply(filed_by="helper", account_is_hers=False, consent=False)
    assert caught.value.errors is not None
    assert set(caught.value.errors) == {"helper", "account_is_hers", "consent"}


def test_a_far_county_cannot_take_a_step(desk: Desk) -> None:
    record = desk.apply()
    other = desk.tree.actor(desk.tree.far_town, Role.CHECKER)
    with pytest.raises(NotAllowed, match="承办的单位"):
        step(record, "check_town", other, CHECK, DAYS[1])


def test_only_the_province_decides(desk: Desk) -> None:
    record = desk.apply()
    step(record, "check_town", desk.town, CHECK, DAYS[1])
    with pytest.raises(NotAllowed):
        step(record, "decide", desk.county, DECISION, DAYS[2])


def test_an_office_that_says_the_same_again_is_not_entered_twice(desk: Desk) -> None:
    record = desk.passed_up(desk.apply())
    step(record, "reply", desk.county_officer, {"office": "civil", "answer": "mismatch"}, DAYS[3])
    with pytest.raises(InvalidStep, match="没有变化，不用再记"):
        step(record, "reply", desk.county_officer, {"office": "civil", "answer": "mismatch"}, DAYS[3])
    record.refresh_from_db()
    (hint,) = ReplyForm(state=State.from_json(record.folded)).hints()
    assert "民政：不符" in hint.lines
