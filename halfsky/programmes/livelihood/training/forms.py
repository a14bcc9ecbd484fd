"""What training asks for beyond any activity: the course, its lessons, certificates, and work afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from halfsky.ledger.fields import MoneyField
from halfsky.ledger.forms import Hint, StepForm
from halfsky.ledger.shapes import roster
from halfsky.ledger.shapes.activity_forms import EnrolForm, EnrolListForm, PlanForm
from halfsky.ledger.shapes.activity_sessions import AttendForm, SeatsForm, TotalForm
from halfsky.ledger.shapes.roster import Seat
from halfsky.programmes.livelihood.training import rules
from halfsky.programmes.livelihood.training.words import GROUPS, KINDS, RESULTS, ROUNDS

SCOPE = "open"


class ClassForm(PlanForm):
    headings = {
        "course": str(_("办什么班")),
        "first_day": str(_("时间地点")),
        "trainer_name": str(_("师资")),
        "funder": str(_("经费")),
    }
    course = forms.CharField(label=_("班名"), max_length=60, help_text=_("公开显示，不写人名"))
    kind = forms.ChoiceField(label=_("类别"), choices=[("", _("请选择")), *KINDS.items()])
    series = forms.CharField(label=_("品牌系列"), max_length=40, required=False)
    lessons = forms.IntegerField(label=_("计划课次"), min_value=1, max_value=200)
    funder = forms.CharField(label=_("经费来源"), max_length=60, required=False)
    fee = MoneyField(label=_("每人收费（元）"), required=False, min_value=0, help_text=_("不收费的填0或不填"))
    is_free = forms.BooleanField(label=_("这是公益（不收费）班"), required=False)

    field_order = ["course", "kind", "series", "lessons", *PlanForm.base_fields]

    def plain(self) -> dict[str, Any]:
        kept = super().plain()
        return kept | {"fee": kept["fee"] or 0}


class TraineeForm(EnrolForm):
    scope = SCOPE
    group_words = GROUPS


class TraineeListForm(EnrolListForm):
    scope = SCOPE
    group_words = GROUPS


class LessonForm(AttendForm):
    late_parameter = "training.late_days"


class CertifyForm(StepForm):
    """Who is given a certificate follows from the attendance; the checker confirms the list as it stands."""

    attendance_checked = forms.BooleanField(
        label=_("已核对签到，同意给到课够的学员发证"),
        error_messages={"required": _("请先核对签到，再发证。")},
    )

    def hints(self) -> Iterable[Hint]:
        if self.state is None:
            return
        came, wanted = roster.attended(self.state), rules.wanted_lessons(self.state)
        if wanted is None:
            return
        short = [
            _("%(n)d 号：到课 %(came)d 次") % {"n": seat.number, "came": len(came.get(seat.key, ()))}
            for seat in roster.seated(self.state)
            if len(came.get(seat.key, ())) < wanted
        ]
        title = _("结业要到课 %(n)d 次；还不够的 %(short)d 人") % {"n": wanted, "short": len(short)}
        yield Hint(str(title), tuple(map(str, short[:20])), icon="list-check")


class FollowForm(SeatsForm):
    """One round of asking the certified after their work; whoever is left blank is asked later."""

    round = forms.TypedChoiceField(
        label=_("第几个月回访"),
        coerce=int,
        choices=[(number, _("结业后 %(n)d 个月") % {"n": number}) for number in ROUNDS],
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for seat in self.offered():
            self.fields[f"result_{seat.key}"] = forms.ChoiceField(
                label=_("%(n)d 号") % {"n": seat.number},
                choices=[("", _("还没问到")), *RESULTS.items()],
                widget=forms.RadioSelect,
                required=False,
            )

    def offered(self) -> Sequence[Seat]:
        if self.state is None:
            return ()
        certified = set(self.state.data.get("certified", ()))
        return [seat for seat in roster.roster(self.state) if seat.key in certified]

    def name_choices(self, opened: Mapping[int, Mapping[str, Any]]) -> None:
        for key, label in self.labels(opened):
            if f"result_{key}" in self.fields:
                self.fields[f"result_{key}"].label = self[f"result_{key}"].label = label

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not self._results():
            raise forms.ValidationError(_("请至少填一位学员的回访结果。"))
        day, months = cleaned.get("happened_on"), cleaned.get("round")
        if self.state is not None and day and months:
            begins = rules.round_begins(self.state, months)
            if begins is not None and day < begins:
                self.add_error("round", _("%(n)d 个月的回访从 %(day)s 起才算。") % {"n": months, "day": begins})
        return cleaned

    def _results(self) -> dict[str, str]:
        return {
            name.removeprefix("result_"): value
            for name, value in self.cleaned_data.items()
            if name.startswith("result_") and value
        }

    def plain(self) -> dict[str, Any]:
        return {"round": self.cleaned_data["round"], "results": self._results()}


class ClassTotalForm(TotalForm):
    kind = forms.ChoiceField(label=_("类别"), choices=[("", _("请选择")), *KINDS.items()])
