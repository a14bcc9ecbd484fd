"""Who is enrolled in an activity, who came when, and what of it waits to be cleared. Pure functions over the state.

A seat's key is "<entry>-<row>": it is never given out twice, whatever is reversed. Guards against padding mark what
somebody above has to look at; what is marked counts in no figure until it is cleared:
    X2 in two places at once · X3 the same list used for two activities · X5 more people than the place holds
    X6 one telephone for many people
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from halfsky.ledger.declaration import EntryLike
from halfsky.ledger.state import State

ATTENDER = "attender"
TRAINER = "trainer"
ATTEND = ("attend", "lesson")
"""Steps by which people sign in."""
ENROL = ("enrol", "enrol_list")
RULES = {
    "X2": _("同一人同一时间在两处"),
    "X3": _("同一份名单用了两次"),
    "X5": _("人数超过场地座位"),
    "X6": _("多人共用一个电话"),
}


@dataclass(frozen=True)
class Seat:
    """Somebody enrolled. `is_waiting`: the activity is full, she is on the waiting list."""

    key: str
    number: int
    person: int
    place: int | None
    town: int | None
    is_known: bool
    groups: tuple[str, ...]
    is_waiting: bool
    line: dict[str, Any] = field(default_factory=dict, compare=False)


@dataclass(frozen=True)
class Hold:
    """What a guard keeps out of the figures: some of those present (`keys`), or the whole session (None)."""

    seq: int
    session: int
    day: date
    rule: str
    keys: tuple[str, ...] | None

    @property
    def name(self) -> str:
        return f"{self.seq}:{self.rule}"


def key_of(line: dict[str, Any]) -> str:
    return f"{line['seq']}-{line['row']}"


def roster(state: State) -> list[Seat]:
    """Return who is enrolled in the order of enrolment: each person once, without those who left."""
    left, capacity = set(state.data.get("left", [])), state.data.get("capacity")
    seen: set[int] = set()
    seats: list[Seat] = []
    for line in state.persons(ATTENDER):
        if line["person"] in seen or key_of(line) in left:
            continue
        seen.add(line["person"])
        is_waiting = capacity is not None and len(seats) >= capacity
        seats.append(_seat(line, len(seats) + 1, is_waiting))
    return seats


def _seat(line: dict[str, Any], number: int, is_waiting: bool) -> Seat:
    groups = tuple(line.get("groups", ()))
    return Seat(
        key_of(line), number, line["person"], line["place"], line.get("town"), line["known"], groups, is_waiting, line
    )


def seated(state: State) -> list[Seat]:
    """Return those who have a place: without the waiting list."""
    return [seat for seat in roster(state) if not seat.is_waiting]


def sessions(state: State) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = state.data.get("sessions", [])
    return found


def fold(state: State, entry: EntryLike) -> None:
    """Keep sessions, holds and leavers: the part of the fold that every activity has."""
    if entry.step in ATTEND:
        state.data["sessions"] = [*sessions(state), _session(state, entry)]
    elif entry.step == "clear":
        state.data["sessions"] = [_judged(one, entry.data) for one in sessions(state)]
    elif entry.step == "leave":
        state.data["left"] = [*state.data.get("left", []), *entry.data["who"]]
    elif entry.step in ENROL and entry.resolved.get("held", {}).get("sheet"):
        state.data["same_sheet"] = [*state.data.get("same_sheet", []), entry.seq]


def _session(state: State, entry: EntryLike) -> dict[str, Any]:
    names = ("starts_at", "ends_at", "minutes", "present", "partial", "heads")
    kept = {name: entry.data.get(name) for name in names}
    return {
        **kept,
        "seq": entry.seq,
        "day": entry.happened_on.isoformat(),
        "holds": list(_holds(state, entry)),
        "judged": {},
    }


def _holds(state: State, entry: EntryLike) -> Iterator[dict[str, Any]]:
    present, seen = entry.data["present"], entry.resolved.get("seen", {})
    if seen.get("trainer"):
        yield {"rule": "X2", "keys": None}
    elif seen.get("keys"):
        yield {"rule": "X2", "keys": seen["keys"]}
    places = state.data.get("seats")
    if places is not None and len(present) + (entry.data.get("heads") or 0) > places:
        yield {"rule": "X5", "keys": None}
    lines = {key_of(line): line for line in state.persons(ATTENDER)}
    same = [key for key in present if key in lines and lines[key]["seq"] in state.data.get("same_sheet", [])]
    if same:
        yield {"rule": "X3", "keys": same}
    shared = [key for key in present if key in lines and lines[key].get("shared_phone")]
    if shared:
        yield {"rule": "X6", "keys": shared}


def _judged(session: dict[str, Any], data: dict[str, Any]) -> dict[str, Any]:
    rules = [name.partition(":")[2] for name in data["what"] if name.partition(":")[0] == str(session["seq"])]
    return {**session, "judged": session["judged"] | dict.fromkeys(rules, data["verdict"])}


def holds(state: State) -> list[Hold]:
    """Return what still waits for somebody above."""
    return [
        Hold(
            one["seq"],
            number,
            date.fromisoformat(one["day"]),
            hold["rule"],
            tuple(hold["keys"]) if hold["keys"] else None,
        )
        for number, one in enumerate(sessions(state), start=1)
        for hold in one["holds"]
        if hold["rule"] not in one["judged"]
    ]


def _kept_out(session: dict[str, Any]) -> tuple[bool, set[str]]:
    """Return whether the whole session is kept out of the figures, and whose presence in it is."""
    standing = [hold for hold in session["holds"] if session["judged"].get(hold["rule"]) != "release"]
    whole = any(hold["keys"] is None for hold in standing)
    return whole, {key for hold in standing for key in hold["keys"] or ()}


def counted_sessions(state: State) -> list[dict[str, Any]]:
    """Return the sessions that no guard keeps out as a whole."""
    return [one for one in sessions(state) if not _kept_out(one)[0]]


def attended(state: State) -> dict[str, list[tuple[date, int]]]:
    """Return for each seat's key the sessions that count for her: (day, minutes)."""
    found: dict[str, list[tuple[date, int]]] = {}
    for one in sessions(state):
        whole, out = _kept_out(one)
        for key in () if whole else one["present"]:
            if key not in out:
                minutes = (one["partial"] or {}).get(key, one["minutes"])
                found.setdefault(key, []).append((date.fromisoformat(one["day"]), minutes))
    return found


def unnamed(state: State) -> tuple[date, int] | None:
    """Return the day and number of the people counted by head only: the most that came to one session."""
    counted = [(one["heads"], one["day"]) for one in sessions(state) if one["heads"] and not _kept_out(one)[0]]
    if not counted:
        return None
    heads, day = max(counted, key=lambda pair: pair[0])
    return date.fromisoformat(day), heads


def held_back(state: State) -> list[tuple[date, int]]:
    """Return (day, people) of the presence that waits to be cleared."""
    found = []
    for one in sessions(state):
        open_holds = [hold for hold in one["holds"] if hold["rule"] not in one["judged"]]
        if open_holds:
            keys = {key for hold in open_holds for key in (hold["keys"] or one["present"])}
            heads = (one["heads"] or 0) if any(hold["keys"] is None for hold in open_holds) else 0
            found.append((date.fromisoformat(one["day"]), len(keys) + heads))
    return found
