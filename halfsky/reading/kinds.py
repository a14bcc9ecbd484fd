"""Whether a document is a plan or a report, by its title's last telling word or by the body's own words."""

import re

from .tense_words import (
    ANNOUNCED,
    EVENT,
    FUTURE,
    NEWS,
    ODD,
    PAST,
    PLAN_TITLE,
    REPORT_TITLE,
    REQUEST,
    STRONG_FUTURE,
    STRONG_PAST,
)

_PLANNED = re.compile("计划|打算|要点|安排|思路")
ANNOUNCED_WITHIN = 300  # characters from the beginning in which the news of a list of plans stands


def kind_of(title: str, text: str) -> tuple[str, float]:
    """Return plan or report with its prior, from the title's last telling word or the body's own words."""
    if "。" in title[:-1]:
        title = ""  # a whole paragraph is no title
    plans = [m.start() for m in PLAN_TITLE.finditer(title) if m.group() != "通知"]
    reports = [m.start() for m in REPORT_TITLE.finditer(title)]
    if REQUEST.search(title):
        return "plan", 2.0
    if not plans and not reports and "通知" not in title and EVENT.search(title):
        return "report", -1.5
    if plans and reports and "总结" in title and _PLANNED.search(title):
        return "report", -2.0
    if plans or reports:
        return ("plan", 2.0) if max(plans, default=-1) > max(reports, default=-1) else ("report", -2.0)
    head = text[:6000]
    past = len(STRONG_PAST.findall(head)) + 0.4 * len(PAST.findall(head)) + 0.35 * min(6, len(ODD.findall(head)))
    past += 1.5 * (NEWS.search(text[:200]) is not None)
    future = len(STRONG_FUTURE.findall(head)) + 0.4 * len(FUTURE.findall(head))
    lean = max(-1.2, min(1.2, 0.6 * (future - past)))
    if ANNOUNCED.search(text[:ANNOUNCED_WITHIN]) or (STRONG_FUTURE.search(head) and not _tells_of_past(head)):
        lean = 1.0
    if "通知" in title:
        lean = max(lean, 0.9)
    lean -= 0.2
    return ("plan" if lean > 0 else "report"), lean


def _tells_of_past(text: str) -> bool:
    """Return whether words of the past stand in a text that speaks of plans; a few weak ones may be plans too."""
    weak = len(PAST.findall(text)) > len(STRONG_FUTURE.findall(text))
    return weak or STRONG_PAST.search(text) is not None or NEWS.search(text) is not None
