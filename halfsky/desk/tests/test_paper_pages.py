"""The page that hands out a paper of a step."""

from __future__ import annotations

import io

import docx
import pytest
from django.test import Client
from django.urls import reverse

from halfsky.accounts.models import ReadingLine
from halfsky.accounts.session import Actor
from halfsky.desk.tests import roll
from halfsky.ledger.actions import perform
from halfsky.ledger.models import Entry
from halfsky.ledger.tests.conftest import Cast, cast

__all__ = ["cast"]
REGISTER = {"name": "李样", "phone": "13800000000", "facts": "她说的话", "kind": "a", "happened_on": "2026-03-02"}


@pytest.fixture
def entry(cast: Cast) -> Entry:
    roll.declare()
    return perform(None, "register", cast.officer, REGISTER, "k1", programme="roll")


def ask(actor: Actor, entry: Entry, name: str = "notice") -> tuple[int, bytes, str]:
    client = Client()
    client.force_login(actor.user, "django.contrib.auth.backends.ModelBackend")
    answer = client.get(reverse("desk:paper", args=[entry.record_id, entry.seq, name]))
    return answer.status_code, answer.content, answer.headers.get("Content-Disposition", "")


def test_the_paper_comes_as_a_word_file_and_the_reading_is_booked(cast: Cast, entry: Entry) -> None:
    status, content, disposition = ask(cast.officer, entry)
    assert status == 200
    words = [paragraph.text for paragraph in docx.Document(io.BytesIO(content)).paragraphs]
    assert any("样县妇样〔2026〕1号" in line for line in words)
    assert "%E6%A0%B7" in disposition
    assert ReadingLine.objects.get().record_number == entry.record.number


def test_a_stranger_and_a_wrong_name_get_nothing(cast: Cast, entry: Entry) -> None:
    assert ask(cast.sibling_officer, entry)[0] == 404
    assert ask(cast.officer, entry, "opinion")[0] == 404
    assert not ReadingLine.objects.exists()


def test_the_record_page_leads_to_the_paper(cast: Cast, entry: Entry) -> None:
    client = Client()
    client.force_login(cast.officer.user, "django.contrib.auth.backends.ModelBackend")
    page = client.get(reverse("desk:record", args=[entry.record_id])).content.decode()
    assert reverse("desk:paper", args=[entry.record_id, 1, "notice"]) in page
    assert "告知书 样县妇样〔2026〕1号" in page
