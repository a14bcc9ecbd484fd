"""How any Django form is drawn in our components (FORM_RENDERER): few choices as chips, native dates, our classes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting
from django.forms.utils import ErrorList
from django.forms.widgets import DateTimeBaseInput
from django.utils.translation import gettext_lazy as _

from halfsky.ledger.wording import name_blank_choice, say_what_is_wrong

FEW = 7  # choices that are shown as chips; more are a select
NATIVE_FORMATS: dict[type[DateTimeBaseInput], tuple[str, str]] = {
    forms.DateInput: ("date", "%Y-%m-%d"),
    forms.DateTimeInput: ("datetime-local", "%Y-%m-%dT%H:%M"),
    forms.TimeInput: ("time", "%H:%M"),
}
UNCLASSED = (forms.CheckboxInput, forms.RadioSelect, forms.CheckboxSelectMultiple, forms.HiddenInput)


class Field(BoundField):
    """A field on a page. The form owns a copy of its widgets, so they may be changed here."""

    def __init__(self, form: forms.BaseForm, field: forms.Field, name: str) -> None:
        super().__init__(form, field, name)
        name_blank_choice(field)
        say_what_is_wrong(field)
        self._as_counted()
        self._as_chips()
        self._as_native()

    def _as_chips(self) -> None:
        """Show a plain choice of at most seven as chips, unless its widget says data-chips="off"."""
        field, widget = self.field, self.field.widget
        if type(widget) is not forms.Select or not isinstance(field, forms.ChoiceField):
            return
        if isinstance(field, forms.ModelChoiceField) or widget.attrs.get("data-chips") == "off":
            return
        choices = list(widget.choices)
        named = [choice for choice in choices if choice[0] not in (None, "")]
        if len(named) > FEW or any(isinstance(label, list | tuple) for _value, label in named):
            return
        blank = [] if field.required or len(named) == len(choices) else [("", _("不选"))]
        field.widget = forms.RadioSelect(attrs=widget.attrs, choices=[*named, *blank])
        field.widget.is_required = field.required

    def _as_counted(self) -> None:
        """Let a long text be typed whole: a browser cuts silently, the server says by how much it is too long."""
        if isinstance(self.field.widget, forms.Textarea):
            most = self.field.widget.attrs.pop("maxlength", None)
            if most:
                self.field.widget.attrs["data-most"] = most

    def _as_native(self) -> None:
        """Let the browser offer its own calendar and clock."""
        widget = self.field.widget
        if type(widget) in NATIVE_FORMATS and isinstance(widget, DateTimeBaseInput):
            kind, pattern = NATIVE_FORMATS[type(widget)]
            widget.input_type, widget.format = kind, pattern
            widget.supports_microseconds = False

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        """Return the attributes with our class added to those of the form."""
        built = super().build_widget_attrs(attrs, widget)
        shown = widget or self.field.widget
        if not isinstance(shown, UNCLASSED):
            built["class"] = " ".join(
                word for word in ("hs-in", _kind(shown), str(shown.attrs.get("class", ""))) if word
            )
            if isinstance(shown, forms.Textarea) and shown.attrs.get("rows") == "10":
                built["rows"] = "4"
        return built

    @property
    def errors(self) -> ErrorList:
        """The errors of this field; what Django says of an empty field is said as what to do."""
        found: ErrorList = super().errors
        for error in found.as_data():
            if error.code == "required" and error.message == forms.Field.default_error_messages["required"]:
                error.message = self._what_to_fill()
        return found

    def _what_to_fill(self) -> str:
        is_choice = isinstance(self.field, forms.ChoiceField | forms.FileField | forms.ModelChoiceField)
        return (_("请选择“%(label)s”") if is_choice else _("请填写“%(label)s”")) % {"label": self.label}

    @property
    def focus_id(self) -> str:
        """The id that a link to this field leads to: its input, or the group of its chips."""
        return self.id_for_label or self.auto_id


def _kind(widget: forms.Widget) -> str:
    if isinstance(widget, forms.Textarea):
        return "hs-in--area"
    return "hs-in--pull" if isinstance(widget, forms.Select) and not widget.allow_multiple_selected else ""


class Renderer(TemplatesSetting):
    """Draw forms with halfsky/templates/django/forms."""

    bound_field_class = Field
