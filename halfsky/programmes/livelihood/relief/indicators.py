"""The figures of relief and the words of plans that mean them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from halfsky.indicators.declaration import Indicator, Measure, Phrase, Ratio

INDICATORS = (
    Indicator(
        "relief.women",
        _("“两癌”救助人数"),
        _("人"),
        Measure.PEOPLE,
        _("银行确认入账的申请人，按身份证去重；退汇的不算，重新发放后按新的入账日算"),
        is_sensitive=True,
    ),
    Indicator(
        "relief.yuan",
        _("“两癌”救助资金"),
        _("元"),
        Measure.SUM,
        _("银行确认入账的金额；退汇的扣回"),
        scale=100,
        is_sensitive=True,
    ),
    Indicator(
        "relief.applied",
        _("“两癌”救助申请人数"),
        _("人"),
        Measure.PEOPLE,
        _("窗口内提出申请的妇女，按身份证去重；撤回的仍算申请过"),
        is_rankable=False,
        is_sensitive=True,
    ),
    Indicator(
        "relief.approved",
        _("“两癌”救助审定人数"),
        _("人"),
        Measure.PEOPLE,
        _("省级审定同意的申请人"),
        is_rankable=False,
        is_sensitive=True,
    ),
    Indicator(
        "relief.decided",
        _("“两癌”救助审定件数"),
        _("件"),
        Measure.COUNT,
        _("省级作出审定（同意或不予通过）的申请"),
        is_rankable=False,
        is_sensitive=True,
    ),
    Indicator(
        "relief.decide_days",
        _("“两癌”救助办理天数合计"),
        _("天"),
        Measure.SUM,
        _("每件从申请到省级审定的自然日相加"),
        is_rankable=False,
    ),
    Indicator(
        "relief.failed",
        _("“两癌”救助退汇笔数"),
        _("笔"),
        Measure.COUNT,
        _("银行退回的发放"),
        is_rankable=False,
        is_sensitive=True,
    ),
    Indicator(
        "relief.pay_due",
        _("“两癌”救助到期应发放件数"),
        _("件"),
        Measure.COUNT,
        _("发放期限落在本期的件数"),
        is_rankable=False,
    ),
    Indicator(
        "relief.pay_in_time",
        _("“两癌”救助按期发放件数"),
        _("件"),
        Measure.COUNT,
        _("其中按期发放的件数"),
        is_rankable=False,
    ),
)

RATIOS = (
    Ratio(
        "relief.days",
        _("“两癌”救助平均办理时长"),
        "relief.decide_days",
        "relief.decided",
        _("从申请到省级审定的自然日合计 ÷ 审定件数"),
        is_rankable=False,
        is_sensitive=True,
        min_denominator=5,
        unit=_("天"),
    ),
    Ratio(
        "relief.pay_rate",
        _("“两癌”救助按期发放率"),
        "relief.pay_in_time",
        "relief.pay_due",
        _("按期发放件数 ÷ 到期应发放件数，期限为审定后20个工作日（本会约定）"),
        kind="due",
        is_sensitive=True,
    ),
)

PERSONS = ("名", "人", "人次")
PHRASES = (
    Phrase("relief.yuan", ("两癌", "救助资金"), ("元", "万元", "亿元"), why=_("争取、发放“两癌”救助资金…元")),
    Phrase("relief.yuan", ("两癌", "资金"), ("元", "万元"), without=("检查", "筛查", "保险"), why=_("“两癌”资金…元")),
    Phrase("relief.women", ("救助", "两癌"), PERSONS, without=("检查", "筛查", "保险"), why=_("救助…名“两癌”妇女")),
    Phrase("relief.women", ("救助", "患病"), PERSONS, why=_("救助…名患病妇女")),
    Phrase("relief.women", ("两癌", "获得救助"), PERSONS, why=_("…人获得救助")),
    Phrase("relief.applied", ("两癌", "申请救助"), PERSONS, why=_("…人申请“两癌”救助")),
)
