"""培训: a class planned, filled, held lesson by lesson, certified, and its trainees asked after their work."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from halfsky.accounts.policy import Gate, Sensitivity
from halfsky.ledger.declaration import ClockRule, Programme, Step
from halfsky.ledger.shapes import activity
from halfsky.ledger.shapes.activity import HEADS
from halfsky.ledger.shapes.common import STAFF
from halfsky.ledger.shapes.roster import ATTENDER, TRAINER
from halfsky.programmes.livelihood.training import facts, forms, rules
from halfsky.programmes.livelihood.training.certificates import CERTIFICATE
from halfsky.programmes.livelihood.training.samples import samples

DEFAULTS = {
    step.slug: step for step in activity.activity_steps(forms.ClassForm, forms.TraineeForm, forms.TraineeListForm)
}

OWN = (
    activity.changed(
        DEFAULTS["plan"], label=_("登记培训计划"), parameters=("training.free_series",), check=rules.fee_refusal
    ),
    activity.changed(DEFAULTS["hold"], label=_("开班"), parameters=("training.attend_share",)),
    activity.changed(DEFAULTS["attend"], slug="lesson", label=_("课次签到"), form=forms.LessonForm),
    Step(
        "certify",
        _("结业发证"),
        forms.CertifyForm,
        "certified",
        ("held",),
        icon="certificate",
        gate=Gate(HEADS, not_by=("hold",)),
        parameters=("training.attend_share", "training.follow"),
        shut=activity.waits_for_clearing,
        check=rules.nobody_finishes,
        papers=(CERTIFICATE,),
    ),
    Step(
        "follow",
        _("就业回访"),
        forms.FollowForm,
        None,
        ("certified",),
        icon="phone-check",
        gate=Gate(STAFF),
        keep="none",
        says=rules.says_followed,
    ),
    activity.changed(DEFAULTS["close"], from_states=("held", "certified"), shut=rules.follow_ups_open),
    activity.changed(DEFAULTS["total"], form=forms.ClassTotalForm),
)

CLOCKS = (
    ClockRule(
        "close",
        _("结业发证"),
        "training.close_days",
        _("本会约定：最后一天后10个工作日"),
        kind="working",
        is_house_promise=True,
        runs=rules.close_runs,
    ),
    ClockRule(
        "follow",
        _("就业回访"),
        "training.follow",
        _("本会约定：结业后3、6、12个月，前后15天"),
        is_house_promise=True,
        counts=("training.follow_due", "training.follow_in_time"),
        runs=rules.follow_runs,
    ),
)

PROGRAMME = Programme(
    slug="training",
    suite="livelihood",
    title=_("妇女培训"),
    short=_("培训"),
    icon="school",
    shape="activity",
    sensitivity=Sensitivity.OPEN,
    states={**activity.STATES, "certified": _("已发证，回访中")},
    closed_states=activity.CLOSED,
    path=("draft", "open", "held", "certified", "closed"),
    steps=activity.activity_steps(forms.ClassForm, forms.TraineeForm, forms.TraineeListForm, OWN, without=("attend",)),
    title_of=lambda state: state.data.get("course") or state.data.get("event") or str(_("培训班")),
    parts={ATTENDER: _("学员"), TRAINER: _("师资")},
    clocks=CLOCKS,
    person_scope=forms.SCOPE,
    fold=facts.fold,
    standing=facts.standing,
    number_word="训",
    facets=("kind", "series"),
    samples=samples,
)
