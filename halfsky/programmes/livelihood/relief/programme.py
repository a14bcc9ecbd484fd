"""两癌救助: money once in a life for women in hardship with cervical or breast cancer, checked level by level."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from halfsky.accounts.models import Role
from halfsky.accounts.policy import Gate, Sensitivity, Where
from halfsky.ledger.declaration import ClockRule, Programme, Step
from halfsky.ledger.shapes import application
from halfsky.ledger.shapes.application import HEADS, INTAKE, rise
from halfsky.ledger.shapes.application_forms import HoldForm, PayForm, WithdrawForm
from halfsky.network.models import Level
from halfsky.programmes.livelihood.relief import facts, forms, rules
from halfsky.programmes.livelihood.relief.samples import samples

HOME = (Level.VILLAGE, Level.TOWNSHIP, Level.COUNTY)
DEFAULTS = {
    step.slug: step
    for step in application.application_steps(forms.SubmitForm, forms.SupplementForm, forms.RelieveReturnForm)
}
WINDOW = ("relief.window",)


OWN = (
    application.changed(
        DEFAULTS["submit"],
        label=_("受理救助申请"),
        parameters=WINDOW,
        check=rules.window_refusal,
        probes=rules.probes,
        finds=True,
    ),
    Step(
        "keep",
        _("留存待下期"),
        forms.KeepForm,
        "waiting",
        opens=True,
        icon="archive",
        gate=Gate(INTAKE, HOME, Where.ANYWHERE),
        is_next=False,
    ),
    Step(
        "renew",
        _("转入本期申报"),
        forms.RenewForm,
        "submitted",
        ("waiting",),
        icon="file-plus",
        gate=Gate(INTAKE),
        moves_to=rise,
        parameters=WINDOW,
        check=rules.window_refusal,
        probes=rules.probes,
        finds=True,
    ),
    application.changed(DEFAULTS["supplement"], probes=rules.probes, finds=True),
    application.changed(DEFAULTS["check_county"], form=forms.CountyForm),
    application.changed(DEFAULTS["check_city"], form=forms.CityForm),
    Step(
        "reply",
        _("部门回复"),
        forms.ReplyForm,
        None,
        ("county_ok", "city_ok"),
        icon="mail-opened",
        gate=Gate((Role.OFFICER, *HEADS), (Level.COUNTY,), Where.INVOLVED),
        keep="append",
        is_next=False,
    ),
    application.changed(
        DEFAULTS["decide"],
        form=forms.ListForm,
        parameters=("relief.amount",),
        claims=rules.claims_her,
        finds=True,
    ),
    application.changed(DEFAULTS["withdraw"], form=WithdrawForm, releases=(rules.ONCE,)),
    application.changed(DEFAULTS["pay"], form=PayForm, compares=rules.payment_refusal, claims=rules.claims_trace),
    application.changed(DEFAULTS["hold"], form=HoldForm, parameters=("relief.heir",)),
    Step(
        "earlier",
        _("历年名单补录"),
        forms.EarlierForm,
        "earlier",
        opens=True,
        icon="history",
        gate=Gate((Role.OFFICER, *HEADS), (Level.COUNTY, Level.CITY, Level.PROVINCE), Where.ANYWHERE),
        claims=rules.claims_her,
        is_next=False,
    ),
)

CLOCKS = (
    ClockRule(
        "town",
        _("乡镇初核"),
        "relief.town_days",
        "本会约定：收到申请后5个工作日",
        kind="working",
        is_house_promise=True,
        runs=facts.town_runs,
    ),
    ClockRule(
        "county",
        _("县级复核"),
        "relief.county_days",
        "本会约定：乡镇报来后10个工作日",
        kind="working",
        is_house_promise=True,
        runs=facts.county_runs,
    ),
    ClockRule("window", _("申报窗口截止"), "relief.window", "当年项目通知的申报窗口", runs=facts.window_runs),
    ClockRule(
        "pay",
        _("打卡发放"),
        "relief.pay_days",
        "本会约定：审定名单下达后20个工作日",
        kind="working",
        is_house_promise=True,
        counts=("relief.pay_due", "relief.pay_in_time"),
        runs=facts.pay_runs,
    ),
)

PROGRAMME = Programme(
    slug="relief",
    suite="livelihood",
    title=_("“两癌”救助"),
    short=_("两癌救助"),
    icon="heart-handshake",
    shape="application",
    sensitivity=Sensitivity.CONFIDENTIAL,
    states={**application.STATES, "waiting": _("待下期窗口"), "earlier": _("历年已救助")},
    closed_states=application.CLOSED | {"earlier"},
    path=application.PATH,
    steps=application.application_steps(forms.SubmitForm, forms.SupplementForm, forms.RelieveReturnForm, OWN),
    title_of=lambda state: str(_("历年救助名单补录") if state.status == "earlier" else _("“两癌”救助申请")),
    parts={"applicant": _("申请人"), "helper": _("代办人")},
    clocks=CLOCKS,
    person_scope="relief",
    fold=facts.fold,
    standing=facts.standing,
    findings=rules.findings,
    number_word="助",
    samples=samples,
)
