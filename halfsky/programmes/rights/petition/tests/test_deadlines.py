"""Clocks: from when, how long, when they stand still, whose they are."""

from __future__ import annotations

from datetime import timedelta

import pytest

from halfsky import workdays
from halfsky.ledger.actions.reverse import stored_facts
from halfsky.ledger.errors import InvalidStep, NotAllowed, StepClosed
from halfsky.ledger.models import Deadline, Record
from halfsky.programmes.rights.petition.tests.conftest import OPINION, House, ago, figures, on


def clock(record: Record, slug: str, serial: int = 1) -> Deadline:
    return Deadline.objects.get(record=record, clock=slug, serial=serial)


def test_notice_is_due_fifteen_days_after_receipt(house: House) -> None:
    record = house.registered(days_ago=3, received_on=ago(5), channel="letter")
    line = clock(record, "notice")
    assert line.due_on == on(5) + timedelta(days=15)
    house.take(record, "accept", house.officer, demand="land.share", route="own", told_by="post")
    assert clock(record, "notice").done_on == on(0)


def test_no_notice_is_due_where_the_name_is_unclear_until_it_is_known(house: House) -> None:
    record = house.registered(days_ago=6, name="", phone="", callback="any")
    assert not Deadline.objects.filter(record=record).exists()
    house.take(record, "identify", house.officer, 2, name="试女士", phone="13800000000")
    assert clock(record, "notice").due_on == on(2) + timedelta(days=15)


def test_sixty_days_run_for_own_claims_only(house: House) -> None:
    own = house.accepted("own", days_ago=1)
    assert clock(own, "handle").due_on == on(1) + timedelta(days=60)
    guided = house.accepted("guide", days_ago=1)
    assert clock(guided, "follow").due_on == on(1) + timedelta(days=30)
    advice = house.accepted("own", days_ago=1, kind="proposal")
    assert not Deadline.objects.filter(record=advice, clock="handle").exists()


def test_extension_is_the_head_s_once_up_to_thirty_days(house: House) -> None:
    record = house.accepted(days_ago=28)
    values = {"days": 30, "reason": "需要鉴定", "told_by": "phone"}
    with pytest.raises(NotAllowed):
        house.take(record, "extend", house.officer, **values)
    with pytest.raises(InvalidStep, match="不超过 30 日"):
        house.take(record, "extend", house.lead, **(values | {"days": 31}))
    house.take(record, "extend", house.lead, **values)
    assert clock(record, "handle").due_on == on(28) + timedelta(days=90)
    with pytest.raises(StepClosed, match="已经延过一次"):
        house.take(record, "extend", house.lead, **values)
    assert figures(record)["petition.extended"] == 1


def test_a_head_who_accepted_herself_cannot_extend(house: House) -> None:
    record = house.registered()
    house.take(record, "accept", house.lead, demand="land.share", route="own", told_by="phone")
    with pytest.raises(NotAllowed, match="换一个人"):
        house.take(record, "extend", house.lead, days=10, reason="x", told_by="phone")


def test_after_day_sixty_it_is_too_late_to_extend(house: House) -> None:
    record = house.registered(by=house.lead, days_ago=70)
    second_lead = house.lead
    house.take(record, "accept", house.officer, 30, demand="land.share", route="own", told_by="phone")
    state = record.folded
    state["dues"]["handle#1"]["due"] = ago(1)
    Record.objects.filter(pk=record.pk).update(folded=state)
    with pytest.raises(StepClosed, match="不能再批延期"):
        house.take(record, "extend", second_lead, days=10, reason="x", told_by="phone")


def test_extension_of_what_has_no_sixty_days_says_why(house: House) -> None:
    record = house.accepted("guide")
    with pytest.raises(StepClosed, match="按跟进期限办"):
        house.take(record, "extend", house.lead, days=10, reason="x", told_by="phone")


