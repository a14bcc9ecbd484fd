"""Whether a document is a plan or a report, by its title's last telling word or by the body's own words."""

import re

from .tense_words import (
    ANNOUNCED,
    AT_LEAST,
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
_HEAD = 700  # characters from the beginning in which a title may stand
_LINES = 16  # lines of them
_TITLE = 60  # characters of a title
_NO_TITLE = re.compile(
    r"[。;|>]|^(?:第?[一二三四五六七八九十]{1,2}[、条章部]|[(\d])(?!0)|首页|来源|附件|上一篇|下一篇|^各|:$"
)
_DOCUMENT = re.compile(
    r"(?:工作(?:要点|计划|安排|打算|思路|总结|汇报|报告|情况|回顾|方案|意见)|实施(?:方案|意见|细则|办法)|活动方案|行动(?:计划|方案)|"
    r"(?:发展)?规划|细则|考核(?:办法|标准|细则|方案)|责任(?:书|分解表?)|述职(?:述廉)?报告|总结|要点|监测(?:评估)?报告|情况(?:报告|汇报|通报))"
    r"(?:[》)(\d—年终期自评暨和及与]|的通知|$)"
)
ANNOUNCED_WITHIN = 300  # characters from the beginning in which the news of a list of plans stands


def telling_title(title: str, text: str) -> str:
    """Return the title if it says plan or report, else the first of the opening lines that does; "" when none."""
    if "。" in title[:-1]:
        title = ""  # a whole paragraph is no title
    if _tells(title) or EVENT.search(title) or "通知" in title:
        return title
    for line in text[:_HEAD].split("\n")[:_LINES]:
        line = line.strip("*# ")
        if 4 <= len(line) <= _TITLE and not _NO_TITLE.search(line) and _DOCUMENT.search(line):
            return line
    return title


def _tells(title: str) -> bool:
    return bool(PLAN_TITLE.search(title.replace("通知", "")) or REPORT_TITLE.search(title))


def kind_of(title: str, text: str) -> tuple[str, float]:
    """Return plan or report with its prior, from the title's last telling word or the body's own words."""
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
    future = len(STRONG_FUTURE.findall(head)) + len(AT_LEAST.findall(head)) + 0.4 * len(FUTURE.findall(head))
    lean = max(-1.2, min(1.2, 0.6 * (future - past)))
    if ANNOUNCED.search(text[:ANNOUNCED_WITHIN]) or (_tells_of_plans(head) and not _tells_of_past(head)):
        lean = 1.0
    if "通知" in title:
        lean = max(lean, 0.9)
    lean -= 0.2
    return ("plan" if lean > 0 else "report"), lean


def _tells_of_plans(text: str) -> bool:
    """Return whether words that set a task stand in a text."""
    return STRONG_FUTURE.search(text) is not None or AT_LEAST.search(text) is not None


def _tells_of_past(text: str) -> bool:
    """Return whether words of the past stand in a text that speaks of plans; a few weak ones may be plans too."""
    weak = len(PAST.findall(text)) > len(STRONG_FUTURE.findall(text)) + len(AT_LEAST.findall(text))
    return weak or STRONG_PAST.search(text) is not None or NEWS.search(text) is not None
