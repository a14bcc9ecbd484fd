"""A made-up programme with a step that takes a list, for the tests of its pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from django import forms
from django.core.exceptions import ValidationError

from halfsky.ledger import registry
from halfsky.ledger.declaration import Programme, Step
from halfsky.ledger.forms import PersonDraft, RowForm, SheetForm
from halfsky.ledger.papers import Line, Material, Paper, PaperText
from halfsky.ledger.tests import sample


class GuestRow(RowForm):
    masked = ("id_no",)
    name = forms.CharField(label="姓名")
    id_no = forms.CharField(label="身份证号")
    village = forms.CharField(label="村", required=False)

    def clean_id_no(self) -> str:
        number: str = self.cleaned_data["id_no"]
        if len(number) != 18:
            raise ValidationError(f"只有 {len(number)} 位")
        return number


class GuestForm(SheetForm):
    row_form = GuestRow
    columns = {"id_no": ("证件号码",)}
    most_rows = 50
    room = forms.CharField(label="场次", required=False)

    def compare(self, lines: Sequence[RowForm]) -> None:
        first: dict[str, int] = {}
        for line in lines:
            number = line.data.get("id_no", "")
            if number in first:
                line.doubt(f"与第 {first[number]} 行同一人，只入一次")
            first.setdefault(number, line.row)

    def persons(self) -> Iterable[PersonDraft]:
        return [
            PersonDraft("caller", line.cleaned_data["name"], id_no=line.cleaned_data["id_no"]) for line in self.lines
        ]


def notice(material: Material) -> PaperText:
    return PaperText(
        "样例告知书", "来访人", [Line("收到。")], material.unit, material.day, material.number, [material.code]
    )


NOTICE = Paper("notice", "告知书", "样", notice)
STEPS = tuple(replace(step, papers=(NOTICE,)) if step.slug == "register" else step for step in sample.SAMPLE.steps)
GUESTS = Step(slug="guests", label="入名单", form=GuestForm, to=None, from_states=("waiting",), keep="append")
ROLL: Programme = replace(sample.SAMPLE, slug="roll", number_word="册", steps=(*STEPS, GUESTS))


def declare() -> None:
    """Make the programme known."""
    sample.declare()
    registry.register(ROLL, "halfsky.ledger.tests")
