"""A plan beside reports: each item with what reports say of it, and the items that nobody reports on."""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from pathlib import PurePath
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from halfsky.accounts.session import DeskRequest
from halfsky.desk.planning import queries
from halfsky.desk.planning.compare_rows import Compared, compared
from halfsky.reading import read
from halfsky.reading.compare import compare
from halfsky.reading.compare_sheet import to_xlsx
from halfsky.reading.files import UnreadableFile, open_document
from halfsky.reading.model import Document

SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST = 20


class SeveralFiles(forms.ClearableFileInput):
    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return files.getlist(name)


class FilesField(forms.FileField):
    """One file or several; each is opened here, and a bad one is named."""

    widget = SeveralFiles

    def clean(self, data: Any, initial: Any = None) -> list[tuple[str, Document]]:
        files: list[UploadedFile[Any]] = list(data or [])
        if not files:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        if len(files) > MOST:
            raise forms.ValidationError(_("一次最多对照 %(most)s 份，请分几次。"), params={"most": MOST})
        return _apart([self._opened(file) for file in files])

    @staticmethod
    def _opened(file: UploadedFile[Any]) -> tuple[str, Document]:
        name = file.name or ""
        try:
            return PurePath(name).stem, read(open_document(file.read(), name).text)
        except UnreadableFile as fault:
            raise forms.ValidationError(f"{name}：{fault.sentence}") from fault


def _apart(reports: list[tuple[str, Document]]) -> list[tuple[str, Document]]:
    """Return the reports under names of their own: the second 总结 is 总结 (2)."""
    counted: Counter[str] = Counter()
    named: list[tuple[str, Document]] = []
    for name, document in reports:
        counted[name] += 1
        named.append((f"{name} ({counted[name]})" if counted[name] > 1 else name, document))
    return named


class CompareForm(forms.Form):
    reports = FilesField(
        label=_("总结或汇报"), help_text=_("可以选好几份；一份里按市州分节写的，会逐节对照。文件只用来对照，不保存。")
    )


@require_http_methods(["GET", "POST"])
def plan_compare(request: DeskRequest, plan_id: int) -> HttpResponse:
    """Lay reports beside the plan: as a page, or as .xlsx where the button says so."""
    plan = get_object_or_404(queries.plans_for(request.actor.post), pk=plan_id)
    form = CompareForm()
    shown: Compared | None = None
    sheet = ""
    if request.method == "POST":
        form = CompareForm({}, request.FILES)
        if form.is_valid():
            shown = compared(compare(read(plan.text), form.cleaned_data["reports"]))
            made = to_xlsx(shown.comparison)
            if request.POST.get("as") == "xlsx":
                return _sheet(made, plan.pk)
            sheet = f"data:{SHEET};base64,{b64encode(made).decode()}"
            form = CompareForm()
    context = {"plan": plan, "form": form, "shown": shown, "sheet": sheet}
    return render(request, "desk/plans/compare.html", context, status=422 if form.errors else 200)


def _sheet(made: bytes, plan_id: int) -> HttpResponse:
    answer = HttpResponse(made, content_type=SHEET)
    answer["Content-Disposition"] = f'attachment; filename="compare-{plan_id}.xlsx"'
    return answer
