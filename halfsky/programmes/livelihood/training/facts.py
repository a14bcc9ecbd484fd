"""What a class keeps and counts beyond any activity: certificates, and work after 3, 6 and 12 months."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from halfsky.ledger.declaration import EntryLike, FactDraft
from halfsky.ledger.shapes import activity_figures, roster
from halfsky.ledger.shapes.roster import Seat
from halfsky.ledger.state import State
from halfsky.programmes.livelihood.training import rules
from halfsky.programmes.livelihood.training.words import EMPLOYED, kind_code


def fold(state: State, entry: EntryLike) -> None:
    roster.fold(state, entry)
    if entry.step == "certify":
        state.data["certified"] = rules.finishers(state, entry.resolved["training.attend_share"])
    elif entry.step == "follow":
        _fold_round(state, str(entry.data["round"]), entry)


def _fold_round(state: State, months: str, entry: EntryLike) -> None:
    day = entry.happened_on.isoformat()
    rounds = state.data.get("follow", {})
    answers = rounds.get(months, {}) | {key: [result, day] for key, result in entry.data["results"].items()}
    state.data["follow"] = rounds | {months: answers}
    done = state.data.get("follow_done", {})
    if months not in done and set(state.data["certified"]) <= set(answers):
        state.data["follow_done"] = done | {months: day}


def groups(state: State, seat: Seat | None) -> Iterable[str]:
    """Return the breakdowns: the class's kind, and the groups of somebody in it."""
    yield kind_code(state.data["kind"])
    if seat is not None:
        yield from seat.groups


def standing(state: State) -> Iterator[FactDraft]:
    """Yield what holds now."""
    yield from activity_figures.figures("training", state, groups)
    if state.status not in activity_figures.TAKEN_PLACE:
        return
    seats = {seat.key: seat for seat in roster.roster(state)}
    certified = state.day_of("certify")
    if certified is not None:
        for key in state.data.get("certified", ()):
            if key in seats:
                yield from _certificate(state, seats[key], certified)
    for months, answers in state.data.get("follow", {}).items():
        for key, (result, day) in answers.items():
            if key in seats:
                yield from _followed(state, seats[key], f"m{months}", result, date.fromisoformat(day))


def _certificate(state: State, seat: Seat, day: date) -> Iterator[FactDraft]:
    if seat.is_known:
        for value in ("", *dict.fromkeys(groups(state, seat))):
            code = f"training.certified@{value}" if value else "training.certified"
            yield FactDraft(code, state.owner, day, 1, seat.person, seat.place or state.place)
    yield FactDraft("training.certificates", state.owner, day, 1, None, seat.place or state.place)


def _followed(state: State, seat: Seat, months: str, result: str, day: date) -> Iterator[FactDraft]:
    place = seat.place or state.place
    counted = ["training.followed"]
    if result in EMPLOYED:
        counted.append("training.placed")
    elif result == "unreached":
        counted.append("training.unreached")
    for code in counted:
        yield FactDraft(code, state.owner, day, 1, None, place)
        yield FactDraft(f"{code}@{months}", state.owner, day, 1, None, place)
