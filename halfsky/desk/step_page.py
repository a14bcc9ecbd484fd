"""The page on which a step is taken: the form in its groups, what starts to run, what helps beside it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from halfsky.accounts.session import Actor
from halfsky.desk import drafts, timing
from halfsky.desk.clockface import ClockFace
from halfsky.desk.offers import offers
from halfsky.ledger.declaration import Programme, Step
from halfsky.ledger.forms import Alike, Hint, StepForm
from halfsky.ledger.models import Record
from halfsky.ledger.preview import clocks_started
from halfsky.ledger.state import State

NOT_KEPT = {"csrfmiddlewaretoken", "key", "seen", "what"}
"""Fields of a form's page that are not the words somebody typed."""

MOST_ALIKE = 3
"""More than these would push the clocks out of sight."""


@dataclass(frozen=True)
class Group:
    """Fields under one heading; without headings all fields are one group."""

    heading: str
    fields: Sequence[BoundField]


@dataclass(frozen=True)
class Same:
    """A record that may be the same matter, as the page shows it."""

    record: Record
    words: tuple[str, ...]
    same: str
    status: str
    add_url: str
    """Where what is typed is added to it, or ""."""
    add_label: str


@dataclass(frozen=True)
class Aside:
    """What stands beside a form and changes while she types."""

    alike: Sequence[Same]
    clocks: Sequence[tuple[str, ClockFace]]
    hints: Sequence[Hint]


@dataclass(frozen=True)
class Target:
    """Which form it is: a step on a record, or one that opens a record of a programme."""

    programme: Programme
    step: Step
    record: Record | None = None

    @property
    def url(self) -> str:
        return self._url("step", "open_step")

    @property
    def aside_url(self) -> str:
        return self._url("step_aside", "open_aside")

    @property
    def draft(self) -> str:
        """The name under which what she types is kept."""
        if self.record is None:
            return drafts.of_opening(self.programme.slug, self.step.slug)
        return drafts.of_step(self.record.pk, self.step.slug)

    @property
    def state(self) -> State | None:
        return None if self.record is None else State.from_json(self.record.folded)

    def form(self, actor: Actor, data: Any = None, files: Any = None, initial: Any = None) -> StepForm:
        """Return the step's form."""
        return self.step.form(
            data, files, state=self.state, actor=actor, forward_days=self.step.forward_days, initial=initial
        )

    def _url(self, on_record: str, opening: str) -> str:
        if self.record is None:
            return reverse(f"desk:{opening}", args=[self.programme.slug, self.step.slug])
        return reverse(f"desk:{on_record}", args=[self.record.pk, self.step.slug])


def groups_of(form: StepForm) -> list[Group]:
    """Return the visible fields in groups, each beginning at the field that has a heading."""
    found: list[tuple[str, list[BoundField]]] = []
    for field in form.visible_fields():
        heading = form.headings.get(field.name)
        if heading is not None or not found:
            found.append((str(heading or ""), []))
        found[-1][1].append(field)
    return [Group(heading, fields) for heading, fields in found]


def aside_of(target: Target, form: StepForm, actor: Actor, not_same: Collection[int] = ()) -> Aside:
    """Return what helps beside the form, from what has been typed so far; `not_same` was answered already."""
    today = timezone.localdate()
    started = clocks_started(target.programme, target.step, target.state, form, actor, today)
    faces = []
    for rule, length, explained in started:
        words = timing.length_words(rule, length)
        faces.append((words, timing.face_of(rule, explained, words)))
    kept = [one for one in form.alike() if one.record_id not in not_same][:MOST_ALIKE]
    return Aside(_visible(kept, actor), faces, list(form.hints()))


def _visible(found: Iterable[Alike], actor: Actor) -> list[Same]:
    """Return the like records that she may see, in the order in which the form named them."""
    named = {one.record_id: one for one in found}
    if not named:
        return []
    records = Record.objects.visible_to(actor.post).select_related("owner").in_bulk(list(named))
    return [_same(records[key], one, actor) for key, one in named.items() if key in records]


def _same(record: Record, one: Alike, actor: Actor) -> Same:
    programme, state = record.declared, State.from_json(record.folded)
    status = str(programme.states.get(record.status, record.status))
    offer = offers(actor.post, record, state).by_slug.get(one.step) if one.step else None
    if offer is None or offer.shut:
        return Same(record, one.words, one.same, status, "", "")
    return Same(record, one.words, one.same, status, offer.url, offer.label)


def not_same_of(values: Iterable[str]) -> set[int]:
    """Return the records that she said are another matter."""
    return {int(value) for value in values if value.isdecimal() and len(value) < 19}


def typed_of(posted: QueryDict) -> dict[str, Any]:
    """Return what somebody typed, as a draft keeps it."""
    return {name: values for name, values in posted.lists() if name not in NOT_KEPT and any(values)}


def initial_of(form: type[StepForm], values: Mapping[str, Any]) -> dict[str, Any]:
    """Return a draft's words as the form's first values."""
    found = {}
    for name, kept in values.items():
        bound = form.base_fields.get(name)
        if bound is None or not kept:
            continue
        is_many = getattr(bound.widget, "allow_multiple_selected", False)
        found[name] = kept if is_many else kept[0]
    return found


def new_key() -> str:
    """Return a key under which one sending is one entry, however often the button is pressed."""
    return uuid4().hex
