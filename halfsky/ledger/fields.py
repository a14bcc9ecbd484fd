"""Form fields that several programmes ask for: money in fen, identity numbers, telephones, bank accounts."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from halfsky import vault
from halfsky.vault.blind import normal_phone


class MoneyField(forms.DecimalField):
    """An amount typed in yuan, cleaned to an integer in fen."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_digits", 14)
        kwargs.setdefault("min_value", Decimal("0.01"))
        super().__init__(decimal_places=2, **kwargs)

    def clean(self, value: Any) -> Any:
        amount: Decimal | None = super().clean(_plain_number(value))
        return None if amount is None else int(amount * 100)


def _plain_number(value: Any) -> Any:
    """Return the typed amount without the marks people type around it: 10,000.00元."""
    if not isinstance(value, str):
        return value
    return re.sub(r"[\s,，元¥￥]", "", value)


def yuan(fen: int) -> str:
    """Return an amount in fen as yuan with two places and thousands marked: 10,000.00."""
    return f"{Decimal(fen) / 100:,.2f}"


class IdNumberField(forms.CharField):
    """A resident identity number, 15 or 18 places, checked; cleaned as typed, without spaces."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("身份证号"))
        super().__init__(max_length=24, **kwargs)
        self.widget.attrs.setdefault("autocomplete", "off")

    def clean(self, value: Any) -> Any:
        number = super().clean(value)
        if not number:
            return ""
        fault = vault.check_id_no(number)
        if fault:
            raise ValidationError(fault)
        return re.sub(r"[\s\-]", "", number)


class PhoneField(forms.CharField):
    """A telephone number: a mobile or a landline with its area code."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("联系电话"))
        super().__init__(max_length=24, **kwargs)
        self.widget.attrs.setdefault("inputmode", "tel")

    def clean(self, value: Any) -> Any:
        number = super().clean(value)
        if not number:
            return ""
        digits = normal_phone(number)
        if not re.fullmatch(r"1[3-9][0-9]{9}|0[0-9]{9,11}|[0-9]{5}|[0-9]{7,8}", digits):
            raise ValidationError(_("电话号码不对，请填11位手机号，或带区号的座机号。"))
        return digits


class AccountField(forms.CharField):
    """A bank account's number: 12 to 30 digits, spaces dropped."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=40, **kwargs)
        self.widget.attrs.setdefault("inputmode", "numeric")

    def clean(self, value: Any) -> Any:
        number = re.sub(r"[\s\-]", "", super().clean(value) or "")
        if number and not re.fullmatch(r"[0-9]{12,30}", number):
            raise ValidationError(_("银行账号应为12到30位数字，请照银行卡核对。"))
        return number
