"""A list comes in: read from .xlsx, looked through, mended, sent; nothing is written before that."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import Workbook, load_workbook

from halfsky.desk import sheets
from halfsky.desk.models import Draft
from halfsky.desk.tests import roll
from halfsky.desk.tests.conftest import SignIn
from halfsky.ledger import sealing
from halfsky.ledger.actions import perform
from halfsky.ledger.models import Entry, Record
from halfsky.ledger.tests.conftest import Cast
from halfsky.ledger.tests.test_perform import REGISTER

FINE = "430626199001010027"


def xlsx(*rows: Sequence[object]) -> SimpleUploadedFile:
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(list(row))
    packed = io.BytesIO()
    book.save(packed)
    return SimpleUploadedFile("名单.xlsx", packed.getvalue())


@pytest.fixture
def record(cast: Cast) -> Record:
    roll.declare()
    return perform(None, "register", cast.officer, REGISTER, "r1", programme="roll").record


@pytest.fixture
def client(cast: Cast, signed_in: SignIn) -> Client:
    return signed_in(cast.officer)


def upload(client: Client, record: Record, file: SimpleUploadedFile) -> str:
    answer = client.post(f"/r/{record.pk}/list/guests/", {"act": "upload", "file": file}, follow=True)
    return answer.content.decode()


LIST = (
    ("报名表",),
    ("序号", "姓名*", "证件号码（必填）", "村"),
    (1, "甲样", FINE, "加义村"),
    (),
    (2, "乙样", "43062619900101", "加义村"),
    (3, "甲样", FINE, ""),
)


def test_rows_keep_the_sheets_numbers_and_headers_are_found_below_a_title(client: Client, record: Record) -> None:
    found = sheets.read_sheet(xlsx(*LIST), roll.GuestForm)
    assert [row["row"] for row in found.rows] == [3, 5, 6]
    assert found.rows[0]["values"] == {"name": "甲样", "id_no": FINE, "village": "加义村"}
    assert list(found.unknown) == ["序号"]


def test_the_preview_says_what_is_wrong_in_which_row_and_writes_nothing(client: Client, record: Record) -> None:
    page = upload(client, record, xlsx(*LIST))
    assert "只有 14 位" in page
    assert "与第 3 行同一人，只入一次" in page
    assert "430626********0027" in page
    assert "还没有写入任何数据" in page
    assert Entry.objects.count() == 1
    assert FINE.encode() not in bytes(Draft.objects.get().sealed)


def test_good_rows_go_first_and_faulty_ones_stay(client: Client, record: Record) -> None:
    upload(client, record, xlsx(*LIST))
    sent = {"act": "send", "key": "g1", "seen": "1", "happened_on": "2026-03-05", "room": "上午"}
    assert client.post(f"/r/{record.pk}/list/guests/", sent).status_code == 302
    entry = Entry.objects.get(step="guests")
    assert entry.data == {"room": "上午", "row_count": 1}
    stored = sealing.opened(entry, sealing.key_of(record))["rows"]
    assert stored == [{"row": 3, "name": "甲样", "id_no": FINE, "village": "加义村"}]
    assert "只有 14 位" in client.get(f"/r/{record.pk}/list/guests/").content.decode()


def test_a_row_is_mended_in_place_and_a_doubtful_one_goes_in_when_ticked(client: Client, record: Record) -> None:
    upload(client, record, xlsx(*LIST))
    client.post(f"/r/{record.pk}/list/guests/", {"act": "amend", "c-5-id_no": "430626199001010043"})
    sent = {"act": "send", "key": "g2", "seen": "1", "happened_on": "2026-03-05", "also": "6"}
    client.post(f"/r/{record.pk}/list/guests/", sent)
    assert Entry.objects.get(step="guests").data["row_count"] == 3
    assert not Draft.objects.exists()


def test_rows_can_be_typed_without_any_sheet(client: Client, record: Record) -> None:
    client.post(f"/r/{record.pk}/list/guests/", {"act": "blank"})
    typed = {"act": "send", "key": "g3", "seen": "1", "happened_on": "2026-03-05"}
    client.post(f"/r/{record.pk}/list/guests/", typed | {"c-1-name": "丙样", "c-1-id_no": FINE})
    assert Entry.objects.get(step="guests").data["row_count"] == 1


def test_faulty_rows_download_as_a_sheet_that_says_what_to_mend(client: Client, record: Record) -> None:
    upload(client, record, xlsx(*LIST))
    answer = client.get(f"/r/{record.pk}/list/guests/faults/")
    rows = list(load_workbook(io.BytesIO(answer.content)).worksheets[0].iter_rows(values_only=True))
    assert rows[0] == ("姓名", "身份证号", "村（可不填）", "要改什么")
    assert rows[1] == ("乙样", "43062619900101", "加义村", "第 5 行：身份证号 只有 14 位")


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (SimpleUploadedFile("a.xls", b"\xd0\xcf\x11\xe0" + b"0" * 600), "这是旧式 .xls 或加了密码的表"),
        (SimpleUploadedFile("a.xlsx", b"hello"), "这不是 .xlsx 表格"),
        (xlsx(("姓名", "村"), ("甲", "乙")), "没有找到列名“身份证号”"),
        (xlsx(("姓名", "身份证号")), "表里只有列名，没有一行名单"),
        (xlsx(("姓名", "身份证号"), *((f"样{n}", FINE) for n in range(51))), "一次最多 50 行"),
    ],
)
def test_a_sheet_that_cannot_be_read_gets_one_sentence(
    client: Client, record: Record, file: SimpleUploadedFile, sentence: str
) -> None:
    answer = client.post(f"/r/{record.pk}/list/guests/", {"act": "upload", "file": file})
    assert answer.status_code == 409
    assert sentence in answer.content.decode()


def test_the_generic_step_page_leads_to_the_list_page(client: Client, record: Record) -> None:
    assert client.get(f"/r/{record.pk}/do/guests/").headers["Location"] == f"/r/{record.pk}/list/guests/"
    assert "下载空白表" in client.get(f"/r/{record.pk}/list/guests/").content.decode()
    assert client.get(f"/r/{record.pk}/list/guests/blank/").status_code == 200
