"""Numbers that name or order: dates, document and telephone numbers, ordinals, grades, articles."""

import re

from halfsky.reading.model import Bound
from halfsky.reading.site import PAUSES, Site
from halfsky.reading.units import Kind
from halfsky.reading.wordlists import words

from .registry import rule

_ORDINAL = re.compile(r"第:?[一二三四五六七八九十百\d、至到—~\-和及]*$")


@rule
def ordinal(site: Site) -> bool:
    """第一批、第三届、第二、三季度: an order, no quantity."""
    return "第" in site.before and _ORDINAL.search(site.before) is not None


_MARKED_YEAR = re.compile(r"\d{1,2}\.(?:19|20)\d\d")  # 2.2025年: item 2


@rule
def year(site: Site) -> bool:
    """2016年、2011—2020年、1990年代: a year is a date."""
    c = site.candidate
    if c.unit.kind is not Kind.TIME or not c.unit.name.startswith(("年", "季度", "学年")):
        return False
    raw = c.numeral.raw
    if c.unit.name == "季度" and c.value <= 4 and c.unit.written == "季度" and not site.before.endswith("每"):
        return True
    if _MARKED_YEAR.fullmatch(raw):
        return True
    if c.unit.name == "学年" and len(raw) == 4:
        return True
    if raw.isdigit() and (
        1900 <= c.value <= 2099 or (len(raw) == 2 and site.before.endswith(("'", "’", "—", "-", "~", "至")))
    ):
        return True
    return raw.isdigit() and len(raw) == 2 and c.value >= 90 and site.after[:1] in "以末初底,"


@rule
def schooling(site: Site) -> bool:
    """学前三年、九年义务教育: the name of a stretch of schooling."""
    if site.candidate.unit.kind is not Kind.TIME or site.candidate.numeral.arabic:
        return False
    return site.before.endswith("学前") or site.after.startswith(("义务教育", "一贯制"))


@rule
def digit_year(site: Site) -> bool:
    """2020 个, 2025户 are quantities, but 2019, 2020两年 has a year before it."""
    c = site.candidate
    return c.bare and c.numeral.arabic and len(c.numeral.raw) == 4 and 1949 <= c.value <= 2060 and not c.numeral.scaled


_ISO_DAY = re.compile(r"(?:19|20)\d\d-(?:\d{1,2}-)?$")


@rule
def date(site: Site) -> bool:
    """3月8日、12日: the day of a date."""
    c = site.candidate
    if c.unit.name in {"日", "号", "月"}:
        return True
    if site.before.endswith("-") and _ISO_DAY.search(site.text, max(0, c.start - 8), c.start):
        return True
    return c.unit.name in {"周", "天"} and site.before.endswith(("每", "上", "下")) and not c.numeral.arabic


_DOCUMENT = re.compile(r"[〔\[(]\d{4}[〕\])]$|[〔\[(]$")
_BRACKETS = frozenset("〔[(〕])")


@rule
def document_number(site: Site) -> bool:
    """湘妇字〔2013〕3号."""
    if site.before[-1:] not in _BRACKETS:
        return False
    return _DOCUMENT.search(site.before) is not None and site.after[:1] in "号〕]"


_PHONES = frozenset(words("110 119 120 122 12338 12345 12348 12355 12309 12351 12333 12315 12320 12356 12388 96580"))
_LINE_NOUN = re.compile(r"[^,。;]{0,6}(?:热线|电话|报警|接处警|平台|专线|家庭暴力|家暴|维权|服务台|指挥)")
_PHONE_BEFORE = re.compile(r"(?:电话|热线|手机|联系方式|邮编|传真|QQ|微信号|拨打)[^,。;\d]{0,4}$")


@rule
def telephone(site: Site) -> bool:
    """12338热线、110家庭暴力报警: a telephone number."""
    c = site.candidate
    raw = c.numeral.raw
    if not raw.isdigit() or c.numeral.scaled:
        return False
    if raw in _PHONES and c.value > 10_000:
        return True
    if raw in _PHONES and _LINE_NOUN.match(site.text, c.numeral.end):
        return True
    return len(raw) >= 5 and (_PHONE_BEFORE.search(site.before) is not None or (c.bare and len(raw) >= 7))


_LATIN = re.compile(r"[A-Za-z_@#&=?./\\][\-.]?$")
_AFTER_MARKER = re.compile(r"\d\.")  # 2.17个县: behind the marker of an item


@rule
def code(site: Site) -> bool:
    """5G、O2O、A4、www.x1.cn, 2.0版: part of a name in letters."""
    c = site.candidate
    last = site.text[c.start - 1 : c.start]
    if (
        c.numeral.arabic
        and last.isascii()
        and last not in {"/", "#"}
        and not _AFTER_MARKER.match(site.text, c.start - 2)
        and _LATIN.search(site.text, c.start - 2, c.start)
    ):
        return True
    behind = site.text[c.numeral.end : c.numeral.end + 1]
    if (
        c.numeral.raw in {"19", "20", "201", "202"}
        and behind in {"_", "*", "×", "-", "—"}
        and site.after[:3].find("年") > 0
    ):
        return True
    return c.numeral.arabic and behind.isascii() and behind.isalpha() and not c.unit.written[:1].isascii()


_FIVE_YEAR = re.compile(r"十[一二三四五六七]五")


