"""The bulletin: equal to the board, frozen when it is issued, corrected only by another."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from halfsky.indicators.figures import figure
from halfsky.indicators.periods import Period
from halfsky.network.models import Unit
from halfsky.reports.board import board
from halfsky.reports.bulletin import actions
from halfsky.reports.bulletin.check import check
from halfsky.reports.bulletin.files import docx_of, frozen_of, paper_of, xlsx_of
from halfsky.reports.bulletin.frozen import digest
from halfsky.reports.errors import ReportError
from halfsky.reports.models import Bulletin, BulletinLine, Draft
from halfsky.reports.tests.made import City, accept

MAY = 202605
ON = date(2026, 6, 8)


def issued(city: City, month: int = MAY, on: date = ON) -> Bulletin:
    return actions.issue(actions.draft(city.planner, month), city.lead, on=on)


def text_of(made: Bulletin | Draft) -> str:
    return "\n".join(block.text for block in paper_of(made).blocks if hasattr(block, "text"))


def test_every_number_is_the_boards_and_the_figures(city: City) -> None:
    made = actions.draft(city.planner, MAY)
    frozen = frozen_of(made)
    shown = board(city.unit, 2026, as_of=date(2026, 5, 31), known_at=made.watermark, with_chosen=False)
    figures = {line.key: line.figure for line in shown.targets}
    for line in frozen.lines:
        read = figures[line.key]
        if line.total is None:
            assert read is None
        else:
            assert read is not None
            assert line.total.exact == read.shown
    units = {unit.pk: unit for unit in Unit.objects.all()}
    numbers = frozen.numbers()
    assert len(numbers) > 40
    for (_line, role, _unit, _days), number in numbers.items():
        if role == "own":
            continue
        days = Period.parse(number.period)
        again = figure(number.code, units[number.unit_id], days, as_of=date(2026, 5, 31), known_at=made.watermark)
        assert (again.shown, str(again.state)) == (number.exact, number.state)


def test_month_and_total_are_told_apart(city: City) -> None:
    line = frozen_of(actions.draft(city.planner, MAY)).lines[0]
    assert line.total is not None
    assert line.month is not None
    assert (line.total.words, line.month.words) == ("10", "1")
    assert {child.name: child.place for child in line.children}["乙县"] == 2


def test_a_number_that_moved_is_found(city: City) -> None:
    made = actions.draft(city.planner, MAY)
    assert check(frozen_of(made)).is_same
    accept(city.officers[0], "2026-05-09")
    assert check(frozen_of(made)).is_same  # it was read at its watermark
    made.rows["lines"][0]["total"]["value"] = "999"
    found = check(frozen_of(made))
    assert [one.value for one, _now in found.differing] == ["999"]
    made.save()
    with pytest.raises(ReportError, match="和看板不一致"):
        actions.issue(made, city.lead, on=ON)


def test_issued_it_has_a_number_and_never_changes(city: City) -> None:
    made = issued(city)
    assert made.number == "岳妇通报〔2026〕1号"
    assert made.digest == digest(made.rows, made.number, ON.isoformat())
    for change in (
        lambda: Bulletin.objects.filter(pk=made.pk).update(number="岳妇通报〔2026〕9号"),
        lambda: Bulletin.objects.filter(pk=made.pk).delete(),
        lambda: BulletinLine.objects.all().delete(),
    ):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            change()
    assert issued(city, 202606, date(2026, 7, 8)).number == "岳妇通报〔2026〕2号"


def test_years_later_its_files_are_the_same_bytes(city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    made = issued(city)
    before = docx_of(made), xlsx_of(made)
    assert (docx_of(made), xlsx_of(made)) == before
    for officer in city.officers[:3]:
        accept(officer, "2026-03-08")  # back-dated, into what the bulletin covered
    city.plan.title = "改过的标题"
    city.plan.save()
    later = timezone.now().replace(year=2030)
    monkeypatch.setattr(timezone, "now", lambda: later)
    monkeypatch.setattr("time.time", lambda: later.timestamp())
    again = Bulletin.objects.get(pk=made.pk)
    assert (docx_of(again), xlsx_of(again)) == before


def test_what_came_late_stands_in_the_next_one(city: City) -> None:
    first = issued(city)
    accept(city.officers[0], "2026-03-08")
    accept(city.officers[0], "2026-06-08")
    made = actions.draft(city.planner, 202606)
    line = frozen_of(made).lines[0]
    assert line.late == "1"
    assert line.total is not None
    assert line.total.words == "13"
    assert f"其中{first.number}印发后补记1件" in text_of(made)


def test_a_mistake_is_corrected_by_another(city: City) -> None:
    first = issued(city)
    accept(city.officers[0], "2026-03-08")
    with pytest.raises(ReportError, match="请发更正通报"):
        actions.draft(city.planner, MAY)
    made = actions.issue(actions.draft(city.planner, MAY, corrects=first), city.lead, on=ON)
    assert made.corrects == first
    assert first.corrected_by == made
    text = text_of(made)
    assert f"{first.number}经核对有数字需要更正" in text
    assert "更正通报" in "".join(paper_of(made).title)
    with pytest.raises(ReportError, match="只能更正"):
        actions.draft(city.planner, MAY, corrects=first)


def test_who_drafts_does_not_issue_and_returned_is_read_anew(city: City) -> None:
    made = actions.draft(city.planner, MAY)
    with pytest.raises(ReportError, match="拟稿的人不签发自己的稿"):
        actions.issue(made, city.planner, on=ON)
    with pytest.raises(ReportError, match="退回的原因"):
        actions.send_back(made, city.lead, "  ")
    actions.send_back(made, city.lead, "甲县与台账差一件")
    with pytest.raises(ReportError, match="被退回"):
        actions.issue(made, city.lead, on=ON)
    actions.read_anew(made, city.planner)
    assert actions.issue(made, city.lead, on=ON).number
    assert list(made.lines.values_list("what", flat=True)) == ["drafted", "returned", "read", "issued"]
    with pytest.raises(ReportError, match="已经签发"):
        actions.read_anew(made, city.planner)


def test_others_and_wrong_months_are_refused(city: City) -> None:
    with pytest.raises(ReportError, match="综合计划人员或负责人"):
        actions.draft(city.officers[0], MAY)
    for month in (209901, 202613, 1):
        with pytest.raises(ReportError, match="还没有开始"):
            actions.draft(city.planner, month)
    with pytest.raises(ReportError, match="还没有过完"):
        actions.issue(actions.draft(city.planner, MAY), city.lead, on=date(2026, 5, 31))
    assert actions.draft(city.planner, MAY) == actions.draft(city.lead, MAY)  # one open draft a month


def test_the_words_name_leaders_zero_and_silence(city: City) -> None:
    text = text_of(actions.draft(city.planner, MAY))
    assert "根据《样市2026年工作要点》" in text
    assert "受理来访：5月1件；1至5月累计10件，完成年度目标的50.0%，快于时间进度8.6个百分点" in text
    assert "受理来访进度居前的是甲县（60.0%）" in text or "并列第1" in text
    assert "己县已报，为0" in text
    assert "庚县未报，不参加排名，请尽快补报" in text
    assert "9个单位中4个达到每个单位2件的要求" in text
    assert "滞后的目标" in text
