"""Certificates: one number each, a code that nobody can make up, and a PDF where the drawing library is there."""

from __future__ import annotations

import sys

import pypdfium2
import pytest

from halfsky.accounts.models import ReadingLine
from halfsky.ledger import papers, printing
from halfsky.ledger.errors import NotAllowed
from halfsky.programmes.livelihood.conftest import step
from halfsky.programmes.livelihood.training.samples import trainee
from halfsky.programmes.livelihood.training.tests.conftest import DAYS, Desk


def has_pango() -> bool:
    try:
        __import__("weasyprint")
    except (ImportError, OSError):
        return False
    return True


def test_each_finisher_has_her_own_number_and_code(desk: Desk) -> None:
    record = desk.begun(3)
    for day, present in zip(DAYS, ([1, 2, 3], [1, 2], [1]), strict=True):
        desk.lesson(record, day, present)
    entry = step(record, "certify", desk.checker, {"attendance_checked": True}, "2026-04-20")
    issued = papers.issued(record, [entry])
    assert [one.number for one in issued] == ["样镇妇训〔2026〕1号", "样镇妇训〔2026〕2号"]
    codes = {papers.check_code(entry, name) for name in entry.resolved["papers"]}
    assert len(codes) == 2
    assert all(len(code) == 9 for code in codes)
    name = next(iter(entry.resolved["papers"]))
    assert papers.check_code(entry, name) != papers.check_code(entry, name + "0")


def test_numbers_go_on_in_the_next_class_of_the_unit(desk: Desk) -> None:
    desk.certified(2)
    second = desk.enrolled(1, first=500, trainer_phone="13700000077", course="第二班")
    step(second, "hold", desk.officer, {}, DAYS[0])
    for day in DAYS:
        desk.lesson(second, day)
    step(second, "certify", desk.checker, {"attendance_checked": True}, "2026-04-20")
    number = next(iter(second.entries.get(step="certify").resolved["papers"].values()))
    assert number == "样镇妇训〔2026〕3号"


def test_a_certificate_tells_lessons_and_hours_and_its_opening_is_written_down(desk: Desk) -> None:
    record = desk.certified(1)
    entry = record.entries.get(step="certify")
    name = next(iter(entry.resolved["papers"]))
    text = papers.text_of(desk.officer, entry, name)
    words = text.lines[0].text
    assert trainee(1, "")["name"] in words
    assert "到课3次，共7.5小时，准予结业" in words
    assert papers.check_code(entry, name) in text.foot[0]
    assert ReadingLine.objects.filter(record_number=record.number, detail__contains=text.number).exists()


def test_a_desk_that_has_no_part_in_the_class_opens_no_certificate(desk: Desk) -> None:
    entry = desk.certified(1).entries.get(step="certify")
    with pytest.raises(NotAllowed):
        papers.text_of(desk.above, entry, next(iter(entry.resolved["papers"])))


@pytest.mark.skipif(not has_pango(), reason="the drawing library Pango is not installed")
def test_all_certificates_of_a_class_are_one_pdf_with_a_page_each(desk: Desk) -> None:
    entry = desk.certified(2).entries.get(step="certify")
    document = pypdfium2.PdfDocument(printing.papers_pdf(desk.officer, entry, "certificate"))
    assert len(document) == 2
    words = document[0].get_textpage().get_text_range().replace(" ", "")
    assert "结业证书" in words
    assert "样镇妇训〔2026〕1号" in words


def test_without_the_drawing_library_one_sentence_says_what_to_install(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = desk.certified(1).entries.get(step="certify")
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(printing.CannotPrint, match="请管理员安装 libpango"):
        printing.papers_pdf(desk.officer, entry, "certificate")
