"""Taking in: what must be asked, what is never kept, who drops out from the first entry."""

from __future__ import annotations

from typing import Any

import pytest

from halfsky.ledger import sealing
from halfsky.ledger.errors import InvalidStep
from halfsky.ledger.models import Participation, Record
from halfsky.programmes.rights.petition.tests.conftest import REGISTER, House, ago, figures


def faults(house: House, **changes: Any) -> dict[str, str]:
    """Return the first fault of each field that registering so has."""
    with pytest.raises(InvalidStep) as caught:
        house.registered(**changes)
    assert Record.objects.count() == 0
    return {field: str(messages[0]) for field, messages in (caught.value.errors or {}).items()}


def test_advice_in_the_call_is_one_closed_entry_and_keeps_no_person(house: House) -> None:
    record = house.take(
        None,
        "answer",
        house.officer,
        demand="family.support",
        told="讲了继承",
        channel="hotline",
        people=1,
        first="first",
    ).record
    assert record.status == "closed"
    assert not record.is_open
    counts = figures(record)
    assert counts["petition.matters"] == counts["petition.visits"] == counts["petition.advice"] == 1
    assert counts["petition.closed@answered"] == 1
    assert not Participation.objects.filter(record=record).exists()
    assert record.due_on is None


def test_a_silent_call_is_counted_and_stores_nothing(house: House) -> None:
    record = house.take(None, "invalid", house.officer, why="silent").record
    counts = figures(record)
    assert counts["petition.invalid_calls"] == 1
    assert "petition.matters" not in counts
    entry = record.entries.get()
    assert not bytes(entry.sealed)
    assert set(entry.data) == {"why"}


def test_a_number_is_kept_only_with_safe_contact(house: House) -> None:
    assert faults(house, callback="") == {"callback": "留了电话，就要先问清能不能打回去。"}
    assert "hours" in faults(house, callback="agreed")
    assert "trusted" in faults(house, ways=["trusted"])


def test_no_name_and_no_number_is_accepted_all_the_same(house: House) -> None:
    record = house.registered(name="", phone="", callback="")
    assert record.status == "waiting"
    assert "petition.people" not in figures(record)
    assert figures(record)["petition.visits"] == 1


def test_in_danger_what_happened_alone_can_be_saved(house: House) -> None:
    record = house.take(None, "register", house.officer, urgent="danger", facts="他在砸门").record
    assert record.status == "waiting"
    assert record.title == "未分类诉求"


def test_a_sixth_representative_is_not_entered(house: House) -> None:
    five = "甲试\n乙试\n丙试\n丁试\n戊试"
    found = faults(house, representatives=five + "\n己试", people=8)
    assert found == {
        "representatives": "多人来访应推选代表，代表不超过 5 人（《信访工作条例》第二十条），请只留 5 人。"
    }
    record = house.registered(representatives=five, people=8)
    assert Participation.objects.filter(record=record, part="representative").count() == 5
    assert figures(record)["petition.visits"] == 8


def test_violence_asks_for_protection_before_saving(house: House) -> None:
    assert "protect" in faults(house, demand="family.violence")
    assert house.registered(demand="family.violence", protect="opened").number.endswith("信0001")


def test_harm_to_a_minor_is_reported_whatever_anybody_wishes(house: House) -> None:
    assert "必须报告" in faults(house, demand="minor", protect="declined")["protect"]


def test_her_words_and_everybody_s_names_are_sealed(house: House) -> None:
    record = house.registered(woman_name="乙女士", relation="kin", accused_kind="person", accused="丙某", wish="要回来")
    entry = record.entries.get()
    stored = str(entry.dump()) + str(record.folded) + record.title
    for word in ("试女士", "13800000000", "她说的原话", "乙女士", "丙某", "要回来"):
        assert word not in stored
    assert sealing.opened(entry, sealing.key_of(record))["woman_name"] == "乙女士"
    parts = set(Participation.objects.filter(record=record).values_list("part", flat=True))
    assert parts == {"caller", "woman", "accused"}


def test_an_accused_body_is_kept_as_a_mark_only(house: House) -> None:
    record = house.registered(accused_kind="body", accused="试村村委会")
    assert "试村村委会" not in str(record.entries.get().dump())
    assert len(record.folded["data"]["accused_mark"]) == 64


