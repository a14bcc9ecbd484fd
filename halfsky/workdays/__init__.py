"""Working days: which days count, and when a period ends. No models, no ties to other areas."""

from .calendar import (
    DayInfo,
    DayKind,
    Notice,
    add_days,
    add_months,
    add_workdays,
    is_announced,
    is_settled,
    is_workday,
    look_up,
    next_workday,
    notices,
    workdays_between,
)
from .errors import WorkdaysError
from .spans import Clock, ClockDay, Role, Span, SpanKind, explain

__all__ = [
    "Clock",
    "ClockDay",
    "DayInfo",
    "DayKind",
    "Notice",
    "Role",
    "Span",
    "SpanKind",
    "WorkdaysError",
    "add_days",
    "add_months",
    "add_workdays",
    "explain",
    "is_announced",
    "is_settled",
    "is_workday",
    "look_up",
    "next_workday",
    "notices",
    "workdays_between",
]
