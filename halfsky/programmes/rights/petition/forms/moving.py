"""Between federations: 移交, 接收, 退回异议, 提级办理, 督办 and its answer, 复查复核."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from halfsky.accounts.models import User
from halfsky.ledger import parameters
from halfsky.ledger.shapes.common import TransferForm as CommonTransfer
from halfsky.network.models import Unit
from halfsky.programmes.rights.petition import choices as c
from halfsky.programmes.rights.petition import fold, search
from halfsky.programmes.rights.petition.forms.base import PetitionForm, day_field, line, one_of, paragraph
from halfsky.programmes.rights.petition.forms.handling import ToldFields
from halfsky.programmes.rights.petition.forms.sharing import RowForm


class TransferForm(ToldFields, CommonTransfer):
    """移交: the whole matter goes to another federation, and she is told."""

    field_order = ("unit", "reason", "told_by")

    def clean_unit(self) -> Unit:
        unit = super().clean_unit()
        accused = self.state.data.get("accused_mark") if self.state is not None else ""
        if accused and accused in (search.body_mark(unit.name), search.body_mark(unit.short)):
            raise ValidationError(_("不能移交给被反映的单位（《信访工作条例》第三十条），请另选接收单位。"))
        return unit


class ReceiveForm(PetitionForm):
    """接收: the matter is ours from here on."""


class ObjectForm(PetitionForm):
    """退回异议: within five working days, with reasons (信访工作条例 23)."""

    why = paragraph(_("退回的理由"), 2, help_text=_("写清依据哪一条不归本单位办，不写姓名"))
    where = line(_("应当由谁办"), 60, required=False)


class TakeOverForm(PetitionForm):
    """提级办理: the unit above takes it; where somebody of the unit is concerned, that unit finds it no more."""

    why = one_of(
        _("提级的原因"),
        [
            ("interest", _("与承办单位的人有利害关系")),
            ("major", _("重大疑难")),
            ("late", _("逾期未办")),
            ("across", _("跨区域")),
        ],
    )
    staff = forms.ModelMultipleChoiceField(label=_("涉及哪位同事"), queryset=User.objects.none(), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["staff"]
        assert isinstance(field, forms.ModelMultipleChoiceField)
        if self.state is not None:
            field.queryset = User.objects.filter(posts__unit_id=self.state.owner).distinct()


class SuperviseForm(PetitionForm):
    """督办: letter, what is asked, by when."""

    sealed = ("asked",)
    letter = one_of(
        _("督办方式"), [("letter", _("发函")), ("phone", _("电话")), ("visit", _("派员"))], initial="letter"
    )
    is_major = forms.BooleanField(label=_("重大案件"), required=False, initial=True)
    asked = paragraph(_("要求什么"), 3)
    days = forms.IntegerField(label=_("几个工作日内反馈"), required=False, min_value=1, max_value=120)


class SuperviseAnswerForm(RowForm):
    rows_of = "supervise"
    sealed = ("text",)
    row = forms.TypedChoiceField(label=_("反馈哪一份督办"), coerce=int)
    text = paragraph(_("办理情况"), 4)

    def name_of(self, row: dict[str, Any]) -> str:
        return f"{row['day']} " + str(_("督办"))


class AskReviewForm(PetitionForm):
    """收到复查（复核）申请: taken in by the unit one level above the one that answered."""

    sealed = ("grounds",)
    received_opinion_on = day_field(_("本人何时收到上一份意见"))
    grounds = paragraph(_("申请的事实和理由"), 4)

    def clean_received_opinion_on(self) -> date:
        day: date = self.cleaned_data["received_opinion_on"]
        if self.state is not None and day < (fold.answered_on(self.state) or day):
            raise ValidationError(_("收到意见的日子早于意见作出的日子，请核对。"))
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        received, asked = cleaned.get("received_opinion_on"), cleaned.get("happened_on")
        if isinstance(received, date) and isinstance(asked, date) and self.actor is not None:
            most = int(
                parameters.value_for("petition.review_ask_days", parameters.place_code(self.actor.unit_id), asked)
            )
            last = received + timedelta(days=most)
            if asked > last:
                self.add_error(
                    "received_opinion_on",
                    _("应在收到意见起 %(most)d 日内申请，最后一天是 %(last)s，已经过了；新的事实可以另行登记。")
                    % {"most": most, "last": last.isoformat()},
                )
        if self.actor is not None and self.state is not None and not self._is_next_above():
            raise ValidationError(_("复查、复核由作出意见单位的上一级办理，请转告申请人向上一级提出。"))
        return cleaned

    def _is_next_above(self) -> bool:
        answering = fold.answering_unit(self.state) if self.state is not None else None
        if answering is None:
            return False
        return Unit.objects.filter(pk=answering, parent_id=self.actor.unit_id).exists()


class HearingForm(PetitionForm):
    """听证: its days do not count in 复核."""

    begins = day_field(_("听证从哪天起"))
    ends = day_field(_("到哪天止"))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        begins, ends = cleaned.get("begins"), cleaned.get("ends")
        if isinstance(begins, date) and isinstance(ends, date) and ends < begins:
            self.add_error("ends", _("听证的截止日早于起始日，请核对。"))
        return cleaned


class ReviewForm(ToldFields):
    """复查（复核）意见: uphold or change."""

    sealed = ("opinion",)
    review_outcome = one_of(_("结论"), c.REVIEW_OUTCOMES)
    outcome = one_of(
        _("变更为"), [(value, label) for value, label in c.OUTCOMES if value in c.OPINION_OUTCOMES], required=False
    )
    opinion = paragraph(_("意见"), 4)
    basis = line(_("依据"), 200)
    field_order = ("review_outcome", "outcome", "opinion", "basis", "told_by")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.value("review_outcome") == "changed" and not self.value("outcome"):
            self.add_error("outcome", _("变更的，请选变更后的结论。"))
        return cleaned

    def plain(self) -> dict[str, Any]:
        data = super().plain()
        if data["review_outcome"] == "upheld" or not data["outcome"]:
            data["outcome"] = self.state.data.get("outcome", "") if self.state is not None else ""
        return data
