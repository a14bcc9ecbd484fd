"""The chain of hashes: each entry carries the hash of the one before it in its record."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from halfsky.ledger.models import Entry, Record


@dataclass(frozen=True)
class Break:
    """Where a record's chain does not hold, in one sentence."""

    record: str
    seq: int
    sentence: str


def hash_of(entry: Entry) -> str:
    """Return the SHA-256 over everything the entry says, the hash before it included."""
    canonical = json.dumps(entry.dump(), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def breaks(record: Record, entries: Sequence[Entry]) -> Iterator[Break]:
    """Yield each place where the record's entries do not follow from each other."""
    previous = ""
    for expected, entry in enumerate(entries, start=1):
        if entry.seq != expected:
            yield Break(record.number, entry.seq, f"第 {expected} 条缺失或次序不对")
            return
        if entry.previous != previous:
            yield Break(record.number, entry.seq, f"第 {entry.seq} 条与上一条接不上")
        if entry.hash != hash_of(entry):
            yield Break(record.number, entry.seq, f"第 {entry.seq} 条的内容与入账时不同")
        previous = entry.hash
    if record.entry_count != len(entries) or record.head != previous:
        yield Break(record.number, record.entry_count, "事项记着的末条与台账的末条不同")
