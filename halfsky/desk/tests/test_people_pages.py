"""An organiser by pages: founds a unit, gives its people posts, ends them, resets passwords; each act is written."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from halfsky.accounts.actions import AccountRefused, NewPost, add_post, end_post, reset_password
from halfsky.accounts.models import Post, ReadingLine, Role, User
from halfsky.accounts.session import Actor
from halfsky.desk.tests.conftest import SignIn
from halfsky.ledger.tests.conftest import Cast, make_actor
from halfsky.network.models import Unit

WANG = {"act": "add", "full_name": "王样", "username": "wang.yang", "role": "officer", "department": ""}


@pytest.fixture
def organiser(cast: Cast) -> Actor:
    return make_actor("zuzhi", cast.county, Role.ORGANISER)


def initial(page: str) -> str:
    """Return the password that the page tells."""
    found = re.search(r"初始密码是 <b>([a-z0-9-]+)</b>", page)
    assert found is not None
    return found[1]


def test_a_unit_is_founded_and_its_officer_comes_in_and_works(cast: Cast, signed_in: SignIn, organiser: Actor) -> None:
    client = signed_in(organiser)
    new = {"name": "新镇妇女联合会", "code": "430626199", "kind": "federation", "day": "2026-03-02"}
    town = client.post(f"/units/{cast.county.pk}/change/found/", new).headers["Location"]
    assert f"{town}people/" in client.get(town).content.decode()
    assert "还没有登记岗位" in client.get(f"{town}people/").content.decode()
    password = initial(client.post(f"{town}people/", WANG).content.decode())
    assert password not in client.get(f"{town}people/").content.decode()

    hers, chosen = Client(), "her-own-word-9"
    hers.post("/sign-in/", {"username": "wang.yang", "password": password})
    assert hers.get("/inbox/").headers["Location"] == "/password/"
    assert "现在的密码是别人给您的" in hers.get("/password/").content.decode()
    words = {"old_password": password, "new_password1": password, "new_password2": password}
    assert "新密码不能和现在的一样" in hers.post("/password/", words).content.decode()
    words |= {"new_password1": "short", "new_password2": "short"}
    assert "密码太短，至少要 10 个字符。" in hers.post("/password/", words).content.decode()
    words |= {"new_password1": chosen, "new_password2": chosen}
    assert hers.post("/password/", words).headers["Location"] == "/inbox/"
    page = hers.get("/inbox/").content.decode()
    assert "新镇妇女联合会" in page
    assert 'href="/password/"' in page
    assert hers.get("/s/sample/new/register/").status_code == 200
    details = list(ReadingLine.objects.filter(what=ReadingLine.What.ACCOUNT).values_list("user", "detail"))
    assert details == [(organiser.user.pk, "设岗位：新镇妇联 经办人 王样，登录名 wang.yang")]


def test_a_post_ends_today_and_can_begin_again(cast: Cast, signed_in: SignIn, organiser: Actor) -> None:
    client, path = signed_in(organiser), f"/units/{cast.county.pk}/people/"
    client.post(path, WANG)
    post = Post.objects.get(user__username="wang.yang")
    assert client.post(path, {"act": "end", "post": post.pk}).headers["Location"] == path
    assert "王样" not in client.get(path).content.decode()
    assert client.post(path, WANG).status_code == 302
    assert "王样" in client.get(path).content.decode()
    assert ReadingLine.objects.filter(what=ReadingLine.What.ACCOUNT).count() == 3


def test_a_reset_password_replaces_the_old_one_and_is_to_be_changed(
    cast: Cast, signed_in: SignIn, organiser: Actor
) -> None:
    path = f"/units/{cast.county.pk}/people/"
    answer = signed_in(organiser).post(path, {"act": "reset", "post": cast.officer.post.pk})
    user = User.objects.get(pk=cast.officer.user.pk)
    assert user.check_password(initial(answer.content.decode()))
    assert user.password_is_initial
    assert "no-store" in answer.headers["Cache-Control"]


def test_faulty_words_keep_the_form(cast: Cast, signed_in: SignIn, organiser: Actor) -> None:
    client, path = signed_in(organiser), f"/units/{cast.county.pk}/people/"
    faulty = client.post(path, WANG | {"username": "王 样"})
    assert faulty.status_code == 422
    assert "登录名用 3 到 40 个英文字母" in faulty.content.decode()
    taken = client.post(path, WANG | {"username": "jingban"})
    assert taken.status_code == 409
    assert "已经有人在用" in taken.content.decode()


def test_nobody_seats_people_beside_or_above_her_unit(cast: Cast, signed_in: SignIn, organiser: Actor) -> None:
    for unit in (cast.city, cast.sibling):
        assert signed_in(organiser).get(f"/units/{unit.pk}/people/").status_code == 404
        with pytest.raises(AccountRefused, match="不在您的辖区"):
            add_post(unit, NewPost("new", "新人", Role.LEAD), organiser)
    assert signed_in(cast.lead).get(f"/units/{cast.county.pk}/people/").status_code == 404
    foreign = {"act": "end", "post": cast.sibling_officer.post.pk}
    assert signed_in(organiser).post(f"/units/{cast.county.pk}/people/", foreign).status_code == 404


def test_an_account_with_a_post_elsewhere_is_neither_taken_nor_reset(cast: Cast, organiser: Actor) -> None:
    boss = cast.city_lead.user
    with pytest.raises(AccountRefused, match="已经有人在用"):
        add_post(cast.county, NewPost(boss.username, boss.full_name, Role.OFFICER), organiser)
    Post.objects.create(user=boss, unit=cast.county, role=Role.OFFICER)
    with pytest.raises(AccountRefused, match="辖区以外任职"):
        reset_password(boss, organiser)


def test_nobody_ends_or_resets_herself(cast: Cast, organiser: Actor) -> None:
    with pytest.raises(AccountRefused, match="不能结束自己的岗位"):
        end_post(organiser.post, organiser)
    with pytest.raises(AccountRefused, match="自己的密码"):
        reset_password(organiser.user, organiser)


def test_a_closed_unit_takes_nobody(cast: Cast, signed_in: SignIn, organiser: Actor) -> None:
    Unit.objects.filter(pk=cast.county.pk).update(closed_on="2026-03-01")
    assert signed_in(organiser).get(f"/units/{cast.county.pk}/people/").status_code == 404
