"""Handling a matter: 受理, 不予受理, 延期, 拟办结, 退回再办, 办结, 处理意见."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from halfsky.ledger import parameters
from halfsky.programmes.rights.petition import choices as c
from halfsky.programmes.rights.petition import rules, says, tables
from halfsky.programmes.rights.petition.forms.base import PetitionForm, line, one_of, paragraph


class ToldFields(PetitionForm):
    """When and by which safe way she was told."""

    told_by = one_of(_("怎么告知本人"), c.TOLD)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        data = self.state.data if self.state is not None else {}
        field = self.fields["told_by"]
        assert isinstance(field, forms.ChoiceField)
        field.widget.choices = [choice for choice in c.TOLD if not rules.why_not_told_so(choice[0], data)]
        field.help_text = says.safety(data)

    def clean_told_by(self) -> str:
        way: str = self.cleaned_data["told_by"]
        data = self.state.data if self.state is not None else {}
        refusal = rules.why_not_told_so(way, data)
        if refusal:
            raise ValidationError(refusal)
        return way


class AcceptForm(ToldFields):
    """受理并告知: by which way it will be handled, and the notice."""

    demand = forms.ChoiceField(label=_("诉求类别"), choices=tables.demand_choices)
    route = one_of(
        _("办理路径"), c.ROUTES, help_text=_("妇联自己要答复的选自办；其他途径解决的选指引、陪同、转介或督促")
    )
    reason = paragraph(_("受理说明"), 2, required=False, help_text=_("印在告知书上，不写姓名"))
    field_order = ("demand", "route", "reason", "told_by")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.state is not None:
            self.fields["demand"].initial = self.state.data.get("demand")

    def clean_route(self) -> str:
        route: str = self.cleaned_data["route"]
        kind = self.state.data.get("kind") if self.state is not None else ""
        if kind == "accusation" and route not in ("guide", "refer"):
            raise ValidationError(_("检举控告由纪检监察等机关处理（《信访工作条例》第三十条），请选指引或转介。"))
        return route


class DeclineForm(ToldFields):
    """不予受理: why, and where she should go instead."""

    decline_reason = one_of(_("不予受理的原因"), c.DECLINE_REASONS)
    instead = line(_("应当找哪里"), 120, help_text=_("写清机关名称和途径"))
    field_order = ("decline_reason", "instead", "told_by")


class ExtendForm(ToldFields):
    """延期: granted by the head, once, with notice to her before day 60."""

    days = forms.IntegerField(label=_("延长几日"), min_value=1, max_value=366)
    reason = paragraph(_("延期理由"), 2, help_text=_("印在延期告知书上，不写姓名"))
    field_order = ("days", "reason", "told_by")

    def clean_days(self) -> int:
        days: int = self.cleaned_data["days"]
        place = parameters.place_code(self.actor.unit_id) if self.actor is not None else ""
        most = int(parameters.value_for("petition.extension_days", place, timezone.localdate()))
        if days > most:
            raise ValidationError(
                _("延长不超过 %(most)d 日（《信访工作条例》第三十四条），请改小。"), params={"most": most}
            )
        return days


class ProposeForm(PetitionForm):
    """拟办结: the handler says how it came out; the head confirms."""

    outcome = one_of(_("结果"), c.OUTCOMES)
    result = paragraph(_("办理经过和结果"), 4)
    open_reason = one_of(
        _("还没答复的转介怎么办"), c.OPEN_REFERRAL_REASONS, required=False, help_text=_("转介都已答复的不用选")
    )
    sealed = ("result",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        route = self.state.data.get("route", "") if self.state is not None else ""
        allowed = c.OUTCOMES_OF_ROUTE.get(route, ())
        field = self.fields["outcome"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(value, label) for value, label in c.OUTCOMES if value in allowed]
        if route == "own":
            field.help_text = _("支持、解释说明、不予支持的，负责人据此出具处理意见；撤回、失联的，负责人确认办结")


class SendBackForm(PetitionForm):
    sealed = ("why",)
    why = paragraph(_("还要办什么"), 2)


class CloseForm(ToldFields):
    """办结: the head confirms what the handler proposed; she is told by the safe way."""


class OpinionForm(ToldFields):
    """处理意见: request, facts, opinion and basis, one of three outcomes (信访工作条例 32)."""

    sealed = ("request", "found", "opinion")
    request = paragraph(_("诉求"), 2)
    found = paragraph(_("查明的事实"), 4)
    opinion = paragraph(_("处理意见"), 4)
    basis = line(_("依据"), 200, help_text=_("法律法规名称和条款"))
    outcome = one_of(_("结论"), [(value, label) for value, label in c.OUTCOMES if value in c.OPINION_OUTCOMES])
    is_settled = forms.BooleanField(label=_("双方自愿调解、和解达成协议"), required=False)
    field_order = ("request", "found", "opinion", "basis", "outcome", "is_settled", "told_by")
