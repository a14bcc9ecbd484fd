"""The board's pages: whole and in parts, every state with its own word, every number open to its entries."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from django.test import Client
from openpyxl import load_workbook

from halfsky.accounts.models import ReadingLine, Role
from halfsky.accounts.session import Actor
from halfsky.indicators.tests.conftest import Cast, cast, ledger_cast, step
from halfsky.ledger.models import Record
from halfsky.ledger.tests.conftest import make_actor
from halfsky.reports.board.build import newest_entry
from halfsky.reports.tests.made import City, accept, make_city

__all__ = ["cast", "ledger_cast"]

HTMX = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def city(cast: Cast) -> City:
    return make_city(cast)


def client_of(actor: Actor) -> Client:
    client = Client()
    client.force_login(actor.user, "django.contrib.auth.backends.ModelBackend")
    return client


def page(client: Client, address: str, **headers: str) -> str:
    sent = client.get(address, **headers)  # type: ignore[arg-type]  # headers
    assert sent.status_code == 200, address
    return sent.content.decode()


def test_the_board_opens_at_the_own_unit_with_targets_and_proof(city: City) -> None:
    text = page(client_of(city.planner), "/board/")
    for words in ("样市", "5 项", "受理来访", "11", "目标 20 件", "数字的来处", "并列", "2026年", "按当时区划"):
        assert words in text, words
    assert "<html" in text


def test_the_boards_own_proof_is_read_when_it_comes_in_sight(city: City) -> None:
    client = client_of(city.planner)
    found = re.search(
        r'hx-get="([^"]+of=board)" hx-trigger="intersect once" hx-target="#bd-proof"', page(client, "/board/")
    )
    assert found
    panel = page(client, found[1].replace("&amp;", "&"), HTTP_HX_REQUEST="true", HTTP_HX_TARGET="bd-proof")
    assert "共 11 条" in panel
    assert "data-other" not in panel


def test_states_say_what_they_are(city: City) -> None:
    text = page(client_of(city.planner), f"/board/?target={city.target('受理来访')}")
    zero = re.search(r'hs-tile hs-tile--0"[^>]*><span>己县</span><b>0</b>', text)
    silent = re.search(r'hs-tile hs-tile--na"[^>]*><span>庚县</span><b>未报</b>', text)
    assert zero
    assert silent
    assert "样本不足" in page(client_of(city.planner), f"/board/?target={city.target('按期告知率')}")


def test_a_part_is_swapped_in_and_nothing_when_nothing_is_new(city: City) -> None:
    client = client_of(city.planner)
    part = page(client, f"/board/?target={city.target('发放救助')}", **HTMX)
    assert part.startswith('<div class="bd" id="bd">')
    assert "<html" not in part
    seen = newest_entry()
    assert client.get(f"/board/?seen={seen}", **HTMX).status_code == 204  # type: ignore[arg-type]  # headers
    accept(city.officers[0], "2026-11-02")
    again = page(client, f"/board/?target={city.target('受理来访')}&seen={seen}", **HTMX)
    assert ">12<" in again


def test_a_line_that_is_gone_is_said_and_the_board_stays(city: City) -> None:
    text = page(client_of(city.planner), "/board/?target=987654")
    assert "看板上没有这一项" in text
    assert "受理来访" in text


@pytest.mark.parametrize("query", ["year=abc", "year=99999", "basis=other"])
def test_a_wrong_address_is_no_page(city: City, query: str) -> None:
    assert client_of(city.planner).get(f"/board/?{query}").status_code == 404


def figure_address(city: City, code: str = "sample.accepted", more: str = "") -> str:
    return f"/figure/{city.unit.pk}/{code}/?period=2026{more}"


def test_a_figure_opens_down_to_its_records(city: City) -> None:
    text = page(client_of(city.officers[0]), figure_address(city))
    assert "共 11 条" in text
    assert "受理一件算一件" in text
    assert text.count("＋1") == 11
    own = Record.objects.filter(owner=city.counties[0])
    linked = {int(pk) for pk in re.findall(r'href="/r/(\d+)/', text)}
    assert linked <= set(own.values_list("pk", flat=True))
    assert len(linked) == 4


def test_who_may_not_read_a_record_sees_the_line_without_a_link(city: City) -> None:
    stranger = make_actor("bieren", city.cast.sibling, Role.OFFICER)
    text = page(client_of(stranger), figure_address(city))
    assert text.count("＋1") == 11
    assert "/r/" not in text
    assert "她说的话" not in text
    assert "试o430650" not in text  # nor who entered it


def test_lines_of_a_sensitive_figure_stay_closed_to_others(city: City) -> None:
    for record in Record.objects.filter(owner=city.counties[0], status="handling"):
        lead = make_actor(f"lead{record.pk}", city.counties[0], Role.LEAD)
        step(record, "close", lead, "2026-07-01")
    accept(city.officers[0], "2026-03-20")
    record = Record.objects.filter(owner=city.counties[0], status="handling").get()
    step(record, "close", make_actor("lead", city.counties[0], Role.LEAD), "2026-07-01")
    stranger = make_actor("bieren", city.cast.sibling, Role.OFFICER)
    text = page(client_of(stranger), figure_address(city, "sample.closed"))
    assert text.count("由承办单位保管的一条") == 5
    assert "甲县" not in text
    assert "样〔" not in text


def test_all_entries_of_a_programme_do_not_tell_its_hidden_numbers(city: City) -> None:
    stranger = make_actor("bieren", city.cast.sibling, Role.OFFICER)
    text = page(client_of(stranger), figure_address(city, "sample.entries"))
    assert "由承办单位保管的一条" in text
    assert "甲县" not in text


def test_a_hidden_number_shows_neither_number_nor_entries(city: City) -> None:
    record = Record.objects.filter(owner=city.counties[0], status="handling").first()
    assert record is not None
    step(record, "close", make_actor("lead", city.counties[0], Role.LEAD), "2026-07-01")
    text = page(client_of(city.planner), figure_address(city, "sample.closed"))
    assert "数小，不显示" in text
    assert "＋1" not in text
    assert "导出明细" not in text


def test_a_ratio_opens_both_its_sums(city: City) -> None:
    text = page(client_of(city.planner), figure_address(city, "sample.on_time"))
    assert "分子：按期告知" in text
    assert "分母：应告知" in text
    assert "sample.notice_due" in text


def test_the_panel_is_a_part(city: City) -> None:
    text = page(client_of(city.planner), figure_address(city), HTTP_HX_REQUEST="true", HTTP_HX_TARGET="bd-proof")
    assert text.startswith('<aside class="bd-proof" id="bd-proof"')
    assert "data-other" in text


@pytest.mark.parametrize("more", ["&as_of=x", "&known_at=x", "&basis=x"])
def test_a_wrong_question_is_no_page(city: City, more: str) -> None:
    assert client_of(city.planner).get(figure_address(city, more=more)).status_code == 404
    assert client_of(city.planner).get(f"/figure/{city.unit.pk}/sample.none/?period=2026").status_code == 404
    assert client_of(city.planner).get(f"/figure/{city.unit.pk}/sample.accepted/").status_code == 404


def test_the_list_is_exported_and_the_export_is_booked(city: City) -> None:
    address = f"/figure/{city.unit.pk}/sample.accepted/export/?period=2026"
    sent = client_of(city.officers[0]).get(address)
    assert sent.status_code == 200
    book = load_workbook(BytesIO(sent.content))
    sheet = book.worksheets[1]
    assert [row[5].value for row in sheet.iter_rows(min_row=2)] == [1] * 11
    line = ReadingLine.objects.get()
    assert (line.user, line.what) == (city.officers[0].user, "exported")
    assert client_of(city.planner).get(address).status_code == 404  # the policy lets planners export nothing
