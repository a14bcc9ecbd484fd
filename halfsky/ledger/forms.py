"""Forms of steps: ordinary Django forms that also say which fields are sealed and who the persons are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from halfsky.ledger.state import State


@dataclass(frozen=True)
class PersonDraft:
    """A person named in a form: `part` as the programme declares it; the other values are never stored in plain."""

    part: str
    name: str = ""
    phone: str = ""
    id_no: str = ""
    place_id: int | None = None
    extra: dict[str, Any] = field(default_factory=dict)
    """Plain values kept beside the person in the entry (groups, minutes): nothing that identifies her."""
    person_id: int | None = None
    """Somebody already in the record: then nothing else is looked at."""


class StepForm(forms.Form):
    """Base of every step's form. `state` is the record's state (None when the step opens a record)."""

    version: ClassVar[int] = 1
    sealed: ClassVar[tuple[str, ...]] = ()
    """Fields that are stored encrypted only."""
    blind: ClassVar[dict[str, str]] = {}
    """Sealed field -> kind of its blind index (phone, id_no, name): equality search."""
    headings: ClassVar[dict[str, str]] = {}
    """First field of a group -> the group's heading, in the order of the conversation."""

    happened_on = forms.DateField(
        label=_("发生日期"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        initial=timezone.localdate,
        help_text=_("不是今天办的，改成实际日期"),
    )

    def __init__(
        self, *args: Any, state: State | None = None, actor: Any = None, forward_days: int = 0, **kwargs: Any
    ) -> None:
        self.state = state
        self.actor = actor
        self.forward_days = forward_days
        super().__init__(*args, **kwargs)
        self.order_fields([*(name for name in self.fields if name != "happened_on"), "happened_on"])

    def clean_happened_on(self) -> date:
        day: date = self.cleaned_data["happened_on"]
        today = timezone.localdate()
        if day > today + timedelta(days=self.forward_days):
            raise ValidationError(
                _("发生日期 %(day)s 还没到，请改成今天或以前的日期。"), params={"day": day.isoformat()}
            )
        if self.state is not None and self.state.opened_on and day < date.fromisoformat(self.state.opened_on):
            raise ValidationError(
                _("发生日期早于登记日期 %(opened)s，请核对。"), params={"opened": self.state.opened_on}
            )
        return day

    def plain(self) -> dict[str, Any]:
        """Return what is stored in the open: JSON values of the fields that are not sealed."""
        return {name: as_json(self.cleaned_data.get(name)) for name in self._stored() if name not in self.sealed}

    def secret(self) -> dict[str, Any]:
        """Return what is stored encrypted only; empty values are left out."""
        values = {name: as_json(self.cleaned_data.get(name)) for name in self.sealed if name in self.cleaned_data}
        return {name: value for name, value in values.items() if value not in (None, "", [], {})}

    def persons(self) -> Iterable[PersonDraft]:
        """Return the persons that the form names."""
        return ()

    def blinded(self) -> Iterable[tuple[str, str]]:
        """Return (kind, value) of what can be searched for by equality."""
        for name, kind in self.blind.items():
            value = self.cleaned_data.get(name)
            if value:
                yield kind, str(value)

    def place_id(self) -> int | None:
        """Return the lowest unit that the matter belongs to, where the form asks for one."""
        place = self.cleaned_data.get("place")
        return place.pk if isinstance(place, Model) else None

    def _stored(self) -> list[str]:
        return [
            name
            for name, bound in self.fields.items()
            if name != "happened_on" and not isinstance(bound, forms.FileField)
        ]


def as_json(value: Any) -> Any:
    """Return a form's cleaned value as a JSON value; models become their keys, money stays an integer."""
    if isinstance(value, Model):
        return value.pk
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, dict):
        return {str(key): as_json(part) for key, part in value.items()}
    if isinstance(value, Iterable) and not isinstance(value, str | bytes):
        return [as_json(part) for part in value]
    return value
