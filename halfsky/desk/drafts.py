"""Drafts: what somebody has typed is kept sealed on the server until she sends it, on whatever machine she goes on."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from halfsky import vault
from halfsky.accounts.models import User
from halfsky.desk.models import Draft
from halfsky.ledger.sealing import keyring

KEPT = timedelta(days=30)
LONGEST = 1_000_000
"""Bytes of a draft: a whole list fits."""


@dataclass(frozen=True)
class Kept:
    """A draft as it is read back."""

    values: dict[str, Any]
    saved_at: datetime


def of_opening(programme: str, step: str) -> str:
    """Return the name of the draft of a form that opens a record."""
    return f"new/{programme}/{step}"


def of_step(record_id: int, step: str) -> str:
    """Return the name of the draft of a step's form on a record."""
    return f"step/{record_id}/{step}"


def save(user: User, what: str, values: dict[str, Any]) -> datetime:
    """Keep the values under that name, in place of what was there, and return when."""
    plain = json.dumps(values, ensure_ascii=False).encode()
    if len(plain) > LONGEST:
        raise ValueError("a draft may have at most a million bytes")
    key, aad, now = vault.new_record_key(), _aad(user, what), timezone.now()
    content = {"wrapped": keyring().wrap(key, aad), "sealed": vault.seal(key, plain, aad), "saved_at": now}
    Draft.objects.update_or_create(user=user, what=what, defaults=content)
    return now


def load(user: User, what: str) -> Kept | None:
    """Return what she typed, or None; drafts past their time are dropped."""
    draft = Draft.objects.filter(user=user, what=what).first()
    if draft is None:
        return None
    if draft.saved_at < timezone.now() - KEPT:
        draft.delete()
        return None
    aad = _aad(user, what)
    key = keyring().unwrap(bytes(draft.wrapped), aad)
    return Kept(json.loads(vault.open_sealed(key, bytes(draft.sealed), aad)), draft.saved_at)


def drop(user: User, what: str) -> None:
    Draft.objects.filter(user=user, what=what).delete()


def newest(user: User, most: int = 5) -> list[Draft]:
    """Return her drafts without their content, newest first."""
    return list(Draft.objects.filter(user=user).defer("sealed", "wrapped").order_by("-saved_at")[:most])


def _aad(user: User, what: str) -> bytes:
    return f"draft:{user.pk}:{what}".encode()
