"""A record's chain as evidence: whoever holds it can work out every hash again, without our program or a key."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from halfsky.ledger import chain
from halfsky.ledger.models import Entry, Record

HOW = (
    "每条的 hash 是 SHA-256，对象为该条去掉 hash 后的 JSON：键按字母排序、不留空格、UTF-8；"
    "previous 是上一条的 hash。sealed 是密文，打开须由承办单位办理。"
)


def evidence(record: Record) -> dict[str, Any]:
    """Return the record's entries as they are hashed, with their hashes and where the chain does not hold."""
    entries = list(Entry.objects.filter(record=record).order_by("seq"))
    return {
        "number": record.number,
        "programme": record.programme,
        "exported_at": timezone.now().isoformat(),
        "entry_count": record.entry_count,
        "head": record.head,
        "how": HOW,
        "breaks": [broken.sentence for broken in chain.breaks(record, entries)],
        "entries": [entry.dump() | {"hash": entry.hash} for entry in entries],
    }
