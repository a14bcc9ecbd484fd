"""How she may be reached without harm: 安全联系, 补充身份."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from halfsky.ledger.fields import PhoneField
from halfsky.ledger.forms import PersonDraft
from halfsky.programmes.rights.petition import choices as c
from halfsky.programmes.rights.petition.forms.base import PetitionForm, line, one_of, several_of


class SafeFields(PetitionForm):
    """安全联系: asked first, required once a number is kept."""

    callback = one_of(
        _("能不能打回去"), c.CALLBACK, required=False, help_text=_("先问：现在说话方便吗？旁边有别人吗？")
    )
    ways = several_of(_("联系方式"), c.WAYS, required=False)
    hours = line(_("约定时间与方式"), required=False, help_text=_("如：工作日 12:00—13:30，打手机"))
    quiet = forms.BooleanField(label=_("绝不留言、不发短信"), required=False)
    shared = forms.BooleanField(label=_("手机与他人共用"), required=False)
    password = line(_("暗语"), required=False, help_text=_("回电时先说这句话，对方不是她就说打错了"))
    trusted = line(_("信任的人和电话"), required=False)

    def check_safe(self, has_number: bool) -> None:
        """Note what is missing before a number may be kept."""
        callback = self.value("callback")
        if has_number and not callback:
            self.add_error("callback", _("留了电话，就要先问清能不能打回去。"))
        if callback == "agreed" and not self.value("hours"):
            self.add_error("hours", _("只在约定时间回电的，请写下约定的时间。"))
        if "trusted" in (self.value("ways") or ()) and not self.value("trusted"):
            self.add_error("trusted", _("经信任人联系的，请写下信任的人和电话。"))


class SafeForm(SafeFields):
    """Safe contact asked anew: the newest answer holds."""

    sealed = ("password", "trusted")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        self.check_safe(has_number=True)
        return cleaned


class IdentifyForm(PetitionForm):
    """补充身份: a number or name given later; the notice is due from then on."""

    sealed = ("name", "phone", "address")
    blind = {"phone": "phone", "name": "name"}
    name = line(_("姓名"), 40)
    phone = PhoneField(label=_("电话"), required=False)
    address = line(_("通信地址"), 120, required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.value("phone") and not self.value("address"):
            self.add_error("phone", _("请补上电话或通信地址，告知书才送得到。"))
        if self.value("phone") and self.state is not None and not self.state.data.get("callback"):
            self.add_error("phone", _("请先办“安全联系”，问清能不能打回去，再留电话。"))
        return cleaned

    def persons(self) -> Iterator[PersonDraft]:
        yield PersonDraft("caller", self.value("name"), self.value("phone"))
