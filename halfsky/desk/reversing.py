"""The form with which an entry is taken back."""

from __future__ import annotations

from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _


class ReverseForm(forms.Form):
    """Why the entry was wrong; the reason stands on the ledger for good."""

    reason = forms.CharField(
        label=_("为什么冲正"),
        min_length=4,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("原因会留在台账上，人人看得到，不要写姓名和隐私。"),
        error_messages={
            "required": _("请写明原因，例如“误记为已答复”。"),
            "min_length": _("请写得具体些，至少 4 个字。"),
        },
    )
    key = forms.CharField(widget=forms.HiddenInput, max_length=64, initial=lambda: uuid4().hex)
