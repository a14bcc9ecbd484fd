"""Figures of petitions. Volumes of need are context and are never ranked; timeliness and answers are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from halfsky.indicators.declaration import Indicator, Measure, Phrase, Ratio
from halfsky.programmes.rights.petition import choices as c
from halfsky.programmes.rights.petition import tables

CHANNELS: Mapping[str, Any] = dict(c.CHANNELS)
DEMANDS: Mapping[str, Any] = {value: tables.demand_label(value) for value in tables.demands()}
OUTCOMES: Mapping[str, Any] = dict(c.OUTCOMES)
OF_MATTERS: Mapping[str, Any] = {**CHANNELS, **dict(c.KINDS), **dict(c.FIRST), **DEMANDS}


def volume(code: str, title: Any, how: Any, groups: Mapping[str, Any] | None = None, **more: Any) -> Indicator:
    """Return a count of what came or was done: context, never ranked, small cells hidden."""
    values: dict[str, Any] = {"unit": _("件"), "measure": Measure.COUNT, "is_rankable": False, "is_sensitive": True}
    return Indicator(f"petition.{code}", title, how=how, breakdowns=groups or {}, **(values | more))


def part(code: str, title: Any, how: Any) -> Indicator:
    """Return the numerator or denominator of a rate."""
    return volume(code, title, how, is_sensitive=False)


INDICATORS = (
    volume(
        "matters",
        _("信访总量"),
        _("登记和即问即答的事项，按收到的单位和登记日计；并案的一对计一件，无效来电和关联登记不计"),
        OF_MATTERS,
    ),
    volume("advice", _("信访咨询量"), _("性质为咨询的事项"), {**CHANNELS, **DEMANDS}),
    volume(
        "visits",
        _("信访接待人次"),
        _("来电、来访、来信、网上每来一次，按当次的人数计；同一件再来再计，所以和信访总量（件）不同"),
        {**CHANNELS, "received": _("来信来访")},
        unit=_("人次"),
        measure=Measure.TIMES,
        companion="petition.people",
    ),
    volume(
        "people",
        _("信访接待人数"),
        _("留了姓名和电话的来电、来访、来信人，同一人算一人；匿名的只计人次"),
        unit=_("人"),
        measure=Measure.PEOPLE,
        companion="petition.visits",
    ),
    volume("calls", _("接听12338热线"), _("12338 接听的有效电话，一次一个"), unit=_("个")),
    volume("invalid_calls", _("12338无效来电"), _("无声、骚扰、打错的来电，不留号码"), unit=_("个")),
    volume("first_visits", _("初信初访"), _("第一次来信、来访、网上提出的事项")),
    volume("accepted", _("信访受理件数"), _("办理“受理并告知”的事项，按受理日计"), dict(c.ROUTES)),
    volume("declined", _("信访不予受理件数"), _("办理“不予受理”的事项"), dict(c.DECLINE_REASONS)),
    volume("in_hand", _("信访在办件数"), _("还没有办结的事项，按现在承办的单位计"), measure=Measure.STOCK),
    part(
        "notice_due", _("信访到期应告知件数"), _("书面告知期限在期内的事项，计在到期日承办的单位；姓名地址不清的不计")
    ),
    part("notice_in_time", _("信访按期告知件数"), _("其中在期限内告知的")),
    part("handle_due", _("信访到期应办结件数"), _("办理或跟进期限在期内的事项，计在到期日承办的单位")),
    part("handle_in_time", _("信访按期办结件数"), _("其中在期限内办结的")),
    volume("closed", _("信访办结件数"), _("收到的事项中已经答复的，计在收到的单位和登记日；重启的退出"), OUTCOMES),
    part("first_visits_closed", _("初信初访办结件数"), _("初信初访中已经答复的")),
    part("closings", _("信访办结次数"), _("按办结日计，当场解答的不计")),
    Indicator(
        "petition.days",
        _("信访办理天数合计"),
        _("天"),
        Measure.SUM,
        _("从收到到办结的天数相加，当场解答的不计"),
        is_rankable=False,
    ),
    volume("opinions", _("信访处理意见书"), _("出具的处理意见书"), OUTCOMES, unit=_("份")),
    volume("extended", _("信访延期件数"), _("经负责人批准延期的事项")),
    volume("referred", _("信访转介件数"), _("转给其他单位的，一个单位一件"), tables.bodies()),
    volume("referral_answers", _("信访转介得答复件数"), _("接收单位的答复"), dict(c.REFERRAL_ANSWERS)),
    part("referral_due", _("信访转介到期应答复件数"), _("转介答复期限在期内的")),
    part("referral_in_time", _("信访转介按期答复件数"), _("其中在期限内答复的")),
    volume("transferred", _("信访移交件数"), _("移交给其他妇联组织的事项")),
    volume("objected", _("信访移交退回件数"), _("不属于本单位、说明理由退回的移交")),
    volume("taken_over", _("信访提级办理件数"), _("由上一级直接办理的事项")),
    volume(
        "supervised",
        _("信访督办件数"),
        _("本单位督办下级的事项，同一件督办几次计一件"),
        {"major": _("重大案件")},
        is_sensitive=False,
    ),
    volume("supervise_answers", _("信访督办反馈件数"), _("承办单位的反馈"), is_sensitive=False),
    part("supervise_due", _("信访督办到期应反馈件数"), _("督办反馈期限在期内的")),
    part("supervise_in_time", _("信访督办按期反馈件数"), _("其中在期限内反馈的")),
    volume("urged", _("督促处理意见书"), _("向有关单位发出的督促处理意见书"), tables.bodies(), unit=_("份")),
    volume("urge_answers", _("督促处理得答复份数"), _("有关单位对督促的答复"), unit=_("份")),
    part("urge_due", _("督促处理到期应答复件数"), _("督促答复期限在期内的")),
    part("urge_in_time", _("督促处理按期答复件数"), _("其中在期限内答复的")),
    volume("reported_up", _("重大紧急信访报告件数"), _("向党委政府和主管部门报告的重大紧急事项")),
    part("reported_in_time", _("重大紧急信访及时报告件数"), _("其中在时限内报出的")),
    volume("reviews", _("信访复查复核申请件数"), _("收到的复查、复核申请")),
    volume("reviewed", _("信访复查复核意见件数"), _("出具的复查、复核意见"), dict(c.REVIEW_OUTCOMES)),
    part("review_due", _("信访复查复核到期应答复件数"), _("复查、复核期限在期内的")),
    part("review_in_time", _("信访复查复核按期答复件数"), _("其中在期限内答复的")),
    volume("hearings", _("信访听证次数"), _("复查复核中举行的听证"), unit=_("次")),
    volume("ratings", _("信访回访次数"), _("办理“回访”的次数"), dict(c.SATISFACTION), unit=_("次")),
    part("callback_due", _("信访到期应回访件数"), _("回访期限在期内的事项")),
    part("callback_in_time", _("信访按期回访件数"), _("其中在期限内回访的")),
    part("reached", _("信访回访到并作评价的件数"), _("回访中联系上并作了评价的")),
    part("satisfied", _("信访回访评价满意的件数"), _("其中评价满意和基本满意的")),
    part("letters_due", _("来信和网上信访件数"), _("来信和网上提出的事项")),
    part("letters_same_day", _("来信和网上信访当日登记件数"), _("其中收到当个工作日登记的")),
    volume("filed", _("信访归档件数"), _("办理归档的事项")),
    volume("reopened", _("信访重启件数"), _("办结后重新办理的事项")),
    volume("merged", _("信访并案件数"), _("并入其他事项的")),
)


def _rate(code: str, title: Any, parts: tuple[str, str], kind: Any, how: Any, **more: Any) -> Ratio:
    numerator, denominator = (f"petition.{name}" for name in parts)
    return Ratio(f"petition.{code}", title, numerator, denominator, how, kind, **more)


RATIOS = (
    _rate("reply_rate", _("信访回复率"), ("notice_in_time", "notice_due"), "due", _("按期告知÷应告知")),
    _rate(
        "close_rate",
        _("信访办结率"),
        ("closed", "matters"),
        "cohort",
        _("期内收到的事项中，到查询时已答复的÷收到的；分结果另列，指引的不混在答复里"),
    ),
    *(
        _rate(
            f"close_rate_{value}",
            _("信访办结率·%(outcome)s") % {"outcome": label},
            (f"closed@{value}", "matters"),
            "cohort",
            _("办结率中以这一结果办结的部分"),
            is_rankable=False,
        )
        for value, label in c.OUTCOMES
    ),
    _rate("on_time_rate", _("信访按期办结率"), ("handle_in_time", "handle_due"), "due", _("按期办结÷到期应办结")),
    _rate(
        "first_close_rate",
        _("初信初访办结率"),
        ("first_visits_closed", "first_visits"),
        "cohort",
        _("期内初信初访中已答复的÷初信初访"),
    ),
    _rate(
        "supervise_rate", _("信访督办答复率"), ("supervise_in_time", "supervise_due"), "due", _("按期反馈÷到期应反馈")
    ),
    _rate("urge_rate", _("督促处理答复率"), ("urge_in_time", "urge_due"), "due", _("按期答复÷到期应答复")),
    _rate("referral_rate", _("信访转介答复率"), ("referral_in_time", "referral_due"), "due", _("按期答复÷到期应答复")),
    _rate("review_rate", _("信访复查复核按期率"), ("review_in_time", "review_due"), "due", _("按期答复÷到期应答复")),
    _rate("callback_rate", _("信访按期回访率"), ("callback_in_time", "callback_due"), "due", _("按期回访÷应回访")),
    _rate(
        "satisfaction",
        _("信访满意率"),
        ("satisfied", "reached"),
        "share",
        _("满意和基本满意÷回访到的；不便回访和没联系上的不算在内"),
        is_sensitive=True,
    ),
    _rate(
        "mean_days",
        _("信访平均办理天数"),
        ("days", "closings"),
        "share",
        _("办理天数合计÷办结次数，当场解答的不计"),
        unit=_("天"),
        is_rankable=False,
    ),
    _rate(
        "letters_rate",
        _("来信和网上信访当日登记率"),
        ("letters_same_day", "letters_due"),
        "share",
        _("收到当个工作日登记÷来信网上"),
    ),
    _rate(
        "prompt_rate",
        _("重大紧急信访及时报告率"),
        ("reported_in_time", "reported_up"),
        "share",
        _("时限内报出÷重大紧急报告"),
    ),
    _rate(
        "other_share",
        _("信访“其他”类占比"),
        ("matters@other", "matters"),
        "share",
        _("归入“其他”的÷信访总量；过高说明类别选得不准"),
        is_rankable=False,
    ),
)

PHRASES = (
    Phrase("petition.matters", ("受理", "信访"), ("件", "件次", "件（次）"), ("率",), why=_("受理信访…件")),
    Phrase("petition.matters", ("信访", "总量"), ("件", "件次"), why=_("信访总量")),
    Phrase("petition.matters", ("妇女", "诉求"), ("件",), ("率",), why=_("受理妇女诉求…件")),
    Phrase("petition.visits", ("接待", "信访"), ("人次", "次", "件次", "件（次）"), ("率",), why=_("接待信访…人次")),
    Phrase(
        "petition.visits", ("接待", "来访"), ("人次", "次"), ("来电", "来信"), "visit", why=_("接待来访…人次，电话不算")
    ),
    Phrase(
        "petition.visits",
        ("来信", "来访"),
        ("人次", "次", "件次", "件（次）"),
        ("来电",),
        "received",
        why=_("来信来访…人次，电话不算"),
    ),
    Phrase("petition.visits", ("来电", "来访"), ("人次", "次"), why=_("来电来访…人次")),
    Phrase("petition.visits", ("来访",), ("人次",), ("接待", "来电", "来信"), "visit", why=_("来访…人次")),
    Phrase("petition.calls", ("接听",), ("个", "次", "通", "件"), ("率",), why=_("接听热线…个")),
    Phrase("petition.calls", ("12338", "热线"), ("个", "通"), ("率",), why=_("12338 热线…个")),
    Phrase("petition.advice", ("咨询",), ("件", "次"), ("心理", "率"), why=_("咨询…件")),
    Phrase("petition.reply_rate", ("回复率",), ("%", "％"), why=_("回复率")),
    Phrase("petition.close_rate", ("办结率",), ("%", "％"), ("初信初访", "按期"), why=_("办结率")),
    Phrase("petition.on_time_rate", ("按期办结率",), ("%", "％"), why=_("按期办结率")),
    Phrase("petition.first_close_rate", ("初信初访", "办结率"), ("%", "％"), why=_("初信初访办结率")),
    Phrase("petition.supervised", ("督办", "重大"), ("件", "起", "个"), ("率",), "major", why=_("督办重大案件…件")),
    Phrase("petition.supervised", ("督办",), ("件", "起"), ("率", "重大"), why=_("督办…件")),
    Phrase("petition.supervise_rate", ("督办", "答复率"), ("%", "％"), why=_("督办答复率")),
    Phrase("petition.satisfaction", ("满意率",), ("%", "％"), ("培训",), why=_("满意率")),
    Phrase("petition.satisfaction", ("满意度", "信访"), ("%", "％"), why=_("信访满意度")),
)
