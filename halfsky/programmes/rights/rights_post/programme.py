"""Places that take complaints (维权阵地): a register of doors that are open when the sign says so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from halfsky.accounts.models import Role
from halfsky.accounts.policy import Gate, Sensitivity, Where
from halfsky.ledger.declaration import ClockRule, Count, EntryLike, Moment, Programme, Step
from halfsky.ledger.fields import PhoneField
from halfsky.ledger.forms import StepForm
from halfsky.ledger.places import below
from halfsky.ledger.shapes.common import common_steps, with_own
from halfsky.ledger.state import State
from halfsky.network.models import Level, Unit

KINDS = [("home", _("妇女之家维权点")), ("complaints", _("家庭暴力投诉站")), ("desk", _("妇儿维权岗"))]
IN_USE = ("standing",)
STAFF = (Role.OFFICER, Role.CHECKER, Role.LEAD)
HERE = Gate(STAFF, (Level.COUNTY, Level.TOWNSHIP))


class EnterForm(StepForm):
    """申报: which kind of place, where, who keeps it, when it is open."""

    sealed = ("keeper", "phone")
    headings = {"kind": _("什么阵地"), "keeper": _("谁值守")}
    kind = forms.ChoiceField(label=_("种类"), choices=KINDS)
    place = forms.ModelChoiceField(label=_("在哪里"), queryset=Unit.objects.none())
    spot = forms.CharField(label=_("门牌或方位"), max_length=80, help_text=_("如：便民服务中心一楼"))
    founded = forms.DateField(label=_("建立日期"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    keeper = forms.CharField(label=_("值守人"), max_length=40)
    phone = PhoneField(label=_("值守电话"))
    hours = forms.CharField(label=_("开放时间"), max_length=80, help_text=_("照门上写的填，如：工作日 8:30—17:00"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        place = self.fields["place"]
        assert isinstance(place, forms.ModelChoiceField)
        if self.actor is not None:
            place.queryset = below(self.actor.unit_id)

    def clean_founded(self) -> date:
        day: date = self.cleaned_data["founded"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("建立日期还没到，请核对。"))
        return day


class VerifyForm(StepForm):
    """核验: somebody other than the one who entered it has been there."""

    seen_open = forms.BooleanField(label=_("到场看过：有牌子、有人值守、时间属实"))


class CheckForm(StepForm):
    """核查: once a year, was it open when the sign said so."""

    was_open = forms.BooleanField(label=_("按公布的时间开着"), required=False)
    remark = forms.CharField(label=_("发现什么"), max_length=200, required=False)


class ChangeForm(StepForm):
    sealed = ("keeper", "phone")
    keeper = forms.CharField(label=_("值守人"), max_length=40)
    phone = PhoneField(label=_("值守电话"))
    hours = forms.CharField(label=_("开放时间"), max_length=80)


class WhyForm(StepForm):
    why = forms.CharField(label=_("原因"), max_length=200)


def _was_open(moment: Moment) -> bool:
    return bool(moment.data.get("was_open"))


def _by_kind(moment: Moment, _line: Mapping[str, Any]) -> list[str]:
    return [moment.after.data["kind"]]


def stock(state: State) -> Mapping[str, int]:
    """Return the places in use, all and by kind."""
    level = 1 if state.status in IN_USE else 0
    return {"rights_post.places": level, f"rights_post.places@{state.data.get('kind', '')}": level}


def _checked_from(state: State) -> date | None:
    return state.day_of("verify", "check", "resume") if state.status in IN_USE else None


def says(entry: EntryLike) -> str:
    kind = str(dict(KINDS)[entry.data["kind"]])
    return f"{kind}，{entry.data['spot']}；开放时间：{entry.data['hours']}。"


OWN = (
    Step(
        "enter", _("申报"), EnterForm, "entered", opens=True, icon="map-pin", says=says,
        gate=Gate(STAFF, (Level.COUNTY, Level.TOWNSHIP), Where.ANYWHERE),
    ),
    Step(
        "verify", _("核验"), VerifyForm, "standing", from_states=("entered",), icon="circle-check", keep="none",
        gate=Gate(STAFF, (Level.COUNTY, Level.TOWNSHIP), not_by=("enter",)),
        counts=(Count("rights_post.opened", by=_by_kind),),
    ),
    Step(
        "check", _("年度核查"), CheckForm, None, from_states=IN_USE, icon="eye-check", keep="append", gate=HERE,
        counts=(Count("rights_post.checks"), Count("rights_post.found_open", when=_was_open)),
    ),
    Step("change", _("更换值守"), ChangeForm, None, from_states=IN_USE, icon="pencil", gate=HERE, is_next=False),
    Step("suspend", _("停用"), WhyForm, "suspended", from_states=IN_USE, icon="player-pause", keep="append", gate=HERE,
         is_next=False),
    Step("resume", _("恢复"), VerifyForm, "standing", from_states=("suspended",), icon="player-play", keep="none",
         gate=HERE),
    Step("retire", _("注销"), WhyForm, "retired", from_states=("entered", *IN_USE, "suspended"), icon="archive",
         keep="append", gate=Gate((Role.LEAD,), (Level.COUNTY, Level.TOWNSHIP)), is_next=False),
)  # fmt: skip

CHECK = ClockRule(
    "check",
    _("年度核查"),
    "rights_post.check_days",
    _("本会约定：每年到场核查一次"),
    starts=_checked_from,
    is_house_promise=True,
)


def samples() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield a place's life from the first entry to its end; `place` is left to whoever knows the tree."""

    def ago(days: int) -> str:
        return (timezone.localdate() - timedelta(days=days)).isoformat()

    yield (
        "enter",
        {
            "kind": "desk", "spot": "便民服务中心一楼", "founded": ago(400), "keeper": "试值守", "phone": "13800000000",
            "hours": "工作日 8:30—17:00", "happened_on": ago(20),
        },
    )  # fmt: skip
    yield "verify", {"seen_open": "on", "happened_on": ago(15)}
    yield "check", {"was_open": "on", "happened_on": ago(5)}
    yield "retire", {"why": "并入新的服务中心", "happened_on": ago(0)}


PROGRAMME = Programme(
    slug="rights_post",
    suite="rights",
    title=_("维权阵地"),
    short=_("维权阵地"),
    icon="map-pin",
    shape="register",
    sensitivity=Sensitivity.OPEN,
    states={"entered": _("待核验"), "standing": _("在册"), "suspended": _("停用"), "retired": _("已注销")},
    closed_states=frozenset({"retired"}),
    path=("entered", "standing", "retired"),
    steps=with_own(common_steps(("entered", "standing", "suspended")), OWN, without=("transfer",)),
    title_of=lambda state: str(dict(KINDS).get(state.data.get("kind", ""), _("维权阵地"))),
    clocks=(CHECK,),
    person_scope="rights_post",
    stock=stock,
    number_word="岗",
    facets=("kind",),
    samples=samples,
)
