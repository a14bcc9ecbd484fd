"""Reports beside a plan, through the page."""

from __future__ import annotations

import io
import re
from base64 import b64decode

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from halfsky.accounts.models import Role
from halfsky.accounts.session import Actor
from halfsky.desk.tests.test_plan_pages import client_of
from halfsky.ledger.tests.conftest import Cast, cast, make_actor
from halfsky.plans.tests.test_actions import published

__all__ = ["cast"]

REPORT = "样市妇联2026年工作总结\n\n甲县\n\n2026年,甲县妇联举办妇女技能培训12期,全年培训妇女1800名。\n"
OTHER = "乙县妇联2026年工作总结\n\n2026年,乙县妇联培训妇女600名。组织无偿献血36人次。\n"


@pytest.fixture
def planner(cast: Cast) -> Actor:
    return make_actor("jihua", cast.city, Role.PLANNER)


@pytest.fixture
def address(cast: Cast, planner: Actor) -> str:
    return f"/plans/{published(cast, planner).pk}/compare/"


def sent(planner: Actor, address: str, *texts: str, form: str = "page", name: str = "总结.txt") -> str:
    """Return the page that comes back when these reports are sent."""
    files = [SimpleUploadedFile(name, text.encode()) for text in texts]
    answer = client_of(planner).post(address, {"reports": files, "as": form})
    assert answer.status_code == 200
    return answer.content.decode()


def test_reports_are_laid_beside_the_plan_and_silence_is_said(planner: Actor, address: str) -> None:
    page = sent(planner, address, REPORT)
    assert "全年培训妇女1800名。" in page
    assert "1800名（计划" in page
    assert "没有人报" in page
    assert re.search(r"计划 \d+ 项，有人报的 1 项", page)


def test_each_silent_item_is_linked_to_its_card(planner: Actor, address: str) -> None:
    page = sent(planner, address, REPORT)
    links = re.findall(r'href="#(i\d+)"', page)
    assert links
    assert all(f'id="{link}"' in page for link in links)


def test_what_was_not_planned_has_its_own_card(planner: Actor, address: str) -> None:
    page = sent(planner, address, REPORT, OTHER)
    assert "组织无偿献血36人次。" in page.split("报了、计划里没有的")[1]


def test_two_reports_of_one_file_name_are_told_apart(planner: Actor, address: str) -> None:
    page = sent(planner, address, REPORT, OTHER)
    assert "总结 第" in page
    assert "总结 (2) 第" in page


def test_the_page_holds_its_sheet_without_sending_again(planner: Actor, address: str) -> None:
    page = sent(planner, address, REPORT)
    found = re.search(r'href="data:[^;]+;base64,([^"]+)" download="compare-\d+.xlsx"', page)
    assert found
    book = openpyxl.load_workbook(io.BytesIO(b64decode(found.group(1))))
    assert book.sheetnames[0] == "总览"


def test_a_report_of_another_year_is_named(planner: Actor, address: str) -> None:
    assert "年份不同：" in sent(planner, address, REPORT.replace("2026年", "2019年"))


def test_a_report_that_tells_of_nothing_done_is_named(planner: Actor, address: str) -> None:
    assert "没有读出已经做了的事" in sent(planner, address, "乙县妇联2027年工作要点\n将培训妇女600名。\n")


def test_the_comparison_comes_as_a_sheet_and_a_bad_report_is_named(planner: Actor, address: str) -> None:
    client = client_of(planner)
    good = SimpleUploadedFile("总结.txt", REPORT.encode())
    assert client.post(address, {"reports": good, "as": "xlsx"}).content.startswith(b"PK")
    refused = client.post(address, {"reports": SimpleUploadedFile("空.txt", b""), "as": "page"})
    assert refused.status_code == 422
    assert "空.txt：" in refused.content.decode()


def test_nothing_chosen_is_said_in_one_sentence(planner: Actor, address: str) -> None:
    answer = client_of(planner).post(address, {"as": "page"})
    assert answer.status_code == 422
    assert "请选择“总结或汇报”" in answer.content.decode()
