"""Words that may tell of danger: asked about first of all, whatever the class; a person decides what they mean."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from halfsky.ledger.errors import InvalidStep
from halfsky.programmes.rights.petition import search, tables
from halfsky.programmes.rights.petition.forms.intake import RegisterForm
from halfsky.programmes.rights.petition.tests.conftest import REGISTER, House, ago


@pytest.mark.parametrize("words", ["他动手打我", "长期打骂", "家暴好几年", "他威胁我", "掐脖子", "拿刀追我"])
def test_violent_words_raise_a_red_hint_first_whatever_the_class(house: House, words: str) -> None:
    form = RegisterForm(
        {**REGISTER, "happened_on": ago(0), "facts": words, "demand": "family.divorce"}, actor=house.officer
    )
    first = next(iter(form.hints()))
    assert (first.tone, first.icon) == ("bad", "urgent")
    assert first.title.startswith("她的话里有‘")
    assert "110" in first.lines[0]


def test_a_child_that_is_hit_asks_for_the_report(house: House) -> None:
    for words in ("我的孩子被打了", "继父打骂孩子", "老师猥亵我女儿"):
        assert tables.signs_in(words)[0][0].kind == "child"
        assert "强制报告" in tables.signs_in(words)[0][0].ask


def test_calm_words_raise_nothing() -> None:
    for words in ("请打我电话", "想离婚，孩子归谁", "分红名单没有我", "打算离婚"):
        assert tables.signs_in(words) == []


def test_nothing_is_saved_until_safety_was_asked_and_the_answer_may_be_no(house: House) -> None:
    with pytest.raises(InvalidStep) as caught:
        house.registered(facts="他动手打我", demand="family.divorce")
    assert caught.value.errors is not None
    assert "动手打" in str(caught.value.errors["protect"])
    assert house.registered(facts="他动手打我", demand="family.divorce", protect="safe").status == "waiting"


def test_a_class_of_violence_is_not_waved_through_as_safe(house: House) -> None:
    with pytest.raises(InvalidStep):
        house.registered(demand="family.violence", protect="safe")


def test_common_words_alone_make_no_two_matters_alike(house: House) -> None:
    house.registered(facts="丈夫不管孩子，想离婚", name="", phone="", callback="", demand="family.divorce")
    assert search.duplicates(house.second, facts="孩子跟丈夫过，我要离婚", demand="family.divorce") == []


def test_the_page_asks_for_safety_right_below_her_words(house: House, client: Client) -> None:
    client.force_login(house.officer.user)
    page = client.get(reverse("desk:open_step", args=["petition", "register"])).content.decode()
    assert page.index('name="facts"') < page.index('name="protect"') < page.index('name="demand"')


def test_the_red_hint_stands_above_what_may_be_the_same(house: House, client: Client) -> None:
    house.registered()
    client.force_login(house.officer.user)
    posted = {**REGISTER, "happened_on": ago(0), "facts": "他动手打我"}
    page = client.post(reverse("desk:open_aside", args=["petition", "register"]), posted).content.decode()
    assert page.index("hs-note--bad") < page.index("hs-dup")
    assert "就是这件，" in page
    assert "不是同一件" in page
