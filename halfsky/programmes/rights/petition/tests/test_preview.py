"""What the form shows while it is filled in: the clocks that registering and accepting would start."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from halfsky.ledger.models import Record
from halfsky.ledger.preview import clocks_started
from halfsky.programmes.rights.petition.forms.intake import RegisterForm
from halfsky.programmes.rights.petition.programme import PROGRAMME
from halfsky.programmes.rights.petition.tests.conftest import REGISTER, House, ago, on


def previewed(house: House, data: dict[str, Any]) -> list[tuple[str, int, str]]:
    form = RegisterForm({"happened_on": ago(0), **data}, actor=house.officer)
    today = timezone.localdate()
    found = clocks_started(PROGRAMME, PROGRAMME.step("register"), None, form, house.officer, today)
    assert Record.objects.count() == 0
    return [(rule.slug, length, clock.due.isoformat()) for rule, length, clock in found]


def test_notice_and_handling_are_shown_before_anything_is_written(house: House) -> None:
    assert previewed(house, REGISTER) == [
        ("notice", 15, (on(0) + timedelta(days=15)).isoformat()),
        ("handle", 60, (on(0) + timedelta(days=60)).isoformat()),
    ]


def test_a_letter_counts_from_the_day_it_came(house: House) -> None:
    letter = REGISTER | {"channel": "letter", "received_on": ago(4)}
    assert previewed(house, letter)[0] == ("notice", 15, (on(4) + timedelta(days=15)).isoformat())


def test_without_a_name_no_notice_is_due(house: House) -> None:
    slugs = [slug for slug, _length, _due in previewed(house, REGISTER | {"name": "", "phone": "", "callback": ""})]
    assert slugs == ["handle"]


def test_half_a_form_breaks_nothing(house: House) -> None:
    assert previewed(house, {"facts": "她", "phone": "1", "demand": "nothing"}) is not None


def test_a_matter_below_and_a_repeat_are_hinted_at_beside_what_to_say(house: House) -> None:
    record = house.accepted()
    below = RegisterForm({**REGISTER, "happened_on": ago(0)}, actor=house.city_officer)
    titles = [hint.title for hint in below.hints()]
    assert titles == ["下级正在期限内办理", "可能是重复或重访", "可以这样说"]
    assert record.number in next(iter(below.hints())).lines[0]
    marked = RegisterForm({**REGISTER, "first": "repeat", "happened_on": ago(0)}, actor=house.second)
    assert [hint.title for hint in marked.hints()] == ["可以这样说"]
