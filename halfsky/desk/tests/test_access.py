"""Access, derived from the policy's table: every url x role x place x sensitivity, and who has no business here.

A url that is not in the table fails the first test. A new parameter of an address must be named in `KNOWN`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.db.models import Model
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from halfsky.accounts.models import Role, User
from halfsky.accounts.policy import PAGES, On, Sensitivity
from halfsky.accounts.session import Actor
from halfsky.desk.tests import access_world as worlds
from halfsky.desk.tests import roll
from halfsky.desk.tests.access_world import Place, World
from halfsky.indicators import registry as indicators
from halfsky.ledger.models import Record
from halfsky.ledger.tests.conftest import make_actor

ALWAYS_404 = {"desk:gallery": "drawn for developers only, with HALFSKY_DEBUG"}
URLS = sorted(set(worlds.url_names()), key=str)
QUERIES = {"desk:figure": "?period=2026", "desk:figure_export": "?period=2026"}
STEP_OF = {"desk:open_step": "register", "desk:open_aside": "register"}


def arguments(name: str, takes: frozenset[str], world: World, place: Place, sensitivity: Sensitivity) -> dict[str, Any]:
    """Return what stands for the parameters of an address, for the thing at that place."""
    record = world.records[place, sensitivity]
    known: dict[str, Any] = {
        "pk": _thing(name, world, place, record).pk,
        "slug": "roll",
        "step": "guests" if name.startswith("desk:sheet") else STEP_OF.get(name, "accept"),
        "seq": 1,
        "index": 0,
        "paper": "notice",
        "plan_id": world.plans[place].pk,
        "target_id": world.targets[place].pk,
        "unit_id": world.units[place].pk,
        "act": "read" if name == "desk:draft_act" else "confirm",
        "kind": "docx",
        "what": "rename",
        "code": next(iter(indicators.declared())),
    }
    missing = takes - known.keys()
    assert not missing, f"{name}: say in test_access.arguments what stands for {missing}"
    return {parameter: known[parameter] for parameter in takes}


def _thing(name: str, world: World, place: Place, record: Record) -> Model:
    """Return what the page shows: a record, a draft, a bulletin, else a unit."""
    if PAGES[name].on is On.RECORD:
        return record
    if name.startswith("desk:draft"):
        return world.drafts[place]
    return world.bulletins[place] if name.startswith("desk:bulletin") else world.units[place]


def data_of(name: str, actor: Actor | None) -> dict[str, Any]:
    """Return what a page must be sent to have anything to answer."""
    if name == "desk:switch_post" and actor is not None:
        return {"post": actor.post.pk}
    return {"desk:save_draft": {"what": "new/roll/register"}, "desk:sheet": {"act": "blank"}}.get(name, {})


def status(client: Client, name: str, path: str, actor: Actor | None = None) -> int:
    """Return the answer's status: by GET, or by POST where the page takes nothing else."""
    answer = client.get(path + QUERIES.get(name, ""))
    if answer.status_code == 405:
        answer = client.post(path, data_of(name, actor))
    return answer.status_code


@pytest.fixture
def world(db: None, settings: Settings, tmp_path: Path) -> World:
    settings.DATA = tmp_path  # no demonstration here
    return worlds.build()


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    return client


def test_every_address_stands_in_the_policys_table() -> None:
    names = {name for name, _takes in URLS}
    assert names - PAGES.keys() == set(), "these pages are in no row of accounts/policy.py PAGES"
    assert PAGES.keys() - names == set(), "these rows of PAGES name no page"


@pytest.mark.parametrize("role", list(Role))
def test_each_page_answers_as_the_table_says(world: World, role: Role) -> None:
    actor = make_actor("viewer", world.units[Place.OWN], role)
    client, wrong = client_of(actor.user), []
    for name, takes in URLS:
        page = PAGES[name]
        sensitivities = list(Sensitivity) if page.on is On.RECORD else [Sensitivity.OPEN]
        for place in Place if takes else [Place.OWN]:
            for sensitivity in sensitivities:
                if name == "desk:sheet_faults":
                    worlds.begin_list(actor, world.records[place, sensitivity])
                gate = roll.ROLL.step("register").gate if name in STEP_OF else None
                wanted = worlds.expected(role, page, place, sensitivity, gate, actor)
                wanted = wanted and name not in ALWAYS_404
                path = reverse(name, kwargs=arguments(name, takes, world, place, sensitivity))
                got = status(client, name, path, actor)
                if (got != 404) is not wanted or got >= 500:
                    wrong.append(f"{name} {place} {sensitivity}: {got}, the table says {'open' if wanted else '404'}")
                if name == "desk:sign_out":
                    client = client_of(actor.user)
    assert wrong == [], "\n".join(wrong)


def test_who_has_no_post_finds_nothing(world: World) -> None:
    user = User.objects.create_user("stranger", password="correct-horse-9", full_name="无岗")
    for name, takes in URLS:
        if PAGES[name].on is On.NOTHING:
            continue
        path = reverse(name, kwargs=arguments(name, takes, world, Place.OWN, Sensitivity.OPEN))
        assert status(client_of(user), name, path) == 404, name


def test_who_is_not_signed_in_is_led_to_the_door(world: World) -> None:
    for name, takes in URLS:
        path = reverse(name, kwargs=arguments(name, takes, world, Place.OWN, Sensitivity.OPEN))
        answer = Client().get(path)
        if PAGES[name].on is On.NOTHING:
            assert answer.status_code == 200, name
        else:
            assert (answer.status_code, answer.headers["Location"].split("?")[0]) == (302, "/sign-in/"), name
            assert Client().post(path).status_code == 404, name


def test_an_address_outside_the_table_is_404_even_for_a_lead(world: World) -> None:
    lead = make_actor("lead", world.units[Place.OWN], Role.LEAD)
    assert client_of(lead.user).get("/nothing-here/").status_code == 404


def test_a_post_of_another_suite_finds_no_record_and_no_programme(world: World) -> None:
    actor = make_actor("family", world.units[Place.OWN], Role.LEAD)
    actor.post.suites = ["family"]
    actor.post.save()
    record = world.records[Place.OWN, Sensitivity.OPEN]
    for path in (f"/r/{record.pk}/", "/s/roll/", "/s/roll/new/register/", f"/r/{record.pk}/do/accept/"):
        assert client_of(actor.user).get(path).status_code == 404, path


def test_who_stands_aside_finds_the_record_under_no_address(world: World) -> None:
    record = world.records[Place.OWN, Sensitivity.CONFIDENTIAL]
    actor = make_actor("aside", world.units[Place.OWN], Role.OFFICER)
    record.exclusions.create(user=actor.user)
    client = client_of(actor.user)
    for name, takes in URLS:
        if PAGES[name].on is On.RECORD:
            path = reverse(name, kwargs=arguments(name, takes, world, Place.OWN, Sensitivity.CONFIDENTIAL))
            assert status(client, name, path, actor) == 404, name
    assert record.number not in client.get("/inbox/?tab=unit").content.decode()
    assert record.number not in client.get("/search/", {"q": record.number[-4:]}).content.decode()
