"""Forms about people: a new post in a unit, and one's own password."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.forms import PasswordChangeForm
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from halfsky.accounts.actions import NewPost
from halfsky.accounts.models import Role
from halfsky.ledger.forms import say_what_is_missing

_NAME = RegexValidator(r"^[A-Za-z0-9_.-]{3,40}\Z", _("登录名用 3 到 40 个英文字母、数字或 _ . -，不要有空格。"))


class PostForm(forms.Form):
    """Who begins to work in the unit today."""

    full_name = forms.CharField(label=_("姓名"), max_length=40)
    username = forms.CharField(
        label=_("登录名"), validators=[_NAME], help_text=_("已有账号的人写她原来的登录名，就加一个岗位。")
    )
    role = forms.ChoiceField(label=_("岗位"), choices=Role.choices)
    department = forms.CharField(label=_("部门"), max_length=20, required=False)

    def __init__(self, data: object = None) -> None:
        super().__init__(data or None)  # type: ignore[arg-type]  # a QueryDict or nothing
        say_what_is_missing(self)

    def new_post(self) -> NewPost:
        """Return what was filled in."""
        values = self.cleaned_data
        return NewPost(values["username"], values["full_name"], Role(values["role"]), values["department"])


class PasswordForm(PasswordChangeForm):
    """The present password and twice the new one."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["old_password"].label = _("现在的密码")
        self.fields["new_password1"].label = _("新密码")
        self.fields["new_password1"].help_text = _("至少 10 个字符，不要用常见的密码。")
        self.fields["new_password2"].label = _("再写一遍新密码")
        self.fields["new_password2"].help_text = ""
        say_what_is_missing(self)

    def clean_new_password2(self) -> str:
        """Return the new password; it differs from the present one."""
        chosen: str = self.cleaned_data.get("new_password2", "")
        if chosen and self.user.check_password(chosen):
            raise ValidationError(_("新密码不能和现在的一样，请换一个。"))
        return chosen
