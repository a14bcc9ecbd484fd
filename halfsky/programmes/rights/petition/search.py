"""Finding the same matter again over the blind index, without opening anything."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from halfsky.accounts.session import Actor
from halfsky.ledger import parameters
from halfsky.ledger.models import BlindIndex, Exclusion, Record, RecordQuerySet
from halfsky.ledger.sealing import digest
from halfsky.network.models import Basis, Descent
from halfsky.programmes.rights.petition import tables
from halfsky.programmes.rights.petition.rules import proposed_first
from halfsky.vault import NotIndexable

SHOWN = 5
NEWEST = 3000
"""How many of the unit's newest matters are compared by their words."""
LOOK_BACK = timedelta(days=365)
NO_MATTER = ("void", "merged", "linked", "invalid")


@dataclass(frozen=True)
class Found:
    """A record found by its number, seen from a unit."""

    record: Record
    is_below: bool


@dataclass(frozen=True)
class Twin:
    """A matter that may be the same: what an officer needs to decide, nothing that is sealed."""

    record_id: int
    number: str
    unit: str
    opened_on: date
    state: str
    demand: str
    same: str
    words: tuple[str, ...]
    is_below: bool
    is_open: bool
    may_open: bool

    @property
    def must_link(self) -> bool:
        """Return whether it is in term at a lower body: linked, not accepted again (19)."""
        return self.is_below and self.is_open


def body_mark(name: str) -> str:
    """Return the keyed mark of a body's name: two names can be compared without keeping either."""
    return digest("body", name).hex() if name.strip() else ""


def within_reach(actor: Actor) -> RecordQuerySet:
    """Return the petitions of the actor's unit and of those below it, without those from which she stands aside."""
    below = Descent.objects.filter(basis=Basis.IS, ancestor_id=actor.unit_id).values("descendant")
    mine = Exclusion.objects.filter(user_id=actor.user.pk).values("record")
    visible = Record.objects.visible_to(actor.post).values("pk")
    found = Record.objects.filter(programme="petition").filter(Q(owner__in=below) | Q(pk__in=visible))
    return found.exclude(pk__in=mine).exclude(status="void")


def by_number(number: str, actor: Actor | None) -> Found | None:
    """Return the petition of that number within the actor's reach."""
    if actor is None or not number:
        return None
    record = within_reach(actor).filter(number=number).first()
    if record is None:
        return None
    below = Descent.objects.filter(
        basis=Basis.IS, ancestor_id=actor.unit_id, descendant_id=record.owner_id, depth__gt=0
    )
    return Found(record, below.exists())


def duplicates(actor: Actor, *, phone: str = "", name: str = "", facts: str = "", demand: str = "") -> list[Twin]:
    """Return matters that may be the same, the likeliest first: same telephone; same name and class; same words.

    Telephone and name are looked for at the own unit and below; words among what she may see anyway. Nothing is
    opened, no count by person is given, and what somebody stands aside from is not found.
    """
    scores: dict[int, tuple[int, list[str], tuple[str, ...]]] = {}
    recent = timezone.localdate() - LOOK_BACK
    near = within_reach(actor).exclude(status__in=NO_MATTER).filter(opened_on__gte=recent)
    head = tables.heads_of(demand)[-1] if demand else ""
    for record in near.filter(_indexed("phone", phone))[:SHOWN] if phone else ():
        _note(scores, record.pk, 100, _("电话"))
    for record in near.filter(_indexed("name", name))[: SHOWN * 4] if name else ():
        if not head or head in tables.heads_of(record.folded["data"].get("demand") or ""):
            _note(scores, record.pk, 40, _("姓名"))
    for pk, shared in _by_words(actor, facts, head, recent).items():
        _note(scores, pk, 10 * len(shared), _("事由"), shared)
    best = sorted(scores, key=lambda pk: (-scores[pk][0], -pk))[:SHOWN]
    return _twins(actor, best, scores)


def proposal(actor: Actor, *, phone: str, name: str, demand: str, day: date) -> str:
    """Return the proposed 初次/重复: same person and class within the window of the house; a person decides."""
    place = parameters.place_code(actor.unit_id)
    window = int(parameters.value_for("petition.repeat_days", place, day))
    near = within_reach(actor).exclude(status__in=NO_MATTER).filter(opened_on__gte=day - timedelta(days=window))
    head = tables.heads_of(demand)[-1:]
    for kind, value in (("phone", phone), ("name", name)):
        for record in near.filter(_indexed(kind, value))[:20] if value else ():
            if head and head[0] in tables.heads_of(record.folded["data"].get("demand") or ""):
                return proposed_first(has_earlier=True)
    return proposed_first(has_earlier=False)


def linked_to(record: Record) -> list[int]:
    """Return the keys of records that name this one: merged into it, linked to it, repeats of it."""
    mark = digest("link", record.number)
    return list(BlindIndex.objects.filter(kind="link", digest=mark).values_list("record", flat=True))


def _indexed(kind: str, value: str) -> Q:
    try:
        mark = digest(kind, value)
    except NotIndexable:
        return Q(pk__in=[])
    return Q(pk__in=BlindIndex.objects.filter(kind=kind, digest=mark).values("record"))


def _by_words(actor: Actor, facts: str, head: str, recent: date) -> dict[int, tuple[str, ...]]:
    """Return the records of the same class that share two words, one of them not a common one, with what is typed."""
    marks = {digest("word", word): word for word in tables.words_in(facts)}
    if len(marks) < 2:
        return {}
    seen = Record.objects.visible_to(actor.post).filter(programme="petition", opened_on__gte=recent)
    near = seen.exclude(status__in=NO_MATTER).filter(owner_id=actor.unit_id).order_by("-pk")
    keys = list(near.values_list("pk", flat=True)[:NEWEST])
    rows = BlindIndex.objects.filter(record__in=keys, kind="word", digest__in=list(marks))
    shared: dict[int, list[str]] = {}
    for pk, mark in rows.values_list("record", "digest"):
        shared.setdefault(pk, []).append(marks[bytes(mark)])
    common = tables.common_words()
    fitting = {pk: tuple(words) for pk, words in shared.items() if len(words) >= 2 and set(words) - common}
    if not head:
        return fitting
    folded = dict(Record.objects.filter(pk__in=fitting).values_list("pk", "folded"))
    return {
        pk: words for pk, words in fitting.items() if head in tables.heads_of(folded[pk]["data"].get("demand") or "")
    }


def _note(
    scores: dict[int, tuple[int, list[str], tuple[str, ...]]],
    pk: int,
    score: int,
    why: str,
    words: tuple[str, ...] = (),
) -> None:
    known, reasons, shared = scores.get(pk, (0, [], ()))
    scores[pk] = (known + score, [*reasons, why], shared or words)


def _twins(actor: Actor, keys: list[int], scores: dict[int, tuple[int, list[str], tuple[str, ...]]]) -> list[Twin]:
    records = Record.objects.select_related("owner").in_bulk(keys)
    seen = set(Record.objects.visible_to(actor.post).filter(pk__in=keys).values_list("pk", flat=True))
    twins = []
    for pk in keys:
        record, (_score, reasons, words) = records[pk], scores[pk]
        twins.append(
            Twin(
                record_id=pk,
                number=record.number,
                unit=record.owner.short,
                opened_on=record.opened_on,
                state=str(record.declared.states.get(record.status, "")),
                demand=tables.demand_label(record.folded["data"].get("demand") or ""),
                same="、".join(dict.fromkeys(reasons)),
                words=words,
                is_below=record.owner_id != actor.unit_id,
                is_open=record.is_open,
                may_open=pk in seen,
            )
        )
    return twins
