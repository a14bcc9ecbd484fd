"""An application's way up the tree, and what stands in its way."""

from __future__ import annotations

from datetime import date

import pytest

from halfsky.accounts.models import Role
from halfsky.ledger import chain, counting, sealing
from halfsky.ledger.access import refuse
from halfsky.ledger.actions import reverse
from halfsky.ledger.actions.reverse import stored_facts
from halfsky.ledger.errors import AlreadyClaimed, InvalidStep, NotAllowed, StepClosed
from halfsky.ledger.models import Claim, Deadline
from halfsky.ledger.state import State, effective, fold
from halfsky.network.models import Level
from halfsky.programmes.livelihood.conftest import counted, counted_on, step
from halfsky.programmes.livelihood.relief.samples import CHECK, REPLIES, application
from halfsky.programmes.livelihood.relief.tests.conftest import DAYS, DECISION, Desk, payment


def test_a_complete_file_goes_up_and_ten_thousand_yuan_stand_on_the_payments_day(desk: Desk) -> None:
    record = desk.paid()
    assert record.status == "paid"
    assert counted_on(record, "relief.women") == [(desk.tree.village.pk, date(2026, 5, 20), 1)]
    assert counted_on(record, "relief.yuan") == [(desk.tree.village.pk, date(2026, 5, 20), 1_000_000)]
    declared = record.declared
    for who in (desk.chair, desk.town, desk.county, desk.city):
        assert refuse(who.post, declared, declared.step("decide"), record) is not None
    entries = list(record.entries.order_by("seq"))
    assert list(chain.breaks(record, entries)) == []
    assert fold(declared, effective(entries)) == State.from_json(record.folded)
    assert counting.history_facts(declared, effective(entries)) == stored_facts(record)


def test_each_level_holds_the_record_in_turn(desk: Desk) -> None:
    record = desk.apply()
    owners = [record.owner_id]
    for name, who, data, day in (
        ("check_town", desk.town, CHECK, DAYS[1]),
        ("check_county", desk.county, CHECK | REPLIES, DAYS[2]),
        ("check_city", desk.city, CHECK, DAYS[3]),
    ):
        owners.append(step(record, name, who, data, day).record.owner_id)
    tree = desk.tree
    assert owners == [tree.town.pk, tree.county.pk, tree.city.pk, tree.province.pk]


def test_a_county_straight_below_its_province_skips_the_city(desk: Desk) -> None:
    county = desk.tree.county
    county.parent = desk.tree.province
    county.save()
    record = desk.apply()
    step(record, "check_town", desk.town, CHECK, DAYS[1])
    step(record, "check_county", desk.county, CHECK | REPLIES, DAYS[2])
    record.refresh_from_db()
    assert record.owner_id == desk.tree.province.pk
    assert step(record, "decide", desk.province, DECISION, DAYS[4]).record.status == "approved"


def test_who_took_the_application_in_cannot_check_it(desk: Desk) -> None:
    record = desk.apply(by=desk.town)
    with pytest.raises(NotAllowed, match="换一个人"):
        step(record, "check_town", desk.town, CHECK, DAYS[1])


def test_who_checked_cannot_decide_even_in_another_post(desk: Desk) -> None:
    record = desk.passed_up(desk.apply())
    moved = type(desk.city)(desk.city.user, desk.tree.actor(desk.tree.province, Role.LEAD).post)
    moved.post.user = desk.city.user
    moved.post.save()
    with pytest.raises(NotAllowed, match="换一个人"):
        step(record, "decide", moved, DECISION, DAYS[4])


def test_who_decided_cannot_pay(desk: Desk) -> None:
    record = desk.approved()
    both = desk.province
    both.post.role = Role.OFFICER
    both.post.save()
    with pytest.raises(NotAllowed, match="换一个人"):
        step(record, "pay", both, payment(), DAYS[5])


def test_an_interest_is_asked_before_every_check(desk: Desk) -> None:
    record = desk.apply()
    with pytest.raises(InvalidStep, match="请点“回避”"):
        step(record, "check_town", desk.town, {**CHECK, "no_interest": False}, DAYS[1])


def test_an_application_is_returned_once_with_everything_that_is_missing(desk: Desk) -> None:
    record = desk.apply(papers=["form"])
    data = {"missing": ["diagnosis", "record"], "words": "请到县医院补盖章"}
    step(record, "return", desk.town, data, DAYS[1])
    record.refresh_from_db()
    assert (record.status, record.owner_id, record.is_returned) == ("returned", desk.tree.village.pk, True)
    step(record, "supplement", desk.chair, {"papers": ["form", "diagnosis", "record"]}, DAYS[1])
    record.refresh_from_db()
    assert (record.status, record.owner_id) == ("submitted", desk.tree.town.pk)
    with pytest.raises(StepClosed, match="补正只有一次"):
        step(record, "return", desk.town, data, DAYS[2])


def test_returning_without_naming_what_is_missing_is_refused(desk: Desk) -> None:
    with pytest.raises(InvalidStep, match="勾选全部缺项"):
        step(desk.apply(), "return", desk.town, {"words": "缺"}, DAYS[1])


