"""A small programme for the engine's own tests: every kind of count, a clock, a reversal's consequences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django import forms

from halfsky.accounts.models import Role
from halfsky.accounts.policy import Gate, Sensitivity, Where
from halfsky.ledger import parameters
from halfsky.ledger.declaration import ClockRule, Count, Moment, Programme, Step
from halfsky.ledger.forms import PersonDraft, StepForm
from halfsky.ledger.shapes.common import common_steps, with_own
from halfsky.ledger.state import State


class RegisterForm(StepForm):
    sealed = ("name", "phone", "facts")
    blind = {"phone": "phone"}
    name = forms.CharField(label="姓名", required=False)
    phone = forms.CharField(label="电话", required=False)
    facts = forms.CharField(label="事实")
    kind = forms.ChoiceField(label="类别", choices=[("a", "甲"), ("b", "乙")])

    def persons(self) -> Iterator[PersonDraft]:
        yield PersonDraft("caller", self.cleaned_data.get("name") or "", self.cleaned_data.get("phone") or "")


class PlainForm(StepForm):
    amount = forms.IntegerField(label="金额", required=False, min_value=0)


def _stock(state: State) -> Mapping[str, int]:
    return {"sample.in_hand": 0 if state.status == "closed" else 1}


def _amount(moment: Moment) -> int:
    return int(moment.data.get("amount") or 0)


OPEN = ("waiting", "handling")
OWN = (
    Step(
        slug="register",
        label="登记",
        form=RegisterForm,
        to="waiting",
        opens=True,
        gate=Gate((Role.OFFICER, Role.LEAD), where=Where.ANYWHERE),
        counts=(
            Count("sample.received"),
            Count("sample.women", part="caller"),
            Count("sample.visits", part="caller", each_person=False),
        ),
    ),
    Step(
        slug="accept",
        label="受理",
        form=PlainForm,
        to="handling",
        from_states=("waiting",),
        counts=(Count("sample.accepted"),),
    ),
    Step(
        slug="pay",
        label="发放",
        form=PlainForm,
        to=None,
        from_states=("handling",),
        keep="append",
        counts=(Count("sample.fen", _amount),),
    ),
    Step(
        slug="close",
        label="办结",
        form=PlainForm,
        to="closed",
        from_states=("handling",),
        gate=Gate((Role.LEAD,), not_by=("accept",)),
        counts=(Count("sample.closed"),),
    ),
)
NOTICE = ClockRule(
    "notice",
    "告知",
    "sample.notice_days",
    "本样例第一条",
    starts=lambda state: state.first_day_of("register"),
    stops=lambda state: state.day_of("accept"),
    counts=("sample.notice_due", "sample.notice_in_time"),
)

SAMPLE = Programme(
    slug="sample",
    suite="rights",
    title="样例",
    short="样例",
    icon="phone",
    shape="case",
    sensitivity=Sensitivity.CONFIDENTIAL,
    states={"waiting": "待受理", "handling": "办理中", "closed": "已办结"},
    closed_states=frozenset({"closed"}),
    path=("waiting", "handling", "closed"),
    steps=with_own(common_steps(OPEN), OWN),
    title_of=lambda _state: "样例事项",
    parts={"caller": "来访人"},
    clocks=(NOTICE,),
    person_scope="sample",
    stock=_stock,
    number_word="样",
)


def declare() -> None:
    """Make the sample programme and its parameter known."""
    from halfsky.ledger import registry

    row: dict[str, Any] = {
        "region": "",
        "begins": date(2000, 1, 1),
        "ends": None,
        "value": 15,
        "source": "样例",
    }
    parameters._KNOWN["sample.notice_days"] = parameters.Parameter(
        "sample.notice_days", "告知", "日", "样例", (parameters.Row(**row),)
    )
    registry.register(SAMPLE, "halfsky.ledger.tests")
