"""Steps that every programme has: a note, taking charge, standing aside, handing over to another federation."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from halfsky.accounts.models import Role, User
from halfsky.accounts.policy import Gate, Where
from halfsky.ledger.declaration import EntryLike, Step
from halfsky.ledger.forms import StepForm
from halfsky.ledger.state import State
from halfsky.network.models import FAR, Unit

STAFF = (Role.OFFICER, Role.CHECKER, Role.LEAD)


class NoteForm(StepForm):
    sealed = ("note",)
    note = forms.CharField(label=_("记一笔"), widget=forms.Textarea(attrs={"rows": 3}), max_length=4000)


class RecuseForm(StepForm):
    relation = forms.ChoiceField(
        label=_("与当事人的关系"),
        choices=[
            ("kin", _("亲属")),
            ("colleague", _("同事或上下级")),
            ("neighbour", _("邻里")),
            ("other", _("其他利害关系")),
        ],
        widget=forms.RadioSelect,
    )

    def plain(self) -> dict[str, Any]:
        return {**super().plain(), "user": self.actor.user.pk}


class TransferForm(StepForm):
    unit = forms.ModelChoiceField(label=_("移交给"), queryset=Unit.objects.filter(closed_on=FAR))
    reason = forms.CharField(label=_("移交原因"), widget=forms.Textarea(attrs={"rows": 2}), max_length=500)

    def clean_unit(self) -> Unit:
        unit: Unit = self.cleaned_data["unit"]
        if self.state is not None and unit.pk == self.state.owner:
            raise forms.ValidationError(_("这件事已在该单位，请另选接收单位。"))
        return unit


class AssignForm(StepForm):
    handler = forms.ModelChoiceField(label=_("交给谁办"), queryset=User.objects.none())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        excluded = self.state.excluded if self.state else []
        held = User.objects.filter(is_active=True).exclude(pk__in=excluded)
        if self.actor is not None:
            held = held.filter(posts__unit_id=self.actor.unit_id, posts__role__in=STAFF).distinct()
        field = self.fields["handler"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = held


def note_step() -> Step:
    return Step(
        slug="note",
        label=_("备注"),
        form=NoteForm,
        to=None,
        icon="message-plus",
        keep="none",
        is_next=False,
        gate=Gate((*STAFF, Role.VILLAGE), where=Where.INVOLVED),
    )


def recuse_step() -> Step:
    """Standing aside (回避): from then on she finds the record in no list and no search."""
    return Step(
        slug="recuse",
        label=_("回避"),
        form=RecuseForm,
        to=None,
        icon="user-x",
        keep="append",
        is_next=False,
        gate=Gate(STAFF, where=Where.INVOLVED),
    )


def assign_step(open_states: tuple[str, ...]) -> Step:
    return Step(
        slug="assign",
        label=_("指派承办人"),
        form=AssignForm,
        to=None,
        icon="user-check",
        keep="none",
        is_next=False,
        from_states=open_states,
        gate=Gate((Role.LEAD, Role.CHECKER)),
    )


def transfer_step(open_states: tuple[str, ...], to: str | None = None, roles: tuple[Role, ...] = (Role.LEAD,)) -> Step:
    return Step(
        slug="transfer",
        label=_("移交"),
        form=TransferForm,
        to=to,
        icon="send",
        keep="append",
        is_next=False,
        from_states=open_states,
        gate=Gate(roles),
        moves_to=_named_unit,
        assigns="nobody",
    )


def _named_unit(_state: State, entry: EntryLike) -> int | None:
    unit: int = entry.data["unit"]
    return unit


def common_steps(open_states: tuple[str, ...]) -> tuple[Step, ...]:
    """Return the steps that exist everywhere; a programme puts its own in place of one by naming the same slug."""
    return (note_step(), recuse_step(), assign_step(open_states), transfer_step(open_states))


def with_own(defaults: Iterable[Step], own: Iterable[Step], without: Iterable[str] = ()) -> tuple[Step, ...]:
    """Return the default steps with the programme's own in their place or added, less those dropped."""
    named = {step.slug: step for step in defaults}
    named.update((step.slug, step) for step in own)
    return tuple(step for slug, step in named.items() if slug not in set(without))
