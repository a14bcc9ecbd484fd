"""Who finishes, when to ask after work, what may not cost money: pure functions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from django.utils.translation import gettext as _

from halfsky import workdays
from halfsky.ledger.declaration import EntryLike, Run
from halfsky.ledger.shapes import activity, roster
from halfsky.ledger.shapes.application import first_after
from halfsky.ledger.state import State
from halfsky.programmes.livelihood.training.words import RESULTS


def least_lessons(planned: int, share: tuple[int, int] | list[int]) -> int:
    """Return the smallest number of lessons that is at least the share of those planned."""
    part, whole = share
    return -(-planned * part // whole)


def wanted_lessons(state: State) -> int | None:
    """Return how many lessons a trainee must have come to; None while the share is not kept in the record."""
    share = state.resolved.get("training.attend_share")
    return None if share is None else least_lessons(state.data["lessons"], share)


def finishers(state: State, share: list[int]) -> list[str]:
    """Return the keys of those who came to enough of the planned lessons."""
    came, wanted = roster.attended(state), least_lessons(state.data["lessons"], share)
    return [seat.key for seat in roster.seated(state) if len(came.get(seat.key, ())) >= wanted]


def nobody_finishes(state: State, entry: EntryLike) -> str | None:
    """Return why no certificate can be given, or None."""
    share = entry.resolved["training.attend_share"]
    if finishers(state, share):
        return None
    wanted = least_lessons(state.data["lessons"], share)
    return _("还没有人到课够 %(wanted)d 次（计划 %(planned)d 课次），不能发证；不发证的班请直接办结。") % {
        "wanted": wanted,
        "planned": state.data["lessons"],
    }


def fee_refusal(_state: State, entry: EntryLike) -> str | None:
    """Return why a class may not take money: it is declared free, or its series must be."""
    if not entry.data["fee"]:
        return None
    if entry.data["is_free"] or entry.data["series"] in entry.resolved["training.free_series"]:
        return _("公益系列不得收费，请把收费改为0；已收的先退还再办班。")
    return None


def says_followed(entry: EntryLike) -> str:
    """Return the line of a round of follow-ups: how many of each answer."""
    answers = Counter(entry.data["results"].values())
    counted = "、".join(f"{label} {answers[value]} 人" for value, label in RESULTS.items() if answers[value])
    return _("结业后 %(n)d 个月：%(counted)s") % {"n": entry.data["round"], "counted": counted}


def follow_ups_open(state: State) -> str | None:
    """Return why a class cannot be closed: certified trainees are still to be asked after their work."""
    if state.status != "certified":
        return activity.waits_for_clearing(state)
    left = [months for months in _rounds(state) if str(months) not in state.data.get("follow_done", {})]
    if left:
        return _("还有 %(rounds)s 个月的就业回访没有做完，做完再办结。") % {"rounds": "、".join(map(str, left))}
    return None


def _rounds(state: State) -> list[int]:
    rule = state.resolved.get("training.follow")
    return list(rule["months"]) if rule else []


def round_begins(state: State, months: int) -> date | None:
    """Return the first day on which a round of follow-ups counts."""
    certified, rule = state.day_of("certify"), state.resolved.get("training.follow")
    if certified is None or rule is None:
        return None
    return workdays.add_months(certified, months) - timedelta(days=rule["slack"])


def close_runs(state: State) -> Iterator[Run]:
    """Yield the clock from the planned last day to the certificates or the close."""
    if state.day_of("hold") is None:
        return
    hold = next(line["seq"] for line in state.taken if line["step"] == "hold")
    yield Run(1, date.fromisoformat(state.data["last_day"]), first_after(state, hold, "certify", "close"))


def follow_runs(state: State) -> Iterator[Run]:
    """Yield a clock for each round of follow-ups: months after the certificates, with the days of grace."""
    certified, rule = state.day_of("certify"), state.resolved.get("training.follow")
    if certified is None or rule is None:
        return
    for months in rule["months"]:
        last = workdays.add_months(certified, months) + timedelta(days=rule["slack"])
        done = state.data.get("follow_done", {}).get(str(months))
        stops = date.fromisoformat(done) if done else None
        label = _("%(n)d 个月") % {"n": months}
        yield Run(months, certified, stops, length=(last - certified).days, label=label)
