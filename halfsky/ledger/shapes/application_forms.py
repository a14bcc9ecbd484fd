"""The forms of an application's steps. A programme inherits from them to ask for what is its own."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from halfsky.ledger.fields import MoneyField
from halfsky.ledger.forms import StepForm
from halfsky.network.models import Level, Unit


def unit_above(unit: Unit, at_most: Level) -> Unit | None:
    """Return the nearest unit above that stands at that level or higher."""
    above = unit.parent
    while above is not None and above.level > at_most:
        above = above.parent
    return above


class RisingForm(StepForm):
    """A step that hands the record up the tree. The receiving unit is kept in the entry, so replay asks no tree."""

    rises_to: ClassVar[Level] = Level.COUNTY

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if self.actor is not None and self.receiver() is None:
            raise forms.ValidationError(_("上面没有可以接着审核的妇联，请先在“组织树”里补上上级单位。"))
        return cleaned

    def receiver(self) -> Unit | None:
        return unit_above(self.actor.post.unit, self.rises_to)

    def plain(self) -> dict[str, Any]:
        receiver = self.receiver()
        if receiver is None:
            return super().plain()
        return {**super().plain(), "forward_to": receiver.pk, "forward_level": int(receiver.level)}


class ApplyForm(RisingForm):
    """An application as it is taken in: a village hands it to its township, others keep it for their own check."""

    def receiver(self) -> Unit | None:
        unit: Unit = self.actor.post.unit
        return unit_above(unit, Level.TOWNSHIP) if unit.level == Level.VILLAGE else unit


class DisinterestForm(StepForm):
    """A check or decision begins with a statement on interests (general rule G2)."""

    no_interest = forms.BooleanField(
        label=_("我与申请人没有亲属、雇佣等利害关系"),
        error_messages={"required": _("请先确认没有利害关系；有的话，请点“回避”，由别人来办。")},
    )


class ReturnForm(StepForm):
    """Names everything that is missing at once: an application is sent back one time only."""

    missing = forms.MultipleChoiceField(
        label=_("缺哪些材料"), widget=forms.CheckboxSelectMultiple, error_messages={"required": _("请勾选全部缺项。")}
    )
    words = forms.CharField(label=_("一次说清怎样补"), widget=forms.Textarea(attrs={"rows": 3}), max_length=500)


class CheckForm(DisinterestForm, RisingForm):
    """A level's advice. A doubtful matter goes up as well: only the deciding unit refuses."""

    sealed = ("words",)
    papers_seen = forms.BooleanField(
        label=_("已看过材料原件"), error_messages={"required": _("请先看过材料原件，再上报。")}
    )
    advice = forms.ChoiceField(
        label=_("审核意见"),
        choices=[("fits", _("符合，建议通过")), ("doubt", _("有疑问，请上级定")), ("unfit", _("不符合，请上级定"))],
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=_("意见说明"), widget=forms.Textarea(attrs={"rows": 2}), max_length=500, required=False
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("advice") in ("doubt", "unfit") and not cleaned.get("words"):
            self.add_error("words", _("请写明疑问或不符合在哪里，上级要照着看。"))
        return cleaned


class TownCheckForm(CheckForm):
    rises_to = Level.COUNTY


class CountyCheckForm(CheckForm):
    rises_to = Level.CITY


class CityCheckForm(CheckForm):
    rises_to = Level.PROVINCE


class DecideForm(DisinterestForm):
    """The decision: a named person, in words, with the way to object where it is a refusal."""

    sealed = ("reason",)
    outcome = forms.ChoiceField(
        label=_("审定结果"), choices=[("approve", _("同意")), ("refuse", _("不予通过"))], widget=forms.RadioSelect
    )
    list_no = forms.CharField(label=_("批次文号"), max_length=40, required=False)
    reason = forms.CharField(
        label=_("不予通过的理由"), widget=forms.Textarea(attrs={"rows": 3}), max_length=500, required=False
    )
    objection = forms.CharField(label=_("她可以怎样提出异议"), max_length=200, required=False)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("outcome") == "refuse":
            for name, sentence in (
                ("reason", _("不予通过要写明理由，告诉她本人。")),
                ("objection", _("请写明异议向谁提、怎样提。")),
            ):
                if not cleaned.get(name):
                    self.add_error(name, sentence)
        return cleaned


class WithdrawForm(StepForm):
    sealed = ("words",)
    by_herself = forms.BooleanField(
        label=_("是申请人本人要求撤回"), error_messages={"required": _("撤回只能由申请人本人提出，请先向她核实。")}
    )
    words = forms.CharField(label=_("说明"), max_length=200, required=False)


class PayForm(DisinterestForm):
    """A payment as the bank confirms it: amount in fen, to the applicant's own account."""

    sealed = ("account_name",)
    account_name = forms.CharField(label=_("银行回单上的户名"), max_length=40)
    amount = MoneyField(label=_("金额（元）"))
    trace_no = forms.CharField(label=_("银行流水号"), max_length=60)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["happened_on"].label = _("银行入账日期")


class PayFailedForm(StepForm):
    why = forms.ChoiceField(
        label=_("退汇原因"),
        choices=[
            ("name", _("户名不符")),
            ("number", _("账号有误")),
            ("closed", _("账户已注销")),
            ("other", _("其他")),
        ],
        widget=forms.RadioSelect,
    )
    words = forms.CharField(label=_("说明"), max_length=200, required=False)


class HoldForm(StepForm):
    why = forms.ChoiceField(
        label=_("暂缓原因"),
        choices=[("died", _("本人去世")), ("account", _("账户待核")), ("other", _("其他"))],
        widget=forms.RadioSelect,
    )
    words = forms.CharField(label=_("说明"), max_length=200, required=False)


class ResumeForm(StepForm):
    words = forms.CharField(label=_("按什么规定恢复"), max_length=200)


class FollowForm(StepForm):
    sealed = ("words",)
    reached = forms.ChoiceField(
        label=_("回访情况"),
        choices=[("received", _("本人确认收到")), ("not_received", _("本人说没收到")), ("unreached", _("未联系上"))],
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=_("她还需要什么"), widget=forms.Textarea(attrs={"rows": 2}), max_length=500, required=False
    )


class FileForm(StepForm):
    retention = forms.ChoiceField(
        label=_("保管期限"),
        choices=[("10", _("10年")), ("30", _("30年")), ("forever", _("永久"))],
        widget=forms.RadioSelect,
    )
