"""The forms of what happens at and after an activity: sign in, clear, leave, close, cancel, file a total."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from halfsky import workdays
from halfsky.ledger.findings import rows_at
from halfsky.ledger.forms import StepForm
from halfsky.ledger.shapes import roster
from halfsky.ledger.shapes.activity_forms import day_field
from halfsky.ledger.shapes.roster import Seat
from halfsky.ledger.state import State

MOST_MINUTES = 12 * 60


def names_of(state: State, opened: Mapping[int, Mapping[str, Any]]) -> dict[str, str]:
    """Return the name of each seat, from what the enrolments sealed."""
    found: dict[str, str] = {}
    for seat in roster.roster(state):
        sealed = opened.get(seat.line["seq"], {})
        rows = {row["row"]: row for row in sealed.get("rows", [])}
        found[seat.key] = rows.get(seat.line["row"], sealed).get("name", "")
    return found


class SeatsField(forms.MultipleChoiceField):
    """Some of the people of the roster, by the keys of their seats."""

    widget = forms.CheckboxSelectMultiple


class SeatsForm(StepForm):
    """A form that offers people of the roster: by number, and by name where the page may open names."""

    names_from_sealed = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.name_choices({})

    def offered(self) -> Sequence[Seat]:
        """Return the seats that the form is about."""
        return roster.seated(self.state) if self.state is not None else ()

    def labels(self, opened: Mapping[int, Mapping[str, Any]]) -> list[tuple[str, str]]:
        """Return (key, "12号 name") of each seat offered."""
        names = names_of(self.state, opened) if self.state is not None else {}
        return [(seat.key, f"{seat.number}号 {names.get(seat.key, '')}".strip()) for seat in self.offered()]

    def name_choices(self, opened: Mapping[int, Mapping[str, Any]]) -> None:
        labels = self.labels(opened)
        for field in self.fields.values():
            if isinstance(field, SeatsField):
                field.choices = labels


def _time_field(label: Any) -> forms.TimeField:
    return forms.TimeField(label=label, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))


class AttendForm(SeatsForm):
    """One session: who came, from when to when; who stayed for a part of it only."""

    late_parameter: ClassVar[str] = ""
    """The dated value that says after how many working days a sign-in is a late one (补记)."""

    starts_at = _time_field(_("几点开始"))
    ends_at = _time_field(_("几点结束"))
    present = SeatsField(label=_("到场的人"), required=False)
    partial = forms.CharField(
        label=_("没上满的人"),
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
        help_text=_("每行一人：编号 分钟，例如“12 40”"),
    )
    heads = forms.IntegerField(
        label=_("没有实名登记的到场人数"),
        min_value=0,
        max_value=100_000,
        initial=0,
        required=False,
        help_text=_("只计人次，不计人数"),
    )
    late_reason = forms.CharField(label=_("补记或超出计划的原因"), max_length=120, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["present"].initial = [seat.key for seat in self.offered()]

    def clean_partial(self) -> dict[str, int]:
        keys = {seat.number: seat.key for seat in self.offered()}
        found: dict[str, int] = {}
        for line in self.cleaned_data["partial"].splitlines():
            words = line.replace("号", " ").replace("分钟", " ").split()
            if not words:
                continue
            if len(words) != 2 or not all(word.isdecimal() for word in words) or int(words[0]) not in keys:
                raise forms.ValidationError(
                    _("“%(line)s”看不懂，请写成“编号 分钟”，编号是名单上的。"), params={"line": line.strip()[:20]}
                )
            found[keys[int(words[0])]] = int(words[1])
        return found

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        starts, ends = cleaned.get("starts_at"), cleaned.get("ends_at")
        if starts and ends:
            cleaned["minutes"] = self._minutes(starts, ends, cleaned.get("partial") or {})
        if not cleaned.get("present") and not cleaned.get("heads"):
            self.add_error("present", _("请勾选到场的人，或填没有实名登记的人数。"))
        self._check_twice(cleaned)
        self._check_plan(cleaned)
        self._check_late(cleaned)
        return cleaned

    def _check_twice(self, cleaned: Mapping[str, Any]) -> None:
        """Refuse hours that overlap a session signed in already on the same day."""
        day, starts, ends = cleaned.get("happened_on"), cleaned.get("starts_at"), cleaned.get("ends_at")
        if self.state is None or not (day and starts and ends):
            return
        for one in roster.sessions(self.state):
            begins, finishes = time.fromisoformat(one["starts_at"]), time.fromisoformat(one["ends_at"])
            if one["day"] == day.isoformat() and starts < finishes and begins < ends:
                known = {"seq": one["seq"], "starts": one["starts_at"], "ends": one["ends_at"]}
                words = _(
                    "这一天 %(starts)s—%(ends)s 已经签到（第 %(seq)s 条），同一场不能签两次；记错的请先冲正那一条。"
                )
                self.add_error("starts_at", words % known)
                return

    def _check_plan(self, cleaned: Mapping[str, Any]) -> None:
        """Ask for the reason of a session beyond the planned number or outside the planned days."""
        day = cleaned.get("happened_on")
        if self.state is None or day is None or cleaned.get("late_reason"):
            return
        first, last = self.state.data.get("first_day"), self.state.data.get("last_day")
        planned = self.state.data.get("lessons")
        if first and last and not first <= day.isoformat() <= last:
            days = {"first": first, "last": last}
            self.add_error("late_reason", _("计划是 %(first)s 至 %(last)s，这一天不在里面，请写明原因。") % days)
        elif planned and len(roster.sessions(self.state)) >= planned:
            words = _("计划的 %(n)d 次都已签到，这是多出来的一次，请写明原因。") % {"n": planned}
            self.add_error("late_reason", words)

    def _minutes(self, starts: time, ends: time, partial: Mapping[str, int]) -> int:
        minutes = int((datetime.combine(date.min, ends) - datetime.combine(date.min, starts)).total_seconds() // 60)
        if minutes <= 0:
            self.add_error("ends_at", _("结束要晚于开始，请核对。"))
        elif minutes > MOST_MINUTES:
            self.add_error("ends_at", _("一天最多12小时，请分次登记。"))
        elif any(value > minutes for value in partial.values()):
            self.add_error("partial", _("个人的分钟数不能超过这一场的 %(n)d 分钟。") % {"n": minutes})
        return minutes

    def _check_late(self, cleaned: Mapping[str, Any]) -> None:
        day = cleaned.get("happened_on")
        if not self.late_parameter or day is None or self.actor is None or cleaned.get("late_reason"):
            return
        row = rows_at(self.actor.unit_id, day)(self.late_parameter)
        if row is not None and timezone.localdate() > workdays.add_workdays(day, int(row.value)):
            self.add_error("late_reason", _("超过 %(n)d 个工作日才签到，算补记，请写明原因。") % {"n": row.value})

    def plain(self) -> dict[str, Any]:
        kept = super().plain()
        return kept | {
            "starts_at": self.cleaned_data["starts_at"].strftime("%H:%M"),
            "ends_at": self.cleaned_data["ends_at"].strftime("%H:%M"),
            "minutes": self.cleaned_data["minutes"],
            "heads": self.cleaned_data.get("heads") or 0,
        }


class LeaveForm(SeatsForm):
    who = SeatsField(label=_("谁退出"), error_messages={"required": _("请勾选退出的人。")})
    reason = forms.CharField(label=_("原因"), max_length=120, required=False)

    def offered(self) -> Sequence[Seat]:
        return roster.roster(self.state) if self.state is not None else ()


class ClearForm(StepForm):
    """What a guard keeps out of the figures, judged one level up, in words."""

    what = forms.MultipleChoiceField(
        label=_("待核的签到"), widget=forms.CheckboxSelectMultiple, error_messages={"required": _("请勾选要复核的。")}
    )
    verdict = forms.ChoiceField(
        label=_("结论"),
        choices=[("release", _("属实，计入")), ("keep_out", _("不属实，不计"))],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(label=_("依据"), max_length=200)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        what = self.fields["what"]
        if self.state is not None and isinstance(what, forms.MultipleChoiceField):
            what.choices = [(hold.name, _hold_words(hold)) for hold in roster.holds(self.state)]


def _hold_words(hold: roster.Hold) -> str:
    who = _("整场") if hold.keys is None else _("%(n)d 人") % {"n": len(hold.keys)}
    return f"第{hold.session}次 {hold.day.isoformat()} {roster.RULES[hold.rule]}（{who}）"


class StartForm(StepForm):
    """The activity takes place: counted on its first day."""

    words = forms.CharField(label=_("说明"), max_length=200, required=False)


class CloseForm(StepForm):
    summary = forms.CharField(label=_("小结"), widget=forms.Textarea(attrs={"rows": 3}), max_length=1000)


class CancelForm(StepForm):
    reason = forms.CharField(label=_("取消原因"), max_length=200)


class OpenForm(StepForm):
    words = forms.CharField(label=_("开放报名的说明"), max_length=200, required=False)


class TotalForm(StepForm):
    """A total with its evidence (汇总填报), where single people could not be entered."""

    event = forms.CharField(label=_("哪一次活动或哪一批"), max_length=60)
    first_day = day_field(_("从哪天"))
    last_day = day_field(_("到哪天"))
    events = forms.IntegerField(label=_("期（场）数"), min_value=1, max_value=1000)
    times = forms.IntegerField(label=_("到场人次"), min_value=1, max_value=1_000_000)
    evidence = forms.FileField(
        label=_("佐证材料"), error_messages={"required": _("汇总填报要附佐证材料（签到册、通报等扫描件）。")}
    )
    why = forms.CharField(label=_("为什么不能逐人登记"), max_length=200)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        first, last = cleaned.get("first_day"), cleaned.get("last_day")
        if first and last and not first <= last <= timezone.localdate():
            self.add_error("last_day", _("请核对起止日期：先后顺序要对，也不能晚于今天。"))
        return cleaned
