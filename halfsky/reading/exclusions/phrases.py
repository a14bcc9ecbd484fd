"""Numbers inside names, slogans and turns of speech."""

import re

from halfsky.reading.model import Bound
from halfsky.reading.site import Site
from halfsky.reading.units import Kind
from halfsky.reading.wordlists import words

from .counted import counted_one
from .registry import rule

_BOUNDED = re.compile(
    r"(?:近(?<![附最临就亲邻拉靠]近)|约(?<![签预条节合简邀]约)|超|逾|突破|过|上|达|不少于|不低于|至少)$"
)


def _bounded(site: Site) -> bool:
    """Return whether the number is bounded and so meant as a number: 近百场活动, 十余场."""
    return site.candidate.bound is not Bound.EXACT or _BOUNDED.search(site.before) is not None


@rule
def sum_name(site: Site) -> bool:
    """1+3+N、“1+N”模式、7×24小时、3+2: a formula that names a way of working."""
    c = site.candidate
    after = site.text[c.numeral.end : c.numeral.end + 2]
    if site.before.endswith(("+", "×", "*", "x", "X", "N")) or after.startswith("×"):
        return True
    return after.startswith("+") and not c.numeral.scaled and c.value <= 20 and _SUM.match(after) is not None


_SUM = re.compile(r"\+[\dA-Za-z\u4e00-\u9fff“](?<![个名人户家场次期件])")


_RATE = re.compile(r"\d[\d.]*(?:%|‰|/10万|/万)(?:以上|以下|以内|左右)?")


@rule
def in_quotation(site: Site) -> bool:
    """“百县千村万户”、《十条措施》: a number inside a name; “12/10万以下” is a rate in quotation marks."""
    c = site.candidate
    if c.unit.kind is Kind.SHARE and c.numeral.arabic and _RATE.fullmatch(site.quoted[1:-1]):
        return False
    return bool(site.quoted)


_IDIOMS = words(
    "五位一体 四位一体 三位一体 "
    "一次性 一家人 一人一 一户一 一村一 一县一 一校一 一乡一 一镇一 一案一 一事一 一对一 一帮一 "
    "一条龙 一条心 一把手 一盘棋 一门式 一站式 "
    "一套房 一起 一道 一面镜 一度 一点 一带 一届 一致 一项项 一件件 一个个 一批 一些 一期工 二期 "
    "三期 一期 二次创 二次就 二次分 二次供 二次报 二次开 十分 一分为 两手 一队一 一岗 一单位 "
    "一家一 一人学 一人就业 一人参保 一人上岗 一门心 一本正 一本书 一户多 千家万户 一技 万家 "
    "两家人 一年一 一年来 一年 千分 一代 两代 三代 一方 "
    "两口 三方 一层 一级 二级 三级 四级 五级 一等 二等 三等 一类 二类 三类 一线 二线 一成不 一个时期 "
    "一名一 一场一 一天一 一人 两会 四套班 五套班 "
    "一把 两手抓 一站"
)
_IDIOM = {c: tuple(w for w in _IDIOMS if w[0] == c) for c in {w[0] for w in _IDIOMS}}
_IDIOM_ALWAYS = ("一次性", "一对一", "一条龙", "一站式", "1对1")
_IDIOM_FINE = ("一人以上", "一人及", "一年以上")


@rule
def idiom(site: Site) -> bool:
    """一次性、一对一、一户一档、千家万户: a phrase, no quantity."""
    c = site.candidate
    if site.text.startswith(_IDIOM_ALWAYS, c.start):
        return True
    if c.numeral.arabic or _bounded(site) or counted_one(site):
        return False
    phrases = _IDIOM.get(site.text[c.start], ())
    return bool(phrases) and site.text.startswith(phrases, c.start) and not site.text.startswith(_IDIOM_FINE, c.start)


_PATTERN_ONE = re.compile(r"[1一]([户人村县校乡镇案事家企社岗站品月周季年题策街区])[1一]")


@rule
def one_each(site: Site) -> bool:
    """一村一品、1户1档: a pattern of work."""
    c = site.candidate
    return c.value == 1 and _PATTERN_ONE.search(site.text[max(0, c.start - 2) : c.start + 4]) is not None


@rule
def figure_of_speech(site: Site) -> bool:
    """万家、百花、千年、百日攻坚: a round number as a word."""
    c = site.candidate
    if c.numeral.arabic or c.numeral.raw not in {"百", "千", "万", "亿", "十"} or _bounded(site):
        return False
    if site.before.endswith(("千家", "千村", "百县", "进", "访")) or site.after.startswith(("千", "万", "百")):
        return True
    return c.unit.kind in {Kind.TIME, Kind.AGE, Kind.SIZE} or c.unit.name in {"家", "种", "般", "众"} or c.bare


_EVENT = re.compile(
    r"[^,。;:\n“”]{0,22}?(?:活动|大赛|计划|行动|工程|巡讲|宣讲|巡演|大走访|大宣讲|比赛|评选|"
    r"大讲堂|朗读|舞会|大会|誓师|健步走|快闪|晚会|旗袍|进万家|进校园|"
    r"进社区|进农村|进学校|进企业|进机关|进家庭|下乡|万户|万家|千村|百村|万人|联千|助千|带万|进千)"
)


