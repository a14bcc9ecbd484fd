"""12338 hotline and petitions (12338 热线与信访): every call, letter and visit gets an answer in time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from halfsky.accounts.policy import Sensitivity
from halfsky.ledger.declaration import Programme
from halfsky.ledger.state import State
from halfsky.programmes.rights.petition import counting, fold, tables
from halfsky.programmes.rights.petition.clocks import CLOCKS
from halfsky.programmes.rights.petition.steps import STEPS

STATES = {
    "waiting": _("待受理"),
    "arriving": _("待接收"),
    "handling": _("办理中"),
    "proposed": _("拟办结"),
    "reviewing": _("复查中"),
    "closed": _("已办结"),
    "called_back": _("已回访"),
    "filed": _("已归档"),
    "declined": _("已告知"),
    "merged": _("已并案"),
    "linked": _("已关联"),
    "invalid": _("无效来电"),
}
OPEN_STATES = ("waiting", "arriving", "handling", "proposed", "reviewing")


def title_of(state: State) -> str:
    """Return the class of the demand: no name, no place, nothing of what happened."""
    if state.status in ("invalid", "linked"):
        return str(STATES[state.status])
    return tables.demand_label(state.data.get("demand") or "") or str(_("未分类诉求"))


def samples() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield a life from the telephone to the file: a referral with consent, a supervision, a call back."""
    today = timezone.localdate()

    def ago(days: int) -> str:
        return (today - timedelta(days=days)).isoformat()

    yield (
        "register",
        {
            "callback": "agreed", "ways": ["phone"], "hours": "工作日中午", "quiet": "on", "name": "试女士",
            "phone": "13800000000", "relation": "self", "sex": "f", "age": "under60", "people": 1, "minors": 1,
            "facts": "分红名单上没有我和女儿，村里说外嫁女不算。", "demand": "land.share", "kind": "claim",
            "wish": "补上该有的一份", "accused_kind": "body", "accused": "试村村委会", "concerns": "none",
            "urgent": "normal", "channel": "hotline", "first": "first", "happened_on": ago(20),
        },
    )  # fmt: skip
    yield "accept", {"demand": "land.share", "route": "refer", "told_by": "phone", "happened_on": ago(19)}
    yield (
        "consent",
        {"to": "township", "purpose": "handle", "shared": ["identity", "facts"], "how": "oral", "by": "self",
         "happened_on": ago(18)},
    )  # fmt: skip
    yield (
        "refer",
        {"to": "township", "to_name": "试镇人民政府", "purpose": "handle", "shared": ["facts"], "basis": "consent",
         "happened_on": ago(18)},
    )  # fmt: skip
    yield "supervise", {"letter": "letter", "is_major": "on", "asked": "请说明进展", "happened_on": ago(15)}
    yield "refer_answer", {"row": 4, "answer": "done", "text": "已责令村里重议", "happened_on": ago(12)}
    yield "supervise_answer", {"row": 5, "text": "镇里已责令改正", "happened_on": ago(11)}
    yield "propose", {"outcome": "referred", "result": "名单已补，本人认可", "happened_on": ago(10)}
    yield "close", {"told_by": "phone", "happened_on": ago(9)}
    yield "call_back", {"satisfaction": "very", "words": "钱到了", "happened_on": ago(5)}
    yield "file", {"retention": "10", "happened_on": ago(1)}


PROGRAMME = Programme(
    slug="petition",
    suite="rights",
    title=_("12338热线与信访"),
    short=_("信访"),
    icon="phone",
    shape="case",
    sensitivity=Sensitivity.CONFIDENTIAL,
    states=STATES,
    closed_states=frozenset(set(STATES) - set(OPEN_STATES)),
    path=("waiting", "handling", "proposed", "closed", "called_back", "filed"),
    steps=STEPS,
    title_of=title_of,
    parts={
        "caller": _("来访人"),
        "woman": _("当事人"),
        "accused": _("被反映方"),
        "minor": _("未成年子女"),
        "representative": _("代表"),
        "interpreter": _("翻译"),
    },
    clocks=CLOCKS,
    person_scope="petition",
    fold=fold.apply,
    standing=counting.standing,
    stock=counting.stock,
    number_word="信",
    facets=("channel", "kind", "first"),
    samples=samples,
)
