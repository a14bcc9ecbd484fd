"""The shape of an application (申请): submit, return once, check level by level, decide, pay, follow, file.

A programme takes `application_steps()`, puts its own forms and steps in place of those of the same name, and says what
its money and its persons count for.

    submit → submitted ┬ return → returned ─ supplement → submitted
                       └ check_town → check_county → check_city → decide → approved ┬ pay → paid ─ follow ─ file
                                                                  └──── → refused   └ hold → held ─ resume → approved

The record climbs the tree: each check hands it to the nearest unit above, so a county without a city above it goes
straight to its province. Nobody checks or decides what she entered or checked before.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from halfsky.accounts.models import Role
from halfsky.accounts.policy import Gate, Where
from halfsky.ledger.declaration import EntryLike, Step
from halfsky.ledger.fields import yuan
from halfsky.ledger.shapes.application_forms import (
    ApplyForm,
    CheckForm,
    CityCheckForm,
    CountyCheckForm,
    DecideForm,
    FileForm,
    FollowForm,
    HoldForm,
    PayFailedForm,
    PayForm,
    ResumeForm,
    ReturnForm,
    TownCheckForm,
    WithdrawForm,
)
from halfsky.ledger.shapes.common import STAFF, common_steps
from halfsky.ledger.state import State
from halfsky.network.models import Level

STATES = {
    "submitted": _("待初核"),
    "returned": _("待补正"),
    "town_ok": _("待县级复核"),
    "county_ok": _("待市级审核"),
    "city_ok": _("待省级审定"),
    "approved": _("待发放"),
    "held": _("暂缓发放"),
    "refused": _("不予通过"),
    "paid": _("已发放"),
    "followed": _("已回访"),
    "withdrawn": _("已撤回"),
    "filed": _("已归档"),
}
CLOSED = frozenset({"refused", "withdrawn", "filed"})
PATH = ("submitted", "town_ok", "county_ok", "city_ok", "approved", "paid", "followed", "filed")
UNDER_CHECK = ("submitted", "town_ok", "county_ok", "city_ok")
BEFORE_PAYMENT = (*UNDER_CHECK, "returned", "approved", "held")
OPEN = (*BEFORE_PAYMENT, "paid", "followed")

INTAKE = (Role.VILLAGE, Role.OFFICER, Role.CHECKER, Role.LEAD)
HEADS = (Role.CHECKER, Role.LEAD)
ENTERED = ("submit", "supplement")
CHECKED = ("check_town", "check_county", "check_city")


def rise(_state: State, entry: EntryLike) -> int | None:
    """Return the unit that the entry hands the record to."""
    unit: int | None = entry.data.get("forward_to")
    return unit


def back_to_intake(state: State, _entry: EntryLike) -> int | None:
    """Return the unit that took the application in."""
    unit: int = state.taken[0]["unit"]
    return unit


def returned_already(state: State) -> str | None:
    if state.has_taken("return"):
        return str(_("已经退回补正过一次。补正只有一次；请按现有材料写明意见上报。"))
    return None


def decided_state(_state: State, entry: EntryLike) -> str:
    return "approved" if entry.data["outcome"] == "approve" else "refused"


def says_paid(entry: EntryLike) -> str:
    return str(_("发放 %(yuan)s 元，流水号 %(trace)s")) % {
        "yuan": yuan(entry.data["amount"]),
        "trace": entry.data["trace_no"],
    }


def application_steps(
    submit: type[ApplyForm], supplement: type[ApplyForm], missing: type[ReturnForm], own: Iterable[Step] = ()
) -> tuple[Step, ...]:
    """Return the steps of an application; those in `own` stand in the place of the default of their name."""
    steps = [*common_steps(OPEN), *_intake(submit, supplement, missing), *_checks(), *_decision(), *_payment()]
    named = {step.slug: step for step in steps if step.slug != "transfer"}
    named.update((step.slug, step) for step in own)
    return tuple(named.values())


def _intake(submit: type[ApplyForm], supplement: type[ApplyForm], missing: type[ReturnForm]) -> Sequence[Step]:
    at_home = Gate(INTAKE, (Level.VILLAGE, Level.TOWNSHIP, Level.COUNTY), Where.ANYWHERE)
    return (
        Step("submit", _("申请"), submit, "submitted", opens=True, icon="file-plus", gate=at_home, moves_to=rise),
        Step(
            "return",
            _("退回补正"),
            missing,
            "returned",
            UNDER_CHECK,
            icon="arrow-back-up",
            gate=Gate(HEADS, not_by=ENTERED),
            moves_to=back_to_intake,
            shut=returned_already,
            returns=True,
            keep="append",
        ),
        Step(
            "supplement",
            _("补正"),
            supplement,
            "submitted",
            ("returned",),
            icon="file-pencil",
            gate=Gate(INTAKE),
            moves_to=rise,
        ),
        Step(
            "withdraw",
            _("撤回"),
            WithdrawForm,
            "withdrawn",
            BEFORE_PAYMENT,
            icon="arrow-back",
            gate=Gate(INTAKE, where=Where.INVOLVED),
            is_next=False,
            keep="none",
        ),
    )


def _checks() -> Sequence[Step]:
    return (
        _check("check_town", _("乡镇初核"), TownCheckForm, "town_ok", ("submitted",), Level.TOWNSHIP),
        _check("check_county", _("县级复核"), CountyCheckForm, "county_ok", ("submitted", "town_ok"), Level.COUNTY),
        _check("check_city", _("市级审核"), CityCheckForm, "city_ok", ("county_ok",), Level.CITY),
    )


def _check(slug: str, label: Any, form: type[CheckForm], to: str, origin: tuple[str, ...], level: Level) -> Step:
    earlier = CHECKED[: CHECKED.index(slug)]
    return Step(
        slug,
        label,
        form,
        to,
        origin,
        icon="clipboard-check",
        gate=Gate(HEADS, (level,), not_by=(*ENTERED, *earlier)),
        moves_to=rise,
        keep="append",
    )


def _decision() -> Sequence[Step]:
    gate = Gate((Role.LEAD,), (Level.PROVINCE,), not_by=(*ENTERED, *CHECKED))
    return (
        Step(
            "decide",
            _("省级审定"),
            DecideForm,
            None,
            ("county_ok", "city_ok"),
            icon="gavel",
            gate=gate,
            lands=decided_state,
            may_land=("approved", "refused"),
        ),
    )


def _payment() -> Sequence[Step]:
    money = Gate((Role.OFFICER, Role.CHECKER), (Level.PROVINCE, Level.COUNTY), Where.INVOLVED, ("decide",))
    return (
        Step("pay", _("打卡发放"), PayForm, "paid", ("approved",), icon="cash", gate=money, says=says_paid),
        Step(
            "pay_failed",
            _("退汇"),
            PayFailedForm,
            "approved",
            ("paid", "followed"),
            icon="cash-off",
            gate=money,
            keep="append",
            is_next=False,
            returns=True,
        ),
        Step("hold", _("暂缓发放"), HoldForm, "held", ("approved",), gate=money, keep="append", is_next=False),
        Step("resume", _("恢复发放"), ResumeForm, "approved", ("held",), gate=money, keep="append"),
        Step(
            "follow",
            _("回访"),
            FollowForm,
            "followed",
            ("paid",),
            icon="phone-check",
            gate=Gate((*STAFF, Role.VILLAGE), where=Where.INVOLVED),
            keep="append",
        ),
        Step(
            "file",
            _("归档"),
            FileForm,
            "filed",
            ("paid", "followed"),
            icon="archive",
            gate=Gate(STAFF, (Level.COUNTY, Level.PROVINCE), Where.INVOLVED),
        ),
    )


def seq_of(state: State, *steps: str) -> int:
    """Return the number of the newest entry of one of the steps, 0 where there is none."""
    return max((line["seq"] for line in state.taken if line["step"] in steps), default=0)


def first_after(state: State, seq: int, *steps: str) -> date | None:
    """Return the business day of the first entry of one of the steps after an entry."""
    for line in state.taken:
        if line["seq"] > seq and line["step"] in steps:
            return date.fromisoformat(line["day"])
    return None


def changed(step: Step, **changes: Any) -> Step:
    """Return a default step with some of its declaration changed."""
    return replace(step, **changes)
