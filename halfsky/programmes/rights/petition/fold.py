"""What a petition keeps of its entries beside their plain values, and questions to that state. Pure."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from halfsky.ledger.declaration import EntryLike
from halfsky.ledger.state import State

DONE = ("closed", "called_back", "filed", "declined")
"""States in which a matter has been answered."""
NOT_MATTERS = ("invalid", "linked", "merged", "void", "")
"""States of what is no matter of its own: nothing but attendance is counted."""
LAST_ANSWERS = ("refused", "done", "withdrawn")
"""Answers after which a referral is no longer open."""


def apply(state: State, entry: EntryLike) -> None:
    """Fold what the entry changes in `state.data`, and who drops out of the record."""
    change = CHANGES.get(entry.step)
    if change is not None:
        change(state, entry)


def _answered(state: State, entry: EntryLike) -> None:
    _received(state, entry)
    state.data |= {"received_on": _day(entry), "outcome": "answered"}
    _closed(state, entry)


def _received(state: State, entry: EntryLike) -> None:
    """Note who counts it as received, and who holds it: a village's report is the township's from the start."""
    passed_up = entry.data.get("passed_up")
    state.data |= {"receiver": passed_up or entry.unit_id, "holder": state.owner, "spans": [], "hops": []}


def _registered(state: State, entry: EntryLike) -> None:
    _received(state, entry)
    _keep_out(state, [*(entry.data.get("staff") or []), *(entry.data.get("kept_out") or [])])
    if entry.data.get("takeover") and not entry.data.get("accused_unit"):
        _drop_unit(state, entry.unit_id)


def _keep_out(state: State, users: list[int]) -> None:
    state.excluded += [user for user in users if user not in state.excluded]


def _drop_unit(state: State, unit: int) -> None:
    """A unit whose own people are concerned: it finds the record no more; the unit above owns it."""
    state.involved = [one for one in state.involved if one != unit]


def _accepted(state: State, entry: EntryLike) -> None:
    state.data |= {"demand": entry.data["demand"], "route": entry.data["route"], "accepted_on": _day(entry)}
    state.data["spans"].append({"seq": entry.seq, "from": _day(entry), "to": None, "longer": 0})


def _declined(state: State, entry: EntryLike) -> None:
    state.data |= {"outcome": "declined", "decline_reason": entry.data["decline_reason"]}
    _closed(state, entry)


def _closed(state: State, entry: EntryLike) -> None:
    told = entry.data.get("told_by", "")
    state.data |= {
        "closed_on": _day(entry),
        "closed_by_unit": entry.unit_id,
        "told_by": told,
        "answered_on": _day(entry),
        "answered_by": entry.unit_id,
    }
    if state.data["spans"]:
        state.data["spans"][-1]["to"] = _day(entry)


def _given_opinion(state: State, entry: EntryLike) -> None:
    state.data |= {"outcome": entry.data["outcome"], "has_opinion": True}
    _closed(state, entry)


def _proposed(state: State, entry: EntryLike) -> None:
    state.data |= {"outcome": entry.data["outcome"], "open_reason": entry.data.get("open_reason", "")}


def _sent_back(state: State, _entry: EntryLike) -> None:
    state.data.pop("outcome", None)


def _extended(state: State, entry: EntryLike) -> None:
    state.data["spans"][-1]["longer"] = entry.data["days"]
    state.data["extended_on"] = _day(entry)


def _reopened(state: State, entry: EntryLike) -> None:
    for name in ("outcome", "closed_on", "closed_by_unit", "has_opinion", "satisfaction", "answered_on", "answered_by"):
        state.data.pop(name, None)
    state.data["spans"].append({"seq": entry.seq, "from": _day(entry), "to": None, "longer": 0})
    state.data.setdefault("route", "guide")


def _identified(state: State, entry: EntryLike) -> None:
    if state.data.get("is_unclear"):
        state.data |= {"is_unclear": False, "clear_on": _day(entry)}


def _transferred(state: State, entry: EntryLike) -> None:
    state.data["hops"].append({"seq": entry.seq, "day": _day(entry), "from": entry.unit_id, "to": entry.data["unit"]})


def _taken_in(state: State, entry: EntryLike) -> None:
    state.data["hops"][-1]["taken"] = _day(entry)


def _objected(state: State, entry: EntryLike) -> None:
    hop = state.data["hops"][-1]
    hop["objected"] = _day(entry)
    state.data["hops"].append(
        {"seq": entry.seq, "day": _day(entry), "from": hop["to"], "to": hop["from"], "taken": _day(entry), "back": True}
    )


def _taken_over(state: State, entry: EntryLike) -> None:
    before = state.data["hops"][-1]["to"] if state.data["hops"] else state.data["holder"]
    state.data["hops"].append(
        {"seq": entry.seq, "day": _day(entry), "from": before, "to": entry.unit_id, "taken": _day(entry)}
    )
    if entry.data["why"] == "interest":
        _drop_unit(state, before)
    _keep_out(state, entry.data.get("staff") or [])


def _row_answered(name: str) -> Callable[[State, EntryLike], None]:
    def change(state: State, entry: EntryLike) -> None:
        for row in state.data.get(name, []):
            if row["seq"] == entry.data["row"]:
                row.setdefault("answered", _day(entry))
                row["answer"] = entry.data.get("answer", "done")

    return change


def _review_asked(state: State, entry: EntryLike) -> None:
    level = state.data.get("review_level", 0) + 1
    home = state.data.get("home") or state.data["answered_by"]
    state.data |= {"review_level": level, "home": home}
    state.data.setdefault("reviews", []).append(
        {"seq": entry.seq, "level": level, "from": _day(entry), "to": None, "unit": entry.unit_id, "still": []}
    )


def _hearing_held(state: State, entry: EntryLike) -> None:
    begins, ends = date.fromisoformat(entry.data["begins"]), date.fromisoformat(entry.data["ends"])
    days = [(begins + timedelta(days=n)).isoformat() for n in range((ends - begins).days + 1)]
    still = state.data["reviews"][-1]["still"]
    still += [day for day in days if day not in still]


def _reviewed(state: State, entry: EntryLike) -> None:
    state.data["reviews"][-1] |= {"to": _day(entry), "outcome": entry.data["review_outcome"]}
    state.data |= {
        "outcome": entry.data["outcome"],
        "answered_on": _day(entry),
        "answered_by": entry.unit_id,
        "told_by": entry.data["told_by"],
    }


def _called_back(state: State, entry: EntryLike) -> None:
    state.data["satisfaction_given"] = True


CHANGES: dict[str, Callable[[State, EntryLike], None]] = {
    "answer": _answered,
    "register": _registered,
    "link": _received,
    "invalid": _received,
    "accept": _accepted,
    "decline": _declined,
    "propose": _proposed,
    "send_back": _sent_back,
    "close": _closed,
    "opinion": _given_opinion,
    "extend": _extended,
    "reopen": _reopened,
    "identify": _identified,
    "transfer": _transferred,
    "receive": _taken_in,
    "object": _objected,
    "take_over": _taken_over,
    "refer_answer": _row_answered("refer"),
    "urge_answer": _row_answered("urge"),
    "supervise_answer": _row_answered("supervise"),
    "ask_review": _review_asked,
    "hearing": _hearing_held,
    "review": _reviewed,
    "call_back": _called_back,
}


def open_rows(state: State | None, name: str) -> list[dict[str, Any]]:
    """Return the rows (referrals, urgings, supervisions) that still wait for a last answer."""
    if state is None:
        return []
    return [row for row in state.data.get(name, []) if row.get("answer") not in LAST_ANSWERS]


def live_consents(state: State | None, day: date | None = None) -> list[dict[str, Any]]:
    """Return the consent lines that hold: not withdrawn, not run out."""
    if state is None:
        return []
    gone = {row["line"] for row in state.data.get("withdraw_consent", [])}
    return [
        row
        for row in state.data.get("consent", [])
        if row["seq"] not in gone and not (day and row.get("until") and row["until"] < day.isoformat())
    ]


def answered_on(state: State) -> date | None:
    """Return the day of the newest opinion or closing."""
    day = state.data.get("answered_on")
    return date.fromisoformat(day) if day else None


def answering_unit(state: State) -> int | None:
    unit: int | None = state.data.get("answered_by")
    return unit


def sender(state: State) -> int | None:
    """Return the unit from which the newest transfer came."""
    hops = state.data.get("hops", [])
    return hops[-1]["from"] if hops else None


def _day(entry: EntryLike) -> str:
    return entry.happened_on.isoformat()
