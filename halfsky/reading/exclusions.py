"""What looks like a measure and is none: one small rule each, with the reason it gives."""

import re
from collections.abc import Callable

from .model import Bound
from .site import Site
from .units import Kind

Rule = Callable[[Site], bool]
RULES: list[tuple[str, Rule]] = []


def rule(function: Rule) -> Rule:
    """Register an exclusion rule under its own name."""
    RULES.append((function.__name__, function))
    return function


def excluded_by(site: Site) -> str | None:
    """Return the name of the first rule that shuts the candidate out; None when it may be a measure."""
    for name, function in RULES:
        if function(site):
            return name
    return None


_ORDINAL = re.compile(r"第[一二三四五六七八九十百\d、至到—~\-和及]*$")


@rule
def ordinal(site: Site) -> bool:
    """第一批、第三届、第二、三季度: an order, no quantity."""
    return _ORDINAL.search(site.before) is not None


@rule
def year(site: Site) -> bool:
    """2016年、2011—2020年、1990年代: a year is a date."""
    c = site.candidate
    if c.unit.kind is not Kind.TIME or not c.unit.name.startswith(("年", "季度", "学年")):
        return False
    raw = c.numeral.raw
    if c.unit.name == "学年" and len(raw) == 4:
        return True
    if raw.isdigit() and (
        1900 <= c.value <= 2099 or (len(raw) == 2 and site.before.endswith(("'", "’", "—", "-", "~", "至")))
    ):
        return True
    return raw.isdigit() and len(raw) == 2 and c.value >= 90 and site.after[:1] in "以末初底,"


@rule
def digit_year(site: Site) -> bool:
    """2020 个, 2025户 are quantities, but 2019, 2020两年 has a year before it."""
    c = site.candidate
    return c.bare and c.numeral.arabic and len(c.numeral.raw) == 4 and 1949 <= c.value <= 2060 and not c.numeral.scaled


_MONTH_DAY = re.compile(r"[年月]$")


@rule
def date(site: Site) -> bool:
    """3月8日、12日: the day of a date."""
    c = site.candidate
    if c.unit.name in {"日", "号", "月"}:
        return True
    return c.unit.name in {"周", "天"} and site.before.endswith(("每", "上", "下")) and not c.numeral.arabic


_DOCUMENT = re.compile(r"[〔\[(]\d{4}[〕\])]$|[〔\[(]$")


@rule
def document_number(site: Site) -> bool:
    """湘妇字〔2013〕3号."""
    return _DOCUMENT.search(site.before) is not None and site.after[:1] in "号〕]"


_PHONES = frozenset(
    [
        "110",
        "119",
        "120",
        "122",
        "12338",
        "12345",
        "12348",
        "12355",
        "12309",
        "12351",
        "12333",
        "12315",
        "12320",
        "12356",
        "12388",
        "96580",
    ]
)
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
_LATIN_AFTER = re.compile(r"[A-Za-z_@](?<![个名])")


@rule
def code(site: Site) -> bool:
    """5G、O2O、A4、www.x1.cn, 2.0版: part of a name in letters."""
    c = site.candidate
    before = site.text[max(0, c.start - 2) : c.start]
    if c.numeral.arabic and _LATIN.search(before) and not before.endswith(("/", "#")):
        return True
    behind = site.text[c.numeral.end : c.numeral.end + 1]
    return c.numeral.arabic and behind.isascii() and behind.isalpha() and not c.unit.written[:1].isascii()


@rule
def sum_name(site: Site) -> bool:
    """1+3+N、“1+N”模式、7×24小时、3+2: a formula that names a way of working."""
    c = site.candidate
    before = site.text[max(0, c.start - 1) : c.start]
    after = site.text[c.numeral.end : c.numeral.end + 2]
    if before in {"+", "×", "*", "x", "X", "N"} or after[:1] == "×":
        return True
    return not c.numeral.scaled and c.value <= 20 and _SUM.match(after) is not None


_SUM = re.compile(r"\+[\dA-Za-z\u4e00-\u9fff“](?<![个名人户家场次期件])")


@rule
def in_quotation(site: Site) -> bool:
    """“百县千村万户”、《十条措施》: a number inside a name."""
    return bool(site.quoted)


_FIVE_YEAR = re.compile(r"十[一二三四五六七]五")


@rule
def five_year_plan(site: Site) -> bool:
    """十三五、十四五期间."""
    c = site.candidate
    return _FIVE_YEAR.fullmatch(c.numeral.raw) is not None or (c.numeral.raw == "十" and site.after[:1] == "五")


@rule
def congress(site: Site) -> bool:
    """十届五次执委会议、十九届五中全会、第十二次代表大会: the order of a meeting."""
    c = site.candidate
    if c.unit.name in {"届", "届次"}:
        return True
    return (
        c.unit.name == "次"
        and (
            site.before.endswith("届")
            or site.after.startswith(("全会", "全体", "代表大会", "妇代会", "执委会", "常委会", "党代会"))
        )
        and not c.numeral.arabic
    )


