"""The forms of an activity's steps: plan, enrol by hand or by list, sign in, clear, close, file a total."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from halfsky.ledger import people
from halfsky.ledger.fields import IdNumberField, PhoneField
from halfsky.ledger.forms import PersonDraft, RowForm, SheetForm, StepForm
from halfsky.ledger.places import PlaceNames, below, township_of
from halfsky.ledger.shapes import roster
from halfsky.ledger.shapes.roster import ATTENDER, TRAINER
from halfsky.ledger.state import State
from halfsky.network.models import Level, Unit

SHARED_PHONE = 5
"""One telephone for more people than this is looked at (X6)."""
SAME_SHEET = 10
"""Lists of fewer people may well be the same twice (X3)."""


def day_field(label: Any, **kwargs: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **kwargs)


class PlanForm(StepForm):
    """When, where, for how many, by whom. The trainer's name and telephone are sealed."""

    sealed = ("trainer_name", "trainer_phone")
    first_day = day_field(_("第一天"))
    last_day = day_field(_("最后一天"))
    place = forms.ModelChoiceField(label=_("在哪里办"), queryset=Unit.objects.none())
    venue = forms.CharField(label=_("场地"), max_length=60)
    seats = forms.IntegerField(label=_("场地最多坐多少人"), min_value=1, max_value=100_000)
    capacity = forms.IntegerField(label=_("招收名额"), min_value=1, max_value=100_000)
    trainer_name = forms.CharField(label=_("师资姓名"), max_length=40)
    trainer_phone = PhoneField(label=_("师资电话"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        place = self.fields["place"]
        if self.actor is not None and isinstance(place, forms.ModelChoiceField):
            place.queryset = below(self.actor.unit_id, Level.PROVINCE)
            place.error_messages["invalid_choice"] = _("地点不在本单位范围里，请由当地妇联来办，或改选地点。")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        first, last = cleaned.get("first_day"), cleaned.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", _("最后一天不能早于第一天，请核对。"))
        seats, capacity = cleaned.get("seats"), cleaned.get("capacity")
        if seats and capacity and capacity > seats:
            self.add_error("capacity", _("名额不能多于场地座位，请换场地或分期办。"))
        return cleaned

    def persons(self) -> Iterator[PersonDraft]:
        if self.cleaned_data.get("trainer_name"):
            yield PersonDraft(TRAINER, self.cleaned_data["trainer_name"], self.cleaned_data["trainer_phone"])


class EnrolForm(StepForm):
    """One person, by hand."""

    sealed = ("name", "phone", "id_no")
    blind = {"phone": "phone", "id_no": "id_no"}
    scope: ClassVar[str] = ""
    group_words: ClassVar[Mapping[str, Any]] = {}

    name = forms.CharField(label=_("姓名"), max_length=40)
    phone = PhoneField(required=False)
    id_no = IdNumberField(required=False, help_text=_("没有证件号时，姓名加电话也能认出同一人"))
    village = forms.ModelChoiceField(label=_("村（社区）"), queryset=Unit.objects.none())
    groups = forms.MultipleChoiceField(
        label=_("对象类别"), choices=[], widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        village, groups = self.fields["village"], self.fields["groups"]
        if self.actor is not None and isinstance(village, forms.ModelChoiceField):
            village.queryset = below(self.actor.unit_id)
        if isinstance(groups, forms.MultipleChoiceField):
            groups.choices = list(self.group_words.items())

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if self.state is not None and cleaned.get("name"):
            fault = Taken(self.state, self.scope).faults([_draft(cleaned)])[0]
            if fault:
                self.add_error("name", fault)
        return cleaned

    def persons(self) -> Iterator[PersonDraft]:
        if self.cleaned_data.get("name"):
            yield _draft(self.cleaned_data)

    def plain(self) -> dict[str, Any]:
        return {"row_count": 1}


def _draft(values: Mapping[str, Any], row: int = 1, **extra: Any) -> PersonDraft:
    village: Unit = values["village"]
    kept = {"row": row, "town": township_of(village), "groups": list(values.get("groups") or ()), **extra}
    return PersonDraft(ATTENDER, values["name"], values["phone"], values["id_no"], village.pk, kept)


class Taken:
    """Who is in the activity already, as trainer or on its list."""

    def __init__(self, state: State, scope: str) -> None:
        self.scope = scope
        self.trainers = {line["person"] for line in state.persons(TRAINER)}
        self.numbers = {seat.person: seat.number for seat in roster.roster(state)}

    def faults(self, drafts: Sequence[PersonDraft]) -> list[str]:
        """Return for each draft why she cannot be enrolled, or ""."""
        return [self._fault(persons) for persons in people.known(drafts, self.scope)]

    def _fault(self, persons: frozenset[int]) -> str:
        if persons & self.trainers:
            return str(_("她是本班师资，不能同时是学员。"))
        numbers = [self.numbers[person] for person in persons if person in self.numbers]
        return str(_("已在名单上（%(n)d 号），只入一次。") % {"n": numbers[0]}) if numbers else ""


class EnrolRow(RowForm):
    """A row of an enrolment sheet."""

    masked = ("phone", "id_no")
    name = forms.CharField(label=_("姓名"), max_length=40)
    phone = PhoneField(label=_("电话"), required=False)
    id_no = IdNumberField(required=False)
    village = forms.CharField(label=_("村（社区）"), max_length=40)
    groups = forms.CharField(label=_("对象类别"), max_length=80, required=False)

    def clean_village(self) -> Unit | None:
        form = self.sheet
        if not isinstance(form, EnrolListForm) or form.places is None:
            return None
        unit, fault = form.places.find(self.cleaned_data["village"])
        if fault:
            raise forms.ValidationError(fault)
        return unit

    def clean_groups(self) -> list[str]:
        words = self.sheet.group_words if isinstance(self.sheet, EnrolListForm) else {}
        by_label = {str(label): value for value, label in words.items()}
        written = [
            word for word in self.cleaned_data["groups"].replace("，", "、").replace(",", "、").split("、") if word
        ]
        unknown = [word for word in written if word.strip() not in by_label]
        if unknown:
            raise forms.ValidationError(
                _("没有“%(word)s”这个类别，可填：%(words)s。"),
                params={"word": unknown[0], "words": "、".join(by_label)},
            )
        return [by_label[word.strip()] for word in written]

    def stored(self) -> dict[str, Any]:
        village = self.cleaned_data.get("village")
        return super().stored() | ({"village": village.short} if isinstance(village, Unit) else {})


class EnrolListForm(SheetForm):
    """A whole list: each row is checked, those enrolled already are left out, the rest go in by one entry."""

    row_form = EnrolRow
    columns = {
        "name": ("学员姓名", "名字"),
        "phone": ("手机", "手机号", "联系电话", "联系方式"),
        "id_no": ("身份证", "身份证号码", "证件号"),
        "village": ("村", "社区", "村社区", "所在村"),
        "groups": ("类别", "人员类别"),
    }
    scope: ClassVar[str] = ""
    group_words: ClassVar[Mapping[str, Any]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        actor = kwargs.get("actor")
        self.places = PlaceNames(actor.unit_id) if actor is not None else None
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        return {**cleaned, "mark": self.mark() if "rows" in cleaned else ""}

    def compare(self, lines: Sequence[RowForm]) -> None:
        whole = [line for line in lines if not line.errors]
        self._against_each_other(whole)
        if self.state is None:
            return
        faults = Taken(self.state, self.scope).faults([self._draft_of(line) for line in whole])
        for line, fault in zip(whole, faults, strict=True):
            if fault:
                line.add_error("name", fault)
        self._against_capacity([line for line in whole if not line.errors])

    def _against_each_other(self, lines: Sequence[RowForm]) -> None:
        phones = Counter(line.cleaned_data["phone"] for line in lines if line.cleaned_data["phone"])
        first: dict[tuple[str, ...], int] = {}
        for line in lines:
            values = line.cleaned_data
            for key in _identities(values):
                if key in first:
                    line.doubt(str(_("与第 %(row)d 行同一人，只入一次") % {"row": first[key]}))
                first.setdefault(key, line.row)
            if not (values["phone"] or values["id_no"]):
                line.doubt(str(_("没有电话和证件号：只计人次，不计人数")))
            if phones[values["phone"]] > SHARED_PHONE:
                line.doubt(str(_("这个电话有 %(n)d 人在用，入账后待上级复核") % {"n": phones[values["phone"]]}))

    def _against_capacity(self, lines: Sequence[RowForm]) -> None:
        if self.state is None or self.state.data.get("capacity") is None:
            return
        free = self.state.data["capacity"] - len(roster.roster(self.state))
        for line in lines[max(free, 0) :]:
            line.doubt(str(_("名额已满，排入候补")))

    def _draft_of(self, line: RowForm) -> PersonDraft:
        return _draft(line.cleaned_data, line.row)

    def persons(self) -> Iterator[PersonDraft]:
        phones = Counter(line.cleaned_data["phone"] for line in self.lines if line.cleaned_data["phone"])
        seen: set[tuple[str, ...]] = set()
        for line in self.lines:
            keys = _identities(line.cleaned_data)
            if not seen & set(keys):
                shared = {"shared_phone": True} if phones[line.cleaned_data["phone"]] > SHARED_PHONE else {}
                yield _draft(line.cleaned_data, line.row, **shared)
            seen |= set(keys)

    def blinded(self) -> Iterator[tuple[str, str]]:
        mark = self.mark()
        if mark:
            yield "mark", mark
        for line in self.lines:
            for name in ("phone", "id_no"):
                if line.cleaned_data[name]:
                    yield name, line.cleaned_data[name]

    def mark(self) -> str:
        """Return a mark of the whole list, the same for the same people in any order; "" for a short list."""
        if len(self.lines) < SAME_SHEET:
            return ""
        people_of = sorted(
            "|".join(line.cleaned_data[name] for name in ("name", "phone", "id_no")) for line in self.lines
        )
        return sha256("\n".join(people_of).encode()).hexdigest()


def _identities(values: Mapping[str, Any]) -> list[tuple[str, ...]]:
    """Return what tells that two rows are one person: the number, or name and telephone."""
    found: list[tuple[str, ...]] = []
    if values["id_no"]:
        found.append(("id", values["id_no"].upper()))
    if values["phone"]:
        found.append(("contact", values["name"], values["phone"]))
    return found
