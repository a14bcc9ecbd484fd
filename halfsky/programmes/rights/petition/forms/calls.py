"""What is said within one call or visit: 即问即答, 无效来电, 关联在办事项, 追加来访来电."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from halfsky.ledger.forms import Hint
from halfsky.programmes.rights.petition import choices as c
from halfsky.programmes.rights.petition import rules, search, tables
from halfsky.programmes.rights.petition.forms.base import PetitionForm, line, one_of, paragraph


class CallForm(PetitionForm):
    """What every way of taking something in asks: by which channel, how many people."""

    channel = one_of(_("渠道"), c.CHANNELS, initial="hotline")
    people = forms.IntegerField(label=_("人数"), min_value=1, max_value=999, initial=1, help_text=_("一起来的有几人"))


class DemandInitials:
    """Gives pages the pinyin initials of the demand classes, so that two letters find one."""

    @staticmethod
    def demand_initials() -> dict[str, str]:
        """Return the initials by class, those of its head before its own."""
        return {
            one.value: f"{one.initials} {one.parent and tables.demands()[one.parent].initials}"
            for one in tables.demands().values()
        }


class InvalidForm(PetitionForm):
    """A silent or obscene call: counted, no number and no word kept."""

    why = one_of(_("来电情形"), c.INVALID)


class AnswerForm(DemandInitials, CallForm):
    """Advice given within the call: no name, no number."""

    sealed = ("told",)
    headings = {"demand": _("问了什么"), "channel": _("来源")}
    demand = forms.ChoiceField(
        label=_("诉求类别"), choices=tables.demand_choices, help_text=_("打拼音首字母即可，如 td")
    )
    told = paragraph(_("怎么答复的"), help_text=_("不写姓名、电话，咨询不留个人信息"))
    first = one_of(_("初次"), c.FIRST, initial="first")
    field_order = ("demand", "told", "first", "channel", "people")

    def plain(self) -> dict[str, Any]:
        return {**super().plain(), "kind": "advice"}

    def hints(self) -> Iterable[Hint]:
        yield from rules.danger_hints(self.typed("told") or "")
        yield from rules.sayings(self.typed("demand") or "")


class LinkForm(CallForm):
    """关联在办事项: the matter is within its term at a lower body; she is told where it stands."""

    sealed = ("told",)
    matter = line(_("在办事项编号"), 40)
    told = paragraph(_("告知了什么"), 2, help_text=_("在哪个单位办、到哪一步、什么时候到期"))
    field_order = ("matter", "told", "channel", "people")

    def clean_matter(self) -> str:
        earlier = search.by_number(self.cleaned_data["matter"].strip(), self.actor)
        if earlier is None:
            raise ValidationError(_("没有找到这个编号的事项，请核对。"))
        if not earlier.record.is_open:
            raise ValidationError(_("这件事已经办结；请按新的诉求登记，或办理复查。"))
        return earlier.record.number

    def blinded(self) -> Iterator[tuple[str, str]]:
        yield "link", self.value("matter")


class ContactForm(CallForm):
    """追加: she called, came or wrote again about the same matter."""

    sealed = ("facts",)
    facts = paragraph(_("这次说了什么"))
    field_order = ("facts", "channel", "people")

    def hints(self) -> Iterable[Hint]:
        return rules.danger_hints(self.typed("facts") or "")
