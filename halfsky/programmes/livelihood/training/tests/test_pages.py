"""The pages of a class: forms draw, names show to who may open them, certificates come as PDF."""

from __future__ import annotations

import sys

import pytest
from django.test import Client
from django.urls import reverse

from halfsky.accounts.models import ReadingLine
from halfsky.accounts.session import Actor
from halfsky.programmes.livelihood.conftest import step
from halfsky.programmes.livelihood.training.samples import plan, trainee
from halfsky.programmes.livelihood.training.tests.conftest import DAYS, Desk
from halfsky.programmes.livelihood.training.tests.test_certificates import has_pango


def signed_in(actor: Actor) -> Client:
    client = Client()
    client.force_login(actor.user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_a_sign_in_page_names_the_people_and_books_the_reading(desk: Desk) -> None:
    record = desk.begun(2)
    page = signed_in(desk.officer).get(reverse("desk:step", args=[record.pk, "lesson"])).content.decode()
    assert f"1号 {trainee(1, '')['name']}" in page
    line = ReadingLine.objects.get(record_number=record.number, detail="名单上的姓名")
    assert line.user_id == desk.officer.user.pk


def test_a_follow_up_page_names_the_certified(desk: Desk) -> None:
    record = desk.certified(2)
    page = signed_in(desk.officer).get(reverse("desk:step", args=[record.pk, "follow"])).content.decode()
    assert f"2号 {trainee(2, '')['name']}" in page


def test_a_class_is_planned_and_signed_in_through_the_pages(desk: Desk) -> None:
    client = signed_in(desk.officer)
    data = plan(place=desk.unit.pk, happened_on="2026-04-01", key="k-page-1") | {"is_free": "on"}
    answer = client.post(reverse("desk:open_step", args=["training", "plan"]), data)
    assert answer.status_code == 302
    record = desk.begun(2)
    page = client.get(reverse("desk:step", args=[record.pk, "lesson"])).context["form"]
    present = [key for key, _label in page.fields["present"].choices]
    signed = {"starts_at": "09:00", "ends_at": "11:30", "present": present, "late_reason": "补", "happened_on": DAYS[0]}
    answer = client.post(reverse("desk:step", args=[record.pk, "lesson"]), signed | {"key": "k-page-2"})
    assert answer.status_code == 302


@pytest.mark.parametrize("name", ["enrol", "leave", "hold", "cancel"])
def test_forms_of_an_open_class_draw(desk: Desk, name: str) -> None:
    record = desk.enrolled(2)
    assert signed_in(desk.officer).get(reverse("desk:step", args=[record.pk, name])).status_code == 200


def test_a_sheet_of_trainees_is_taken_by_the_engines_page(desk: Desk) -> None:
    record = desk.opened()
    answer = signed_in(desk.officer).get(reverse("desk:step", args=[record.pk, "enrol_list"]))
    assert answer.status_code == 302
    assert answer.headers["Location"] == reverse("desk:sheet", args=[record.pk, "enrol_list"])


@pytest.mark.skipif(not has_pango(), reason="the drawing library Pango is not installed")
def test_a_certificate_is_handed_out_as_pdf(desk: Desk) -> None:
    record = desk.certified(1)
    entry = record.entries.get(step="certify")
    name = next(iter(entry.resolved["papers"]))
    client = signed_in(desk.officer)
    for one in (name, "certificate"):
        answer = client.get(reverse("desk:paper", args=[record.pk, entry.seq, one]))
        assert answer.headers["Content-Type"] == "application/pdf"
        assert answer.content.startswith(b"%PDF")


def test_all_certificates_are_one_link_and_no_drawing_library_is_one_sentence(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = desk.certified(2)
    entry = record.entries.get(step="certify")
    client = signed_in(desk.officer)
    address = reverse("desk:paper", args=[record.pk, entry.seq, "certificate"])
    page = client.get(reverse("desk:record", args=[record.pk])).content.decode()
    assert address in page
    assert "结业证书 2 份（样镇妇训〔2026〕1号起）" in page
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    answer = client.get(address)
    assert answer.status_code == 503
    assert "请管理员安装 libpango" in answer.content.decode()


def test_the_ledger_reads_by_itself(desk: Desk) -> None:
    record = desk.certified(2)
    page = signed_in(desk.officer).get(reverse("desk:record", args=[record.pk])).content.decode()
    assert "报名 2 人" in page
    assert "09:00—11:30，到场 2 人；说明：演示" in page


def test_a_class_closed_without_certificates_shows_that_state_as_skipped(desk: Desk) -> None:
    record = desk.taught(2)
    step(record, "close", desk.lead, {"summary": "办完"}, "2026-04-20")
    page = signed_in(desk.officer).get(reverse("desk:record", args=[record.pk])).content.decode()
    path = page[page.index("hs-steps") : page.index("</ol>", page.index("hs-steps"))]
    skipped = path[path.index('<li class="skip"') :]
    assert path.count('class="skip"') == 1
    assert skipped.index("已发证") < skipped.index("</li>")
    assert path.count('class="d"') == 4


def test_the_buttons_that_open_a_class_say_what_they_do(desk: Desk) -> None:
    page = signed_in(desk.officer).get(reverse("desk:programme", args=["training"])).content.decode()
    assert "登记培训计划" in page
