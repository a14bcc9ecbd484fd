"""What an entry says in the ledger, in a sentence that reads by itself; nothing sealed stands in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from halfsky.ledger.declaration import EntryLike
from halfsky.programmes.rights.petition import choices as c
from halfsky.programmes.rights.petition import tables


def _of(choices: c.Choices, value: Any) -> str:
    return str(dict(choices).get(value, ""))


def _joined(*parts: str) -> str:
    return "；".join(part for part in parts if part) + "。"


def _people(data: Mapping[str, Any]) -> str:
    count = data.get("people") or 1
    return _("%(n)d 人") % {"n": count} if count > 1 else ""


def safety(data: Mapping[str, Any]) -> str:
    """Return the safe contact in words: what stands above a number wherever it is shown."""
    if not data.get("callback"):
        return ""
    words = [_of(c.CALLBACK, data["callback"])]
    words += [str(data.get("hours") or "")] if data["callback"] == "agreed" else []
    words += [_("绝不留言、不发短信")] if data.get("quiet") else []
    words += [_("手机与他人共用")] if data.get("shared") else []
    return _("安全联系：%(words)s") % {"words": "，".join(word for word in words if word)}


def registered(entry: EntryLike) -> str:
    data = entry.data
    facts = [
        _of(c.CHANNELS, data.get("channel")),
        _of(c.KINDS, data.get("kind")),
        tables.demand_label(data.get("demand") or ""),
        _of(c.FIRST, data.get("first")),
        _people(data),
    ]
    urgent = "" if data.get("urgent") in (None, "", "normal") else _of(c.URGENCY, data["urgent"])
    minors = _("有未成年子女 %(n)d 人") % {"n": data["minors"]} if data.get("minors") else ""
    repeats = _("与 %(number)s 是同一事") % {"number": data["repeats"]} if data.get("repeats") else ""
    protect = _of(c.PROTECT, data.get("protect"))
    return _joined("，".join(fact for fact in facts if fact), urgent, protect, minors, repeats, safety(data))


def answered(entry: EntryLike) -> str:
    data = entry.data
    parts = [_of(c.CHANNELS, data["channel"]), tables.demand_label(data["demand"]), _people(data)]
    return _joined("，".join(part for part in parts if part), _("当场解答"))


def linked(entry: EntryLike) -> str:
    data = entry.data
    return _joined(_of(c.CHANNELS, data["channel"]), _("与在办的 %(number)s 关联") % {"number": data["matter"]})


def contacted(entry: EntryLike) -> str:
    return _joined(_of(c.CHANNELS, entry.data["channel"]), _people(entry.data))


def made_safe(entry: EntryLike) -> str:
    return _joined(safety(entry.data))


def accepted(entry: EntryLike) -> str:
    data = entry.data
    route = _("予以受理，%(route)s") % {"route": _of(c.ROUTES, data["route"])}
    return _joined(f"{route}，{_told(data)}", tables.demand_label(data["demand"]), data.get("reason") or "")


def declined(entry: EntryLike) -> str:
    data = entry.data
    why = _of(c.DECLINE_REASONS, data["decline_reason"])
    return _joined(why, _("请向%(instead)s提出") % {"instead": data["instead"]}, _told(data))


def _told(data: Mapping[str, Any]) -> str:
    if data.get("told_by") == "none":
        return _("姓名地址不清，无法告知")
    return _("已告知本人（%(way)s）") % {"way": _of(c.TOLD, data.get("told_by"))}


def consented(entry: EntryLike) -> str:
    data = entry.data
    words = {
        "who": _of(c.CONSENT_BY, data["by"]),
        "to": tables.bodies()[data["to"]],
        "what": "、".join(_of(c.SHARED_DATA, value) for value in data["shared"]),
        "purpose": _of(c.PURPOSES, data["purpose"]),
        "how": _of(c.CONSENT_HOW, data["how"]),
    }
    until = _("到 %(day)s 为止") % {"day": data["until"]} if data.get("until") else ""
    return _joined(_("%(who)s同意把%(what)s提供给%(to)s，用于%(purpose)s（%(how)s）") % words, until)


def referred(entry: EntryLike) -> str:
    data = entry.data
    words = {
        "to": data["to_name"],
        "purpose": _of(c.PURPOSES, data["purpose"]),
        "what": "、".join(_of(c.SHARED_DATA, value) for value in data["shared"]),
        "basis": data.get("duty") or _of(c.BASES, data["basis"]),
    }
    return _joined(_("转%(to)s，%(purpose)s；提供%(what)s；依据：%(basis)s") % words)


def answers(what: str) -> Callable[[EntryLike], str]:
    """Return the sentence of a step that answers an earlier entry."""

    def says(entry: EntryLike) -> str:
        answer = _of(c.REFERRAL_ANSWERS, entry.data.get("answer"))
        return _joined(_("答第 %(seq)s 条%(what)s") % {"seq": entry.data["row"], "what": what}, answer)

    return says


def closed(entry: EntryLike) -> str:
    return _joined(_told(entry.data))


def given_opinion(entry: EntryLike) -> str:
    data = entry.data
    settled = _("双方自愿达成协议") if data.get("is_settled") else ""
    words = {"outcome": _of(c.OUTCOMES, data["outcome"]), "basis": data["basis"]}
    return _joined(_("结论：%(outcome)s；依据：%(basis)s") % words, settled, _told(data))


def extended(entry: EntryLike) -> str:
    return _joined(_("延长 %(days)d 日") % {"days": entry.data["days"]}, entry.data["reason"], _told(entry.data))


def supervised(entry: EntryLike) -> str:
    data = entry.data
    ways = {"letter": _("发函"), "phone": _("电话"), "visit": _("派员")}
    days = _("%(n)d 个工作日内反馈") % {"n": data["days"]} if data.get("days") else ""
    return _joined(ways[data["letter"]], _("重大案件") if data.get("is_major") else "", days)


def called_back(entry: EntryLike) -> str:
    data = entry.data
    return _joined(_of(c.SATISFACTION, data["satisfaction"]), _("有新的诉求") if data.get("new_need") else "")


def merged(entry: EntryLike) -> str:
    return _joined(_("并入 %(number)s") % {"number": entry.data["into"]})


SENTENCES: dict[str, Callable[[EntryLike], str]] = {
    "register": registered,
    "answer": answered,
    "link": linked,
    "contact": contacted,
    "safe": made_safe,
    "accept": accepted,
    "decline": declined,
    "consent": consented,
    "refer": referred,
    "refer_answer": answers("转介"),
    "urge_answer": answers("督促"),
    "supervise_answer": answers("督办"),
    "close": closed,
    "opinion": given_opinion,
    "extend": extended,
    "supervise": supervised,
    "call_back": called_back,
    "merge": merged,
}
