"""Pages of bulletins: from drafting to issuing, the paper beside its checks, and who sees what."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.test import Client

from halfsky.accounts.models import Role
from halfsky.accounts.session import Actor
from halfsky.desk.bulletins.pages import HEIGHT, sheets
from halfsky.indicators.tests.conftest import Cast, cast, ledger_cast
from halfsky.ledger.tests.conftest import make_actor
from halfsky.reports.bulletin import actions, files
from halfsky.reports.bulletin.blocks import Table
from halfsky.reports.models import Bulletin, Draft
from halfsky.reports.tests.made import City, accept, make_city

__all__ = ["cast", "ledger_cast"]

MAY = 202605
ON = date(2026, 6, 8)


@pytest.fixture
def city(cast: Cast) -> City:
    return make_city(cast)


def client_of(actor: Actor) -> Client:
    client = Client()
    client.force_login(actor.user, "django.contrib.auth.backends.ModelBackend")
    return client


def issued(city: City) -> Bulletin:
    return actions.issue(actions.draft(city.planner, MAY), city.lead, on=ON)


def test_a_bulletin_is_drafted_checked_and_issued(city: City) -> None:
    planner, lead = client_of(city.planner), client_of(city.lead)
    assert "2026年5月" in planner.get("/reports/").content.decode()
    sent = planner.post("/reports/draft/", {"month": MAY}, follow=True)
    text = sent.content.decode()
    made = Draft.objects.get()
    assert re.search(r"<b>\d+ 个数字全部与看板一致</b>", text)
    assert "样市妇女联合会文件" in text
    assert "拟稿的人不签发自己的稿" in text
    assert planner.post(f"/reports/drafts/{made.pk}/issue/").status_code == 409
    sent = lead.post(f"/reports/drafts/{made.pk}/issue/", follow=True)
    assert "岳妇通报〔2026〕1号" in sent.content.decode()
    assert Bulletin.objects.count() == 1


def test_returned_it_shows_who_and_why(city: City) -> None:
    made = actions.draft(city.planner, MAY)
    lead = client_of(city.lead)
    assert lead.post(f"/reports/drafts/{made.pk}/return/", {"reason": ""}).status_code == 409
    text = lead.post(f"/reports/drafts/{made.pk}/return/", {"reason": "甲县差一件"}, follow=True).content.decode()
    assert "甲县差一件" in text
    assert "hs-light--back" in text
    assert "已退回，拟稿人重新取数后可以签发" in text
    client_of(city.planner).post(f"/reports/drafts/{made.pk}/read/")
    assert "已退回，拟稿人" not in lead.get(f"/reports/drafts/{made.pk}/").content.decode()


def test_every_number_on_the_paper_opens_at_its_watermark(city: City) -> None:
    made = issued(city)
    accept(city.officers[0], "2026-03-08")
    client = client_of(city.officers[0])
    text = client.get(f"/reports/{made.pk}/").content.decode()
    assert "与看板一致" in text
    links = {link.replace("&amp;", "&") for link in re.findall(r'href="(/figure/[^"]+)"', text)}
    assert len(links) > 15
    shown = re.search(r'href="(/figure/[^"]+)" data-proof>10件<', text)
    assert shown
    opened = client.get(shown[1].replace("&amp;", "&")).content.decode()
    assert "共 10 条" in opened  # the back-dated one came after the watermark


def test_drafts_are_the_units_own_and_issued_ones_are_read_by_all(city: City) -> None:
    made = actions.draft(city.planner, MAY)
    stranger = client_of(make_actor("bieren", city.counties[0], Role.LEAD))
    officer = client_of(make_actor("benshi", city.unit, Role.OFFICER))
    for client in (stranger, officer):
        for address in (f"/reports/drafts/{made.pk}/", f"/reports/drafts/{made.pk}/docx/"):
            assert client.get(address).status_code == 404
        assert client.post(f"/reports/drafts/{made.pk}/issue/").status_code == 404
    paper = actions.issue(made, city.lead, on=ON)
    for client in (stranger, officer):
        assert client.get(f"/reports/{paper.pk}/").status_code == 200
        assert paper.number in client.get("/reports/").content.decode()
        assert "拟更正通报" not in client.get(f"/reports/{paper.pk}/").content.decode()


def test_files_are_handed_out_the_same_every_time(city: City) -> None:
    made = issued(city)
    client = client_of(city.planner)
    for kind, head in (("docx", files.DOCX), ("xlsx", files.XLSX)):
        first, second = (client.get(f"/reports/{made.pk}/{kind}/") for _time in range(2))
        assert first["Content-Type"] == head
        assert first.content == second.content
        assert first.content[:2] == b"PK"
    assert client.get(f"/reports/{made.pk}/exe/").status_code == 404


def test_a_correction_is_drafted_from_the_paper(city: City) -> None:
    made = issued(city)
    sent = client_of(city.planner).post("/reports/draft/", {"corrects": made.pk}, follow=True)
    assert "更正通报" in sent.content.decode()
    assert client_of(city.planner).post("/reports/draft/", {"month": MAY}).status_code == 409
    assert client_of(city.planner).post("/reports/draft/", {"month": "x"}).status_code == 409


def test_pages_hold_everything_once_and_never_overflow(city: City) -> None:
    made = issued(city)
    paper = files.paper_of(made)
    pages = sheets(paper, made.as_of, made.watermark)
    assert all(page.room >= 0 or len(page.parts) == 1 for page in pages)
    assert all(page.room <= HEIGHT for page in pages)
    wanted = [row[1].text for block in paper.blocks if isinstance(block, Table) for row in block.rows]
    shown = [row[1].text for page in pages for part in page.parts for row in part.rows]
    assert shown == wanted
    assert pages[-1].is_last
