"""Small Chinese counts that could as well be a way of speaking: 五大行动、三项机制."""

import re

from .model import Bound
from .site import PAUSES, Site

_SOFT_UNITS = frozenset(["大", "项", "类", "种", "支", "本", "条", "章", "面"])
_CONCRETE = re.compile(
    r"[^,。;:、]{0,8}?(?:班|平台|基地|中心|站|室|队伍?|讲座|图书|教材|课程|资料|手册|视频|电脑|设备)"
)
_REACHED = re.compile(
    r"(?:覆盖|在|赴|涉及|涵盖|来自|到|深入|慰问|走访|表彰|授予|扶持|资助|捐建|创办|命名|评选|选树|"
    r"推荐|联系|帮扶|培训|争取|申报|获|荣获|获得|"
    r"每[^,。;]{0,10}|[户人村]均(?:有)?|至少|各|共|和|及|、|与|设立|设|分|第)(?:了|到)?$"
)
_DOING = re.compile(
    r"(?:办好|抓好以下|推出|实施|举办|开设|打造|建设|创建|建立|组建|成立|新建|培育|建成|开办|开通|编印|制作|出版|"
    r"发放|配备|等|新增)(?:了|好)?$"
)
_UP_TO = re.compile(r"(?:达|到|至|为)$")
_REACHED_BY = re.compile(r"(?:的[^,。;]{1,10})?(?:已)?(?:达到|达标|建成|实现|完成)")


def is_soft(site: Site, bound: Bound) -> bool:
    """Return whether a figure could as well be a way of speaking: 五大行动、两个阵地, 三分之一的合作社."""
    c = site.candidate
    if c.numeral.unit == "/":
        told = _UP_TO.search(site.clause_before) or _REACHED_BY.match(site.after)
        return bound is Bound.EXACT and told is None
    if c.numeral.arabic or bound is not Bound.EXACT or c.alt:
        return False
    if c.numeral.raw in {"百", "千", "万", "亿"}:
        return True
    if c.value > 12 or site.after[:1] in PAUSES:
        return False
    if c.unit.name == "件" and site.after.startswith(("实事", "事", "大事", "好事")):
        return True
    if c.unit.name == "个":
        if _PLACES.match(site.after) and site.clause_before:
            return False
        return not (_doing(site) or _REACHED.search(site.clause_before))
    return c.unit.name in _SOFT_UNITS and not (_doing(site) and _CONCRETE.match(site.after))


_PLACES = re.compile(r"(?:[^,。;、\d]{0,3}(?:村|乡|镇|社区|街道|小区|市州|县)(?![级情委])|功能区)")
_LISTED = re.compile(
    r"(?:打造|建设|创建|建立|组建|成立|新建|培育|建成|搭建)(?:了|好)?[^。;]{0,70}(?:、|和|与|及)[^,。;]{1,20}$"
)


def _doing(site: Site) -> bool:
    """Return whether a verb of making governs the count: 建成两个…, 创建了“甲”、“乙”两个…, 培育甲、乙和丙三支…."""
    return _DOING.search(site.clause_before) is not None or _LISTED.search(site.part_before[-100:]) is not None
