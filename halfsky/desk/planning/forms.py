"""Forms of the plan pages."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from halfsky.desk.planning.choices import figure_choices
from halfsky.plans.models import Bound, Plan, Target


def words_field(label: Any, longest: int, *, required: bool = True, help_text: Any = "") -> forms.CharField:
    """Return a field for a few words whose faults name it."""
    named = {"label": label, "n": longest}
    faults = {
        "required": format_lazy(_("请填写“{label}”。"), **named),
        "max_length": format_lazy(_("“{label}”最多 {n} 个字，请写短些。"), **named),
    }
    return forms.CharField(
        label=label, max_length=longest, required=required, help_text=help_text, error_messages=faults
    )


def number_field() -> forms.DecimalField:
    """Return the field of a target's number, as large as the table holds."""
    return forms.DecimalField(
        label=_("目标数"),
        min_value=Decimal(0),
        max_digits=18,
        decimal_places=4,
        error_messages={
            "required": _("请填写“目标数”。"),
            "invalid": _("“目标数”要填数字，例如 3000 或 95.5。"),
            "min_value": _("“目标数”不能小于 0。"),
            "max_digits": _("“目标数”最多 14 位整数、4 位小数，请核对。"),
            "max_whole_digits": _("“目标数”最多 14 位整数，请核对，或换大一级的单位（万、亿）。"),
            "max_decimal_places": _("“目标数”最多 4 位小数，请核对。"),
        },
    )


class UploadForm(forms.Form):
    file = forms.FileField(
        label=_("工作要点文件"),
        help_text=_("可以是 .docx、.pdf、.txt、.md、.html、.ofd，装有 LibreOffice 时还可以是 .doc、.wps；50 MB 以内"),
        max_length=200,
        allow_empty_file=True,
    )
    year = forms.IntegerField(
        label=_("年度"),
        required=False,
        min_value=1949,
        max_value=2100,
        help_text=_("不填就按标题里的年份"),
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"), _("“年度”要填四位年份，例如 2026；不填就按标题里的年份。")
        ),
    )


class SureForm(UploadForm):
    """The upload once more, with the question whether it is the unit's own plan."""

    is_own = forms.BooleanField(label=_("是的，作为本单位的计划"), required=False)


class TargetForm(forms.Form):
    what = words_field(_("数的是什么"), 120)
    value = number_field()
    unit = words_field(_("单位"), 20, required=False)
    bound = forms.ChoiceField(
        label=_("怎么算完成"),
        choices=Bound.choices,
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("“怎么算完成”请从列表里选一项。")),
    )
    each = forms.BooleanField(label=_("每个下级单位都要达到"), required=False)
    due_on = forms.DateField(
        label=_("完成时限"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("不填就是年底"),
        error_messages={"invalid": _("“完成时限”要填日期，例如 2026-06-30；不填就是年底。")},
    )
    responsible = words_field(_("牵头部门"), 80, required=False)

    @classmethod
    def of(cls, target: Target) -> TargetForm:
        """Return the form filled with a target's values."""
        names = ("what", "unit", "bound", "each", "due_on", "responsible")
        return cls(
            initial={name: getattr(target, name) for name in names} | {"value": f"{target.value.normalize():f}"},
            prefix=f"t{target.pk}",
        )


class BindForm(forms.Form):
    indicator = forms.ChoiceField(label=_("用哪个指标来报数"), required=False)

    def __init__(self, *args: Any, target: Target, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["indicator"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = figure_choices(target)


class AddForm(forms.Form):
    words = words_field(_("原文里的字"), 200, help_text=_("从左边原文里复制带数字的那几个字"))
    what = words_field(_("数的是什么"), 120)
    value = number_field()
    unit = words_field(_("单位"), 20, required=False)

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.plan = plan

    def clean_words(self) -> str:
        words: str = self.cleaned_data["words"]
        if words not in self.plan.text:
            raise forms.ValidationError(_("原文里没有这几个字，请从左边复制，标点也要一样。"))
        return words

    @property
    def place(self) -> tuple[int, int]:
        """Return where the words stand in the text."""
        start = self.plan.text.index(self.cleaned_data["words"])
        return start, start + len(self.cleaned_data["words"])
