"""Figures of the places that take complaints."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from halfsky.indicators.declaration import Indicator, Measure, Phrase, Ratio
from halfsky.programmes.rights.rights_post.programme import KINDS

GROUPS = dict(KINDS)

INDICATORS = (
    Indicator(
        "rights_post.places",
        _("维权阵地"),
        _("个"),
        Measure.STOCK,
        _("核验过、没有停用和注销的，按所在单位计"),
        breakdowns=GROUPS,
    ),
    Indicator(
        "rights_post.opened",
        _("新建维权阵地"),
        _("个"),
        Measure.COUNT,
        _("核验入册的，按核验那天计"),
        breakdowns=GROUPS,
    ),
    Indicator("rights_post.checks", _("维权阵地核查次数"), _("次"), Measure.COUNT, _("年度核查，一次一计")),
    Indicator(
        "rights_post.found_open", _("维权阵地按时开放次数"), _("次"), Measure.COUNT, _("核查时按公布的时间开着的")
    ),
)
RATIOS = (
    Ratio(
        "rights_post.open_rate",
        _("维权阵地按时开放率"),
        "rights_post.found_open",
        "rights_post.checks",
        _("按时开放次数÷核查次数"),
    ),
)
PHRASES = (
    Phrase("rights_post.opened", ("建", "维权点"), ("个",), breakdown="home", why=_("建维权点…个")),
    Phrase("rights_post.opened", ("建", "维权岗"), ("个",), breakdown="desk", why=_("建维权岗…个")),
    Phrase("rights_post.opened", ("建", "投诉站"), ("个",), breakdown="complaints", why=_("建投诉站…个")),
    Phrase("rights_post.places", ("维权", "阵地"), ("个",), why=_("维权阵地…个")),
)
