"""Zero reports (零报告): a federation says that a service had nothing in a month. Silence alone is never zero."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from halfsky.accounts.models import Role
from halfsky.accounts.policy import Gate, Sensitivity, Where
from halfsky.ledger import registry
from halfsky.ledger.declaration import Count, EntryLike, FactDraft, Programme, Step
from halfsky.ledger.forms import StepForm
from halfsky.ledger.models import Fact, Record
from halfsky.ledger.shapes.common import common_steps, with_own
from halfsky.ledger.state import State
from halfsky.network.models import Basis, Descent

MONTH = re.compile(r"(\d{4})-(\d{2})")
SLUG = "zero_report"


def services() -> list[tuple[str, str]]:
    """Return the services that a zero can be reported for: every programme but this one."""
    return [(slug, title) for slug, title in registry.choices() if slug != SLUG]


def _this_month() -> str:
    return f"{timezone.localdate():%Y-%m}"


class ReportForm(StepForm):
    service = forms.ChoiceField(label=_("哪项服务"), choices=services)
    month = forms.RegexField(
        MONTH, label=_("哪个月"), initial=_this_month, max_length=7, widget=forms.TextInput(attrs={"type": "month"}),
        help_text=_("写成 2026-03"), error_messages={"invalid": _("月份请写成 2026-03 这样。")},
    )  # fmt: skip

    def clean_month(self) -> str:
        written: str = self.cleaned_data["month"]
        if not 1 <= int(written[5:]) <= 12 or written > _this_month():
            raise forms.ValidationError(_("“%(month)s”不是已经开始的月份，请核对。"), params={"month": written})
        return written


def days_of(month: str) -> tuple[date, date]:
    """Return the first and the last day of a month written 2026-03."""
    year, number = int(month[:4]), int(month[5:7])
    return date(year, number, 1), date(year, number, monthrange(year, number)[1])


def entries_there(_record: Record | None, draft: EntryLike) -> Mapping[str, int]:
    """Return how many entries and zero reports of the service the unit, with all below it, has in that month."""
    first, last = days_of(draft.data["month"])
    below = Descent.objects.filter(basis=Basis.IS, ancestor_id=draft.unit_id).values("descendant")
    slug = draft.data["service"]
    facts = Fact.objects.filter(day__range=(first, last), bearer__in=below)
    said = Fact.objects.filter(indicator=f"{slug}.zero_reports", day__range=(first, last), unit_id=draft.unit_id)
    return {
        "entries": facts.filter(indicator=f"{slug}.entries").count(),
        "said": sum(said.values_list("quantity", flat=True)),
    }


def refusal(_before: State, entry: EntryLike) -> str | None:
    """Refuse a zero where there is something, and a second one for the same month (programmes' rule G3 of rankings)."""
    seen = entry.resolved.get("seen", {})
    if seen.get("entries"):
        return _now("这个月已有 %(n)d 条台账，不能报零；请在看板上核对。") % {"n": seen["entries"]}
    if seen.get("said"):
        return _now("这个月已经报过零了。")
    return None


def standing(state: State) -> Iterator[FactDraft]:
    """Yield the zero: on the month's last day, or on the day of the report while the month still runs."""
    if state.status == "reported":
        said_on = state.day_of("report") or date.fromisoformat(state.opened_on)
        first, last = days_of(state.data["month"])
        yield FactDraft(f"{state.data['service']}.zero_reports", state.owner, max(first, min(last, said_on)))


def title_of(state: State) -> str:
    titles = dict(registry.choices())
    return f"{titles.get(state.data.get('service', ''), '')} {state.data.get('month', '')}".strip() or "零报告"


def samples() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield a report for a month long past, in which no service has entries."""
    yield "report", {"service": services()[0][0], "month": "2020-02", "happened_on": timezone.localdate().isoformat()}


PROGRAMME = Programme(
    slug=SLUG,
    suite="network",
    title=_("零报告"),
    short=_("零报告"),
    icon="circle-dashed",
    shape="register",
    sensitivity=Sensitivity.OPEN,
    states={"reported": _("已报")},
    closed_states=frozenset({"reported"}),
    path=("reported",),
    steps=with_own(
        common_steps(()),
        (
            Step(
                "report", _("报零"), ReportForm, "reported", opens=True, looks=entries_there, check=refusal,
                counts=(Count("zero_report.reports"),),
                gate=Gate((Role.OFFICER, Role.CHECKER, Role.LEAD, Role.VILLAGE), where=Where.ANYWHERE),
            ),
        ),
        without=("assign", "transfer"),
    ),
    title_of=title_of,
    person_scope=SLUG,
    standing=standing,
    number_word="零",
    facets=("service", "month"),
    samples=samples,
)  # fmt: skip
