"""The shape of an activity (活动): plan, open, enrol, hold, sign in, close; or file a total with its evidence.

    plan → draft ─ open → open ┬ enrol, enrol_list, leave
                               └ hold → held ─ attend ×n ─ close → closed
    draft, open ─ cancel → cancelled                              total → reported

Who comes is counted at the sign-in, never at the enrolment. A session that trips a guard against padding stays out of
the figures until somebody above clears it (`roster`). A programme names its own codes through `activity_figures`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from halfsky.accounts.models import Role
from halfsky.accounts.policy import Gate, Where
from halfsky.ledger.declaration import EntryLike, ProbeDraft, Step
from halfsky.ledger.shapes import overlaps, roster
from halfsky.ledger.shapes.activity_forms import EnrolForm, EnrolListForm, PlanForm
from halfsky.ledger.shapes.activity_sessions import (
    AttendForm,
    CancelForm,
    ClearForm,
    CloseForm,
    LeaveForm,
    OpenForm,
    StartForm,
    TotalForm,
)
from halfsky.ledger.shapes.common import STAFF, common_steps, with_own
from halfsky.ledger.state import State
from halfsky.network.models import Level

STATES = {
    "draft": _("计划中"),
    "open": _("报名中"),
    "held": _("已举办"),
    "closed": _("已办结"),
    "cancelled": _("已取消"),
    "reported": _("汇总填报"),
}
CLOSED = frozenset({"closed", "cancelled", "reported"})
PATH = ("draft", "open", "held", "closed")
OPEN = ("draft", "open", "held")
HEADS = (Role.CHECKER, Role.LEAD)
LEVELS = (Level.PROVINCE, Level.CITY, Level.COUNTY, Level.TOWNSHIP)


def sheet_probe(_state: State, values: Mapping[str, Any]) -> Iterable[ProbeDraft]:
    """Ask whether the very same list was used for another activity (X3)."""
    yield ProbeDraft("sheet", "mark", str(values.get("mark") or ""))


def filed_already(_state: State, entry: EntryLike) -> str | None:
    """Return why single people cannot be signed in: their day was filed as a total."""
    totals = entry.resolved.get("seen", {}).get("totals")
    if not totals:
        return None
    return say("本单位这一天已作汇总填报（%(numbers)s），不能再逐人签到；要改成逐人，请先冲正汇总。") % {
        "numbers": "、".join(totals)
    }


def signed_already(_state: State, entry: EntryLike) -> str | None:
    """Return why a total cannot be filed: single people were signed in within its days."""
    singles = entry.resolved.get("seen", {}).get("singles")
    if not singles:
        return None
    return say("这几天已有逐人签到的台账（%(numbers)s），不能再作汇总填报。") % {"numbers": "、".join(singles)}


def says_enrolled(entry: EntryLike) -> str:
    return say("报名 %(n)d 人") % {"n": len(entry.people)}


def says_left(entry: EntryLike) -> str:
    return say("%(n)d 人退出") % {"n": len(entry.data["who"])}


def says_signed(entry: EntryLike) -> str:
    """Return the line of a sign-in: when, how many, and what keeps some of them out of the figures."""
    words = say("%(starts)s—%(ends)s，到场 %(n)d 人") % {
        "starts": entry.data["starts_at"],
        "ends": entry.data["ends_at"],
        "n": len(entry.data["present"]),
    }
    if entry.data["heads"]:
        words += say("，另有未实名 %(n)d 人") % {"n": entry.data["heads"]}
    seen = entry.resolved.get("seen", {})
    if seen.get("trainer") or seen.get("keys"):
        words += say("；有人同一时间在两处，待上级复核")
    if entry.data.get("late_reason"):
        words += say("；说明：%(why)s") % {"why": entry.data["late_reason"]}
    return words


def says_judged(entry: EntryLike) -> str:
    rules = "、".join(dict.fromkeys(str(roster.RULES[name.partition(":")[2]]) for name in entry.data["what"]))
    verdict = say("属实，计入") if entry.data["verdict"] == "release" else say("不属实，不计")
    return f"{rules}：{verdict}；{entry.data['reason']}"


def took_place(state: State) -> str | None:
    return say("已经有签到，不能取消；请办结。") if roster.sessions(state) else None


def nothing_to_clear(state: State) -> str | None:
    return None if roster.holds(state) else say("没有待核的签到。")


def waits_for_clearing(state: State) -> str | None:
    """Return why an activity cannot be finished yet: nobody signed in, or something waits above."""
    if not roster.sessions(state):
        return say("还没有签到，请先签到。")
    if roster.holds(state):
        return say("有待核的签到，请上一级先复核。")
    return None


def activity_steps(
    plan: type[PlanForm],
    enrol: type[EnrolForm],
    enrol_list: type[EnrolListForm],
    own: Iterable[Step] = (),
    without: Iterable[str] = (),
) -> tuple[Step, ...]:
    """Return the steps of an activity; those in `own` stand in the place of the default of their name."""
    steps = [*common_steps(OPEN), *_before(plan, enrol, enrol_list), *_at(), *_after()]
    return with_own(steps, own, without)


def _before(plan: type[PlanForm], enrol: type[EnrolForm], enrol_list: type[EnrolListForm]) -> Iterable[Step]:
    desk = Gate((*STAFF, Role.VILLAGE))
    return (
        Step(
            "plan", _("计划"), plan, "draft", opens=True, icon="calendar-plus", gate=Gate(STAFF, LEVELS, Where.ANYWHERE)
        ),
        Step(
            "open", _("开放报名"), OpenForm, "open", ("draft",), icon="door-enter", gate=Gate(HEADS, not_by=("plan",))
        ),
        Step(
            "enrol",
            _("报名"),
            enrol,
            None,
            ("open", "held"),
            icon="user-plus",
            gate=desk,
            keep="none",
            says=says_enrolled,
        ),
        Step(
            "enrol_list",
            _("名单报名"),
            enrol_list,
            None,
            ("open", "held"),
            icon="table-import",
            gate=desk,
            keep="none",
            probes=sheet_probe,
            says=says_enrolled,
        ),
        Step(
            "leave",
            _("退出"),
            LeaveForm,
            None,
            ("open", "held"),
            icon="user-minus",
            gate=desk,
            keep="none",
            is_next=False,
            says=says_left,
        ),
        Step(
            "cancel",
            _("取消"),
            CancelForm,
            "cancelled",
            ("draft", "open"),
            icon="calendar-off",
            gate=Gate(STAFF),
            is_next=False,
        ),
    )


def _at() -> Iterable[Step]:
    return (
        Step("hold", _("举办"), StartForm, "held", ("open",), icon="calendar-check", gate=Gate(STAFF), keep="none"),
        Step(
            "attend",
            _("签到"),
            AttendForm,
            None,
            ("held",),
            icon="checklist",
            gate=Gate(STAFF),
            keep="none",
            looks=overlaps.elsewhere,
            check=filed_already,
            says=says_signed,
        ),
        Step(
            "clear",
            _("复核待核签到"),
            ClearForm,
            None,
            ("held",),
            icon="shield-check",
            gate=Gate(HEADS, where=Where.ABOVE),
            keep="none",
            shut=nothing_to_clear,
            says=says_judged,
        ),
    )


def _after() -> Iterable[Step]:
    return (
        Step(
            "close",
            _("办结"),
            CloseForm,
            "closed",
            ("held",),
            icon="circle-check",
            gate=Gate(HEADS, not_by=("hold",)),
            shut=waits_for_clearing,
        ),
        Step(
            "total",
            _("汇总填报"),
            TotalForm,
            "reported",
            opens=True,
            icon="file-sum",
            gate=Gate(STAFF, LEVELS, Where.ANYWHERE),
            looks=overlaps.singles,
            check=signed_already,
            is_aggregate=True,
            is_next=False,
        ),
    )


def changed(step: Step, **changes: Any) -> Step:
    """Return a default step with some of its declaration changed."""
    return replace(step, **changes)
