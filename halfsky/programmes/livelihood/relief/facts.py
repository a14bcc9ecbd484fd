"""What an application counts for, as long as it stands: each figure at her home place, on its own business day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from halfsky.ledger.declaration import EntryLike, FactDraft, Run
from halfsky.ledger.shapes.application import first_after, seq_of
from halfsky.ledger.state import State
from halfsky.network.models import Level

APPLIED = ("submit", "renew")
INTAKE = ("submit", "supplement", "renew")
PAID = frozenset({"paid", "followed", "filed"})


def fold(state: State, entry: EntryLike) -> None:
    """Keep the probes' answers and the offices' answers beside the data."""
    if entry.step in INTAKE:
        state.data["levels"] = state.data.get("levels", {}) | {str(entry.seq): entry.data.get("forward_level")}
    if "held" in entry.resolved:
        state.data["held"] = state.data.get("held", {}) | entry.resolved["held"]
    if entry.step == "check_county":
        given = {name.removeprefix("reply_"): value for name, value in entry.data.items() if name.startswith("reply_")}
        state.data["replies"] = state.data.get("replies", {}) | given
    elif entry.step == "reply":
        state.data["replies"] = state.data.get("replies", {}) | {entry.data["office"]: entry.data["answer"]}


def standing(state: State) -> Iterator[FactDraft]:
    """Yield what holds now. A returned payment takes both its counts back, on the payment's own day."""
    applied = state.first_day_of(*APPLIED)
    if applied is None:
        return
    home, person = state.place or state.taken[0]["unit"], _person(state)
    yield FactDraft("relief.applied", home, applied, 1, person, state.place)
    decided = state.day_of("decide")
    if decided is not None:
        yield FactDraft("relief.decided", home, decided, 1, None, state.place)
        yield FactDraft("relief.decide_days", home, decided, (decided - applied).days, None, state.place)
        if state.data.get("outcome") == "approve":
            yield FactDraft("relief.approved", home, decided, 1, person, state.place)
    for line in state.taken:
        if line["step"] == "pay_failed":
            yield FactDraft("relief.failed", home, date.fromisoformat(line["day"]), 1, None, state.place)
    if state.status in PAID:
        paid = state.day_of("pay")
        assert paid is not None
        yield FactDraft("relief.women", home, paid, 1, person, state.place)
        yield FactDraft("relief.yuan", home, paid, state.data["amount"], None, state.place)


def _person(state: State) -> int | None:
    """Return the applicant as she is known by now: a corrected identity number is another key."""
    lines = [line for line in state.persons("applicant") if line.get("known")]
    return lines[-1]["person"] if lines else None


def town_runs(state: State) -> Iterator[Run]:
    """Yield the township's clock for each time the application came in to it."""
    for line in state.taken:
        if line["step"] in INTAKE and _level(state, line["seq"]) == Level.TOWNSHIP:
            yield _run(state, line, "check_town", "return", "withdraw")


def county_runs(state: State) -> Iterator[Run]:
    """Yield the county's clock: from the township's check, or from the intake where a county takes in itself."""
    for line in state.taken:
        came_in = line["step"] in INTAKE and _level(state, line["seq"]) == Level.COUNTY
        if came_in or line["step"] == "check_town":
            yield _run(state, line, "check_county", "return", "withdraw")


def window_runs(state: State) -> Iterator[Run]:
    """Yield the window's end: by then the county has passed the application on."""
    window = state.resolved.get("relief.window")
    begins = state.first_day_of(*APPLIED)
    if window is None or begins is None:
        return
    days = (date.fromisoformat(window["closes"]) - begins).days
    if days > 0:
        stops = first_after(state, seq_of(state, *APPLIED), "check_county", "withdraw")
        yield Run(1, begins, stops, length=days)


def pay_runs(state: State) -> Iterator[Run]:
    """Yield the clock of payment: anew after a returned payment or a pause."""
    for line in state.taken:
        is_approval = line["step"] == "decide" and state.data.get("outcome") == "approve"
        if is_approval or line["step"] in ("pay_failed", "resume"):
            yield _run(state, line, "pay", "hold", "withdraw")


def _run(state: State, line: dict[str, int | str], *stops: str) -> Run:
    seq = int(line["seq"])
    return Run(seq, date.fromisoformat(str(line["day"])), first_after(state, seq, *stops))


def _level(state: State, seq: int) -> int | None:
    """Return at which level the entry left the application."""
    level: int | None = state.data.get("levels", {}).get(str(seq))
    return level
