"""登记: taking a matter in, in the order of a conversation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from halfsky.accounts.models import User
from halfsky.ledger import parameters
from halfsky.ledger.fields import PhoneField
from halfsky.ledger.forms import Alike, Hint, PersonDraft
from halfsky.network.models import FAR, Basis, Level, Unit
from halfsky.programmes.rights.petition import choices as c
from halfsky.programmes.rights.petition import rules, search, tables
from halfsky.programmes.rights.petition.forms.base import (
    day_field,
    line,
    one_of,
    one_of_list,
    paragraph,
    several_of,
)
from halfsky.programmes.rights.petition.forms.calls import CallForm, DemandInitials
from halfsky.programmes.rights.petition.forms.safety import SafeFields


class RegisterForm(DemandInitials, SafeFields, CallForm):
    """登记: safe contact, who, what, class, wish, urgency, source."""

    sealed = (
        "password", "trusted", "name", "phone", "address", "woman_name", "representatives", "interpreter", "accused",
        "facts", "wish",
    )  # fmt: skip
    blind = {"phone": "phone", "name": "name"}
    headings = {"callback": _("安全联系"), "name": _("来访人"), "facts": _("她说了什么"), "urgent": _("来源与缓急")}
    field_order = (
        "callback", "ways", "hours", "quiet", "shared", "password", "trusted",
        "name", "phone", "relation", "sex", "age", "needs", "place", "address", "people", "representatives",
        "interpreter", "woman_name", "minors",
        "facts", "protect", "demand", "kind", "wish", "accused_kind", "accused", "accused_relation",
        "accused_unit", "concerns", "staff",
        "urgent", "channel", "outside_no", "received_on", "first", "repeats",
    )  # fmt: skip

    asked_first: ClassVar[tuple[str, ...]] = (
        "callback", "hours", "quiet", "shared", "password", "name", "phone", "relation", "place",
        "facts", "protect", "demand", "urgent",
    )  # fmt: skip
    """What is asked while she is on the line; the rest is added after she has hung up."""

    name = line(_("称呼"), 40, required=False, help_text=_("不愿说姓名可以空着，不影响受理"))
    phone = PhoneField(label=_("电话"), required=False)
    relation = one_of_list(_("与当事人"), c.RELATIONS, initial="self")
    sex = one_of(_("性别"), c.SEXES, initial="f")
    age = one_of(_("年龄段"), c.AGES, required=False)
    needs = several_of(_("特殊情况"), c.NEEDS, required=False)
    place = forms.ModelChoiceField(
        label=_("在哪里"), queryset=Unit.objects.none(), required=False, empty_label=_("没有问到")
    )
    address = line(_("通信地址"), 120, required=False, help_text=_("要寄告知书的才填"))
    representatives = paragraph(
        _("代表"), 2, required=False, help_text=_("多人一起来的，写代表的姓名，一行一人，最多 5 人")
    )
    interpreter = line(_("翻译"), 40, required=False)
    woman_name = line(_("当事人姓名"), 40, required=False, help_text=_("来访人不是本人时填"))
    minors = forms.IntegerField(label=_("未成年子女"), required=False, min_value=0, max_value=12)
    facts = paragraph(_("事实"), 8, help_text=_("照她的原话记，第一人称，不替她概括"))
    demand = forms.ChoiceField(
        label=_("诉求类别"), choices=tables.demand_choices, help_text=_("打拼音首字母即可，如 td")
    )
    kind = one_of(_("性质"), c.KINDS, initial="claim")
    protect = one_of(_("人身安全"), c.PROTECT, required=False, help_text=_("提到打骂、威胁或孩子受害的，先答这一项"))
    wish = paragraph(_("本人诉求"), 2, required=False, help_text=_("她希望得到什么结果"))
    accused_kind = one_of(_("被反映方"), c.ACCUSED, initial="none")
    accused = line(_("被反映方名称"), 60, required=False)
    accused_relation = one_of(_("与当事人的关系"), c.ACCUSED_RELATIONS, required=False)
    accused_unit = forms.ModelChoiceField(
        label=_("反映的是上级妇联的"),
        queryset=Unit.objects.none(),
        required=False,
        help_text=_("由它的上一级办理，它从此查不到这件事"),
    )
    concerns = one_of(_("是否涉及本单位的人"), c.CONCERNS, initial="none", help_text=_("涉及的人从此看不到这件事"))
    staff = forms.ModelMultipleChoiceField(label=_("涉及哪位同事"), queryset=User.objects.none(), required=False)
    urgent = one_of(_("缓急"), c.URGENCY, initial="normal", help_text=_("正在发生危险：先转 110，只记事实也能存"))
    outside_no = line(_("来文或工单编号"), 40, required=False)
    received_on = day_field(_("收到日期"), required=False, help_text=_("来信、网上和转来的，填收到那天"))
    first = one_of(_("初次"), c.FIRST, initial="first")
    repeats = line(_("与哪件是同一事"), 40, required=False, help_text=_("填原事项编号"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.data.get(self.add_prefix("urgent")) == "danger":
            for name, bound in self.fields.items():
                bound.required = name in ("facts", "happened_on")
        if self.actor is None:
            return
        place, staff = self.fields["place"], self.fields["staff"]
        assert isinstance(place, forms.ModelChoiceField)
        assert isinstance(staff, forms.ModelMultipleChoiceField)
        place.queryset = Unit.objects.filter(
            closed_on=FAR, above__basis=Basis.IS, above__ancestor_id=self.actor.unit_id, above__depth__lte=2
        ).order_by("level", "code", "pk")
        above = self.fields["accused_unit"]
        assert isinstance(above, forms.ModelChoiceField)
        above.queryset = Unit.objects.filter(
            closed_on=FAR, below__basis=Basis.IS, below__descendant_id=self.actor.unit_id, below__depth__gt=0
        ).order_by("level")
        staff.queryset = User.objects.filter(is_active=True, posts__unit_id=self.actor.unit_id).distinct()

    def clean_representatives(self) -> str:
        text: str = self.cleaned_data["representatives"]
        most = int(self._parameter("petition.representatives"))
        if len(_names(text)) > most:
            raise ValidationError(
                _("多人来访应推选代表，代表不超过 %(most)d 人（《信访工作条例》第二十条），请只留 %(most)d 人。"),
                params={"most": most},
            )
        return text

    def clean_received_on(self) -> date | None:
        day: date | None = self.cleaned_data["received_on"]
        if day and day > timezone.localdate():
            raise ValidationError(_("收到日期还没到，请改成今天或以前的日期。"))
        return day

    def clean_repeats(self) -> str:
        number: str = self.cleaned_data["repeats"].strip()
        if not number:
            return number
        earlier = search.by_number(number, self.actor)
        if earlier is None:
            raise ValidationError(_("没有找到编号 %(number)s 的事项，请核对。"), params={"number": number})
        refusal = rules.why_not_again(earlier.record.folded, earlier.is_below, earlier.record.is_open)
        if refusal:
            raise ValidationError(refusal)
        return earlier.record.number

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        self.check_safe(has_number=bool(self.value("phone")))
        received, entered = cleaned.get("received_on"), cleaned.get("happened_on")
        if received and entered and received > entered:
            self.add_error("received_on", _("收到日期晚于登记日期，请核对。"))
        self._check_protect()
        if self.value("accused_kind") not in ("", "none") and not self.value("accused"):
            self.add_error("accused", _("有被反映方的，请写下名称；不知道的选“没有”。"))
        if self.value("concerns") == "staff" and not self.value("staff"):
            self.add_error("staff", _("请选出涉及的同事，她从此看不到这件事。"))
        if self._is_at_the_top():
            self.add_error("concerns", _("没有再上一级的妇联，请先报同级党委，由其指定承办单位。"))
        return cleaned

    def _is_at_the_top(self) -> bool:
        """Return whether somebody is concerned above whom there is no federation to take it."""
        is_concerned = self.value("accused_unit") or self.value("concerns") in ("lead", "unit")
        return bool(is_concerned) and self._takeover() is None

    def _check_protect(self) -> None:
        asks, answer = rules.asks(self.value("demand")), self.value("protect")
        if self.value("urgent") != "danger":
            unasked = "" if answer else rules.unanswered_danger(self.value("facts"))
            if asks and answer in ("", "safe"):
                self.add_error("protect", _("这一类先问人身安全：按反家暴登记、作强制报告，还是本人不愿？"))
            elif unasked:
                self.add_error("protect", unasked)
        if asks == "child" and answer == "declined":
            self.add_error("protect", _("未成年人疑似受侵害必须报告（《未成年人保护法》第十一条），不由本人决定。"))

    def persons(self) -> Iterator[PersonDraft]:
        place = self.place_id()
        name, phone = self.value("name"), self.value("phone")
        if name or phone:
            yield PersonDraft("caller", name, phone, place_id=place)
        if self.value("woman_name"):
            yield PersonDraft("woman", self.value("woman_name"), place_id=place)
        for number in range(self.value("minors") or 0):
            yield PersonDraft("minor", place_id=place, extra={"number": number + 1})
        for named in _names(self.value("representatives")):
            yield PersonDraft("representative", named)
        if self.value("interpreter"):
            yield PersonDraft("interpreter", self.value("interpreter"))
        if self.value("accused_kind") == "person" and self.value("accused"):
            yield PersonDraft("accused", self.value("accused"))

    def blinded(self) -> Iterator[tuple[str, str]]:
        yield from super().blinded()
        for word in tables.words_in(self.value("facts")):
            yield "word", word
        if self.value("woman_name"):
            yield "name", self.value("woman_name")
        for name in ("repeats", "outside_no"):
            if self.value(name):
                yield "link", self.value(name)

    def plain(self) -> dict[str, Any]:
        data = super().plain()
        received = self.value("received_on") or self.cleaned_data["happened_on"]
        data |= {
            "received_on": received.isoformat(),
            "is_unclear": not (self.value("name") and (self.value("phone") or self.value("address") or data["place"])),
            "same_day": rules.entered_in_time(received, self.cleaned_data["happened_on"]),
            "takeover": self._takeover(),
            "kept_out": self._kept_out(),
            "passed_up": self._passed_up(),
        }
        if self.value("accused_kind") == "body" and self.value("accused"):
            data["accused_mark"] = search.body_mark(self.value("accused"))
        return data

    def hints(self) -> Iterator[Hint]:
        yield from rules.danger_hints(self.typed("facts") or "")
        twins = self._twins
        yield from rules.below_hints((one.number, one.unit, one.state) for one in twins if one.must_link)
        if self.typed("first") != "repeat" and self._is_repeat():
            yield rules.repeat_hint()
        yield from rules.sayings(self.typed("demand") or "")

    def alike(self) -> Iterable[Alike]:
        return [Alike(one.record_id, one.words, one.same, "contact" if one.is_open else "") for one in self._twins]

    @cached_property
    def _twins(self) -> list[search.Twin]:
        """The matters that may be the same, from what has been typed so far."""
        typed = {name: self.typed(name) or "" for name in ("phone", "name", "facts", "demand")}
        return search.duplicates(self.actor, **typed) if any(typed.values()) else []

    def _is_repeat(self) -> bool:
        phone, name, demand = (self.typed(one) or "" for one in ("phone", "name", "demand"))
        if not demand or not (phone or name):
            return False
        day = self.typed("happened_on") or timezone.localdate()
        return search.proposal(self.actor, phone=phone, name=name, demand=demand, day=day) == "repeat"

    def _takeover(self) -> int | None:
        """Return the unit that owns the matter from its first entry, where the own one or one above is concerned."""
        accused = self.value("accused_unit")
        if accused:
            parent: int | None = accused.parent_id
            return parent
        return self._unit_above() if self.value("concerns") in ("lead", "unit") else None

    def _kept_out(self) -> list[int]:
        """Return the people of an accused federation: they find the matter nowhere."""
        accused = self.value("accused_unit")
        if not accused:
            return []
        return list(User.objects.filter(posts__unit=accused).order_by("pk").values_list("pk", flat=True).distinct())

    def _passed_up(self) -> int | None:
        """Return the township that takes what a village registers."""
        is_village = self.actor is not None and self.actor.post.unit.level == Level.VILLAGE
        return self._unit_above() if is_village else None

    def _unit_above(self) -> int | None:
        return self.actor.post.unit.parent_id if self.actor is not None else None

    def _parameter(self, code: str) -> Any:
        place = parameters.place_code(self.actor.unit_id) if self.actor is not None else ""
        return parameters.value_for(code, place, timezone.localdate())


def _names(text: str) -> list[str]:
    return [part.strip() for part in re.split(r"[\n、，,;；]", text) if part.strip()]
