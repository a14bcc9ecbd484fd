"""Forms of steps: ordinary Django forms that also say which fields are sealed and who the persons are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from halfsky.ledger.state import State
from halfsky.ledger.wording import name_blank_choice, say_what_is_wrong

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as Text

Verdict = Literal["fits", "look", "mend"]


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


@dataclass(frozen=True)
class Hint:
    """What helps while the form is filled in: what to say, what to ask, what the law says; shown beside the form."""

    title: str
    lines: tuple[str, ...]
    source: str = ""
    topic: str = ""
    icon: str = "message-2"
    tone: str = ""
    """"" | "warn" | "bad" | "plum", as notices have it."""


@dataclass(frozen=True)
class Alike:
    """A record that may be the same matter, and the words in which both agree; shown only to who may see it."""

    record_id: int
    words: tuple[str, ...]
    same: str
    step: str = ""
    """The step that adds to that record what is being typed here; what has the same field names is carried over."""


class StepForm(forms.Form):
    """Base of every step's form. `state` is the record's state (None when the step opens a record)."""

    version: ClassVar[int] = 1
    sealed: ClassVar[tuple[str, ...]] = ()
    """Fields that are stored encrypted only."""
    blind: ClassVar[dict[str, str]] = {}
    """Sealed field -> kind of its blind index (phone, id_no, name): equality search."""
    headings: ClassVar[Mapping[str, Text]] = {}
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
        say_what_is_missing(self)
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

    names_from_sealed: ClassVar[bool] = False
    """Its choices are persons of the record: pages open their names, book the reading, and call `name_choices`."""

    def name_choices(self, opened: Mapping[int, Mapping[str, Any]]) -> None:
        """Put names to what the form offers, from what each entry sealed; without it, only numbers are shown."""

    def hints(self) -> Iterable[Hint]:
        """Return what helps now, from what has been typed so far (`typed`); asked again while she types."""
        return ()

    def alike(self) -> Iterable[Alike]:
        """Return records that may be the same matter, from what has been typed so far."""
        return ()

    def typed(self, name: str) -> Any:
        """Return the cleaned value of a field as far as it is filled in and right, else None."""
        if not self.is_bound:
            return None
        self.errors  # noqa: B018  # has the form cleaned
        return self.cleaned_data.get(name)

    def _stored(self) -> list[str]:
        return [
            name
            for name, bound in self.fields.items()
            if name != "happened_on" and not isinstance(bound, forms.FileField)
        ]


class RowForm(forms.Form):
    """One row of a list. `row` is its number in the sheet, so that whoever made the sheet finds it again."""

    masked: ClassVar[tuple[str, ...]] = ()
    """Fields of which pages show the ends only: identity numbers, telephones."""

    def __init__(self, *args: Any, row: int = 0, sheet: SheetForm | None = None, **kwargs: Any) -> None:
        self.row = row
        self.sheet = sheet
        self.doubts: list[str] = []
        super().__init__(*args, **kwargs)
        say_what_is_missing(self)

    def doubt(self, sentence: str) -> None:
        """Note what somebody should look at; the row may go in all the same."""
        if sentence not in self.doubts:
            self.doubts.append(sentence)

    @property
    def verdict(self) -> Verdict:
        """Return whether the row fits, wants a look, or must be mended."""
        if self.errors:
            return "mend"
        return "look" if self.doubts else "fits"

    def stored(self) -> dict[str, Any]:
        """Return the row's number and cleaned values as JSON values; empty ones are left out."""
        values = {name: as_json(value) for name, value in self.cleaned_data.items()}
        return {"row": self.row} | {name: value for name, value in values.items() if value not in (None, "", [], {})}


class SheetForm(StepForm):
    """A step that takes a whole list: the page reads an .xlsx, shows each row's faults, and sends only chosen rows.

    `rows` is a list of {"row": number in the sheet, "values": {field of row_form: text}}; it is stored sealed. After
    `is_valid()`, `lines` holds the cleaned `row_form`s, for `persons()` and the like.
    """

    sealed = ("rows",)
    row_form: ClassVar[type[RowForm]] = RowForm
    columns: ClassVar[Mapping[str, tuple[str, ...]]] = {}
    """Field of `row_form` -> further headers of sheets that mean it; its label always does."""
    most_rows: ClassVar[int] = 2000
    row_word: ClassVar[str] = "人"
    """What a row is: 人 户 家 件."""

    rows = forms.JSONField(
        label=_("名单"),
        widget=forms.HiddenInput,
        error_messages={"required": _("名单里还没有可以入账的行。"), "invalid": _("名单没有传完整，请重新上传。")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.lines: list[RowForm] = []
        super().__init__(*args, **kwargs)

    def weigh(self, rows: Sequence[Mapping[str, Any]]) -> list[RowForm]:
        """Return each row as a checked form, with the faults and doubts that only the whole list shows."""
        lines = [self.row_form(dict(row["values"]), row=int(row["row"]), sheet=self) for row in rows]
        for line in lines:
            line.full_clean()
        self.compare(lines)
        return lines

    def compare(self, lines: Sequence[RowForm]) -> None:
        """Note what shows only beside other rows or beside what is stored: `line.doubt(...)`, `line.add_error(...)`."""

    def clean_rows(self) -> list[dict[str, Any]]:
        rows = self.cleaned_data["rows"]
        if not isinstance(rows, list) or len(rows) > self.most_rows:
            raise ValidationError(_("一次最多 %(n)d 行，请分几张表来做。"), params={"n": self.most_rows})
        try:
            self.lines = self.weigh(rows)
        except (KeyError, TypeError, ValueError) as fault:
            raise ValidationError(_("名单没有传完整，请重新上传。")) from fault
        bad = [line for line in self.lines if line.verdict == "mend"]
        if bad:
            numbers = "、".join(str(line.row) for line in bad[:5])
            raise ValidationError(_("第 %(rows)s 行还要改，改好或去掉再入账。"), params={"rows": numbers})
        return [line.stored() for line in self.lines]

    def plain(self) -> dict[str, Any]:
        return {**super().plain(), "row_count": len(self.lines)}


def say_what_is_missing(form: forms.Form) -> None:
    """Give fields words of their own in place of the general ones: 请填“电话”。 “人数”不能小于 1，请核对。"""
    general = str(forms.Field.default_error_messages["required"])
    for bound in form.fields.values():
        name_blank_choice(bound)
        say_what_is_wrong(bound)
        if str(bound.error_messages["required"]) != general:
            continue
        words = _("请选“%(label)s”。") if isinstance(bound, forms.ChoiceField) else _("请填“%(label)s”。")
        bound.error_messages["required"] = str(words) % {"label": bound.label}


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
