"""The steps of a petition: who may take each, from where to where, on which form, and what it counts for."""

from __future__ import annotations

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from halfsky.accounts.models import Role
from halfsky.accounts.policy import Gate, Where
from halfsky.ledger.declaration import Count, EntryLike, Moment, Step
from halfsky.ledger.shapes.common import common_steps, with_own
from halfsky.ledger.state import State
from halfsky.network.models import Level
from halfsky.programmes.rights.petition import counting, fold, gates, papers
from halfsky.programmes.rights.petition.choices import LETTERS, REACHED
from halfsky.programmes.rights.petition.forms import calls, ending, handling, intake, moving, safety, sharing
from halfsky.programmes.rights.petition.says import SENTENCES

OPEN = ("waiting", "handling", "proposed")
ENDED = ("closed", "called_back")
LEADS = (Role.LEAD,)
DESK = (Role.OFFICER, Role.CHECKER, Role.LEAD)
TOWNSHIP_UP = (Level.PROVINCE, Level.CITY, Level.COUNTY, Level.TOWNSHIP)
COUNTY_UP = (Level.PROVINCE, Level.CITY, Level.COUNTY)
HANDLED = ("accept", "propose", "opinion", "close", "refer")
"""Steps whose takers handled the matter: they neither confirm, nor review, nor call back."""

AT_OWNER = Gate(DESK, TOWNSHIP_UP)
OVER_HANDLER = Gate(LEADS, TOWNSHIP_UP, not_by=("accept", "propose"))


def _upwards(_state: State, entry: EntryLike) -> int | None:
    up: int | None = entry.data.get("takeover") or entry.data.get("passed_up")
    return up


def _back(state: State, _entry: EntryLike) -> int | None:
    return fold.sender(state)


def _where_it_was(state: State, _entry: EntryLike) -> str:
    return state.came_from or "waiting"


def _to_taker(_state: State, entry: EntryLike) -> int | None:
    return entry.unit_id


def _home(state: State, _entry: EntryLike) -> int | None:
    home: int | None = state.data.get("home")
    return home


def _is_letter(moment: Moment) -> bool:
    return moment.data.get("channel") in LETTERS


def _is_prompt(moment: Moment) -> bool:
    return bool(moment.data["minutes"] <= 60 * moment.entry.resolved["petition.major_hours"])


INTAKE = (
    Step(
        "answer", _("即问即答"), calls.AnswerForm, "closed", opens=True, icon="message-2",
        gate=Gate((*DESK, Role.VILLAGE), where=Where.ANYWHERE), counts=counting.attendance(), assigns="nobody",
    ),
    Step(
        "register", _("登记"), intake.RegisterForm, "waiting", opens=True, icon="user-plus",
        gate=Gate((*DESK, Role.VILLAGE), where=Where.ANYWHERE), moves_to=_upwards,
        usually=(("accept", {"demand": "", "route": "own", "told_by": "paper"}),),
        counts=(
            *counting.attendance(),
            Count("petition.people", part="caller", unit="actor"),
            Count("petition.letters_due", when=_is_letter, unit="actor"),
            Count(
                "petition.letters_same_day", unit="actor",
                when=lambda moment: _is_letter(moment) and bool(moment.data.get("same_day")),
            ),
        ),
    ),
    Step(
        "link", _("关联在办事项"), calls.LinkForm, "linked", opens=True, icon="link",
        gate=Gate(DESK, where=Where.ANYWHERE), counts=counting.attendance(), assigns="nobody",
    ),
    Step(
        "invalid", _("无效来电"), calls.InvalidForm, "invalid", opens=True, icon="phone-off",
        gate=Gate(DESK, where=Where.ANYWHERE), assigns="nobody",
        counts=(Count("petition.invalid_calls", unit="actor"),),
    ),
    Step(
        "contact", _("追加来访来电"), calls.ContactForm, None, from_states=(*OPEN, "arriving", "reviewing"),
        icon="phone-incoming", gate=Gate((*DESK, Role.VILLAGE), where=Where.INVOLVED), keep="append",
        counts=counting.attendance(), is_next=False,
    ),
    Step(
        "identify", _("补充身份"), safety.IdentifyForm, None, from_states=OPEN, icon="id",
        gate=AT_OWNER, keep="none", is_next=False, counts=(Count("petition.people", part="caller"),),
    ),
    Step(
        "safe", _("改安全联系"), safety.SafeForm, None, from_states=(*OPEN, *ENDED, "arriving", "reviewing"),
        icon="shield-check", gate=Gate(DESK, where=Where.INVOLVED), is_next=False,
    ),
)  # fmt: skip

