"""How far is it: what she learns with the matter's number and the code on her notice, and nobody else without both."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from hmac import compare_digest

from django.core.cache import cache

from halfsky.ledger import clocks, papers
from halfsky.ledger.models import Record
from halfsky.ledger.state import State

TRIES = 3
LOCKED_SECONDS = 3600


@dataclass(frozen=True)
class Progress:
    """Where a matter stands: no class of demand, no name, nothing that a glance at the screen would give away."""

    number: str
    unit: str
    state: str
    changed_on: date
    due_on: date | None


def progress(number: str, code: str, asker: str) -> Progress | None:
    """Return where the matter stands, or None: the same for a wrong number, a wrong code and too many tries.

    `asker` tells visitors apart (an address, say). Three wrong tries, then nothing for an hour.
    """
    key = f"petition-progress:{asker}"
    if cache.get(key, 0) >= TRIES:
        return None
    record = _matching(number.strip(), code)
    if record is None:
        cache.add(key, 0, LOCKED_SECONDS)
        cache.incr(key)
        return None
    return _shown(record)


def _matching(number: str, code: str) -> Record | None:
    """Return the record of that number if the code stands on one of the papers it sent to her."""
    typed = "".join(letter for letter in code.upper() if letter in papers.ALPHABET)
    record = Record.objects.filter(programme="petition", number=number).exclude(status="void").first()
    entries = record.entries.order_by("seq") if record else ()
    codes = [one.code.replace("-", "") for one in papers.issued(record, entries) if _is_hers(one)] if record else []
    fitting = [known for known in codes if compare_digest(known, typed)]
    return record if fitting else None


def _is_hers(issued: papers.Issued) -> bool:
    """Return whether the paper went to her, not to another body or unit."""
    return issued.paper.slug not in ("supervise", "urge")


def _shown(record: Record) -> Progress:
    state = State.from_json(record.folded)
    running = [
        clock.due_on for clock in clocks.running(record.declared, state) if clock.rule.slug in ("handle", "follow")
    ]
    changed = date.fromisoformat(state.taken[-1]["day"])
    label = str(record.declared.states[record.status])
    return Progress(record.number, record.owner.short, label, changed, max(running, default=None))
