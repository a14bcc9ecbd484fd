"""The papers of a petition, in the official form: notice, transfer, extension, opinion, review, letters."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from halfsky.ledger.declaration import EntryLike
from halfsky.ledger.papers import Line, Material, Paper, PaperText
from halfsky.ledger.state import State
from halfsky.programmes.rights.petition import choices as c
from halfsky.programmes.rights.petition import tables

Lines = Sequence[Line]


def _to_her(state: State, _entry: EntryLike) -> bool:
    """Papers to her are issued where name and address are known (23)."""
    return not state.data.get("is_unclear")


def _paper(title: str, material: Material, lines: Lines, to: str | None = None) -> PaperText:
    addressed = material.secret.get("name") or _("来访人")
    return PaperText(
        title=title,
        to=addressed if to is None else to,
        lines=lines,
        signed_by=material.unit,
        day=material.day,
        number=material.number,
        foot=(
            _("事项编号：%(number)s　核验码：%(code)s") % {"number": material.record_number, "code": material.code},
            _("凭事项编号和核验码，可向本会或拨打 12338 查询办理情况。"),
        ),
    )


def _received(material: Material) -> str:
    year, month, day = material.state.data["received_on"].split("-")
    return _("你于%(year)s年%(month)d月%(day)d日向本会提出的“%(demand)s”事项（编号%(number)s）已经收到。") % {
        "year": year,
        "month": int(month),
        "day": int(day),
        "demand": tables.demand_label(material.state.data.get("demand") or ""),
        "number": material.record_number,
    }


def _notice(material: Material) -> PaperText:
    route = str(dict(c.ROUTES)[material.data["route"]])
    ends = {
        "own": _("本会将自受理之日起六十日内办结；情况复杂的，经批准可以延长，延长不超过三十日，并告知你理由。"),
        "guide": _("此事有法定的办理途径，本会已向你说明应当向哪个机关、怎样提出，并将跟进办理情况。"),
        "accompany": _("此事有法定的办理途径，本会将陪同你向有关机关提出，并跟进办理情况。"),
        "refer": _("本会将在征得你同意后转请有关单位处理，并跟进办理情况。"),
        "urge": _("本会将督促有关单位依法处理，并跟进办理情况。"),
    }
    lines = [
        Line(_received(material)),
        Line(_("经审查，决定予以受理，办理方式为：%(route)s。") % {"route": route}),
        Line(ends[material.data["route"]]),
    ]
    if material.data.get("reason"):
        lines.append(Line(material.data["reason"]))
    lines.append(Line(_("依据：《信访工作条例》第二十三条、第三十一条、第三十四条。特此告知。")))
    return _paper(_("信访事项受理告知书"), material, lines)


def _decline(material: Material) -> PaperText:
    reason = str(dict(c.DECLINE_REASONS)[material.data["decline_reason"]])
    return _paper(
        _("信访事项不予受理告知书"),
        material,
        [
            Line(_received(material)),
            Line(_("经审查，此事%(reason)s，本会不予受理。") % {"reason": reason}),
            Line(_("你可以向%(instead)s提出。") % {"instead": material.data["instead"]}),
            Line(_("依据：《信访工作条例》第二十三条、第三十一条。特此告知。")),
        ],
    )


def _transfer(material: Material) -> PaperText:
    return _paper(
        _("信访事项转送告知书"),
        material,
        [
            Line(_received(material)),
            Line(
                _(
                    "按照属地管理、分级负责的原则，此事已转送有权处理的妇联组织办理，由其自收到之日起十五日内告知你是否受理。"
                )
            ),
            Line(_("依据：《信访工作条例》第二十三条。特此告知。")),
        ],
    )


def _extension(material: Material) -> PaperText:
    return _paper(
        _("信访事项延期办理告知书"),
        material,
        [
            Line(_received(material)),
            Line(
                _("因%(reason)s，经本会负责人批准，办理期限延长%(days)d日。")
                % {"reason": material.data["reason"], "days": material.data["days"]}
            ),
            Line(_("依据：《信访工作条例》第三十四条。特此告知。")),
        ],
    )


def _opinion(material: Material) -> PaperText:
    return _paper(
        _("信访事项处理意见书"),
        material,
        [
            Line(_received(material)),
            Line(_("诉求"), 1),
            Line(material.secret.get("request", "")),
            Line(_("查明的事实"), 1),
            Line(material.secret.get("found", "")),
            Line(_("处理意见和依据"), 1),
            Line(material.secret.get("opinion", "")),
            Line(
                _("结论：%(outcome)s。依据：%(basis)s。")
                % {"outcome": dict(c.OUTCOMES)[material.data["outcome"]], "basis": material.data["basis"]}
            ),
            Line(_("如不服本意见，可自收到之日起三十日内，向上一级妇联书面申请复查（《信访工作条例》第三十五条）。")),
        ],
    )


def _review(material: Material) -> PaperText:
    is_last = material.state.data["review_level"] >= 2
    name = _("复核") if is_last else _("复查")
    after = (
        _("本意见为复核意见，同一事实和理由再次提出的，不再受理（《信访工作条例》第三十六条）。")
        if is_last
        else _("如不服本意见，可自收到之日起三十日内，向上一级妇联申请复核（《信访工作条例》第三十六条）。")
    )
    return _paper(
        _("信访事项%(name)s意见书") % {"name": name},
        material,
        [
            Line(_received(material)),
            Line(_("%(name)s意见") % {"name": name}, 1),
            Line(material.secret.get("opinion", "")),
            Line(
                _("结论：%(outcome)s原处理意见。依据：%(basis)s。")
                % {"outcome": dict(c.REVIEW_OUTCOMES)[material.data["review_outcome"]], "basis": material.data["basis"]}
            ),
            Line(after),
        ],
    )


def _letter(title: str, what: str, to: Callable[[Material], str], closing: str) -> Callable[[Material], PaperText]:
    def text(material: Material) -> PaperText:
        lines = [
            Line(_("现就编号%(number)s的妇女权益事项函告如下。") % {"number": material.record_number}),
            Line(material.secret.get(what, "")),
        ]
        if material.data.get("asked"):
            lines.append(Line(_("请你单位：%(asked)s。") % {"asked": material.data["asked"]}))
        if material.data.get("days"):
            lines.append(Line(_("请于收到之日起%(days)d个工作日内书面答复。") % {"days": material.data["days"]}))
        return _paper(title, material, [*lines, Line(closing)], to(material))

    return text


NOTICE = Paper("notice", gettext_lazy("受理告知书"), "信告", _notice, _to_her)
DECLINE = Paper("decline", gettext_lazy("不予受理告知书"), "信不受", _decline, _to_her)
TRANSFER = Paper("transfer", gettext_lazy("转送告知书"), "信转", _transfer, _to_her)
EXTENSION = Paper("extension", gettext_lazy("延期告知书"), "信延", _extension, _to_her)
OPINION = Paper("opinion", gettext_lazy("处理意见书"), "信意", _opinion)
REVIEW = Paper("review", gettext_lazy("复查复核意见书"), "信复", _review)
SUPERVISE = Paper(
    "supervise",
    gettext_lazy("督办函"),
    "信督",
    _letter("信访事项督办函", "asked", lambda _material: _("承办单位"), "请抓紧办理，按期反馈。"),
    lambda _state, entry: entry.data.get("letter") == "letter",
)
URGE = Paper(
    "urge",
    gettext_lazy("督促处理意见书"),
    "督促",
    _letter(
        "督促处理意见书", "undone", lambda material: material.data["to_name"], "依据：《妇女权益保障法》第七十三条。"
    ),
)
