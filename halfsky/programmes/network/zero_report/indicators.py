"""Figures of zero reports themselves; what they say of a service is counted as `<service>.zero_reports`."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from halfsky.indicators.declaration import Indicator, Measure, Phrase

INDICATORS = (
    Indicator(
        "zero_report.reports", _("零报告份数"), _("份"), Measure.COUNT, _("一项服务一个月一份"), is_rankable=False
    ),
)
PHRASES = (Phrase("zero_report.reports", ("零报告",), ("份", "次"), why=_("零报告…份")),)
