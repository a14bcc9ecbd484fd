"""Forms with which the tree is changed: each knows its one action. The past is never edited; a change has its day."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from halfsky.accounts.session import Actor
from halfsky.ledger.forms import say_what_is_missing
from halfsky.network.actions import NewUnit, close, found, merge, move, rename
from halfsky.network.models import FAR, Kind, Level, Unit

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as Text


class UnitField(forms.CharField):
    """A standing unit, named by its code or its whole name."""

    def clean(self, value: str) -> Unit | None:
        text = super().clean(value).strip()
        if not text:
            return None
        units = list(Unit.objects.filter(Q(code=text) | Q(name=text), closed_on=FAR)[:2])
        if len(units) != 1:
            raise ValidationError(_("没有找到这个单位，请写它的代码或全称；同名的写代码。"))
        return units[0]


class ChangeForm(forms.Form):
    """What every change has: the day from which it holds, and the paper behind it."""

    title: ClassVar[Text] = _("变更")
    effect: ClassVar[Text] = ""

    day = forms.DateField(label=_("从哪天起"), initial=timezone.localdate, widget=forms.DateInput)
    paper = forms.CharField(label=_("依据文号"), max_length=120, required=False)

    def __init__(self, unit: Unit, data: object = None) -> None:
        self.unit = unit
        super().__init__(data or None)  # type: ignore[arg-type]  # a QueryDict or nothing
        say_what_is_missing(self)
        self.order_fields([*(name for name in self.fields if name not in ("day", "paper")), "day", "paper"])

    def apply(self, by: Actor) -> Unit:
        """Make the change and return the unit to show."""
        raise NotImplementedError


class FoundForm(ChangeForm):
    title = _("在下面设立单位")
    effect = _("新单位没有过去；从设立之日起记账。")
    name = forms.CharField(label=_("全称"), max_length=60)
    code = forms.CharField(label=_("区划代码"), max_length=12, required=False)
    kind = forms.ChoiceField(label=_("性质"), choices=Kind.choices, initial=Kind.FEDERATION)

    def apply(self, by: Actor) -> Unit:
        values = self.cleaned_data
        new = NewUnit(values["name"], code=values["code"], kind=Kind(values["kind"]))
        level = min(self.unit.level + 1, Level.VILLAGE)
        return found(new, level, self.unit, values["day"], by, values["paper"])


class RenameForm(ChangeForm):
    title = _("改名改码")
    effect = _("还是同一个单位，以前的台账照旧在它名下；撤县设区也办这一项。")
    name = forms.CharField(label=_("新全称"), max_length=60)
    code = forms.CharField(label=_("新区划代码"), max_length=12, required=False)

    def __init__(self, unit: Unit, data: object = None) -> None:
        super().__init__(unit, data)
        self.initial = {"name": unit.name, "code": unit.code}

    def apply(self, by: Actor) -> Unit:
        values = self.cleaned_data
        return rename(self.unit, values["day"], by, name=values["name"], code=values["code"], paper=values["paper"])


class MoveForm(ChangeForm):
    title = _("划转")
    effect = _("按现行区划看，它的过去跟着走；按当时区划看，不跟。")
    parent = UnitField(label=_("新的上级（代码或全称）"), max_length=60)

    def apply(self, by: Actor) -> Unit:
        values = self.cleaned_data
        return move(self.unit, values["parent"], values["day"], by, values["paper"])


class MergeForm(ChangeForm):
    title = _("并入别的单位")
    effect = _("没办完的事转到承接单位，时钟不重新算；岗位一并转去。")
    into = UnitField(label=_("并入哪个单位（代码或全称）"), max_length=60)

    def apply(self, by: Actor) -> Unit:
        values = self.cleaned_data
        return merge([self.unit], values["into"], values["day"], by, values["paper"])


class CloseForm(ChangeForm):
    title = _("撤销")
    effect = _("不写承接单位的，由上级承接没办完的事和岗位。")
    heir = UnitField(label=_("承接单位（代码或全称）"), max_length=60, required=False)

    def apply(self, by: Actor) -> Unit:
        values = self.cleaned_data
        return close(self.unit, values["day"], by, values["heir"], values["paper"])


FORMS: dict[str, type[ChangeForm]] = {
    "found": FoundForm,
    "rename": RenameForm,
    "move": MoveForm,
    "merge": MergeForm,
    "close": CloseForm,
}
