"""Lengths of time, text and ground, marks, bases of rates: how long or how large, not how much was done."""

import re

from halfsky.reading.model import Bound
from halfsky.reading.site import Site
from halfsky.reading.units import Kind

from .registry import context_rule

_SERVED = re.compile(
    r"(?:服务|奉献|时长|时数|援助|辅导|授课|讲课|在线学习|上岗|巡逻|课时|受训|研学|咨询|开放|值守|劳动)[^,。;]{0,12}$|"
    r"(?:推出|录制|上线|开发)[^。;]{0,40}课程$|(?:人均|每人)(?:每年|年均)?(?:学习|培训|参训|受训)?(?:不少于|不低于|至少|达到?|约|近|超过)?$"
)
_LASTS = re.compile(r"(?:为期|历时|每次|每期|每班|每场|每节|限时|时间(?!不少于|不低于|不得少于|至少))[^,。;]{0,8}$")
_HOURS = frozenset({"小时", "学时", "课时", "个小时", "个学时", "个课时"})
_SPENT = re.compile(
    r"(?:开放|下乡|驻村|住村|蹲点|下基层|到基层|下村|进村|入户|坐班|值班|出勤|到村居|服务|调研)[^,。;\d]{0,8}$"
)
_ASKED = re.compile(  # 每人每年学习不少于5天
    r"(?:每[人名年月周季][^,。;\d]{0,18}|年均|人均)(?:不少于|不得少于|不低于|至少|达到?)$"
)
_LOWERED = re.compile(r"平均年龄[^,。;]{0,6}(?:降|控制|不超过)[^,。;]{0,3}$")
_INDICATOR = re.compile(r"(?:受教育年限|天数|寿命)[^,。;\d]{0,8}$")
_CUT = re.compile(r"(?:由|从)[^,。;]{1,14}(?:压缩|缩短|缩减|减少|减|降)(?:到|至|为)$")


@context_rule
def duration(site: Site) -> bool:
    """五年内、为期3天、40学时: a length of time; hours of service given, taught or asked for are no mere length."""
    c = site.candidate
    if c.unit.kind is Kind.AGE:
        return "预期寿命" not in site.clause_before and _LOWERED.search(site.clause_before) is None
    if c.unit.kind is not Kind.TIME:
        return False
    before = site.clause_before
    if _LASTS.search(before):
        return True
    if c.unit.name in _HOURS and _SERVED.search(before):
        return False
    return not (_SPENT.search(before) or _ASKED.search(before) or _INDICATOR.search(before) or _CUT.search(before))


_ANNIVERSARY = re.compile(r"[^,。;]{0,2}周年")


@context_rule
def anniversary(site: Site) -> bool:
    """建会60周年."""
    told = "周年" in site.after and _ANNIVERSARY.match(site.after) is not None
    return told or site.candidate.unit.name == "周年"


_WRITTEN = re.compile(r"(?:笔记|撰写|采写|整理|刊发|编印|形成)[^,。;]{0,12}$")


@context_rule
def length_of_text(site: Site) -> bool:
    """1500字左右: how long a paper is to be; words that were written are work."""
    return site.candidate.unit.name in {"字", "字节"} and _WRITTEN.search(site.clause_before) is None


_MADE = re.compile(r"创办|建成|新建|改建|扩建|打造|修建|改造|装修|建起|种植|投入使用|培育|创建|建立|发展(?!中)")
_SIZE_OF = re.compile(r"(?:面积|占地|建筑|距离|海拔|全长|总长|纵深|方圆|辖区面积)[^,。;]{0,8}$")


@context_rule
def size_of_place(site: Site) -> bool:
    """占地2000平方米: how large a place is; what was built by the work is work."""
    if site.candidate.unit.kind is not Kind.SIZE or _SIZE_OF.search(site.clause_before) is None:
        return False
    return _MADE.search(site.part_before) is None or "占地" in site.clause_before


@context_rule
def per_hundred_thousand(site: Site) -> bool:
    """每10万、每百人中: the base of a rate."""
    c = site.candidate
    return (
        site.before.endswith("每")
        and (c.numeral.scaled or (not c.numeral.arabic and c.value >= 10))
        and c.bound is Bound.EXACT
    )


_WEIGHT = re.compile(r"权重|分值|折算")
_EARNED_POINTS = re.compile(r"(?:得分|满意度|平均分|总分|评分|评为|得|成绩)[^,。;\d]{0,6}$")


@context_rule
def score(site: Site) -> bool:
    """每项扣2分、权重30%: the working of a score sheet."""
    if site.candidate.unit.name == "分":
        return _EARNED_POINTS.search(site.clause_before) is None or "每" in site.clause_before
    return site.candidate.unit.kind is Kind.SHARE and _WEIGHT.search(site.clause_before) is not None
