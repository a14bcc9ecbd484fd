"""The whole path by pages: sign in, inbox, open a record, take a step, see the entry."""

from __future__ import annotations

import re

from django.test import Client

from halfsky.desk.models import Draft
from halfsky.desk.tests.conftest import SignIn
from halfsky.ledger.models import Entry, Record
from halfsky.ledger.tests.conftest import Cast
from halfsky.ledger.tests.test_perform import REGISTER, opened


def text_of(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    return answer.content.decode()


def hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found is not None
    return found[1]


def test_an_officer_signs_in_and_stands_before_her_inbox(cast: Cast) -> None:
    client = Client()
    assert "登录" in text_of(client, "/sign-in/")
    answer = client.post("/sign-in/", {"username": "jingban", "password": "correct-horse-9"}, follow=True)
    assert answer.redirect_chain[-1][0] == "/inbox/"
    assert "今天没有到期的" in answer.content.decode()


def test_a_record_is_opened_found_in_the_inbox_and_stepped(cast: Cast, signed_in: SignIn) -> None:
    client = signed_in(cast.officer)
    page = text_of(client, "/s/sample/new/register/")
    answer = client.post("/s/sample/new/register/", REGISTER | {"key": hidden(page, "key")})
    record = Record.objects.get()
    assert answer.headers["Location"] == f"/r/{record.pk}/#entry-1"
    assert record.number in text_of(client, "/inbox/?tab=unit")
    step = text_of(client, f"/r/{record.pk}/do/accept/")
    form = {"happened_on": "2026-03-05", "key": hidden(step, "key"), "seen": hidden(step, "seen"), "amount": ""}
    assert client.post(f"/r/{record.pk}/do/accept/", form).status_code == 302
    shown = text_of(client, f"/r/{record.pk}/")
    assert "受理" in shown
    assert "台账链已核验，2 条连续" in shown


def test_a_double_click_is_one_entry(cast: Cast, signed_in: SignIn) -> None:
    client = signed_in(cast.officer)
    key = hidden(text_of(client, "/s/sample/new/register/"), "key")
    for _ in range(2):
        assert client.post("/s/sample/new/register/", REGISTER | {"key": key}).status_code == 302
    assert Entry.objects.count() == 1


def test_a_faulty_form_comes_back_whole_with_its_faults(cast: Cast, signed_in: SignIn) -> None:
    client = signed_in(cast.officer)
    answer = client.post("/s/sample/new/register/", REGISTER | {"facts": "", "name": "李样", "key": "k1"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="李样"' in page
    assert "有 1 处要改" in page


def test_who_was_slower_is_told_and_loses_no_word(cast: Cast, signed_in: SignIn) -> None:
    record = opened(cast.officer)
    client = signed_in(cast.second)
    page = text_of(client, f"/r/{record.pk}/do/pay/") if record.status == "handling" else ""
    page = page or text_of(client, f"/r/{record.pk}/do/note/")
    first = {"happened_on": "2026-03-05", "key": "k-first", "seen": "1", "amount": ""}
    assert signed_in(cast.officer).post(f"/r/{record.pk}/do/accept/", first).status_code == 302
    late = {"note": "她又来电话了", "happened_on": "2026-03-05", "key": hidden(page, "key"), "seen": "1"}
    answer = client.post(f"/r/{record.pk}/do/note/", late)
    shown = answer.content.decode()
    assert answer.status_code == 409
    assert "试jingban刚在" in shown
    assert "她又来电话了" in shown
    late |= {"seen": hidden(shown, "seen"), "key": hidden(shown, "key")}
    assert client.post(f"/r/{record.pk}/do/note/", late).status_code == 302


def test_a_closed_step_says_why(cast: Cast, signed_in: SignIn) -> None:
    record = opened(cast.officer)
    page = text_of(signed_in(cast.officer), f"/r/{record.pk}/do/close/")
    assert "现在是“待受理”，不能办“办结”。" in page
    assert "<textarea" not in page


def test_what_was_typed_comes_back_after_the_browser_closed(cast: Cast, signed_in: SignIn) -> None:
    typed = {"what": "new/sample/register", "facts": "她说到一半", "name": "李样", "kind": "b"}
    assert signed_in(cast.officer).post("/drafts/save/", typed).status_code == 200
    assert b"\xe5\xa5\xb9\xe8\xaf\xb4" not in bytes(Draft.objects.get().sealed)
    client = signed_in(cast.officer)
    page = text_of(client, "/s/sample/new/register/")
    assert "她说到一半" in page
    assert 'value="李样"' in page
    assert "没写完：" in text_of(client, "/inbox/")
    assert "她说到一半" not in text_of(signed_in(cast.second), "/s/sample/new/register/")
    client.post("/s/sample/new/register/", REGISTER | {"key": "k9"})
    assert not Draft.objects.exists()
