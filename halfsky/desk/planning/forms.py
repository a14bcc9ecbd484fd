"""Forms of the plan pages."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from halfsky.indicators import registry as indicators
from halfsky.ledger import registry as programmes
from halfsky.plans.models import Bound, Plan, Target


class UploadForm(forms.Form):
    file = forms.FileField(
        label=_("工作要点文件"),
        help_text=_("可以是 .docx、.pdf、.txt、.html、.ofd；50 MB 以内"),
        max_length=200,
        allow_empty_file=True,
    )
    year = forms.IntegerField(
        label=_("年度"), required=False, min_value=1949, max_value=2100, help_text=_("不填就按标题里的年份")
    )


def figure_choices() -> list[tuple[str, Any]]:
    """Return every declared figure, grouped by programme, for a select; the first choice is none."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for code, one in indicators.declared().items():
        groups.setdefault(indicators.programme_of(code), []).append((code, f"{one.title}（{one.unit}）"))
    titled = [(str(programmes.get(slug).short), choices) for slug, choices in groups.items()]
    return [("", _("暂不绑定指标")), *titled]


class TargetForm(forms.Form):
    what = forms.CharField(label=_("数的是什么"), max_length=120)
    value = forms.DecimalField(label=_("目标数"), min_value=Decimal(0), max_digits=18, decimal_places=4)
    unit = forms.CharField(label=_("单位"), max_length=20, required=False)
    bound = forms.ChoiceField(label=_("怎么算完成"), choices=Bound.choices)
    each = forms.BooleanField(label=_("每个下级单位都要达到"), required=False)
    due_on = forms.DateField(
        label=_("完成时限"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("不填就是年底"),
    )
    responsible = forms.CharField(label=_("牵头部门"), max_length=80, required=False)

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

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["indicator"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = figure_choices()


class AddForm(forms.Form):
    words = forms.CharField(label=_("原文里的字"), max_length=200, help_text=_("从左边原文里复制带数字的那几个字"))
    what = forms.CharField(label=_("数的是什么"), max_length=120)
    value = forms.DecimalField(label=_("目标数"), min_value=Decimal(0), max_digits=18, decimal_places=4)
    unit = forms.CharField(label=_("单位"), max_length=20, required=False)

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
