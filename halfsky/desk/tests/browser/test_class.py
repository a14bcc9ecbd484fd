"""Enrolling a class from a sheet: what is wrong is said in its row, the good ones go in by one act."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from openpyxl import Workbook
from playwright.sync_api import expect

from halfsky.desk.tests.browser.conftest import County, Open, is_calm, serious
from halfsky.ledger import registry
from halfsky.ledger.actions import perform
from halfsky.ledger.models import Record
from halfsky.network.models import Unit

pytestmark = pytest.mark.browser


def opened_class(county: County) -> Record:
    """Return a class that is open for enrolment."""
    samples = registry.get("training").samples
    assert samples is not None
    day = (timezone.localdate() - timedelta(days=3)).isoformat()
    place = Unit.objects.get(code="430626100").pk
    record: Record | None = None
    for number, (step, data) in enumerate(samples()):
        if step == "enrol":
            break
        by = county.lead if step == "open" else county.officer
        record = perform(
            record, step, by, {**data, "place": place, "happened_on": day}, f"class-{number}", programme="training"
        ).record
        record.refresh_from_db()
    assert record is not None
    return record


def sheet(path: Path, headings: list[str], rows: list[list[str]]) -> Path:
    book = Workbook()
    page = book.active
    assert page is not None
    page.append(headings)
    for row in rows:
        page.append(row)
    book.save(path)
    return path


def test_a_list_is_previewed_mended_and_enrolled(county: County, sign_in: Open, screen: str, tmp_path: Path) -> None:
    record = opened_class(county)
    rows = [
        ["试甲", "13900000001", "", "样镇"],
        ["试乙", "13900000002", "", "样镇"],
        ["试丙", "", "430626199001010000", "样镇"],
    ]
    page = sign_in(county.officer, screen)
    page.goto(f"/r/{record.pk}/list/enrol_list/")
    page.set_input_files(
        "input[type=file]", str(sheet(tmp_path / "名单.xlsx", ["姓名", "电话", "身份证号", "村（社区）"], rows))
    )
    page.get_by_role("button", name="读名单").click()
    expect(page.get_by_text("还没有写入任何数据")).to_be_visible()
    expect(page.locator("#row-4 .hs-err").first).to_be_visible()
    assert is_calm(page)
    assert serious(page) == []
    before = record.entries.count()
    page.get_by_role("button", name="先入 2").click()
    page.wait_for_load_state()
    record.refresh_from_db()
    assert record.entries.count() == before + 1
    assert [line["part"] for line in record.folded["people"]].count("attender") == 2
