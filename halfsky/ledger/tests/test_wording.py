"""What is wrong with a field is said in our own words, in forms and in the rows of a list."""

from __future__ import annotations

from typing import Any

from django import forms

from halfsky.ledger.forms import RowForm, StepForm


class Row(RowForm):
    name = forms.CharField(label="姓名", max_length=3)
    age = forms.IntegerField(label="年龄", min_value=0)


class Late(StepForm):
    """A form that adds a field once it is made, and one with a sentence of its own."""

    own = forms.IntegerField(label="课次", min_value=1, error_messages={"min_value": "至少一课。"})

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["late"] = forms.IntegerField(label="答复", max_value=5)


def test_a_row_names_its_empty_and_its_wrong_cells() -> None:
    row = Row({"name": "", "age": "-2"}, row=3)
    assert row.errors == {"name": ["请填“姓名”。"], "age": ["“年龄”不能小于 0，请核对。"]}
    assert Row({"name": "一二三四", "age": "1"}).errors == {"name": ["“姓名”最多 3 个字，现在有 4 个，请删短一些。"]}


def test_a_forms_own_sentence_stays_and_fields_added_late_speak_too() -> None:
    form = Late({"happened_on": "2026-03-02", "own": "0", "late": "9"})
    assert form.errors["own"] == ["至少一课。"]
    assert form.errors["late"] == ["“答复”不能大于 5，请核对。"]
