"""The ledger of a record as its page shows it: each entry a line that reads by itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django import forms
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from halfsky.accounts.models import Post, User
from halfsky.desk.names import Names
from halfsky.desk.timing import short_day
from halfsky.ledger import papers
from halfsky.ledger.access import is_hidden
from halfsky.ledger.declaration import Programme, Step
from halfsky.ledger.models import Entry, Record
from halfsky.ledger.state import REVERSE, State
from halfsky.network.models import Unit


@dataclass(frozen=True)
class Line:
    """What components/entry.html draws."""

    number: int
    title: str
    icon: str
    entered_at: datetime
    happened_on: date | None
    who: str
    text: str
    quote: str
    note: str
    files: Sequence[tuple[str, str]]
    hash: str
    reverses: int | None
    reversed_by: int | None
    reverse_url: str
    day: date


@dataclass(frozen=True)
class Reading:
    """Who reads, and what of the sealed values is open for her now (by entry)."""

    post: Post
    opened: Mapping[int, Mapping[str, Any]]
    may_reverse: bool = True


def lines_of(record: Record, entries: Sequence[Entry], state: State, reading: Reading, names: Names) -> list[Line]:
    """Return the lines in the order of the entries."""
    programme = record.declared
    reversed_by = {entry.reverses_id: entry.seq for entry in entries if entry.reverses_id is not None}
    numbers = {entry.pk: entry.seq for entry in entries}
    collect(programme, entries, names)
    return [
        _line(record, programme, entry, reversed_by.get(entry.pk), numbers, state, reading, names) for entry in entries
    ]


def collect(programme: Programme, entries: Iterable[Entry], names: Names) -> None:
    """Note the names that the lines will need, for one query a model."""
    for entry in entries:
        names.want(User, [entry.by_id])
        names.want(Unit, [entry.unit_id])
        if entry.step == REVERSE:
            continue
        for name, bound in programme.step(entry.step).form.base_fields.items():
            if isinstance(bound, forms.ModelChoiceField) and bound.queryset is not None:
                names.want(bound.queryset.model, _keys(entry.data.get(name)))


def _line(
    record: Record,
    programme: Programme,
    entry: Entry,
    reversed_by: int | None,
    numbers: Mapping[int, int],
    state: State,
    reading: Reading,
    names: Names,
) -> Line:
    step = None if entry.step == REVERSE else programme.step(entry.step)
    entered_on = timezone.localtime(entry.entered_at).date()
    opened = reading.opened.get(entry.pk, {})
    hidden = step is not None and is_hidden(step, state, reading.post)
    text = _("这一条的内容，办过这件事的人看不到。") if hidden else _text(step, entry, names)
    return Line(
        number=entry.seq,
        title=str(step.label) if step else _("冲正"),
        icon=step.icon if step else "arrow-back-up",
        entered_at=entry.entered_at,
        happened_on=entry.happened_on if entry.happened_on != entered_on else None,
        who=f"{names.of(Unit, entry.unit_id)} {names.of(User, entry.by_id)}",
        text=text,
        quote="" if hidden or step is None else quote_of(step, opened),
        note=_sealed_note(step, entry, opened) if step else "",
        files=() if hidden else _files(record, entry),
        hash=entry.hash,
        reverses=numbers.get(entry.reverses_id) if entry.reverses_id else None,
        reversed_by=reversed_by,
        reverse_url=_reverse_url(record, entry, reversed_by, reading),
        day=entry.happened_on,
    )


def _text(step: Step | None, entry: Entry, names: Names) -> str:
    """Return the readable sentence: the programme's own, else labels and values."""
    if step is None:
        return _("原因：%(reason)s") % {"reason": entry.data.get("reason", "")}
    if step.says is not None:
        return step.says(entry)
    return said(step, entry.data, names)


def said(step: Step, data: Mapping[str, Any], names: Names) -> str:
    """Return the form's labels with the entry's values."""
    parts = []
    for name in _in_order(step):
        bound = step.form.base_fields[name]
        if name in step.form.sealed or name == "happened_on":
            continue
        words = value_words(bound, data.get(name), names)
        if words:
            parts.append(str(bound.label) if words is True else f"{bound.label}：{words}")
    return "；".join(parts)