_IDIOMS = [
    "一次性",
    "一家人",
    "一人一",
    "一户一",
    "一村一",
    "一县一",
    "一校一",
    "一乡一",
    "一镇一",
    "一案一",
    "一事一",
    "一对一",
    "一帮一",
    "一条龙",
    "一条心",
    "一把手",
    "一盘棋",
    "一门式",
    "一站式",
    "一套房",
    "一起",
    "一道",
    "一面镜",
    "一度",
    "一点",
    "一带",
    "一届",
    "一致",
    "一项项",
    "一件件",
    "一个个",
    "一批",
    "一些",
    "一期工",
    "二期",
    "三期",
    "一期",
    "十分",
    "一分为",
    "两手",
    "一队一",
    "一岗",
    "一单位",
    "一家一",
    "一人学",
    "一人就业",
    "一人参保",
    "一人上岗",
    "一门心",
    "一本正",
    "一本书",
    "一户多",
    "千家万户",
    "一技",
    "万家",
    "两家人",
    "一年一",
    "一年来",
    "一年",
    "千分",
    "一代",
    "两代",
    "三代",
    "一方",
    "三方",
    "一层",
    "一级",
    "二级",
    "三级",
    "四级",
    "五级",
    "一等",
    "二等",
    "三等",
    "一类",
    "二类",
    "三类",
    "一线",
    "二线",
    "一成不",
    "一个时期",
    "一名一",
    "一场一",
    "一天一",
    "一人",
    "两会",
    "四套班",
    "五套班",
    "一把",
    "两手抓",
    "一站",
]
_IDIOM = {c: tuple(w for w in _IDIOMS if w[0] == c) for c in {w[0] for w in _IDIOMS}}
_IDIOM_FINE = ("一人以上", "一人及", "一年以上")


@rule
def idiom(site: Site) -> bool:
    """一次性、一对一、一户一档、千家万户: a phrase, no quantity."""
    c = site.candidate
    if c.numeral.arabic or c.bound is not Bound.EXACT or _counted_one(site):
        return False
    words = _IDIOM.get(site.text[c.start], ())
    return bool(words) and site.text.startswith(words, c.start) and not site.text.startswith(_IDIOM_FINE, c.start)


_PATTERN_ONE = re.compile(r"[1一]([户人村县校乡镇案事家企社岗站品月周季年题策街区])[1一]")


@rule
def one_each(site: Site) -> bool:
    """一村一品、1户1档: a pattern of work."""
    c = site.candidate
    around = site.text[max(0, c.start - 2) : c.start + 4]
    return c.value == 1 and _PATTERN_ONE.search(around) is not None


_RANKED = re.compile(r"(?:前|居全[省国市县]|列全[省国市县]|排名|位居|位列|名列|排在|(?<!安)排)(?:第)?$")


@rule
def rank(site: Site) -> bool:
    """前10名、排名第3位、全国500强: a place in an order."""
    c = site.candidate
    if c.unit.name in {"名", "位", "强", "个", "家"} and _RANKED.search(site.before):
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
def figure_of_speech(site: Site) -> bool:
    """万家、百花、千年、百日攻坚: a round number as a word."""
    c = site.candidate
    if c.numeral.arabic or c.numeral.raw not in {"百", "千", "万", "亿", "十"} or c.bound is not Bound.EXACT:
        return False
    if site.before.endswith(("千家", "千村", "百县", "进", "访")) or site.after.startswith(("千", "万", "百")):
        return True
    return c.unit.kind in {Kind.TIME, Kind.AGE, Kind.SIZE} or c.unit.name in {"家", "种", "般", "众"} or c.bare


_EVENT = re.compile(
    r"[^,。;:\n“”]{0,22}?(?:活动|大赛|计划|行动|工程|巡讲|宣讲|巡演|大走访|大宣讲|比赛|评选|大讲堂|朗读|舞会|大会|誓师|健步走|快闪|晚会|旗袍|进万家|进校园|"
    r"进社区|进农村|进学校|进企业|进机关|进家庭|下乡|万户|万家|千村|百村|万人|联千|助千|带万|进千)"
)


@rule
def event_name(site: Site) -> bool:
    """千人旗袍大赛、百场家庭教育讲座进社区活动: a round number in the name of an event."""
    c = site.candidate
    if c.numeral.arabic or c.numeral.raw not in {"百", "千", "万", "十", "双百", "千万", "百千万"}:
        return False
    return c.bound is Bound.EXACT and not c.numeral.vague and _EVENT.match(site.text, c.end) is not None


