"""Plans through the pages: upload, review, publish, split."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from halfsky.accounts.models import Role
from halfsky.accounts.session import Actor
from halfsky.ledger.tests.conftest import Cast, cast, make_actor
from halfsky.plans import actions
from halfsky.plans.models import Plan, Target
from halfsky.plans.tests.test_actions import TEXT, published

__all__ = ["cast"]


@pytest.fixture
def planner(cast: Cast) -> Actor:
    return make_actor("jihua", cast.city, Role.PLANNER)


def client_of(actor: Actor) -> Client:
    client = Client()
    client.force_login(actor.user, "django.contrib.auth.backends.ModelBackend")
    return client


def test_an_uploaded_plan_opens_with_text_and_numbers_side_by_side(planner: Actor) -> None:
    client = client_of(planner)
    sent = client.post("/plans/upload/", {"file": SimpleUploadedFile("要点.txt", TEXT.encode())}, follow=True)
    page = sent.content.decode()
    assert sent.status_code == 200
    assert "读出 " in page
    assert 'href="#t1"' in page
    assert page.count("hs-target") >= 4
    assert "发布由负责人办理" not in page


def test_a_bad_file_keeps_the_form_and_says_why(planner: Actor) -> None:
    sent = client_of(planner).post("/plans/upload/", {"file": SimpleUploadedFile("空.txt", b"")})
    assert sent.status_code == 422
    assert Plan.objects.count() == 0
    assert "hs-error" in sent.content.decode() or "空" in sent.content.decode()


def test_each_answer_is_saved_at_once(planner: Actor) -> None:
    plan = actions.upload(planner, "要点.txt", TEXT.encode())
    client, target = client_of(planner), plan.targets.get(value=3000)
    assert client.post(f"/plans/{plan.pk}/targets/{target.pk}/confirm/").status_code == 302
    target.refresh_from_db()
    assert target.state == Target.State.CONFIRMED
    prefix = f"t{target.pk}-"
    form = {"what": "培训妇女", "value": "3200", "unit": "名", "bound": "at_least"}
    client.post(
        f"/plans/{plan.pk}/targets/{target.pk}/correct/", {prefix + name: value for name, value in form.items()}
    )
    target.refresh_from_db()
    assert (target.value, target.bound) == (Decimal(3200), "at_least")


def test_words_not_in_the_text_cannot_be_added(planner: Actor) -> None:
    plan = actions.upload(planner, "要点.txt", TEXT.encode())
    sent = client_of(planner).post(f"/plans/{plan.pk}/add/", {"words": "没有这句", "what": "甲", "value": "1"})
    assert sent.status_code == 422
    assert "原文里没有这几个字" in sent.content.decode()


def test_a_plan_under_review_is_not_seen_by_other_units(cast: Cast, planner: Actor) -> None:
    plan = actions.upload(planner, "要点.txt", TEXT.encode())
    stranger = client_of(make_actor("bieren", cast.county, Role.PLANNER))
    assert stranger.get(f"/plans/{plan.pk}/").status_code == 404
    assert stranger.post(f"/plans/{plan.pk}/publish/").status_code == 404


def test_parts_are_computed_saved_and_issued(cast: Cast, planner: Actor) -> None:
    target = published(cast, planner).targets.get(value=3000)
    address = f"/plans/{target.plan_id}/split/{target.pk}/"
    page = client_of(planner).get(address).content.decode()
    assert page.count("1500") >= 2
    typed = {f"v{cast.county.pk}": "1,000", f"v{cast.sibling.pk}": "1999", f"r{cast.county.pk}": "试点", "how": "equal"}
    lead = client_of(cast.city_lead)
    refused = lead.post(address, typed | {"then": "issue", f"r{cast.sibling.pk}": "试点"})
    assert refused.status_code == 409
    assert "还差" in refused.content.decode()
    sent = lead.post(address, typed | {f"v{cast.sibling.pk}": "2000", f"r{cast.sibling.pk}": "试点", "then": "issue"})
    assert sent.status_code == 302
    assert target.parts.filter(issued_at__isnull=False).count() == 2


def test_a_part_that_is_no_number_is_named(cast: Cast, planner: Actor) -> None:
    target = published(cast, planner).targets.get(value=3000)
    sent = client_of(planner).post(f"/plans/{target.plan_id}/split/{target.pk}/", {f"v{cast.county.pk}": "一千"})
    assert sent.status_code == 422
    assert "样县的分解数“一千”不是数字" in sent.content.decode()


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        ("三千", "“目标数”要填数字"),
        ("-5", "“目标数”不能小于 0。"),
        ("1234567890123456", "最多 14 位整数"),
        ("", "请填写“目标数”。"),
    ],
)
def test_a_bad_number_keeps_the_card_open_with_what_was_typed(planner: Actor, value: str, fault: str) -> None:
    plan = actions.upload(planner, "要点.txt", TEXT.encode())
    target = plan.targets.get(value=3000)
    prefix = f"t{target.pk}-"
    form = {prefix + "what": "培训女能人", prefix + "value": value, prefix + "bound": "at_least"}
    sent = client_of(planner).post(f"/plans/{plan.pk}/targets/{target.pk}/correct/", form)
    page = sent.content.decode()
    assert sent.status_code == 422
    assert fault in page
    assert 'value="培训女能人"' in page
    assert page.count('<details class="pl-more" open>') == 1
    assert page.count("hs-field--bad") == 1


def test_the_upload_names_every_kind_and_no_select_shows_dashes(planner: Actor) -> None:
    plan = actions.upload(planner, "要点.txt", TEXT.encode())
    client = client_of(planner)
    assert ".md" in client.get("/plans/upload/").content.decode()
    assert "-----" not in client.get(f"/plans/{plan.pk}/").content.decode().split("<main")[1]
