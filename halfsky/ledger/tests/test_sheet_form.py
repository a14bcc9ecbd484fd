"""Steps that take a list: rows are weighed one by one and beside each other, and only whole lists go in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from halfsky.ledger.forms import RowForm, SheetForm


class GuestRow(RowForm):
    name = forms.CharField(label="姓名")
    age = forms.IntegerField(label="年龄", max_value=150)


class GuestList(SheetForm):
    row_form = GuestRow
    most_rows = 3

    def compare(self, lines: Sequence[RowForm]) -> None:
        first: dict[str, int] = {}
        for line in lines:
            name = line.cleaned_data.get("name", "")
            if name in first:
                line.doubt(f"与第 {first[name]} 行同名")
            first.setdefault(name, line.row)


def row(number: int, name: str, age: str = "30") -> dict[str, Any]:
    return {"row": number, "values": {"name": name, "age": age}}


def bound(*rows: dict[str, Any]) -> GuestList:
    return GuestList({"rows": list(rows), "happened_on": "2026-03-02"})


def test_each_row_gets_a_verdict() -> None:
    lines = GuestList().weigh([row(2, "甲"), row(3, "甲"), row(9, "乙", "两百")])
    assert [line.verdict for line in lines] == ["fits", "look", "mend"]
    assert lines[1].doubts == ["与第 2 行同名"]
    assert list(lines[2].errors) == ["age"]


def test_a_list_is_stored_sealed_with_its_row_numbers() -> None:
    form = bound(row(2, "甲"), row(5, "乙"))
    assert form.is_valid(), form.errors
    assert form.secret() == {"rows": [{"row": 2, "name": "甲", "age": 30}, {"row": 5, "name": "乙", "age": 30}]}
    assert form.plain() == {"row_count": 2}


def test_a_doubt_does_not_keep_a_row_out_but_a_fault_does() -> None:
    assert bound(row(2, "甲"), row(3, "甲")).is_valid()
    faulty = bound(row(2, "甲"), row(3, ""))
    assert faulty.errors["rows"] == ["第 3 行还要改，改好或去掉再入账。"]


def test_an_empty_a_too_long_and_a_broken_list_say_what_to_do() -> None:
    assert bound().errors["rows"] == ["名单里还没有可以入账的行。"]
    assert bound(*(row(n, f"甲{n}") for n in range(4))).errors["rows"] == ["一次最多 3 行，请分几张表来做。"]
    assert GuestList({"rows": [{"row": 1}], "happened_on": "2026-03-02"}).errors["rows"] == [
        "名单没有传完整，请重新上传。"
    ]


def test_what_is_missing_is_named() -> None:
    assert GuestRow({"name": "", "age": "3"}, row=2).errors["name"] == ["请填“姓名”。"]
    assert GuestList({"rows": [row(2, "甲")]}).errors["happened_on"] == ["请填“发生日期”。"]
