"""What the programme's forms share: the limit of back-dating, small makers of fields."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from halfsky.accounts.models import Role
from halfsky.ledger import parameters
from halfsky.ledger.forms import StepForm
from halfsky.programmes.rights.petition.choices import Choices

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

LONG = 4000


class PetitionForm(StepForm):
    """A step's form of this programme: entering what lies far back is left to the head."""

    def clean_happened_on(self) -> date:
        day = super().clean_happened_on()
        if self.actor is None or self.actor.post.role == Role.LEAD:
            return day
        today = timezone.localdate()
        most = int(parameters.value_for("petition.backdate_days", parameters.place_code(self.actor.unit_id), today))
        if day < today - timedelta(days=most):
            raise ValidationError(
                _("这是 %(days)d 天以前的事，超过 %(most)d 天的补录请负责人来办。"),
                params={"days": (today - day).days, "most": most},
            )
        return day

    def value(self, name: str) -> Any:
        """Return a cleaned value, or an empty string where the field is empty or at fault."""
        return self.cleaned_data.get(name) or ""


def one_of(label: _StrPromise, choices: Choices, **more: Any) -> forms.ChoiceField:
    """Return a choice; an optional one may stay empty."""
    offered = choices if more.get("required", True) else [("", _("未选")), *choices]
    return forms.ChoiceField(label=label, choices=offered, **more)


def one_of_list(label: _StrPromise, choices: Choices, **more: Any) -> forms.ChoiceField:
    """Return a choice that stays a short list on the page, where chips would take a whole row."""
    return one_of(label, choices, widget=forms.Select(attrs={"data-chips": "off"}), **more)


def several_of(label: _StrPromise, choices: Choices, **more: Any) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(label=label, choices=choices, widget=forms.CheckboxSelectMultiple, **more)


def paragraph(label: _StrPromise, rows: int = 3, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": rows}), max_length=LONG, **more)


def line(label: _StrPromise, most: int = 60, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=most, **more)


def day_field(label: _StrPromise, **more: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **more)