def test_a_doubt_goes_up_in_words_and_refuses_nobody(desk: Desk) -> None:
    record = desk.apply(disease="other")
    with pytest.raises(InvalidStep, match="写明疑问"):
        step(record, "check_town", desk.town, CHECK | {"advice": "unfit"}, DAYS[1])
    step(record, "check_town", desk.town, CHECK | {"advice": "unfit", "words": "分期不够"}, DAYS[1])
    record.refresh_from_db()
    assert record.status == "town_ok"


def test_a_refusal_needs_words_and_the_way_to_object(desk: Desk) -> None:
    record = desk.passed_up(desk.apply())
    with pytest.raises(InvalidStep) as caught:
        step(record, "decide", desk.province, DECISION | {"outcome": "refuse"}, DAYS[4])
    assert caught.value.errors is not None
    assert set(caught.value.errors) == {"reason", "objection"}
    words = {"outcome": "refuse", "reason": "分期不在范围", "objection": "向县妇联书面提出"}
    step(record, "decide", desk.province, DECISION | words, DAYS[4])
    record.refresh_from_db()
    assert (record.status, Claim.objects.filter(kind="relief.once").exists()) == ("refused", False)


def test_her_fields_stand_nowhere_in_the_open(desk: Desk) -> None:
    record = desk.paid()
    asked = application()
    shown = str([entry.dump() for entry in record.entries.all()]) + str(record.folded) + record.title
    for name in ("name", "id_no", "phone", "hospital", "diagnosis_no", "account", "income_list"):
        assert asked[name] not in shown, name
    assert "breast" not in shown
    first = record.entries.order_by("seq")[0]
    assert sealing.opened(first, sealing.key_of(record))["disease"] == "breast"


def test_a_returned_payment_takes_both_counts_back_and_a_second_one_stands_on_its_own_day(desk: Desk) -> None:
    record = desk.paid()
    step(record, "pay_failed", desk.cashier, {"why": "number"}, "2026-05-25")
    counts = counted(record)
    assert "relief.women" not in counts
    assert "relief.yuan" not in counts
    assert counts["relief.failed"] == 1
    step(record, "pay", desk.cashier, payment(trace="T-again"), "2026-06-03")
    assert counted_on(record, "relief.yuan") == [(desk.tree.village.pk, date(2026, 6, 3), 1_000_000)]


def test_a_payment_in_another_name_or_amount_is_refused(desk: Desk) -> None:
    record = desk.approved()
    with pytest.raises(StepClosed, match="户名与申请人姓名不一致"):
        step(record, "pay", desk.cashier, payment(account_name="赵样九"), DAYS[5])
    with pytest.raises(StepClosed, match=r"金额应为 10,000\.00 元"):
        step(record, "pay", desk.cashier, payment(amount="1000"), DAYS[5])


def test_one_bank_receipt_pays_once(desk: Desk) -> None:
    desk.paid(1, trace="流水 2026-1")
    other = desk.approved(2)
    with pytest.raises(AlreadyClaimed, match="流水号已经用在另一笔"):
        step(other, "pay", desk.cashier, payment(2, trace="流水20261"), DAYS[5])


def test_withdrawing_is_hers_alone_and_frees_the_once_in_a_life_claim(desk: Desk) -> None:
    record = desk.approved()
    with pytest.raises(InvalidStep, match="只能由申请人本人"):
        step(record, "withdraw", desk.chair, {}, DAYS[5])
    step(record, "withdraw", desk.chair, {"by_herself": True}, DAYS[5])
    record.refresh_from_db()
    assert record.is_open is False
    assert not Claim.objects.filter(kind="relief.once").exists()


def test_reversing_the_decision_frees_the_claim(desk: Desk) -> None:
    record = desk.approved()
    decision = record.entries.get(step="decide")
    reverse(decision, desk.province, "选错了人", "r1")
    assert not Claim.objects.filter(kind="relief.once").exists()


def test_the_day_of_a_decision_is_shown_as_days_over_decided(desk: Desk) -> None:
    counts = counted(desk.approved())
    assert (counts["relief.decide_days"], counts["relief.decided"]) == (62, 1)


def test_clocks_run_for_township_county_window_and_payment(desk: Desk) -> None:
    record = desk.approved()
    dues = {line.clock: (line.due_on, line.done_on) for line in Deadline.objects.filter(record=record)}
    assert dues["town"] == (date(2026, 3, 17), date(2026, 3, 12))
    assert dues["county"] == (date(2026, 3, 26), date(2026, 3, 20))
    assert dues["window"] == (date(2026, 11, 30), date(2026, 3, 20))
    assert dues["pay"] == (date(2026, 6, 8), None)


def test_a_county_that_takes_in_itself_has_no_township_clock(desk: Desk) -> None:
    record = desk.apply(by=desk.county_officer)
    assert set(Deadline.objects.filter(record=record).values_list("clock", flat=True)) == {"county", "window"}
    assert desk.tree.county.level == Level.COUNTY