def test_a_colleague_concerned_finds_the_record_nowhere_from_its_first_entry(house: House) -> None:
    record = house.registered(concerns="staff", staff=[house.second.user.pk])
    assert not Record.objects.visible_to(house.second.post).filter(pk=record.pk).exists()
    assert Record.objects.visible_to(house.third.post).filter(pk=record.pk).exists()


def test_if_the_head_is_concerned_the_unit_above_owns_it_from_the_first_entry(house: House) -> None:
    record = house.registered(concerns="lead")
    assert record.owner == house.city
    for actor in (house.officer, house.second, house.lead):
        assert not Record.objects.visible_to(actor.post).filter(pk=record.pk).exists()
    assert Record.objects.visible_to(house.city_officer.post).filter(pk=record.pk).exists()


def test_at_the_top_somebody_outside_names_who_takes_it(house: House) -> None:
    with pytest.raises(InvalidStep, match="先报同级党委"):
        house.registered(by=house.province_lead, concerns="lead")


def test_an_accusation_against_the_unit_above_goes_over_its_head(house: House) -> None:
    record = house.registered(kind="accusation", accused_kind="body", accused="试市妇联", accused_unit=house.city.pk)
    assert record.owner == house.province
    for actor in (house.city_lead, house.city_officer):
        assert not Record.objects.visible_to(actor.post).filter(pk=record.pk).exists()
    assert Record.objects.visible_to(house.officer.post).filter(pk=record.pk).exists()
    assert figures(record)["petition.matters"] == 1


def test_against_the_province_the_party_committee_names_who_takes_it(house: House) -> None:
    with pytest.raises(InvalidStep, match="先报同级党委"):
        house.registered(accused_kind="body", accused="试省妇联", accused_unit=house.province.pk)


def test_a_letter_cannot_come_after_it_was_entered(house: House) -> None:
    with pytest.raises(InvalidStep, match="收到日期晚于登记日期"):
        house.registered(days_ago=3, channel="letter", received_on=ago(1), address="试镇")


def test_a_village_report_is_the_township_s_to_accept(house: House) -> None:
    record = house.registered(by=house.chair, channel="village")
    assert record.owner == house.town
    assert record.folded["data"]["receiver"] == house.town.pk
    house.take(record, "accept", house.town_officer, demand="land.share", route="guide", told_by="phone")
    assert record.status == "handling"


def test_what_lies_far_back_is_entered_by_the_head(house: House) -> None:
    assert "请负责人来办" in faults(house, days_ago=31)["happened_on"]
    assert house.registered(by=house.lead, days_ago=31).status == "waiting"


def test_a_letter_entered_the_next_week_is_not_same_day(house: House) -> None:
    late = house.registered(channel="letter", received_on=ago(9), address="试县试镇")
    counts = figures(late)
    assert counts["petition.letters_due"] == 1
    assert "petition.letters_same_day" not in counts
    soon = house.registered(channel="letter", received_on=ago(0), address="试县试镇")
    assert figures(soon)["petition.letters_same_day"] == 1


def test_a_day_in_the_future_and_a_wrong_number_are_refused_in_words(house: House) -> None:
    assert "还没到" in faults(house, happened_on="2999-01-01")["happened_on"]
    assert "请填11位手机号" in faults(house, phone="12ab")["phone"]


def test_a_village_outside_the_unit_is_refused(house: House) -> None:
    assert "place" in faults(house, place=house.sibling.pk)
    record = house.registered(place=house.village.pk)
    assert record.place == house.village


def test_coming_again_adds_attendance_and_no_matter(house: House) -> None:
    record = house.registered()
    house.take(record, "contact", house.second, facts="又打来", channel="hotline", people=1)
    counts = figures(record)
    assert counts["petition.matters"] == 1
    assert counts["petition.visits"] == counts["petition.calls"] == 2


def test_the_form_begins_with_safe_contact_and_offers_what_to_say(house: House) -> None:
    form = record_form(house, REGISTER)
    assert next(iter(form.fields)) == "callback"
    assert list(form.headings) == ["callback", "name", "facts", "urgent"]
    (hint,) = form.hints()
    assert "第五十五" in hint.source


def record_form(house: House, data: dict[str, Any]) -> Any:
    from halfsky.programmes.rights.petition.forms.intake import RegisterForm

    return RegisterForm({**data, "happened_on": ago(0)}, actor=house.officer)
