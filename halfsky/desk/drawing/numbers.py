"""Lengths and dates as text."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _


def number(value: float) -> str:
    """Return a length for an SVG attribute: at most two decimals, never localised."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def month_day(day: date) -> str:
    """Return 10月12日."""
    return _("%(month)d月%(day)d日") % {"month": day.month, "day": day.day}