HANDLING = (
    Step(
        "accept", _("受理并告知"), handling.AcceptForm, "handling", from_states=("waiting",), gate=AT_OWNER,
        keep="none", assigns="taker", papers=(papers.NOTICE,), icon="circle-check",
        counts=(Count("petition.accepted", by=counting.by_value("route")),),
    ),
    Step(
        "decline", _("不予受理"), handling.DeclineForm, "declined", from_states=("waiting",), gate=AT_OWNER,
        keep="none", papers=(papers.DECLINE,), icon="circle-x",
        counts=(Count("petition.declined", by=counting.by_value("decline_reason")),),
    ),
    Step(
        "consent", _("同意"), sharing.ConsentForm, None, from_states=OPEN, gate=AT_OWNER, keep="append",
        icon="writing-sign", is_next=False,
    ),
    Step(
        "withdraw_consent", _("撤回同意"), sharing.WithdrawForm, None, from_states=OPEN, gate=AT_OWNER, keep="append",
        icon="writing-sign-off", is_next=False,
        shut=lambda state: None if fold.live_consents(state) else str(_("没有还在生效的同意。")),
    ),
    Step(
        "refer", _("转介"), sharing.ReferForm, None, from_states=("handling",), gate=AT_OWNER, keep="append",
        icon="mail-forward", check=gates.referral,
        counts=(Count("petition.referred", by=counting.by_value("to")),),
    ),
    Step(
        "refer_answer", _("转介答复"), sharing.ReferAnswerForm, None, from_states=("handling", "proposed"),
        gate=AT_OWNER, keep="none", icon="message-reply", shut=gates.rows_shut("refer", _("没有等答复的转介。")),
        counts=(Count("petition.referral_answers", by=counting.by_value("answer")),),
    ),
    Step(
        "extend", _("延期"), handling.ExtendForm, None, from_states=("handling",), gate=OVER_HANDLER, keep="none",
        icon="calendar-plus", check=gates.extension, shut=gates.extension_shut, papers=(papers.EXTENSION,),
        parameters=("petition.extension_days",), counts=(Count("petition.extended"),), is_next=False,
    ),
    Step(
        "propose", _("拟办结"), handling.ProposeForm, "proposed", from_states=("handling",), gate=AT_OWNER,
        keep="none", icon="flag", check=gates.proposal,
    ),
    Step(
        "send_back", _("退回再办"), handling.SendBackForm, "handling", from_states=("proposed",), gate=OVER_HANDLER,
        keep="none", icon="arrow-back-up", returns=True,
    ),
    Step(
        "close", _("办结"), handling.CloseForm, "closed", from_states=("proposed",), gate=OVER_HANDLER,
        keep="none", icon="circle-check", shut=gates.close_shut,
    ),
    Step(
        "opinion", _("处理意见"), handling.OpinionForm, "closed", from_states=("handling", "proposed"),
        gate=Gate(LEADS, COUNTY_UP, not_by=("accept", "propose")), keep="none", icon="file-text",
        shut=gates.opinion_shut, papers=(papers.OPINION,),
        counts=(Count("petition.opinions", by=counting.by_value("outcome")),),
    ),
)  # fmt: skip

