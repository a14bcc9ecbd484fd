"""Whether a document is a plan or a report, by its title's last telling word or by the body's own words."""

import re
from itertools import islice

from .scan import found_at
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

_FORETOLD = frozenset("将预准还有")  # how news tells of what others will do; a plan commands
_PLANNED = re.compile("计划|打算|要点|安排|思路")
DOUBTED = 1.2  # a kind that only the words of the body speak for is no surer than this
_LISTS = re.compile("实事|清单|目标|标准|倡议")  # the news may tell of such a list as planned or as done
_INVITED = re.compile(  # how public accounts announce plans
    r"(?:这样|怎么|咋)干|(?:列好|列出|晒出|备好|准备)了?[^。\n]{0,12}清单|新(?:的一)?年(?:新)?打算"
)
_HEAD = 700  # characters from the beginning in which a title may stand
_LINES = 16  # lines of them
_TITLE = 60  # characters of a title
_NO_TITLE = re.compile(
    r"[。;|>]|^(?:第?[一二三四五六七八九十]{1,2}[、条章部]|[(\d])(?!0)|首页|来源|附件|上一篇|下一篇|^各|:$"
)
_DOCUMENT = re.compile(
    r"(?:工作(?:要点|计划|安排|打算|思路|总结|汇报|报告|情况|回顾|方案|意见)|实施(?:方案|意见|细则|办法)|活动方案|行动(?:计划|方案)|"
    r"(?:发展)?规划|细则|考核(?:办法|标准|细则|方案)|责任(?:书|分解表?)|任务(?:书|分解表?|清单)|述职(?:述廉)?报告|总结|要点|监测(?:评估)?报告|情况(?:报告|汇报|通报))"
    r"(?:[》)(\d—年终期自评暨和及与]|的通知|$)"
)
_BODY = 6000  # characters whose words are counted
_ODD = 6  # odd figures that count
_NEWS = 200  # characters from the beginning in which news names its day
_DIGIT = re.compile(r"\d")
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
    if plans and reports and re.search("总结|小结|回顾", title) and _PLANNED.search(title):
        return "report", -2.0
    listed = plans and not reports and _LISTS.search(title) and NEWS.search(text[:_NEWS])
    if (plans or reports) and not listed:
        return ("plan", 2.0) if max(plans, default=-1) > max(reports, default=-1) else ("report", -2.0)
    words = _Words(text[:_BODY])
    lean = max(-DOUBTED, min(DOUBTED, 0.6 * (words.future - words.past)))
    head = text[:ANNOUNCED_WITHIN]
    if ANNOUNCED.search(head) or _INVITED.search(head) or words.only_plans:
        lean = 1.0
    if "通知" in title:
        lean = max(lean, 0.9)
    lean -= 0.2
    return ("plan" if lean > 0 else "report"), lean


class _Words:
    """What the words of a text without a telling title say: how much of the past and of plans, and if of plans only."""

    def __init__(self, text: str) -> None:
        done, told = len(STRONG_PAST.findall(text)), len(PAST.findall(text))
        tasks = sum(m.group()[0] not in _FORETOLD for m in STRONG_FUTURE.finditer(text)) + len(AT_LEAST.findall(text))
        odd = sum(1 for _ in islice(found_at(_DIGIT, ODD, text, 0, len(text)), _ODD))
        self.past = done + 0.4 * told + 0.35 * odd + 1.5 * (NEWS.search(text[:_NEWS]) is not None)
        self.future = tasks + 0.4 * len(FUTURE.findall(text))
        # a few weak words of the past may be plans too
        self.only_plans = tasks > 0 and told <= tasks and not done and NEWS.search(text) is None