def test_referrals_run_side_by_side_with_clocks_of_their_own(house: House) -> None:
    record = house.accepted("refer", days_ago=9)
    for to, name in (("police", "试县公安局"), ("civil_affairs", "试县民政局")):
        house.take(
            record, "refer", house.officer, 8, to=to, to_name=name, purpose="protect", shared=["facts"],
            basis="emergency",
        )  # fmt: skip
    lines = Deadline.objects.filter(record=record, clock="referral").order_by("serial")
    assert [(line.serial, line.done_on) for line in lines] == [(1, None), (2, None)]
    assert lines[0].due_on == workdays.add_workdays(on(8), 10)
    house.take(record, "refer_answer", house.officer, 1, row=4, answer="taken", text="已接收")
    assert [line.done_on for line in lines.all()] == [None, on(1)]
    rows = record.folded["data"]["refer"]
    assert [row.get("answer") for row in rows] == [None, "taken"]


def test_a_letter_of_supervision_may_name_its_own_term(house: House) -> None:
    record = house.accepted(days_ago=2)
    house.take(record, "supervise", house.city_lead, 1, letter="letter", is_major="on", asked="说明进展", days=3)
    assert clock(record, "supervise").due_on == workdays.add_workdays(on(1), 3)
    assert record.owner == house.county


def test_a_transferred_notice_clock_starts_anew_at_the_receiver(house: House) -> None:
    record = house.registered(days_ago=10)
    house.take(record, "transfer", house.lead, 4, unit=house.sibling.pk, reason="属地", told_by="phone")
    assert clock(record, "notice", 1).done_on == on(4)
    assert clock(record, "notice", 2).due_on == on(4) + timedelta(days=15)
    assert clock(record, "objection").due_on == workdays.add_workdays(on(4), 5)
    due = {(draft.unit_id, draft.day) for draft in stored_facts(record) if draft.indicator == "petition.notice_due"}
    assert due == {
        (house.county.pk, on(10) + timedelta(days=15)),
        (house.sibling.pk, on(4) + timedelta(days=15)),
    }


def test_hearing_days_are_left_out_of_the_second_review_only(house: House) -> None:
    record = house.accepted(days_ago=25)
    house.take(record, "opinion", house.lead, 20, **OPINION)
    ask = {"received_opinion_on": ago(20), "grounds": "不服"}
    held = {"begins": ago(9), "ends": ago(7)}
    review = {"review_outcome": "upheld", "opinion": "维持", "basis": "条例", "told_by": "phone"}
    house.take(record, "ask_review", house.city_officer, 15, **ask)
    house.take(record, "hearing", house.city_officer, 14, **held)
    assert clock(record, "review").due_on == on(15) + timedelta(days=30)
    house.take(record, "review", house.city_lead, 14, **review)
    house.take(record, "ask_review", house.province_lead, 10, **(ask | {"received_opinion_on": ago(13)}))
    house.take(record, "hearing", house.province_lead, 5, **held)
    assert clock(record, "review", 2).due_on == on(10) + timedelta(days=33)


def test_a_house_promise_says_so_and_law_names_its_article(house: House) -> None:
    from halfsky.programmes.rights.petition.clocks import CLOCKS

    for rule in CLOCKS:
        article = str(rule.article)
        assert rule.is_house_promise == ("本会约定" in article), rule.slug
        assert rule.is_house_promise or "《信访工作条例》" in article


def test_a_reversed_opinion_starts_the_sixty_days_again_where_they_were(house: House) -> None:
    from halfsky.ledger.actions import reverse

    record = house.accepted(days_ago=5)
    entry = house.take(record, "opinion", house.lead, 2, **OPINION)
    assert clock(record, "handle").done_on == on(2)
    reverse(entry, house.lead, "误点", "r1")
    record.refresh_from_db()
    assert clock(record, "handle").done_on is None
    assert "petition.handle_in_time" not in figures(record)
    assert figures(record)["petition.handle_due"] == 1