@rule
def event_name(site: Site) -> bool:
    """千人旗袍大赛、百场讲座进社区活动: a round number in the name of an event."""
    c = site.candidate
    if c.numeral.arabic or c.numeral.raw not in {"百", "千", "万", "十", "双百", "千万", "百千万"}:
        return False
    return not _bounded(site) and not c.numeral.vague and _EVENT.match(site.text, c.end) is not None


_ABSTRACT = words(
    "维护 意识 自信 确立 坚持 注重 突出 强化 加快 率先 统筹 方面 层面 环节 阶段 关键 问题 特点 "
    "转变 规划 纲要 作用 大局 文明 务必 百年 结合 到位 "
    "一 全面 必须 着力 有利于 不 更加 始终 转型 提升 聚焦 优先 倡导 覆盖 围绕 走 第一 先行 充分 "
    "带头 贯彻 抓手 特色 拥护 紧盯 变 更 离不开 没有 "
    "善于 敢于 要 是 重点 字 新 好 亲自 专项整治 衔接 融入 纳入 导向 理念 原则 定位 优势 短板 "
    "目标 责任 样 时期 层次 维度 角度 步骤 基本 时间 历史 "
    "关系 中心任务 中心工作 主题 主线 心 共同 战略 字方针 能力 环境 世纪 时代 条件 因素 标准 要求 条 代 台阶 月 小时 半"
)
_ABSTRACT_AFTER = tuple(_ABSTRACT)


_FIRM = words(
    "维护 意识 自信 确立 坚持 注重 方面 层面 环节 阶段 关键 特点 转变 作用 大局 务必 结合 到位 "
    "必须 着力 有利于 不 更加 始终 抓手 重点, 重点。 重点; 重点、 难点 要点 维度 角度 步骤 因素 原则 "
    "十万分点 万分点 转型 延伸 突破 聚焦 优先 第一 先行 带头 离不开 善于 敢于 时期 世纪 历史 满意 月 小时 半"
)
_FIRM_AFTER = tuple(_FIRM)
_ALL_AFTER = (*_FIRM_AFTER, *_ABSTRACT_AFTER)


@rule
def slogan(site: Site) -> bool:
    """四个意识、两个维护、三个环节: named or abstract, not counted; behind Arabic digits only the plainly abstract."""
    c = site.candidate
    if c.unit.name == "项" and site.after.startswith(
        ("规定", "要求", "决定", "基本原则", "原则", "纪律", "注意", "制度性")
    ):
        return not c.numeral.arabic
    if c.unit.name not in {"个", "大", "种", "点", "条"} or _bounded(site) or counted_one(site):
        return False
    if c.numeral.arabic:
        return site.after.startswith(_FIRM_AFTER)
    return c.value <= 20 and site.after.startswith(_ALL_AFTER)


@rule
def indefinite(site: Site) -> bool:
    """一批、一系列、一个: an article, no count."""
    c = site.candidate
    if c.unit.name == "批" and not c.numeral.arabic:
        return True
    return c.value == 1 and not c.numeral.arabic and not _bounded(site) and not c.alt and not counted_one(site)


_ONE_OF_ALL = re.compile(r"(?:每|上|下|前|后)$")


@rule
def one_of_all(site: Site) -> bool:
    """把每一件小事办好, 上一篇: each one or the one before, no count."""
    c = site.candidate
    return c.value == 1 and not c.numeral.arabic and _ONE_OF_ALL.search(site.before) is not None


_WEAK = frozenset("度季道通则首款页根眼方股")


@rule
def weak_classifier(site: Site) -> bool:
    """一道、三通、一股劲、各方: words, no counts, unless the number is large or written in figures."""
    c = site.candidate
    return c.unit.name in _WEAK and not c.numeral.arabic and c.value <= 10


@rule
def small_bare(site: Site) -> bool:
    """两区、三农、十县: a Chinese numeral straight before a place is mostly a name."""
    c = site.candidate
    return c.bare and not c.numeral.arabic and not c.numeral.scaled and not _bounded(site) and not c.numeral.vague


@rule
def several(site: Site) -> bool:
    """几个、数名: no number at all."""
    return site.candidate.numeral.raw in {"", "零", "〇"}


@rule
def repeated(site: Site) -> bool:
    """2个以上(含2个): the same figure said again."""
    return site.before.endswith(("(含", "(包括")) and site.after.startswith((")", "以上)"))


@rule
def unit_alone(site: Site) -> bool:
    """产值（万元）、单位：万元、1/10万: a unit that heads a column, without a number."""
    c = site.candidate
    if c.unit.name.startswith("/") and c.value == 1:
        return True
    bare = not c.numeral.arabic and c.numeral.raw in {"百", "千", "万", "亿", "百万", "千万"}
    return (
        bare
        and not _bounded(site)
        and site.before.endswith(("(", "单位:", "/", "|"))
        and site.after[:1] in {")", "", "\n", "|"}
    )