def _in_order(step: Step) -> list[str]:
    """Return the form's fields in the order in which they are asked."""
    asked = [name for name in step.form.field_order or () if name in step.form.base_fields]
    return [*asked, *(name for name in step.form.base_fields if name not in asked)]


def value_words(bound: forms.Field, value: Any, names: Names) -> str | bool:
    """Return a stored value as people read it; True for a ticked box, "" for nothing."""
    if value in (None, "", [], {}, False):
        return ""
    if value is True:
        return True
    if isinstance(bound, forms.ModelChoiceField) and bound.queryset is not None:
        return "、".join(names.of(bound.queryset.model, key) for key in _keys(value))
    if isinstance(bound, forms.ChoiceField):
        labels = {str(key): str(label) for key, label in flat(bound.choices)}
        return "、".join(labels.get(str(one), str(one)) for one in (value if isinstance(value, list) else [value]))
    if isinstance(bound, forms.DateField):
        return short_day(date.fromisoformat(str(value)), timezone.localdate())
    if isinstance(value, list):
        return "、".join(str(one) for one in value)
    return str(value)


def sealed_labels(step: Step) -> list[tuple[str, str]]:
    """Return (field, label) of what the step stores sealed."""
    fields = step.form.base_fields
    return [(name, str(fields[name].label or name)) for name in step.form.sealed if name in fields]


def is_long(step: Step, name: str) -> bool:
    """Return whether a sealed field holds her words rather than a name or a number."""
    return isinstance(step.form.base_fields[name].widget, forms.Textarea)


def quote_of(step: Step, opened: Mapping[str, Any]) -> str:
    """Return her words; where the step keeps several texts, each under its own label."""
    texts = [
        (label, str(opened[name])) for name, label in sealed_labels(step) if is_long(step, name) and name in opened
    ]
    if len(texts) == 1:
        return texts[0][1]
    return "\n".join(f"{label}：{text}" for label, text in texts)


def _sealed_note(step: Step, entry: Entry, opened: Mapping[str, Any]) -> str:
    if not entry.sealed or opened:
        return ""
    labels = "、".join(label for _name, label in sealed_labels(step))
    return _("封存：%(labels)s") % {"labels": labels} if labels else ""


def _paper_words(bundle: papers.Bundle) -> str:
    """Return a paper's title with its number, or with how many copies of it there are."""
    if len(bundle.numbers) == 1:
        return f"{bundle.title} {bundle.numbers[0]}"
    many = {"title": bundle.title, "n": len(bundle.numbers), "first": bundle.numbers[0]}
    return _("%(title)s %(n)d 份（%(first)s起）") % many


def _files(record: Record, entry: Entry) -> list[tuple[str, str]]:
    """Return the papers that the entry issued and the files that came with it, each with its address."""
    issued = [
        (_paper_words(bundle), reverse("desk:paper", args=[record.pk, entry.seq, bundle.name]))
        for bundle in papers.bundles(entry)
    ]
    return issued + [
        (kept["name"], reverse("desk:attachment", args=[record.pk, entry.seq, index]))
        for index, kept in enumerate(entry.data.get("files", []))
    ]


def _reverse_url(record: Record, entry: Entry, reversed_by: int | None, reading: Reading) -> str:
    """Return where the entry may be reversed by her, or "": the action says again whether it can be."""
    is_hers = entry.by_id == reading.post.user_id
    is_head = reading.post.role in ("lead", "checker") and reading.post.unit_id == entry.unit_id
    if entry.step == REVERSE or reversed_by is not None or not (is_hers or is_head) or not reading.may_reverse:
        return ""
    return reverse("desk:reverse", args=[record.pk, entry.seq])


def _keys(value: Any) -> list[int]:
    values = value if isinstance(value, list) else [value]
    return [one for one in values if isinstance(one, int) and not isinstance(one, bool)]


def flat(choices: Any) -> Iterable[tuple[Any, Any]]:
    """Yield (value, label) of a field's choices, groups opened."""
    for key, label in choices:
        if isinstance(label, list | tuple):
            yield from label
        else:
            yield key, label