MOVING = (
    Step(
        "transfer", _("移交"), moving.TransferForm, "arriving", from_states=("waiting", "handling"),
        gate=Gate(LEADS), keep="append", moves_to=lambda _state, entry: int(entry.data["unit"]), assigns="nobody",
        icon="send", is_next=False, papers=(papers.TRANSFER,), counts=(Count("petition.transferred"),),
    ),
    Step(
        "receive", _("接收"), moving.ReceiveForm, None, from_states=("arriving",), gate=Gate(LEADS, TOWNSHIP_UP),
        keep="none", icon="inbox", lands=_where_it_was, may_land=("waiting", "handling"),
    ),
    Step(
        "object", _("退回异议"), moving.ObjectForm, None, from_states=("arriving",), gate=Gate(LEADS, TOWNSHIP_UP),
        keep="append", icon="arrow-back-up", lands=_where_it_was, may_land=("waiting", "handling"), moves_to=_back,
        check=gates.objection, returns=True, counts=(Count("petition.objected"),),
    ),
    Step(
        "take_over", _("提级办理"), moving.TakeOverForm, None, from_states=OPEN, gate=Gate(LEADS, where=Where.ABOVE),
        keep="append", icon="arrow-up", moves_to=_to_taker, assigns="nobody", is_next=False,
        counts=(Count("petition.taken_over", unit="actor"),),
    ),
    Step(
        "supervise", _("督办"), moving.SuperviseForm, None, from_states=(*OPEN, "arriving"),
        gate=Gate(LEADS, COUNTY_UP, Where.ABOVE), keep="append", icon="eye-exclamation", papers=(papers.SUPERVISE,),
        counts=(
            Count(
                "petition.supervised", unit="actor",
                when=lambda moment: not any(
                    line["step"] == "supervise" and line["unit"] == moment.entry.unit_id
                    for line in moment.before.taken
                ),
                by=lambda moment, _line: ["major"] if moment.data.get("is_major") else [],
            ),
        ),
    ),
    Step(
        "supervise_answer", _("督办反馈"), moving.SuperviseAnswerForm, None,
        from_states=(*OPEN, *ENDED, "filed", "declined"), gate=AT_OWNER, keep="none", icon="message-reply",
        shut=gates.rows_shut("supervise", _("没有等反馈的督办。")), counts=(Count("petition.supervise_answers"),),
    ),
    Step(
        "urge", _("督促处理意见"), sharing.UrgeForm, None, from_states=("handling",),
        gate=Gate(LEADS, COUNTY_UP), keep="append", icon="speakerphone", check=gates.urging, papers=(papers.URGE,),
        counts=(Count("petition.urged", by=counting.by_value("to")),), is_next=False,
    ),
    Step(
        "urge_answer", _("督促答复"), sharing.UrgeAnswerForm, None, from_states=("handling", "proposed"),
        gate=AT_OWNER, keep="none", icon="message-reply", shut=gates.rows_shut("urge", _("没有等答复的督促。")),
        counts=(Count("petition.urge_answers"),), is_next=False,
    ),
    Step(
        "report_up", _("重大紧急报告"), sharing.ReportUpForm, None, from_states=OPEN, gate=Gate(LEADS, TOWNSHIP_UP),
        keep="append", icon="urgent", parameters=("petition.major_hours",), is_next=False,
        counts=(Count("petition.reported_up"), Count("petition.reported_in_time", when=_is_prompt)),
    ),
)  # fmt: skip

ENDING = (
    Step(
        "ask_review", _("收到复查复核申请"), moving.AskReviewForm, "reviewing",
        from_states=(*ENDED, "filed"), gate=Gate(DESK, COUNTY_UP, Where.ABOVE), keep="none", icon="scale",
        shut=gates.review_shut, moves_to=_to_taker, assigns="taker", counts=(Count("petition.reviews", unit="actor"),),
        is_next=False,
    ),
    Step(
        "hearing", _("听证"), moving.HearingForm, None, from_states=("reviewing",), gate=Gate(DESK, COUNTY_UP),
        keep="append", icon="users", forward_days=60, counts=(Count("petition.hearings"),), is_next=False,
    ),
    Step(
        "review", _("复查复核意见"), moving.ReviewForm, "closed", from_states=("reviewing",),
        gate=Gate(LEADS, COUNTY_UP, not_by=HANDLED), keep="none", icon="file-text", papers=(papers.REVIEW,),
        moves_to=_home, assigns="nobody",
        counts=(Count("petition.reviewed", unit="actor", by=counting.by_value("review_outcome")),),
    ),
    Step(
        "call_back", _("回访"), ending.CallBackForm, "called_back", from_states=("closed",),
        gate=Gate(DESK, TOWNSHIP_UP, not_by=HANDLED), keep="none", icon="phone-call", shut=gates.call_back_shut,
        unseen_by=HANDLED,
        counts=(
            Count("petition.ratings", by=counting.by_value("satisfaction")),
            Count("petition.reached", when=lambda moment: moment.data["satisfaction"] in REACHED),
            Count("petition.satisfied", when=lambda moment: moment.data["satisfaction"] in REACHED[:2]),
        ),
    ),
    Step(
        "file", _("归档"), ending.FileForm, "filed", from_states=("closed", "called_back", "declined"), gate=AT_OWNER,
        icon="archive", counts=(Count("petition.filed"),),
    ),
    Step(
        "reopen", _("重启"), ending.ReopenForm, "handling", from_states=(*ENDED, "filed", "declined"), gate=AT_OWNER,
        keep="none", icon="refresh", is_next=False, counts=(Count("petition.reopened"),),
    ),
    Step(
        "merge", _("并案"), ending.MergeForm, "merged", from_states=OPEN, gate=Gate(LEADS), icon="arrows-join",
        check=gates.merge, is_next=False, counts=(Count("petition.merged"),),
    ),
)  # fmt: skip

OWN = tuple(replace(step, says=SENTENCES.get(step.slug)) for step in (*INTAKE, *HANDLING, *MOVING, *ENDING))
STEPS = with_own(common_steps((*OPEN, "reviewing")), OWN)
