"""The certificate of a class: one for each trainee who came to enough lessons, numbered, with a code to check it by."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from halfsky.ledger.declaration import EntryLike
from halfsky.ledger.papers import Line, Material, Paper, PaperText
from halfsky.ledger.shapes import roster
from halfsky.ledger.shapes.activity_sessions import names_of
from halfsky.ledger.state import State
from halfsky.programmes.livelihood.training import rules
from halfsky.programmes.livelihood.training.words import KINDS


def copies(before: State, entry: EntryLike) -> Sequence[str]:
    return rules.finishers(before, entry.resolved["training.attend_share"])


def _written(day: str) -> str:
    """Return a day as papers write it: 2026年4月13日."""
    return f"{date.fromisoformat(day):%Y年%-m月%-d日}"


def text(material: Material) -> PaperText:
    """Return the words of one trainee's certificate: the class, her lessons and hours."""
    data = material.state.data
    came = roster.attended(material.state).get(material.copy, [])
    facts = {
        "name": names_of(material.state, material.opened)[material.copy],
        "first": _written(data["first_day"]),
        "last": _written(data["last_day"]),
        "course": data["course"],
        "kind": KINDS[data["kind"]],
        "came": len(came),
        "planned": data["lessons"],
        "hours": f"{sum(minutes for _day, minutes in came) / 60:g}",
    }
    words = _(
        "%(name)s于%(first)s至%(last)s参加“%(course)s”（%(kind)s类），计划%(planned)d课次，到课%(came)d次，共%(hours)s小时，准予结业。"
    )
    return PaperText(
        title=_("结业证书"),
        to=facts["name"],
        lines=(Line(words % facts),),
        signed_by=material.unit,
        day=material.day,
        number=material.number,
        foot=(_("校验码 %(code)s；凭证书编号和校验码可向发证妇联核对到课情况。") % {"code": material.code},),
    )


CERTIFICATE = Paper(
    "certificate",
    gettext_lazy("结业证书"),
    "训",
    text,
    copies=copies,
    page="programmes/training/certificate.html",
)
