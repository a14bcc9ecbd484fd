"""After the answer: 回访, 归档, 重启, 并案."""

from __future__ import annotations

from collections.abc import Iterator

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from halfsky.programmes.rights.petition import choices as c
from halfsky.programmes.rights.petition import search
from halfsky.programmes.rights.petition.forms.base import PetitionForm, line, one_of, paragraph


class CallBackForm(PetitionForm):
    """回访: by somebody who did not handle it; the handler does not see what she said."""

    sealed = ("words",)
    satisfaction = one_of(_("满意程度"), c.SATISFACTION, help_text=_("先按安全联系的约定打；不便回访不勉强"))
    words = paragraph(_("她怎么说"), 2, required=False)
    new_need = forms.BooleanField(label=_("有新的诉求，要另行登记"), required=False)


class FileForm(PetitionForm):
    retention = one_of(_("保管期限"), c.RETENTION, initial="10")


class ReopenForm(PetitionForm):
    sealed = ("why",)
    why = paragraph(_("为什么重启"), 2)


class MergeForm(PetitionForm):
    """并案: this one goes into the other; a merged pair counts once."""

    into = line(_("并入哪件"), 40, help_text=_("填保留的那件的编号"))

    def clean_into(self) -> str:
        found = search.by_number(self.cleaned_data["into"].strip(), self.actor)
        if found is None:
            raise ValidationError(_("没有找到这个编号的事项，请核对。"))
        if found.record.status == "merged":
            raise ValidationError(_("那一件已经并入别的事项，请填最后保留的那件。"))
        if self.state is not None and found.record.owner_id != self.state.owner:
            raise ValidationError(_("两件不在同一单位，先移交到一处再并案。"))
        if self.state is not None and found.record.folded == self.state.as_json():
            raise ValidationError(_("这就是本件的编号，请填要保留的另一件。"))
        return found.record.number

    def blinded(self) -> Iterator[tuple[str, str]]:
        yield "link", self.value("into")
