"""The engine's sample programme with what its figures need besides: a place, places counted, women reported in sums."""

from dataclasses import replace

from django import forms

from halfsky.ledger.declaration import Count, Moment, Step
from halfsky.ledger.tests.sample import SAMPLE, RegisterForm
from halfsky.network.models import FAR, Unit


class PlacedForm(RegisterForm):
    place = forms.ModelChoiceField(label="地点", queryset=Unit.objects.filter(closed_on=FAR), required=False)


def _amount(moment: Moment) -> int:
    return int(moment.data.get("amount") or 0)


def _changed(step: Step) -> Step:
    if step.slug == "register":
        return replace(step, form=PlacedForm, counts=(*step.counts, Count("sample.spots")))
    if step.slug == "pay":
        in_sum = Count("sample.women", _amount, when=lambda moment: moment.entry.is_aggregate)
        return replace(step, counts=(*step.counts, in_sum))
    return step


PROGRAMME = replace(SAMPLE, steps=tuple(_changed(step) for step in SAMPLE.steps))
