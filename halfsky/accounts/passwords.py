"""What a password must be, said in Chinese where Django's own sentence has no Chinese yet."""

from __future__ import annotations

from django.contrib.auth.password_validation import MinimumLengthValidator
from django.utils.translation import gettext as _


class LongEnough(MinimumLengthValidator):
    """A password has at least `min_length` characters."""

    def get_error_message(self) -> str:
        """Return the sentence for a password that is too short."""
        return _("密码太短，至少要 %(length)d 个字符。") % {"length": self.min_length}

    def get_help_text(self) -> str:
        """Return what a form says beforehand."""
        return _("密码至少 %(length)d 个字符，不要用常见的密码。") % {"length": self.min_length}
