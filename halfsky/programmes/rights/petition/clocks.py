"""Clocks of a petition. Lengths are dated parameters; what is our own promise says so."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from halfsky.ledger.declaration import ClockRule, Run
from halfsky.ledger.state import State
from halfsky.programmes.rights.petition.fold import NOT_MATTERS
from halfsky.programmes.rights.petition.rules import is_claim_of_ours


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _notice_runs(state: State) -> Iterator[Run]:
    """One run for each unit that held the matter before it was accepted: fifteen days from its receipt there."""
    data = state.data
    if state.status in NOT_MATTERS or not state.has_taken("register") or data.get("is_unclear"):
        return
    ended = state.first_day_of("accept", "decline")
    hops = [hop for hop in data["hops"] if ended is None or hop["day"] <= ended.isoformat()]
    received = date.fromisoformat(max(data["received_on"], data.get("clear_on", "")))
    starts = [(received, data["holder"]), *((date.fromisoformat(hop["day"]), hop["to"]) for hop in hops)]
    for serial, (start, unit) in enumerate(starts, start=1):
        end = starts[serial][0] if serial < len(starts) else ended
        yield Run(serial, start, end, owner=unit)


def _objection_runs(state: State) -> Iterator[Run]:
    for serial, hop in enumerate(state.data.get("hops", []), start=1):
        if not hop.get("back"):
            end = _day(hop.get("objected") or hop.get("taken"))
            yield Run(serial, date.fromisoformat(hop["day"]), end, owner=hop["to"])


def _handling_runs(is_own: bool) -> Any:
    def runs(state: State) -> Iterator[Run]:
        if state.status in NOT_MATTERS or is_claim_of_ours(state.data) is not is_own:
            return
        for serial, span in enumerate(state.data.get("spans", []), start=1):
            yield Run(serial, date.fromisoformat(span["from"]), _day(span["to"]), longer=span["longer"])

    return runs


def _row_runs(name: str) -> Any:
    def runs(state: State) -> Iterator[Run]:
        if state.status in NOT_MATTERS:
            return
        for serial, row in enumerate(state.data.get(name, []), start=1):
            yield Run(
                serial,
                date.fromisoformat(row["day"]),
                _day(row.get("answered")),
                length=row.get("days"),
                label=row.get("to_name", ""),
            )

    return runs


def _review_runs(state: State) -> Iterator[Run]:
    """Hearing days are left out of 复核 only (36)."""
    for row in state.data.get("reviews", []):
        still = tuple(date.fromisoformat(day) for day in row["still"]) if row["level"] == 2 else ()
        yield Run(row["level"], date.fromisoformat(row["from"]), _day(row["to"]), owner=row["unit"], left_out=still)


def _call_back_starts(state: State) -> date | None:
    """Nobody is called back about advice, or who could not be told."""
    if state.status not in ("closed", "called_back", "filed") or state.data.get("outcome") in ("answered", "lost"):
        return None
    if state.data.get("is_unclear") or state.data.get("told_by") == "none":
        return None
    return _day(state.data.get("answered_on"))


def _file_starts(state: State) -> date | None:
    if state.status in NOT_MATTERS or state.data.get("outcome") == "answered":
        return None
    return _day(state.data.get("closed_on"))


CLOCKS = (
    ClockRule(
        "notice",
        _("书面告知"),
        "petition.notice_days",
        _("《信访工作条例》第二十三条：收到之日起十五日内书面告知；姓名、住址不清的除外"),
        runs=_notice_runs,
        counts=("petition.notice_due", "petition.notice_in_time"),
    ),
    ClockRule(
        "objection",
        _("转送异议"),
        "petition.objection_days",
        _("《信访工作条例》第二十三条：不属于本单位的，五个工作日内说明理由退回"),
        kind="working",
        runs=_objection_runs,
    ),
    ClockRule(
        "handle",
        _("办理期限"),
        "petition.handle_days",
        _("《信访工作条例》第三十四条：受理之日起六十日内办结，经批准可延长不超过三十日并告知本人"),
        runs=_handling_runs(is_own=True),
        counts=("petition.handle_due", "petition.handle_in_time"),
    ),
    ClockRule(
        "follow",
        _("跟进期限"),
        "petition.follow_days",
        _("本会约定：指引、陪同、转介、督促的事项按期跟进到有结果"),
        runs=_handling_runs(is_own=False),
        counts=("petition.handle_due", "petition.handle_in_time"),
        is_house_promise=True,
    ),
    ClockRule(
        "referral",
        _("转介答复"),
        "petition.referral_days",
        _("本会约定：接收单位按期答复"),
        kind="working",
        runs=_row_runs("refer"),
        counts=("petition.referral_due", "petition.referral_in_time"),
        is_house_promise=True,
    ),
    ClockRule(
        "supervise",
        _("督办反馈"),
        "petition.supervise_days",
        _("本会约定：督办件没有写明期限的，按此反馈"),
        kind="working",
        runs=_row_runs("supervise"),
        counts=("petition.supervise_due", "petition.supervise_in_time"),
        is_house_promise=True,
    ),
    ClockRule(
        "urge",
        _("督促答复"),
        "petition.urge_days",
        _("依据《妇女权益保障法》第七十三条督促；期限是本会约定"),
        kind="working",
        runs=_row_runs("urge"),
        counts=("petition.urge_due", "petition.urge_in_time"),
        is_house_promise=True,
    ),
    ClockRule(
        "review",
        _("复查复核"),
        "petition.review_days",
        _("《信访工作条例》第三十五、三十六条：三十日内书面答复；复核的听证时间不计"),
        runs=_review_runs,
        counts=("petition.review_due", "petition.review_in_time"),
    ),
    ClockRule(
        "call_back",
        _("回访"),
        "petition.callback_days",
        _("本会约定：办结后由没有经手的人回访"),
        starts=_call_back_starts,
        stops=lambda state: state.day_of("call_back"),
        counts=("petition.callback_due", "petition.callback_in_time"),
        is_house_promise=True,
    ),
    ClockRule(
        "file",
        _("归档"),
        "petition.file_days",
        _("本会约定：办结后按期归档"),
        starts=_file_starts,
        stops=lambda state: state.day_of("file"),
        is_house_promise=True,
    ),
)