_ABSTRACT = [
    "维护",
    "意识",
    "自信",
    "确立",
    "坚持",
    "注重",
    "突出",
    "强化",
    "加快",
    "率先",
    "统筹",
    "方面",
    "层面",
    "环节",
    "阶段",
    "关键",
    "问题",
    "特点",
    "转变",
    "规划",
    "纲要",
    "作用",
    "大局",
    "文明",
    "务必",
    "百年",
    "结合",
    "到位",
    "一",
    "全面",
    "必须",
    "着力",
    "有利于",
    "不",
    "更加",
    "始终",
    "转型",
    "提升",
    "聚焦",
    "优先",
    "倡导",
    "覆盖",
    "围绕",
    "走",
    "第一",
    "先行",
    "充分",
    "带头",
    "贯彻",
    "抓手",
    "特色",
    "拥护",
    "紧盯",
    "变",
    "更",
    "离不开",
    "没有",
    "善于",
    "敢于",
    "要",
    "是",
    "重点",
    "字",
    "新",
    "好",
    "亲自",
    "专项整治",
    "衔接",
    "融入",
    "纳入",
    "导向",
    "理念",
    "原则",
    "定位",
    "优势",
    "短板",
    "目标",
    "责任",
    "样",
    "时期",
    "层次",
    "维度",
    "角度",
    "步骤",
    "基本",
    "时间",
    "历史",
    "关系",
    "中心任务",
    "中心工作",
    "主题",
    "主线",
    "心",
    "共同",
    "战略",
    "字方针",
    "能力",
    "环境",
    "世纪",
    "时代",
    "条件",
    "因素",
    "标准",
    "要求",
    "条",
    "代",
    "台阶",
    "月",
    "小时",
    "半",
]
_ABSTRACT_AFTER = tuple(_ABSTRACT)


_FIRM = (
    "维护 意识 自信 确立 坚持 注重 方面 层面 环节 阶段 关键 特点 转变 作用 大局 务必 结合 到位 必须 着力 有利于 不 更加 始终 抓手 重点 难点 要点 维度 角度 步骤 因素 原则 "
    "十万分点 万分点 转型 延伸 突破 聚焦 优先 第一 先行 带头 离不开 善于 敢于 要 是 时期 世纪 历史 满意 月 小时 半"
).split()
_FIRM_AFTER = tuple(_FIRM)


@rule
def slogan(site: Site) -> bool:
    """四个意识、两个维护、三个环节: named or abstract, not counted; behind Arabic digits only the plainly abstract."""
    c = site.candidate
    if c.unit.name == "项" and site.after.startswith(
        ("规定", "要求", "决定", "基本原则", "原则", "纪律", "注意", "制度性")
    ):
        return not c.numeral.arabic
    if c.unit.name not in {"个", "大", "种", "点", "条"} or c.bound is not Bound.EXACT or _counted_one(site):
        return False
    if c.numeral.arabic:
        return site.after.startswith(_FIRM_AFTER)
    return c.value <= 20 and site.after.startswith((*_FIRM_AFTER, *_ABSTRACT_AFTER))


_LEAST = re.compile(
    r"(?:至少|不少于|不低于|最少|不得少于|超过|每[^,。;]{0,14}|各|各自|均|新增|新建|共|有且仅有|增加|以上)(?:有|建|开展|举办|组织|创建|建立|培育|打造|配备|召开|建成|培养|联系|帮扶|推荐|设立|确定|选树)*$"
)


def _counted_one(site: Site) -> bool:
    """Return whether words around a bare 一 make it a quantity: 至少一个、每县一名、一名以上."""
    return site.after.startswith(("以上", "及以上")) or _LEAST.search(site.part_before[-24:]) is not None


@rule
def indefinite(site: Site) -> bool:
    """一批、一系列、一个: an article, no count."""
    c = site.candidate
    if c.unit.name == "批" and not c.numeral.arabic:
        return True
    return c.value == 1 and not c.numeral.arabic and c.bound is Bound.EXACT and not c.alt and not _counted_one(site)


@rule
def small_bare(site: Site) -> bool:
    """两区、三农、十县: a Chinese numeral straight before a place is mostly a name."""
    c = site.candidate
    return c.bare and not c.numeral.arabic and not c.numeral.scaled and c.bound is Bound.EXACT and not c.numeral.vague


@rule
def phase(site: Site) -> bool:
    """2期工程、1期项目: an order of building."""
    c = site.candidate
    return c.unit.name == "期" and site.after.startswith(("工程", "建设", "项目建设", "妇女社会地位"))


_RATIO = re.compile(r"[::]\d+$")


@rule
def ratio_or_clock(site: Site) -> bool:
    """9:30、1:2: a clock or a ratio."""
    c = site.candidate
    return c.numeral.arabic and (
        _RATIO.search(site.before[-4:] + c.numeral.raw) is not None and site.before[-2:-1].isdigit()
    )


@rule
def several(site: Site) -> bool:
    """几个、数名: no number at all."""
    return site.candidate.numeral.raw in {"", "零", "〇"}
