"""What the plan pages ask before they act: is this your plan, and a last look before publishing."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from halfsky.accounts.models import Role
from halfsky.accounts.session import Actor
from halfsky.desk.tests.test_plan_pages import client_of
from halfsky.ledger.tests.conftest import Cast, cast, make_actor
from halfsky.plans import actions
from halfsky.plans.models import Plan
from halfsky.plans.tests.test_actions import TEXT, settle

__all__ = ["cast"]


@pytest.fixture
def planner(cast: Cast) -> Actor:
    return make_actor("jihua", cast.city, Role.PLANNER)


def send(client: Client, text: str, **more: str) -> tuple[int, str]:
    answer = client.post("/plans/upload/", {"file": SimpleUploadedFile("要点.txt", text.encode())} | more)
    return answer.status_code, answer.content.decode()


@pytest.mark.parametrize("named", ["邻县妇联", "样市邻县妇联", "样省妇联"])
def test_a_plan_of_another_federation_is_taken_only_after_a_question(planner: Actor, named: str) -> None:
    client, text = client_of(planner), TEXT.replace("样市妇联", named)
    status, page = send(client, text)
    assert status == 422
    assert f"文件写的是{named.removeprefix('样市')[:2]}妇女联合会，您在样市妇女联合会；仍要作为本单位的计划吗？" in page
    assert 'name="is_own"' in page
    assert Plan.objects.count() == 0
    assert send(client, text, is_own="on")[0] == 302
    assert Plan.objects.get().unit == planner.post.unit


@pytest.mark.parametrize("named", ["样市妇联", "样省样市妇联", "妇联"])
def test_a_plan_of_the_unit_itself_is_taken_without_a_question(planner: Actor, named: str) -> None:
    assert send(client_of(planner), TEXT.replace("样市妇联", named))[0] == 302


def test_publishing_takes_a_last_look(cast: Cast, planner: Actor) -> None:
    plan = actions.upload(planner, "要点.txt", TEXT.encode())
    lead = client_of(cast.city_lead)
    address = f"/plans/{plan.pk}/publish/"
    early = lead.get(address).content.decode()
    assert "还不能发布：" in early
    assert "确认发布" not in early
    settle(plan, planner)
    for target in plan.targets.all():
        actions.bind(target, planner, "")
    page = lead.get(address).content.decode()
    assert "共 4 项指标。其中 4 项还没有指标来报数" in page
    plan.refresh_from_db()
    assert plan.state == Plan.State.REVIEW
    assert lead.post(address).status_code == 302
    plan.refresh_from_db()
    assert plan.state == Plan.State.PUBLISHED
    assert lead.get(address).status_code == 302
