"""Persons named in steps: found by blind digest within their scope, or made."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from halfsky.ledger.forms import PersonDraft
from halfsky.ledger.sealing import digest
from halfsky.network.models import Person

Strength = Person.Strength
KINDS = (Strength.IDENTIFIED, Strength.CONTACT)


def person_lines(drafts: Iterable[PersonDraft], scope: str) -> list[dict[str, Any]]:
    """Return the plain lines that an entry keeps of its persons: key, part, place, whether she counts as 人."""
    return [_line(draft, scope) for draft in drafts]


def _line(draft: PersonDraft, scope: str) -> dict[str, Any]:
    person = Person.objects.get(pk=draft.person_id) if draft.person_id else find_or_make(draft, scope)
    return {
        **draft.extra,
        "part": draft.part,
        "person": person.pk,
        "place": draft.place_id or person.place_id,
        "known": person.strength > Strength.ANONYMOUS,
    }


def find_or_make(draft: PersonDraft, scope: str) -> Person:
    """Return whom the draft identifies: by identity number, else by name and telephone, else a new nobody."""
    by_contact = _key(Strength.CONTACT, draft)
    by_id = _key(Strength.IDENTIFIED, draft)
    for strength, value in ((Strength.IDENTIFIED, by_id), (Strength.CONTACT, by_contact)):
        if value is not None:
            found, _made = Person.objects.get_or_create(
                scope=scope, strength=strength, digest=value, defaults={"place_id": draft.place_id}
            )
            return found
    return Person.objects.create(scope=scope, strength=Strength.ANONYMOUS, place_id=draft.place_id)


def known(drafts: Sequence[PersonDraft], scope: str) -> list[frozenset[int]]:
    """Return for each draft the keys of the persons it may mean, by number or by name and telephone; makes nobody."""
    keys = [[(int(kind), key) for kind in KINDS if (key := _key(kind, draft)) is not None] for draft in drafts]
    wanted = {digest for pairs in keys for _kind, digest in pairs}
    found: dict[tuple[int, bytes], int] = {}
    for pk, strength, stored in Person.objects.filter(scope=scope, digest__in=wanted).values_list(
        "pk", "strength", "digest"
    ):
        found[strength, bytes(stored or b"")] = pk
    return [frozenset(found[pair] for pair in pairs if pair in found) for pairs in keys]


def _key(strength: Strength, draft: PersonDraft) -> bytes | None:
    if strength is Strength.IDENTIFIED:
        return digest("id_no", draft.id_no) if draft.id_no else None
    return digest("name+phone", draft.name, draft.phone) if draft.name and draft.phone else None
