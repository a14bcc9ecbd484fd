"""Between federations: transfer, objection, taking over, supervision from above."""

from __future__ import annotations

import pytest

from halfsky.ledger.actions.reverse import stored_facts
from halfsky.ledger.errors import InvalidStep, NotAllowed, StepClosed
from halfsky.ledger.models import Record
from halfsky.programmes.rights.petition import search
from halfsky.programmes.rights.petition.tests.conftest import House, figures

MOVE = {"reason": "户籍和事发地都在邻县", "told_by": "phone"}


def moved(house: House, days_ago: int = 2) -> Record:
    record = house.registered(days_ago=days_ago)
    house.take(record, "transfer", house.lead, days_ago, unit=house.sibling.pk, **MOVE)
    return record


def test_a_transfer_lands_at_the_receiver_and_goes_on_there(house: House) -> None:
    record = moved(house)
    assert (record.status, record.owner) == ("arriving", house.sibling)
    with pytest.raises(NotAllowed):
        house.take(record, "receive", house.lead)
    house.take(record, "receive", house.sibling_lead)
    assert record.status == "waiting"
    house.take(record, "accept", house.sibling_officer, demand="land.share", route="guide", told_by="phone")
    assert record.status == "handling"


def test_the_matter_stays_in_the_cohort_of_who_received_it(house: House) -> None:

    record = moved(house)
    house.take(record, "receive", house.sibling_lead)
    units = {draft.indicator: draft.unit_id for draft in stored_facts(record)}
    assert units["petition.matters"] == house.county.pk
    assert units["petition.in_hand"] == house.sibling.pk


def test_a_wrong_transfer_goes_back_with_reasons_and_is_shown_as_returned(house: House) -> None:
    record = moved(house)
    house.take(record, "object", house.sibling_lead, why="户籍不在本县")
    assert (record.status, record.owner) == ("waiting", house.county)
    assert record.is_returned
    assert figures(record)["petition.objected"] == 1


def test_after_five_working_days_it_is_too_late_to_object(house: House) -> None:
    record = moved(house, days_ago=20)
    with pytest.raises(StepClosed, match="异议期限"):
        house.take(record, "object", house.sibling_lead, why="不归我们")


def test_only_the_head_transfers(house: House) -> None:
    record = house.registered()
    with pytest.raises(NotAllowed):
        house.take(record, "transfer", house.officer, unit=house.sibling.pk, **MOVE)


def test_a_matter_in_hand_comes_back_as_in_hand(house: House) -> None:
    record = house.accepted(days_ago=1)
    house.take(record, "transfer", house.lead, unit=house.sibling.pk, **MOVE)
    house.take(record, "object", house.sibling_lead, why="已受理，应由原单位办完")
    assert (record.status, record.owner) == ("handling", house.county)


def test_the_unit_above_takes_it_and_who_is_concerned_finds_nothing(house: House) -> None:
    record = house.accepted(days_ago=3)
    house.take(record, "take_over", house.city_lead, 1, why="interest", staff=[house.lead.user.pk])
    assert record.owner == house.city
    for actor in (house.officer, house.second, house.lead):
        assert not Record.objects.visible_to(actor.post).filter(pk=record.pk).exists()
    counts = figures(record)
    assert counts["petition.matters"] == counts["petition.accepted"] == 1
    house.take(record, "opinion", house.city_lead, request="a", found="b", opinion="c", basis="d", outcome="support",
               told_by="meet")  # fmt: skip

    units = {draft.indicator: draft.unit_id for draft in stored_facts(record)}
    assert units["petition.closings"] == units["petition.opinions"] == house.city.pk
    assert units["petition.matters"] == units["petition.accepted"] == house.county.pk


def test_taken_over_for_another_reason_the_county_still_sees_it(house: House) -> None:
    record = house.accepted(days_ago=3)
    house.take(record, "take_over", house.city_lead, 1, why="late")
    assert Record.objects.visible_to(house.officer.post).filter(pk=record.pk).exists()


def test_supervision_comes_from_above_and_is_answered_by_the_holder(house: House) -> None:
    record = house.accepted()
    letter = {"letter": "letter", "is_major": "on", "asked": "请说明进展"}
    for actor in (house.lead, house.sibling_lead):
        with pytest.raises(NotAllowed):
            house.take(record, "supervise", actor, **letter)
    first = house.take(record, "supervise", house.city_lead, **letter)
    house.take(record, "supervise", house.city_lead, **letter)
    assert first.resolved["papers"]["supervise"] == f"试市妇信督〔{first.happened_on.year}〕1号"
    house.take(record, "supervise_answer", house.officer, row=first.seq, text="正在办")
    counts = figures(record)
    assert counts["petition.supervised"] == counts["petition.supervised@major"] == 1
    assert counts["petition.supervise_due"] == 2
    assert counts["petition.supervise_in_time"] == 1


def test_supervised_by_telephone_there_is_no_letter(house: House) -> None:
    entry = house.take(house.accepted(), "supervise", house.city_lead, letter="phone", asked="催办")
    assert "papers" not in entry.resolved


def test_within_its_term_below_a_matter_is_linked_above_not_accepted(house: House) -> None:
    record = house.accepted(days_ago=5)

    with pytest.raises(InvalidStep, match="上级不再受理（第十九条）"):
        house.registered(by=house.city_officer, repeats=record.number, first="repeat")
    linked = house.take(
        None, "link", house.city_officer, matter=record.number, told="在试县办理中", channel="visit", people=1
    ).record
    counts = figures(linked)
    assert counts["petition.visits"] == 1
    assert "petition.matters" not in counts
    assert not linked.is_open

    assert search.linked_to(record) == [linked.pk]


def test_who_stands_aside_takes_no_further_step(house: House) -> None:
    record = house.accepted()
    house.take(record, "recuse", house.second, relation="kin")
    with pytest.raises(NotAllowed, match="回避"):
        house.take(record, "propose", house.second, outcome="withdrawn", result="x")
    assert not Record.objects.visible_to(house.second.post).filter(pk=record.pk).exists()
