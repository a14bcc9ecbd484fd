"""A real .xlsx of two hundred trainees: six rows are mended, all go in by one act, one undo takes them out."""

from __future__ import annotations

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import Workbook

from halfsky.ledger.actions import reverse as take_back
from halfsky.ledger.models import Entry, Participation, Record
from halfsky.ledger.shapes.roster import roster
from halfsky.ledger.state import State
from halfsky.programmes.livelihood.training.samples import trainee
from halfsky.programmes.livelihood.training.tests.conftest import Desk

HEADERS = ("序号", "姓名", "手机号", "身份证号码", "所在村", "人员类别")
BAD = (3, 40, 77, 120, 160, 199)


def xlsx() -> SimpleUploadedFile:
    """Return a list as a township would send it: a title above, its own words for the columns, six wrong villages."""
    book = Workbook()
    page = book.worksheets[0]
    page.append(["样镇电商直播班报名表"])
    page.append(list(HEADERS))
    for number in range(200):
        one = trainee(number, "样村" if number not in BAD else "没有的村", groups="创客")
        page.append([number + 1, one["name"], one["phone"], one["id_no"], one["village"], one["groups"]])
    packed = io.BytesIO()
    book.save(packed)
    return SimpleUploadedFile("名单.xlsx", packed.getvalue())


def test_a_sheet_of_two_hundred_with_six_bad_rows_goes_in_whole_and_out_whole(desk: Desk) -> None:
    record = desk.opened(seats=300, capacity=250)
    client = Client()
    client.force_login(desk.officer.user, backend="django.contrib.auth.backends.ModelBackend")
    address = reverse("desk:sheet", args=[record.pk, "enrol_list"])
    page = client.post(address, {"act": "upload", "file": xlsx()}, follow=True).content.decode()
    assert "本单位范围里没有“没有的村”" in page
    assert not Entry.objects.filter(record=record, step="enrol_list").exists()
    client.post(address, {"act": "amend"} | {f"c-{number + 3}-village": "样村" for number in BAD})
    record.refresh_from_db()
    sent = {"act": "send", "key": "sheet-1", "seen": str(record.entry_count), "happened_on": "2026-04-03"}
    assert client.post(address, sent).status_code == 302
    entry = Entry.objects.get(record=record, step="enrol_list")
    assert entry.data == {"row_count": 200}
    assert seats(record) == 200
    take_back(entry, desk.officer, "传错班", "undo-sheet")
    assert seats(record) == 0
    assert not Participation.objects.filter(record=record, part="attender").exists()


def seats(record: Record) -> int:
    record.refresh_from_db()
    return len(roster(State.from_json(record.folded)))
