"""What a field says when something is wrong with it: our own sentence that names the field and says what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

BLANK_CHOICE = "---------"

GENERAL = {
    "max_length": _("“%(label)s”最多 %%(limit_value)d 个字，现在有 %%(show_value)d 个，请删短一些。"),
    "min_length": _("“%(label)s”至少 %%(limit_value)d 个字，现在只有 %%(show_value)d 个，请补全。"),
    "min_value": _("“%(label)s”不能小于 %%(limit_value)s，请核对。"),
    "max_value": _("“%(label)s”不能大于 %%(limit_value)s，请核对。"),
    "max_digits": _("“%(label)s”的数字太长，最多 %%(max)s 位，请核对。"),
    "max_whole_digits": _("“%(label)s”的整数部分最多 %%(max)s 位，请核对。"),
    "max_decimal_places": _("“%(label)s”最多写到小数点后 %%(max)s 位，请核对。"),
    "null_characters_not_allowed": _("“%(label)s”里有看不见的字符，请重新输入。"),
}
"""By code: sentences for which fields have no words of their own unless somebody gives them."""

INVALID: tuple[tuple[type[forms.Field], dict[str, _StrPromise]], ...] = (
    (forms.DateTimeField, {"invalid": _("“%(label)s”要填日期和时间，如 2026-03-02 09:00。")}),
    (forms.DateField, {"invalid": _("“%(label)s”要填日期，如 2026-03-02。")}),
    (forms.TimeField, {"invalid": _("“%(label)s”要填时间，如 09:00。")}),
    (forms.DecimalField, {"invalid": _("“%(label)s”要填数字，如 12 或 12.5。")}),
    (forms.IntegerField, {"invalid": _("“%(label)s”要填整数，如 12。")}),
    (forms.EmailField, {"invalid": _("“%(label)s”不像电子邮箱，请核对。")}),
    (
        forms.FileField,
        {
            "invalid": _("“%(label)s”没有传上来，请重新选文件。"),
            "missing": _("“%(label)s”没有传上来，请重新选文件。"),
            "empty": _("“%(label)s”是空文件，请重新选文件。"),
        },
    ),
    (
        forms.ChoiceField,
        {
            "invalid_choice": _("“%(label)s”没有这一项，请从列出的里选。"),
            "invalid_list": _("“%(label)s”没有选好，请从列出的里选。"),
            "invalid_pk_value": _("“%(label)s”没有这一项，请从列出的里选。"),
        },
    ),
)
"""By kind of field, the particular first: what replaces the framework's words."""


def say_what_is_wrong(bound: forms.Field) -> None:
    """Give the field our sentences for all but an empty one; words that a form gave itself stay."""
    words = {"label": str(bound.label or "").replace("%", "%%")}
    for code, sentence in GENERAL.items():
        bound.error_messages.setdefault(code, str(sentence) % words)
    own = next((sentences for kind, sentences in INVALID if isinstance(bound, kind)), {})
    for code, sentence in own.items():
        if code in bound.error_messages and _is_stock(bound, code):
            bound.error_messages[code] = str(sentence) % words


def name_blank_choice(bound: forms.Field) -> None:
    """Say 请选择 (不选, where the field may stay empty) in place of a row of strokes."""
    words = str(_("请选择") if bound.required else _("不选"))
    if isinstance(bound, forms.ModelChoiceField):
        if str(bound.empty_label) == BLANK_CHOICE:
            bound.empty_label = words
        return
    if not isinstance(bound, forms.ChoiceField) or callable(bound.choices):
        return
    choices = list(bound.choices)
    if any(str(label) == BLANK_CHOICE for _value, label in choices):
        bound.choices = [(value, words if str(label) == BLANK_CHOICE else label) for value, label in choices]


def _is_stock(bound: forms.Field, code: str) -> bool:
    """Return whether the field still says what the framework says."""
    stock = {
        str(getattr(kind, "default_error_messages", {}).get(code, ""))
        for kind in type(bound).__mro__
        if kind.__module__.startswith("django.")
    }
    return str(bound.error_messages[code]) in stock