@rule
def five_year_plan(site: Site) -> bool:
    """十三五、十四五期间."""
    raw = site.candidate.numeral.raw
    return raw.startswith("十") and (_FIVE_YEAR.fullmatch(raw) is not None or (raw == "十" and site.after[:1] == "五"))


_HELD = re.compile(r"(?:举办|举行|开展|评选)(?:了)?(?:“[^”]{1,16}”)?$")


@rule
def congress(site: Site) -> bool:
    """十届五次执委会议、十九届五中全会、第十二次代表大会: the order of a meeting; 已连续举办四届 is a count."""
    c = site.candidate
    if c.unit.name in {"届", "届次"}:
        return _HELD.search(site.clause_before) is None or site.after[:1] not in PAUSES
    return (
        c.unit.name == "次"
        and (
            site.before.endswith("届")
            or site.after.startswith(("全会", "全体", "代表大会", "妇代会", "执委会", "常委会", "党代会"))
        )
        and not c.numeral.arabic
        and not site.after.startswith("妇代会主任")
    )


_RANKED = re.compile(
    r"(?:(?<![目日之以此年午月会生底末初旬])前|居全[省国市县]|列全[省国市县]|排名|位居|位列|名列|排在|(?<!安)排)(?:第)?$"
)
_RANK_ENDS = frozenset("前省国市县名居列在排第")


_VILLAGE = re.compile(r"[村队社屯寨][一二三四五六七八九十、]{0,6}$")


@rule
def village_group(site: Site) -> bool:
    """清水村三组、十三社: the group of a village that has a number for its name."""
    c = site.candidate
    return c.unit.name in {"组", "社", "队"} and not c.numeral.arabic and _VILLAGE.search(site.before) is not None


@rule
def rank(site: Site) -> bool:
    """前10名、排名第3位、全国500强: a place in an order."""
    c = site.candidate
    if c.unit.name in {"名", "位", "强", "个", "家"} and site.before[-1:] in _RANK_ENDS and _RANKED.search(site.before):
        return True
    return site.after.startswith("强") and c.bare


@rule
def level(site: Site) -> bool:
    """三级网络、5A级、二星级: a grade."""
    return site.candidate.unit.name in {"级", "层级", "星", "星级", "等"}


@rule
def full_marks(site: Site) -> bool:
    """100分制、满分100分: a scale."""
    c = site.candidate
    return c.unit.name == "分" and (
        site.after.startswith("制") or not c.numeral.arabic or site.before.endswith(("满分", "满分为"))
    )


_ARTICLE = re.compile(r"(?:法|条例|规定|办法|细则|法典)》?第?$")


@rule
def law_article(site: Site) -> bool:
    """民法典1079条: an article."""
    c = site.candidate
    return c.unit.name in {"条", "款", "项", "章"} and _ARTICLE.search(site.before) is not None


@rule
def phase(site: Site) -> bool:
    """2期工程、1期项目: an order of building; “孕期、哺乳期”两期课堂: times of life."""
    c = site.candidate
    if c.unit.name == "期" and site.before.endswith("期”"):
        return True
    return c.unit.name == "期" and site.after.startswith(("工程", "建设", "项目建设", "妇女社会地位"))


_RATIO = re.compile(r"[::]\d+$")


@rule
def ratio_or_clock(site: Site) -> bool:
    """9:30、1:2: a clock or a ratio."""
    c = site.candidate
    if not c.numeral.arabic or not site.before[-2:-1].isdigit():
        return False
    return _RATIO.search(site.before[-4:] + c.numeral.raw) is not None


_COUNTER = re.compile(r"(?:浏览|阅读|点击|访问|人气)(?:次数|量|数)?(:?)$")
_COUNTER_ENDS = frozenset("览读击问气数量:")
_PAGE_HEAD = re.compile(r"(?:来源|作者|发布时间|发布日期|编辑|字号):?[^。]{0,40}$")


@rule
def page_counter(site: Site) -> bool:
    """浏览次数：82次, 来源：县妇联 阅读82次: the counter of a web page."""
    found = _COUNTER.search(site.before) if site.before[-1:] in _COUNTER_ENDS else None
    if found is None:
        return False
    start = max(site.sentence_start, site.candidate.start - 60)
    return bool(found.group(1)) or _PAGE_HEAD.search(site.text, start, site.candidate.start) is not None


_GATHERED = re.compile(
    r"(?:合集|精选|最新|实用|通用|精彩|优秀|范例|参考|推荐|模板|范文|汇总|热门|大全|(?:总结|计划|报告|方案|要点)\()$"
)


_SAMPLES = re.compile(r"(?:总结|计划|方案|要点|报告)$")


@rule
def collection(site: Site) -> bool:
    """工作总结合集6篇、工作计划(精选3篇): how many samples a web page gathers."""
    c = site.candidate
    if c.unit.name == "篇" and _SAMPLES.search(site.before):
        title = site.sentence_start + 24 > c.start and site.after[:1] in {"", "\n"} and "," not in site.sentence
        if title or "小编" in site.sentence or site.after.startswith(("参考", "范文", "范本", "模板", "精选")):
            return True
    if c.unit.name != "篇" or c.bound is not Bound.EXACT or _GATHERED.search(site.before) is None:
        return False
    return site.after[:1] in {"", "\n", ")", "(", "】", "篇"} or site.after.startswith("范文")
