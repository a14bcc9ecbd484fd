"""Sealing of personal fields: one key a record, wrapped by the keyring outside the database."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

from halfsky import vault
from halfsky.ledger.models import Entry, Record, RecordKey


@cache
def _keyring_at(folder: Path) -> vault.Keyring:
    return vault.Keyring.open(folder)


def keyring() -> vault.Keyring:
    return _keyring_at(Path(settings.HALFSKY_KEYS))


def new_key(record: Record) -> bytes:
    """Make the record's own key and store it wrapped."""
    key = vault.new_record_key()
    RecordKey.objects.create(record=record, wrapped=keyring().wrap(key, _record_aad(record.pk)))
    return key


def key_of(record: Record) -> bytes:
    """Return the record's key; `vault.SealBroken` where it was destroyed."""
    stored = RecordKey.objects.get(record=record)
    if stored.wrapped is None:
        raise vault.SealBroken("这件事的个人信息已按期销毁，不能再打开。")
    return keyring().unwrap(bytes(stored.wrapped), _record_aad(record.pk))


def seal(record_id: int, seq: int, key: bytes, values: dict[str, Any]) -> bytes:
    """Return the sealed form of the values, bound to this record and entry; empty for no values."""
    if not values:
        return b""
    plain = json.dumps(values, ensure_ascii=False, sort_keys=True).encode()
    return vault.seal(key, plain, _entry_aad(record_id, seq))


def opened(entry: Entry, key: bytes) -> dict[str, Any]:
    """Return the sealed values of an entry."""
    if not entry.sealed:
        return {}
    values: dict[str, Any] = json.loads(
        vault.open_sealed(key, bytes(entry.sealed), _entry_aad(entry.record_id, entry.seq))
    )
    return values


def known_values(entries: Iterable[Entry], key: bytes) -> dict[str, Any]:
    """Return everything that the entries sealed, the newest of each name."""
    values: dict[str, Any] = {}
    for entry in entries:
        values |= opened(entry, key)
    return values


def digest(kind: str, *values: str) -> bytes:
    """Return the blind digest of a value, for equality search and for claims."""
    return keyring().blind(kind, *values)


def _record_aad(record_id: int) -> bytes:
    return vault.record_aad(str(record_id))


def _entry_aad(record_id: int, seq: int) -> bytes:
    return vault.cell_aad(str(record_id), seq, ("sealed",))
