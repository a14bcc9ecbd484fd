"""The engine's sample programme, with a place asked for at registration."""

from dataclasses import replace

from django import forms

from halfsky.ledger.tests.sample import SAMPLE, RegisterForm
from halfsky.network.models import FAR, Unit


class PlacedForm(RegisterForm):
    place = forms.ModelChoiceField(label="地点", queryset=Unit.objects.filter(closed_on=FAR), required=False)


PROGRAMME = replace(
    SAMPLE,
    steps=tuple(replace(step, form=PlacedForm) if step.slug == "register" else step for step in SAMPLE.steps),
)
