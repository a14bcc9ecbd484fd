"""Lists, sign-ins and totals: what a page says of each row and each wrong word."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from halfsky.ledger.actions import reverse
from halfsky.ledger.errors import InvalidStep, StepClosed
from halfsky.ledger.models import Entry, Fact
from halfsky.ledger.shapes.roster import roster
from halfsky.ledger.state import State
from halfsky.programmes.livelihood.conftest import counted, step
from halfsky.programmes.livelihood.training.forms import FollowForm, LessonForm, TraineeListForm
from halfsky.programmes.livelihood.training.samples import sheet, trainee
from halfsky.programmes.livelihood.training.tests.conftest import DAYS, Desk

TOTAL = {
    "event": "全县妇联主席轮训",
    "first_day": "2026-04-13",
    "last_day": "2026-04-14",
    "events": 2,
    "times": 180,
    "why": "由党校统一组织，只有签到册",
    "kind": "work",
}


def weighed(desk: Desk, rows: list[dict[str, object]], **changes: int) -> list[tuple[int, str, str]]:
    """Return (row, verdict, first words) of a previewed sheet."""
    record = desk.enrolled(1, first=900, **changes)
    record.refresh_from_db()
    form = TraineeListForm(state=State.from_json(record.folded), actor=desk.officer)
    found = []
    for line in form.weigh(rows):
        said = [*(str(text) for texts in line.errors.values() for text in texts), *line.doubts]
        found.append((line.row, str(line.verdict), said[0] if said else ""))
    return found


def test_a_preview_says_of_each_row_what_is_wrong(desk: Desk) -> None:
    good = trainee(1, "样村")
    rows = [
        {"row": 2, "values": good},
        {"row": 3, "values": dict(good)},
        {"row": 4, "values": trainee(2, "远村")},
        {"row": 5, "values": trainee(3, "样镇样村") | {"id_no": "123"}},
        {"row": 6, "values": trainee(4, "样村") | {"groups": "创客、网红"}},
        {"row": 7, "values": trainee(5, "样村") | {"phone": "", "id_no": ""}},
        {"row": 8, "values": trainee(900, "样村")},
        {"row": 9, "values": trainee(6, "") | {"name": ""}},
    ]
    found = weighed(desk, rows)
    assert [(row, verdict) for row, verdict, _words in found] == [
        (2, "fits"), (3, "look"), (4, "mend"), (5, "mend"), (6, "mend"), (7, "look"), (8, "mend"), (9, "mend"),
    ]  # fmt: skip
    words = {row: said for row, _verdict, said in found}
    assert words[3] == "与第 2 行同一人，只入一次"
    assert words[4].startswith("本单位范围里没有“远村”")
    assert words[5].startswith("身份证号码应为18位")
    assert words[6].startswith("没有“网红”这个类别，可填：失业妇女、")
    assert words[7] == "没有电话和证件号：只计人次，不计人数"
    assert words[8] == "已在名单上（1 号），只入一次。"


def test_rows_beyond_the_capacity_are_shown_as_waiting(desk: Desk) -> None:
    found = weighed(desk, sheet(1, 3, "样村"), capacity=3)
    assert [words for _row, _verdict, words in found] == ["", "", "名额已满，排入候补"]


def test_words_of_groups_become_breakdowns_and_a_woman_of_two_groups_is_one_person(desk: Desk) -> None:
    record = desk.opened()
    desk.enrol(record, 2, groups="创客、致富带头人")
    step(record, "hold", desk.officer, {}, DAYS[0])
    desk.lesson(record, DAYS[0])
    counts = counted(record)
    assert (counts["training.people"], counts["training.people@maker"], counts["training.people@leader"]) == (2, 2, 2)


def test_who_left_no_identity_counts_in_person_times_only(desk: Desk) -> None:
    record = desk.opened()
    desk.enrol(record, 2, phone="", id_no="")
    step(record, "hold", desk.officer, {}, DAYS[0])
    desk.lesson(record, DAYS[0], heads=5)
    counts = counted(record)
    assert (counts.get("training.people"), counts["training.times"]) == (None, 7)


def test_hours_of_who_left_early_are_hers(desk: Desk) -> None:
    record = desk.begun(2)
    desk.lesson(record, DAYS[0], partial="2号 40分钟")
    assert counted(record)["training.learned"] == 150 + 40


@pytest.mark.parametrize(
    ("values", "field", "words"),
    [
        ({"ends_at": "08:00"}, "ends_at", "结束要晚于开始"),
        ({"starts_at": "06:00", "ends_at": "19:00"}, "ends_at", "一天最多12小时"),
        ({"partial": "1 200"}, "partial", "不能超过这一场的 150 分钟"),
        ({"partial": "9 20"}, "partial", "编号是名单上的"),
        ({"partial": "早退"}, "partial", "看不懂"),
        ({"present": [], "heads": 0}, "present", "请勾选到场的人"),
        ({"late_reason": ""}, "late_reason", "超过 3 个工作日"),
    ],
)
def test_a_wrong_sign_in_says_what_to_do(desk: Desk, values: dict[str, Any], field: str, words: str) -> None:
    record = desk.begun(2)
    with pytest.raises(InvalidStep) as caught:
        desk.lesson(record, DAYS[0], **values)
    assert caught.value.errors is not None
    assert words in str(caught.value.errors[field])


def test_a_total_counts_marked_classes_and_person_times_and_no_people(desk: Desk) -> None:
    files = {"evidence": SimpleUploadedFile("签到册.pdf", b"%PDF-1.4")}
    entry = step(None, "total", desk.officer, TOTAL, "2026-04-15", programme="training", files=files)
    assert entry.is_aggregate
    assert entry.data["files"][0]["name"] == "签到册.pdf"
    facts = Fact.objects.filter(record=entry.record, is_aggregate=True)
    assert {fact.indicator: fact.quantity for fact in facts} == {
        "training.classes": 2,
        "training.classes@kind-work": 2,
        "training.times": 180,
        "training.times@kind-work": 180,
    }
    assert all(fact.day == date(2026, 4, 14) for fact in facts)


def test_a_total_without_evidence_is_refused(desk: Desk) -> None:
    with pytest.raises(InvalidStep, match="汇总填报要附佐证材料"):
        step(None, "total", desk.officer, TOTAL, "2026-04-15", programme="training")


def test_a_total_is_refused_where_people_were_signed_in_and_the_other_way_round(desk: Desk) -> None:
    record = desk.begun(2)
    lesson = desk.lesson(record, DAYS[0])
    files = {"evidence": SimpleUploadedFile("签到册.pdf", b"%PDF-1.4")}
    with pytest.raises(StepClosed, match=f"已有逐人签到的台账（{record.number}）"):
        step(None, "total", desk.officer, TOTAL, "2026-04-15", programme="training", files=files)
    reverse(lesson, desk.officer, "改用汇总", "undo")
    files = {"evidence": SimpleUploadedFile("签到册.pdf", b"%PDF-1.4")}
    step(None, "total", desk.officer, TOTAL, "2026-04-15", programme="training", files=files)
    with pytest.raises(StepClosed, match="已作汇总填报"):
        desk.lesson(record, DAYS[0])


def test_a_page_that_may_open_names_shows_them_and_another_shows_numbers(desk: Desk) -> None:
    record = desk.certified(2)
    state = State.from_json(record.folded)
    lesson = LessonForm(state=state, actor=desk.officer)
    assert [label for _key, label in lesson.fields["present"].choices] == ["1号", "2号"]  # type: ignore[attr-defined]
    seq = Entry.objects.get(record=record, step="enrol_list").seq
    opened = {seq: {"rows": [{"row": 2, "name": "张样1"}, {"row": 3, "name": "刘样2"}]}}
    lesson.name_choices(opened)
    assert [label for _key, label in lesson.fields["present"].choices] == ["1号 张样1", "2号 刘样2"]  # type: ignore[attr-defined]
    follow = FollowForm(state=state, actor=desk.officer)
    follow.name_choices(opened)
    key = roster(state)[1].key
    assert follow.fields[f"result_{key}"].label == "2号 刘样2"
