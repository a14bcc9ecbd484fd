"""The pages of an application: what the rules find is shown once it is opened, and to who may open it."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from halfsky.accounts.session import Actor
from halfsky.programmes.livelihood.relief.tests.conftest import Desk
from halfsky.vault.identity import check_digit


def signed_in(actor: Actor) -> Client:
    client = Client()
    client.force_login(actor.user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_findings_with_reasons_and_sources_show_only_after_the_reading_is_booked(desk: Desk) -> None:
    record = desk.apply(disease="other", papers=["form"])
    client = signed_in(desk.town)
    closed = client.get(reverse("desk:record", args=[record.pk])).content.decode()
    assert "条件核对" in closed
    assert "不在救助病种内" not in closed
    shown = client.post(reverse("desk:unseal", args=[record.pk])).content.decode()
    assert "不在救助病种内；请核对分期，是否通过由审定人决定。" in shown
    assert "还缺：身份证、户口页" in shown
    assert "数值待核实" in shown
    assert shown.index("不在救助病种内") < shown.index("全树核对：否")


def test_the_form_tells_what_is_unmet_while_it_is_filled_in(desk: Desk) -> None:
    client = signed_in(desk.chair)
    words = {"disease": "other", "happened_on": "2026-03-10", "id_no": "430699197506120011"}
    answer = client.post(reverse("desk:open_aside", args=["relief", "submit"]), words).content.decode()
    assert "不在救助病种内" in answer


@pytest.mark.parametrize("step", ["submit", "keep", "earlier"])
def test_opening_forms_draw(desk: Desk, step: str) -> None:
    actor = desk.county_officer
    answer = signed_in(actor).get(reverse("desk:open_step", args=["relief", step]))
    assert answer.status_code == 200


def test_each_desk_is_offered_its_own_next_step(desk: Desk) -> None:
    record = desk.apply()
    page = signed_in(desk.town).get(reverse("desk:record", args=[record.pk])).content.decode()
    assert "等待：样镇妇女联合会办“乡镇初核”" in page
    for name in ("check_town", "return"):
        answer = signed_in(desk.town).get(reverse("desk:step", args=[record.pk, name]))
        assert answer.status_code == 200, name


def test_the_hints_are_named_in_words_and_tell_of_the_once_in_a_life_check(desk: Desk) -> None:
    words = {"happened_on": "2026-03-10", "id_no": "43069919750612001" + check_digit("43069919750612001")}
    answer = signed_in(desk.chair).post(reverse("desk:open_aside", args=["relief", "submit"]), words).content.decode()
    assert "identity" not in answer
    assert "性别位显示为男性" in answer
    assert "提交时向全树核对，只告诉是与否；有疑问请拨打值班电话" in answer


def test_whether_she_was_helped_before_shows_without_opening_anything(desk: Desk) -> None:
    record = desk.apply()
    page = signed_in(desk.town).get(reverse("desk:record", args=[record.pk])).content.decode()
    assert "全树核对：否" in page
    assert "其余各条要打开个人信息以后才显示" in page
