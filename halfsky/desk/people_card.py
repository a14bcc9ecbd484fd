"""Who is in a matter: parts, handler, who stands aside, and the sealed fields by name, never by length."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from halfsky.accounts.models import User
from halfsky.desk.ledger_lines import is_long, sealed_labels, value_words
from halfsky.desk.names import Names
from halfsky.ledger.declaration import Programme, Step
from halfsky.ledger.models import Entry, Record
from halfsky.ledger.state import State, effective
from halfsky.network.models import Unit


@dataclass(frozen=True)
class SealedField:
    """A sealed field: its name, and its content once it is open."""

    label: str
    opened: str


@dataclass(frozen=True)
class PeopleCard:
    parts: Sequence[tuple[str, str]]
    """(part, what is known of them in the open)"""
    sealed: Sequence[SealedField]
    handler: str
    excluded: Sequence[str]


def people_of(
    record: Record,
    programme: Programme,
    state: State,
    entries: Sequence[Entry],
    opened: Mapping[int, Mapping[str, Any]],
    names: Names,
) -> PeopleCard:
    """Return the card of people; `opened` holds the sealed values that are open to the reader now, by entry."""
    names.want(Unit, [line.get("place") for line in state.people])
    names.want(User, [*state.excluded, state.handler])
    return PeopleCard(
        parts=_parts(programme, state, names),
        sealed=_sealed(programme, effective(entries), opened, names),
        handler=f"{record.owner.short} {names.of(User, state.handler)}".strip(),
        excluded=[names.of(User, user) for user in state.excluded],
    )


def _parts(programme: Programme, state: State, names: Names) -> list[tuple[str, str]]:
    found = []
    for part, label in programme.parts.items():
        lines = state.persons(part)
        persons = {line["person"] for line in lines}
        places = list(dict.fromkeys(names.of(Unit, line.get("place")) for line in lines if line.get("place")))
        if persons:
            words = f"{len(persons)} 人" + (f"，{'、'.join(places[:3])}" if places else "")
            found.append((str(label), words))
    return found


def _sealed(
    programme: Programme, entries: Sequence[Entry], opened: Mapping[int, Mapping[str, Any]], names: Names
) -> list[SealedField]:
    """Return each sealed field once, with its newest content where it is open."""
    found: dict[str, SealedField] = {}
    for entry in entries:
        if not entry.sealed:
            continue
        step = programme.step(entry.step)
        for name, label in sealed_labels(step):
            if is_long(step, name):
                continue
            words = _opened_words(step, name, opened.get(entry.pk, {}), names)
            found[name] = SealedField(label, words or (found[name].opened if name in found else ""))
    return list(found.values())


def _opened_words(step: Step, name: str, values: Mapping[str, Any], names: Names) -> str:
    value = values.get(name)
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return "；".join(" ".join(str(part) for key, part in row.items() if key != "row") for row in value)
    words = value_words(step.form.base_fields[name], value, names)
    return str(step.form.base_fields[name].label) if words is True else str(words)
