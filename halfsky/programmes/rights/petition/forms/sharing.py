"""Giving it to others: 同意, 撤回同意, 转介 and its answers, 督促 and its answers, 重大紧急报告."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from halfsky.programmes.rights.petition import choices as c
from halfsky.programmes.rights.petition import fold, search, tables
from halfsky.programmes.rights.petition.forms.base import PetitionForm, day_field, line, one_of, paragraph, several_of


def _bodies() -> list[tuple[str, str]]:
    return list(tables.bodies().items())


class ConsentForm(PetitionForm):
    """同意: for one body, one purpose, named data."""

    to = forms.ChoiceField(label=_("提供给"), choices=_bodies)
    purpose = one_of(_("用途"), c.PURPOSES)
    shared = several_of(_("提供的内容"), c.SHARED_DATA)
    how = one_of(_("同意方式"), c.CONSENT_HOW)
    by = one_of(_("谁同意的"), c.CONSENT_BY, initial="self")
    until = day_field(_("到哪天为止"), required=False)

    def clean_by(self) -> str:
        by: str = self.cleaned_data["by"]
        data = self.state.data if self.state is not None else {}
        if by == "guardian" and data.get("accused_relation") == "guardian":
            raise ValidationError(_("监护人被反映，不问监护人；请在转介时选“法定报告义务”。"))
        if by == "self" and data.get("age") == "under14":
            raise ValidationError(_("不满十四岁的由监护人同意（《个人信息保护法》第三十一条）。"))
        return by


class WithdrawForm(PetitionForm):
    """撤回同意: stops what is not yet sent; receivers are shown it."""

    line = forms.TypedChoiceField(label=_("撤回哪一条"), coerce=int)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["line"]
        assert isinstance(field, forms.ChoiceField)
        purposes = dict(c.PURPOSES)
        field.choices = [
            (row["seq"], f"{tables.bodies()[row['to']]}·{purposes[row['purpose']]}")
            for row in fold.live_consents(self.state)
        ]


class ReferForm(PetitionForm):
    """转介: any number side by side; each with its receiver, its basis, its clock and its answer."""

    to = forms.ChoiceField(label=_("转给"), choices=_bodies)
    to_name = line(_("单位名称"), 60)
    purpose = one_of(_("请它做什么"), c.PURPOSES)
    shared = several_of(_("提供的内容"), c.SHARED_DATA)
    basis = one_of(_("依据"), c.BASES, help_text=_("没有本人同意的，只有法定报告义务或紧急情形才能转"))
    duty = line(_("法定义务的条款"), 80, required=False, help_text=_("如《未成年人保护法》第十一条"))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.value("basis") == "duty" and not self.value("duty"):
            self.add_error("duty", _("按法定报告义务转的，请写明哪部法律哪一条。"))
        return cleaned

    def plain(self) -> dict[str, Any]:
        return {**super().plain(), "mark": search.body_mark(self.value("to_name"))}


class RowForm(PetitionForm):
    """The answer to one row: which, what."""

    rows_of = ""
    row = forms.TypedChoiceField(label=_("哪一件"), coerce=int)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["row"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(row["seq"], self.name_of(row)) for row in fold.open_rows(self.state, self.rows_of)]

    def name_of(self, row: dict[str, Any]) -> str:
        return f"{row['day']} {row['to_name']}"


class ReferAnswerForm(RowForm):
    rows_of = "refer"
    sealed = ("text",)
    row = forms.TypedChoiceField(label=_("哪一件转介"), coerce=int)
    answer = one_of(_("答复"), c.REFERRAL_ANSWERS)
    text = paragraph(_("答复内容"), 3, required=False)


class UrgeForm(PetitionForm):
    """督促处理意见: to a body that did nothing or did badly (妇女权益保障法 73)."""

    sealed = ("undone",)
    to = forms.ChoiceField(label=_("督促谁"), choices=_bodies)
    to_name = line(_("单位名称"), 60)
    undone = paragraph(_("没有做好什么"), 3)
    asked = line(_("请它做什么"), 200)
    days = forms.IntegerField(label=_("几个工作日内答复"), required=False, min_value=1, max_value=120)

    def plain(self) -> dict[str, Any]:
        return {**super().plain(), "mark": search.body_mark(self.value("to_name"))}


class UrgeAnswerForm(RowForm):
    rows_of = "urge"
    sealed = ("text",)
    row = forms.TypedChoiceField(label=_("答复的是哪一份督促"), coerce=int)
    text = paragraph(_("答复内容"), 3)


class ReportUpForm(PetitionForm):
    """重大紧急报告: to the local committee and government and the competent body, promptly (信访工作条例 25)."""

    sealed = ("what",)
    what = paragraph(_("报告什么"), 4)
    report_to = forms.MultipleChoiceField(
        label=_("报给谁"),
        choices=[
            ("committee", _("同级党委")),
            ("government", _("同级政府")),
            ("department", _("主管部门")),
            ("above", _("上级妇联")),
        ],
        widget=forms.CheckboxSelectMultiple,
    )
    known_at = forms.DateTimeField(label=_("什么时候知道的"))
    reported_at = forms.DateTimeField(label=_("什么时候报出的"))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        known, reported = cleaned.get("known_at"), cleaned.get("reported_at")
        if isinstance(known, datetime) and isinstance(reported, datetime):
            if reported < known:
                self.add_error("reported_at", _("报出的时间早于知道的时间，请核对。"))
            elif reported > timezone.now():
                self.add_error("reported_at", _("报出的时间还没到，请核对。"))
        return cleaned

    def plain(self) -> dict[str, Any]:
        known, reported = self.cleaned_data["known_at"], self.cleaned_data["reported_at"]
        return {**super().plain(), "minutes": int((reported - known).total_seconds() // 60)}
