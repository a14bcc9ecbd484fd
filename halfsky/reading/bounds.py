"""The bound of a figure: at least, at most, about, or exact."""

import re
from collections.abc import Callable

from .model import Bound, Role
from .site import Site
from .units import Kind

Rule = Callable[[Site], Bound | None]

_LINK = r"(?:到|至|了|有|为|在|达|达到|过)?$"
_AT_MOST = (
    "不超过|不超|不高于|不多于|不大于|未超过|最多|至多|少于(?<!不少于)(?<!得少于)|低于(?<!不低于)(?<!得低于)|控制在|限报|"
    "限额|压缩到|≤|<|不得超过|不得高于|不足|不到|未满"
)
_AT_LEAST = (
    "不少于|不低于|不得少于|不得低于|不小于|至少|最少|最低|起码|超过|超出|突破|多于|高于|大于|已超|超|逾|不下|≥|>"
)
_ABOUT = "大约|约(?<![签预条节合简邀相制特违公]约)|接近|将近|近乎|大概|近(?<![附最临就亲邻拉靠]近)|几近|约为"
_AT_LEAST_FAR = "不少于|不低于|至少|最少|超过|突破|不得少于|不得低于"
_AT_MOST_FAR = "最多|至多|不超过|不得超过"
_CEILING = "最高|上限|限额|封顶"
_BEFORE: tuple[tuple[re.Pattern[str], Bound, bool], ...] = (  # words, bound, whether they may stand further off
    (re.compile(f"(?:{_AT_MOST}){_LINK}"), Bound.AT_MOST, False),
    (re.compile(f"(?:{_AT_LEAST}){_LINK}"), Bound.AT_LEAST, False),
    (re.compile(rf"(?:{_AT_LEAST_FAR})[^,。;、\d]{{1,10}}$"), Bound.AT_LEAST, True),
    (re.compile(f"(?:{_ABOUT}){_LINK}"), Bound.ABOUT, False),
    (re.compile(rf"(?:{_AT_MOST_FAR})[^,。;、\d]{{1,8}}$"), Bound.AT_MOST, True),
    (re.compile(rf"(?:{_CEILING})[^,。;、\d]{{0,10}}$"), Bound.AT_MOST, True),
)
_ANY = re.compile("|".join((_AT_MOST, _AT_LEAST, _ABOUT, _AT_LEAST_FAR, _AT_MOST_FAR, _CEILING)))  # a first look
_AFTER: tuple[tuple[re.Pattern[str], Bound], ...] = (
    (
        re.compile(r"(?:\(含\))?(?:及|或)?(?:以上|之上|往上|有余|开外|起(?=[,。;])|\+|\(含\)以上|余(?=[,。;、万]))"),
        Bound.AT_LEAST,
    ),
    (re.compile(r"(?:\(含\))?(?:及|或)?(?:以内|之内|以下|之下|内(?=[,。;完]))"), Bound.AT_MOST),
    (re.compile(r"(?:左右|上下|许(?=[,。;])|前后)"), Bound.ABOUT),
)
_AFTER_FIRST = frozenset("(及或以之往有开起+余内左上许前")  # with which those words begin
_PEAK = re.compile(r"(?:最高|最多)(?:时|的|一次|单|峰值)[^,。;]*$|历史最高|新高")
_HIGHEST = re.compile(r"最高(?:的|者|达|为)?[^,。;、\d]{0,6}$")
_ROUND = frozenset("百千万亿")
# 低于9/10万的规划目标: measured against a goal that is itself exact.
_MEASURED = re.compile(r"(?:低于|高于|超过|优于|多于|少于)$")
_GOAL = re.compile(r"的(?:[^,。;的\d]{0,4})?(?:目标|平均|水平)")
_NEAR_TIME = re.compile(r"近$")


def bound_of(site: Site) -> tuple[Bound, int, int]:
    """Return the bound that the words around the figure give it, and where figure and those words begin and end."""
    start, end = site.candidate.start, site.candidate.end
    behind = _behind(site)
    if behind is not None:
        return behind[0], start, end + behind[1]
    within = _within(site)
    if within is not None:
        return within, start, end
    front = _in_front(site)
    return (front[0], start - front[1], end) if front is not None else (Bound.EXACT, start, end)


def settled(bound: Bound, role: Role, site: Site) -> Bound:
    """Return the bound once the role is known: the highest figure seen (最高35万元) is exact, a ceiling at most."""
    seen = bound is Bound.AT_MOST and role is Role.ACHIEVED and _HIGHEST.search(site.before) is not None
    return Bound.EXACT if seen else bound


def _behind(site: Site) -> tuple[Bound, int] | None:
    """10场以上、30天以内、200人左右; 县级以上 behind a noun does not count."""
    if site.after[:1] not in _AFTER_FIRST:
        return None
    for pattern, bound in _AFTER:
        found = pattern.match(site.after)
        if found:
            return bound, found.end()
    return None


def _within(site: Site) -> Bound | None:
    """700多万元、150余场、十来个: the numeral says it itself."""
    c = site.candidate
    if c.bound is not Bound.EXACT:
        return c.bound
    tail = site.text[c.numeral.end : c.end]
    return Bound.AT_LEAST if tail.startswith(("余", "多", "+", "以上", "(含)以上")) else None


def _in_front(site: Site) -> tuple[Bound, int] | None:
    """不少于、超过、近、不超过 in front of the number; words further off are not part of the quotation."""
    before = site.before
    if site.candidate.unit.kind is Kind.TIME and _NEAR_TIME.search(before):
        return None
    if before.endswith("过") and site.candidate.numeral.raw[:1] in _ROUND:
        return Bound.AT_LEAST, 1
    if _ANY.search(before) is None or (_MEASURED.search(before) and _GOAL.match(site.after)):
        return None
    for pattern, bound, far in _BEFORE:
        found = pattern.search(before)
        if found and not (bound is Bound.AT_MOST and _PEAK.search(before)):
            return bound, 0 if far else len(before) - found.start()
    return None
