"""A record's state: what folding its entries gives. Pure; the same entries give the same state on any engine."""

from __future__ import annotations

import marshal
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from halfsky.ledger.common_fold import apply_common

if TYPE_CHECKING:
    from halfsky.ledger.declaration import EntryLike, Programme, Step

REVERSE = "reverse"
"""The engine's own step: an entry of it takes another entry out of the fold."""

SUCCEED = "succeed"
"""The engine's own step: the matter goes on at the successor of a unit that closed."""

VOID = "void"
"""The state of a record whose only entry was reversed: it counts for nothing and is in no list of open matters."""


NOT_VALUES = ("dues", "papers", "held", "seen")
"""What an entry's `resolved` holds beside dated values: due days, numbers of papers, answers of probes and lookups."""


def _copied(value: dict[str, Any]) -> dict[str, Any]:
    """Return a deep copy of JSON values, many times faster than `copy.deepcopy` does."""
    copied: dict[str, Any] = marshal.loads(marshal.dumps(value))  # noqa: S302  (our own bytes of this moment)
    return copied


@dataclass
class State:
    status: str = ""
    came_from: str = ""
    """The status before the present one."""
    owner: int = 0
    place: int | None = None
    handler: int | None = None
    opened_on: str = ""
    data: dict[str, Any] = field(default_factory=dict)
    people: list[dict[str, Any]] = field(default_factory=list)
    taken: list[dict[str, Any]] = field(default_factory=list)
    resolved: dict[str, Any] = field(default_factory=dict)
    dues: dict[str, dict[str, Any]] = field(default_factory=dict)
    stopped: dict[str, dict[str, Any]] = field(default_factory=dict)
    excluded: list[int] = field(default_factory=list)
    involved: list[int] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """Return a copy of all it holds, as JSON values."""
        return _copied(self.__dict__)

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> State:
        """Return the state of a copy of these values."""
        return cls(**_copied(value))

    def day_of(self, *steps: str) -> date | None:
        """Return the business day of the newest entry of one of the steps."""
        for line in reversed(self.taken):
            if line["step"] in steps:
                return date.fromisoformat(line["day"])
        return None

    def first_day_of(self, *steps: str) -> date | None:
        """Return the business day of the first entry of one of the steps."""
        for line in self.taken:
            if line["step"] in steps:
                return date.fromisoformat(line["day"])
        return None

    def has_taken(self, *steps: str) -> bool:
        return any(line["step"] in steps for line in self.taken)

    def takers(self) -> dict[str, frozenset[int]]:
        """Return who took each step (user ids): what the other-person rules look at."""
        found: dict[str, set[int]] = {}
        for line in self.taken:
            found.setdefault(line["step"], set()).add(line["by"])
        return {step: frozenset(users) for step, users in found.items()}

    def persons(self, part: str) -> list[dict[str, Any]]:
        return [line for line in self.people if line["part"] == part]


def fold_one(programme: Programme, state: State, entry: EntryLike) -> State:
    """Return the state after the entry; the state given stays as it was."""
    after = State.from_json(state.__dict__)
    step = programme.step(entry.step)
    if step.opens and not after.taken:
        after.owner = entry.unit_id
        after.opened_on = entry.happened_on.isoformat()
    _keep(after, step.keep, entry)
    _land(after, step, entry)
    if step.moves_to is not None:
        after.owner = step.moves_to(after, entry) or after.owner
    asked = list(step.involves(after, entry)) if step.involves is not None else []
    for unit in [entry.unit_id, after.owner, *asked]:
        if unit not in after.involved:
            after.involved.append(unit)
    if step.assigns != "keep":
        after.handler = entry.by_id if step.assigns == "taker" else None
    after.place = entry.data.get("place") or after.place
    after.people += [{**line, "seq": entry.seq} for line in entry.people]
    after.taken.append(
        {
            "seq": entry.seq,
            "step": entry.step,
            "by": entry.by_id,
            "unit": entry.unit_id,
            "day": entry.happened_on.isoformat(),
        }
    )
    after.resolved |= {code: value for code, value in entry.resolved.items() if code not in NOT_VALUES}
    after.dues |= entry.resolved.get("dues", {})
    apply_common(after, entry)
    if programme.fold is not None:
        programme.fold(after, entry)
    _stop_clocks(programme, after)
    return after


def _land(state: State, step: Step, entry: EntryLike) -> None:
    status = step.lands(state, entry) if step.lands is not None else step.to
    if status is not None and status != state.status:
        state.came_from, state.status = state.status, status


def _keep(state: State, how: str, entry: EntryLike) -> None:
    if how == "merge":
        state.data |= entry.data
    elif how == "append":
        rows = [*state.data.get(entry.step, []), {**entry.data, "seq": entry.seq, "day": entry.happened_on.isoformat()}]
        state.data |= {entry.step: rows}


def _stop_clocks(programme: Programme, state: State) -> None:
    """Note on which day, and under which owner, each clock stopped: later transfers do not move it."""
    known, state.stopped = state.stopped, {}
    for rule in programme.clocks:
        for run in rule.all_runs(state):
            if run.stops is None:
                continue
            key, day = rule.key_of(run), run.stops.isoformat()
            line = known.get(key)
            is_same = line is not None and line["day"] == day
            state.stopped[key] = line if line and is_same else {"day": day, "owner": run.owner or state.owner}


def effective(entries: Iterable[Any]) -> list[Any]:
    """Return the entries that stand: without the reversed ones and the reversing ones."""
    listed = list(entries)
    reversed_ids = {entry.reverses_id for entry in listed if entry.reverses_id is not None}
    return [entry for entry in listed if entry.step != REVERSE and entry.pk not in reversed_ids]


def fold(programme: Programme, entries: Iterable[EntryLike]) -> State:
    """Return the state that the entries give, in their order."""
    state = State()
    for entry in entries:
        state = fold_one(programme, state, entry)
    return state
