"""Looking for records: by number, by telephone or name through the blind index, by words of the title."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from halfsky import vault
from halfsky.accounts.models import Post
from halfsky.accounts.policy import Action
from halfsky.ledger import queries, sealing
from halfsky.ledger.models import BlindIndex, Record, RecordQuerySet
from halfsky.ledger.state import VOID

PHONE = re.compile(r"(?:\+|00)?[0-9][0-9 -]{6,18}")
NAME = re.compile(r"[㐀-䶿一-鿿]{2,4}|[㐀-䶿一-鿿]{1,10}[·•・][㐀-䶿一-鿿·•・]{1,12}")
LONGEST = 60


class Kind(StrEnum):
    NUMBER = "number"
    PERSON = "person"
    WORDS = "words"


@dataclass(frozen=True)
class Search:
    """What somebody looked for, and how it was understood. Nothing is said of what she may not see."""

    q: str
    kinds: tuple[Kind, ...]

    @property
    def is_about_person(self) -> bool:
        return Kind.PERSON in self.kinds

    @property
    def words(self) -> str:
        """Return how the words were understood."""
        names = {
            Kind.NUMBER: _("事项编号"),
            Kind.PERSON: _("姓名或电话（全部写出才找得到）"),
            Kind.WORDS: _("标题里的字"),
        }
        return "、".join(names[kind] for kind in self.kinds)


def understood(q: str) -> Search:
    """Return how the words are to be looked for: a telephone, a name, a number, or words of a title."""
    q = q.strip()[:LONGEST]
    if not q:
        return Search("", ())
    if PHONE.fullmatch(q):
        return Search(q, (Kind.PERSON, Kind.NUMBER))
    if any(letter.isdigit() for letter in q):
        return Search(q, (Kind.NUMBER, Kind.WORDS))
    return Search(q, (Kind.PERSON, Kind.WORDS) if NAME.fullmatch(q) else (Kind.WORDS,))


def found_by(search: Search, post: Post) -> RecordQuerySet:
    """Return the records that the post may see and that match in any of the ways, newest first.

    Persons are found only among the records whose personal part the post may open.
    """
    visible = Record.objects.visible_to(post).exclude(status=VOID)
    found: set[int] = set()
    if Kind.NUMBER in search.kinds:
        found |= _first(queries.with_number(visible, search.q))
    if Kind.PERSON in search.kinds:
        found |= _first(_by_person(search.q, post))
    if Kind.WORDS in search.kinds:
        found |= _first(queries.with_title(visible, search.q))
    return visible.filter(pk__in=found).select_related("owner", "place", "handler").order_by("-pk")


MOST = 200


def _first(records: RecordQuerySet) -> set[int]:
    return set(records.order_by("-pk").values_list("pk", flat=True)[:MOST])


def _by_person(q: str, post: Post) -> RecordQuerySet:
    kind = "phone" if PHONE.fullmatch(q) else "name"
    try:
        digest = sealing.digest(kind, q)
    except vault.NotIndexable:
        return Record.objects.none()
    holders = BlindIndex.objects.filter(kind=kind, digest=digest).values("record")
    return Record.objects.visible_to(post, Action.UNSEAL).filter(pk__in=holders)
