"""Coming in: the door, its lock after wrong passwords, the demonstration's names, posts and signing out."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

from django.test import Client
from pytest_django import Settings

from halfsky.accounts.models import Post, Role
from halfsky.desk.context import today_words
from halfsky.desk.tests.conftest import SignIn
from halfsky.ledger.tests.conftest import Cast
from halfsky.workdays import look_up

PASSWORD = "correct-horse-9"


def test_five_wrong_passwords_close_the_door_for_a_while(cast: Cast) -> None:
    client = Client()
    for _ in range(5):
        answer = client.post("/sign-in/", {"username": "jingban", "password": "wrong"})
    assert answer.status_code == 429
    assert "登录已暂停" in answer.content.decode()
    locked = client.post("/sign-in/", {"username": "jingban", "password": PASSWORD})
    assert locked.status_code == 429
    assert Client().post("/sign-in/", {"username": "fuze", "password": PASSWORD}).status_code == 302


def test_names_are_shown_in_the_demonstration_only(db: None, settings: Settings, tmp_path: Path) -> None:
    settings.DATA = tmp_path
    assert "演示账号" not in Client().get("/sign-in/").content.decode()
    people = {"password": "yanshi", "people": [["li.wen", "县妇联·值守", "接线"]]}
    (tmp_path / "demo").write_text(json.dumps(people), encoding="utf-8")
    page = Client().get("/sign-in/").content.decode()
    assert "li.wen" in page
    assert "演示环境" in page


def test_signing_out_takes_a_post_and_ends_the_session(cast: Cast, signed_in: SignIn) -> None:
    client = signed_in(cast.officer)
    assert client.get("/sign-out/").status_code == 405
    assert client.post("/sign-out/").status_code == 302
    assert client.get("/inbox/").headers["Location"].startswith("/sign-in/")


def test_acting_in_another_post_changes_the_unit_and_nobody_takes_a_foreign_one(cast: Cast, signed_in: SignIn) -> None:
    second = Post.objects.create(user=cast.officer.user, unit=cast.sibling, role=Role.OFFICER)
    client = signed_in(cast.officer)
    assert "样县妇女联合会" in client.get("/inbox/").content.decode()
    assert client.post("/post/", {"post": second.pk, "next": "/inbox/"}).headers["Location"] == "/inbox/"
    assert '<span class="hs-grow l">邻县妇女联合会</span>' in client.get("/inbox/").content.decode()
    assert client.post("/post/", {"post": cast.lead.post.pk}).status_code == 404
    assert client.post("/post/", {"post": second.pk, "next": "https://example.com/"}).headers["Location"] == "/inbox/"


def test_the_house_says_that_it_stands(db: None) -> None:
    assert Client().get("/health/").json() == {"status": "ok"}


def test_the_date_says_what_the_calendar_makes_of_the_day() -> None:
    made_up = next(day for day in _days(2026) if look_up(day).kind == "make_up")
    feast = next(day for day in _days(2026) if look_up(day).kind == "holiday")
    assert today_words(made_up).endswith("调休班")
    assert today_words(feast).endswith("放假")


def _days(year: int) -> list[date]:
    return [date(year, 1, 1) + timedelta(days=offset) for offset in range(365)]
