"""Ways to begin something: steps that open a record, and forms begun and not yet sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from halfsky.accounts.models import Post
from halfsky.desk.models import Draft
from halfsky.desk.offers import openings
from halfsky.desk.suites import programmes_of
from halfsky.ledger import registry
from halfsky.ledger.declaration import Programme, Step
from halfsky.ledger.models import Record

BARE = 2
"""Labels of at most so many characters are a verb alone: 登记."""


@dataclass(frozen=True)
class Way:
    """A button that begins a new record."""

    label: str
    icon: str
    url: str
    programme: str


@dataclass(frozen=True)
class Unfinished:
    """A form begun: what it is, and where to go on with it."""

    label: str
    url: str
    drop: str
    saved_at: datetime


def ways_of(post: Post, programme: Programme) -> list[Way]:
    """Return the ways into one programme that are open to the post, the one that begins its path first."""
    steps = sorted(openings(post, programme), key=lambda step: not _begins_path(programme, step))
    return [_way(programme, step, str(step.label)) for step in steps]


def ways_in(post: Post, most: int = 3) -> list[Way]:
    """Return the usual way into each programme of the post."""
    found = []
    for programme in programmes_of(post):
        begins = [step for step in openings(post, programme) if _begins_path(programme, step)]
        if begins:
            found.append(_way(programme, begins[0], _label(programme, begins[0])))
    return found[:most]


def _label(programme: Programme, step: Step) -> str:
    """Return what the button says: a bare verb gets the service's name before it, a label that names both stays."""
    label = str(step.label)
    return label if len(label) > BARE else f"{programme.short}{label}"


def _begins_path(programme: Programme, step: Step) -> bool:
    return programme.path[0] in step.targets()


def _way(programme: Programme, step: Step, label: str) -> Way:
    return Way(label, step.icon, reverse("desk:open_step", args=[programme.slug, step.slug]), programme.slug)


def unfinished(kept: Sequence[Draft]) -> list[Unfinished]:
    """Return somebody's drafts as lines that lead back to their forms."""
    wanted = [_record_of(draft) for draft in kept]
    records = Record.objects.only("number", "programme").in_bulk(wanted) if any(wanted) else {}
    found = []
    for draft in kept:
        line = _line(draft, records)
        if line is not None:
            found.append(Unfinished(*line, drop=draft.what, saved_at=draft.saved_at))
    return found


def _line(draft: Draft, records: dict[int, Record]) -> tuple[str, str] | None:
    kind, where, slug = draft.what.split("/", 2)
    if kind == "new":
        step = _step(where, slug)
        return (str(step.label), reverse("desk:open_step", args=[where, slug])) if step else None
    record = records.get(_record_of(draft))
    step = _step(record.programme, slug) if record else None
    if record is None or step is None:
        return None
    page = "desk:sheet" if kind == "list" else "desk:step"
    return f"{step.label}·{record.number}", reverse(page, args=[record.pk, slug])


def _record_of(draft: Draft) -> int:
    kind, where, _slug = draft.what.split("/", 2)
    return int(where) if kind != "new" and where.isdecimal() else 0


def _step(programme: str, slug: str) -> Step | None:
    try:
        return registry.get(programme).step(slug)
    except KeyError:
        return None
