"""The tree by pages: anyone may look, the organiser changes it below her unit, a refused change says why."""

from __future__ import annotations

import pytest

from halfsky.accounts.models import Role
from halfsky.accounts.session import Actor
from halfsky.desk.tests.conftest import SignIn
from halfsky.ledger.tests.conftest import Cast, make_actor
from halfsky.network.models import Unit, UnitChange

DAY = "2026-03-02"


@pytest.fixture
def organiser(cast: Cast) -> Actor:
    return make_actor("zuzhi", cast.city, Role.ORGANISER)


def test_a_unit_shows_what_stands_below_it_and_how_it_was(cast: Cast, signed_in: SignIn) -> None:
    page = signed_in(cast.officer).get(f"/units/{cast.city.pk}/").content.decode()
    assert "样县妇女联合会" in page
    assert "1949年10月1日—今" in page
    assert "撤销</a>" not in page


def test_a_county_becomes_a_district_and_stays_the_same_unit(cast: Cast, signed_in: SignIn, organiser: Actor) -> None:
    client, path = signed_in(organiser), f"/units/{cast.county.pk}/change/rename/"
    assert "还是同一个单位" in client.get(path).content.decode()
    sent = {"name": "样区妇女联合会", "code": "430699", "day": DAY, "paper": "民函〔2026〕1号"}
    assert client.post(path, sent).headers["Location"] == f"/units/{cast.county.pk}/"
    cast.county.refresh_from_db()
    assert (cast.county.name, cast.county.code) == ("样区妇女联合会", "430699")
    page = client.get(f"/units/{cast.county.pk}/").content.decode()
    assert "样县妇女联合会" in page
    assert "民函〔2026〕1号" in page


def test_two_counties_merge_and_the_ended_one_points_at_its_heir(
    cast: Cast, signed_in: SignIn, organiser: Actor
) -> None:
    path = f"/units/{cast.sibling.pk}/change/merge/"
    sent = {"into": cast.county.code, "day": DAY}
    assert signed_in(organiser).post(path, sent).headers["Location"] == f"/units/{cast.county.pk}/"
    assert "由它承接" in signed_in(organiser).get(f"/units/{cast.sibling.pk}/").content.decode()


def test_a_unit_is_founded_one_level_below(cast: Cast, signed_in: SignIn, organiser: Actor) -> None:
    path = f"/units/{cast.county.pk}/change/found/"
    sent = {"name": "新镇妇女联合会", "code": "430626199", "kind": "federation", "day": DAY}
    assert signed_in(organiser).post(path, sent).status_code == 302
    made = Unit.objects.get(code="430626199")
    assert (made.level, made.parent) == (4, cast.county)
    assert UnitChange.objects.get(unit=made).by


def test_a_refused_change_says_why_and_keeps_the_form(cast: Cast, signed_in: SignIn, organiser: Actor) -> None:
    client, path = signed_in(organiser), f"/units/{cast.county.pk}/change/move/"
    unknown = client.post(path, {"parent": "没有这个单位", "day": DAY})
    assert unknown.status_code == 422
    assert "没有找到这个单位" in unknown.content.decode()
    same = client.post(path, {"parent": cast.city.code, "day": DAY})
    assert same.status_code == 409
    assert "不用划转" in same.content.decode()


def test_above_and_beside_her_unit_nothing_can_be_changed(cast: Cast, signed_in: SignIn, organiser: Actor) -> None:
    assert signed_in(organiser).get(f"/units/{cast.province.pk}/change/rename/").status_code == 404
    assert signed_in(cast.lead).get(f"/units/{cast.county.pk}/change/rename/").status_code == 404
