"""Finding the same matter again: over marks, never over names; below only number and state."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from halfsky.accounts.session import Actor
from halfsky.programmes.rights.petition import search
from halfsky.programmes.rights.petition.forms.intake import RegisterForm
from halfsky.programmes.rights.petition.tests.conftest import REGISTER, House, ago


def found(actor: Actor, **typed: str) -> list[tuple[int, str]]:
    return [(twin.record_id, twin.same) for twin in search.duplicates(actor, **typed)]


def test_the_same_number_is_found_however_it_is_written(house: House) -> None:
    record = house.registered()
    assert found(house.second, phone="+86 138 0000 0000") == [(record.pk, "电话")]
    assert found(house.second, phone="13900000000") == []


def test_the_same_name_counts_within_the_same_class_only(house: House) -> None:
    record = house.registered(phone="", callback="")
    assert found(house.second, name="试 女士", demand="land.contract") == [(record.pk, "姓名")]
    assert found(house.second, name="试女士", demand="family.divorce") == []


def test_two_shared_words_of_the_matter_are_shown_with_the_words(house: House) -> None:
    record = house.registered(facts="去年征地，分红名单没有外嫁女", name="", phone="", callback="")
    (twin,) = search.duplicates(house.second, facts="村里征地不给外嫁女分", demand="land.share")
    assert (twin.record_id, set(twin.words), twin.same) == (record.pk, {"征地", "外嫁女"}, "事由")
    assert search.duplicates(house.second, facts="只说征地", demand="land.share") == []


def test_a_matter_in_term_below_is_to_be_linked(house: House) -> None:
    record = house.accepted()
    (twin,) = search.duplicates(house.city_officer, phone="13800000000")
    assert twin.must_link
    assert not twin.may_open
    assert (twin.number, twin.unit, twin.state) == (record.number, "试县", "办理中")


def test_a_sibling_finds_nothing(house: House) -> None:
    house.registered()
    assert found(house.sibling_officer, phone="13800000000") == []


def test_who_stands_aside_finds_nothing(house: House) -> None:
    house.registered(concerns="staff", staff=[house.second.user.pk])
    assert found(house.second, phone="13800000000", name="试女士", demand="land.share") == []
    assert len(found(house.third, phone="13800000000")) == 1


def test_what_matches_in_more_ways_comes_first(house: House) -> None:
    by_name = house.registered(phone="13700000000")
    by_both = house.registered()
    twins = found(house.second, phone="13800000000", name="试女士", demand="land.share")
    assert twins == [(by_both.pk, "电话、姓名"), (by_name.pk, "姓名")]


def test_first_or_repeat_is_proposed_by_person_class_and_window(house: House) -> None:
    house.registered(by=house.lead, days_ago=80)
    today = timezone.localdate()

    def proposed(demand: str, later: int = 0) -> str:
        day = today + timedelta(days=later)
        return search.proposal(house.second, phone="13800000000", name="", demand=demand, day=day)

    assert proposed("land.contract") == "repeat"
    assert proposed("family.divorce") == "first"
    assert proposed("land.contract", later=11) == "first"


def test_the_form_itself_offers_what_is_alike(house: House) -> None:
    record = house.registered()
    form = RegisterForm({**REGISTER, "happened_on": ago(0)}, actor=house.second)
    (alike,) = form.alike()
    assert alike.record_id == record.pk
    assert "电话" in alike.same


def test_half_a_number_finds_nothing_and_breaks_nothing(house: House) -> None:
    house.registered()
    assert found(house.second, phone="138", name=" ", facts="", demand="") == []
