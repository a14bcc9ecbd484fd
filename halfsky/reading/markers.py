"""The marker families of outlines: which characters open an item, and which number they carry."""

import re
from collections.abc import Callable
from dataclasses import dataclass

_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0}
_FORMAL = "壹贰叁肆伍陆柒捌玖拾"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
PAIRED = 2  # the doubt of a marker that counts only between its neighbours
LAST = 99  # the number of 最后, which closes a series of any length
CHINESE = "[一二三四五六七八九十百零〇]{1,4}"


@dataclass(slots=True)
class Marker:
    """One marker: its family, its number (0 when it has none), and where marker and title begin."""

    family: str
    number: int
    start: int
    end: int
    weak: int = 0  # 1: opens an item only when a neighbour in its series is there too; PAIRED: only between two


def chinese_number(text: str) -> int:
    """Return the number that a short Chinese numeral such as 二十三 writes; 0 when it is none."""
    total = digit = 0
    for c in text:
        if c == "十":
            total, digit = total + (digit or 1) * 10, 0
        elif c == "百":
            total, digit = total + (digit or 1) * 100, 0
        else:
            digit = _DIGITS.get(c, 0)
    return total + digit


def _circled(c: str) -> int:
    """Return the number of a circled or bracketed sign such as ③, ⑶, ⒊ or ㈢."""
    for first, last in (("①", "⑳"), ("⑴", "⒇"), ("⒈", "⒛"), ("㈠", "㈩"), ("❶", "❿"), ("㊀", "㊉")):
        if first <= c <= last:
            return ord(c) - ord(first) + 1
    return 0


def _first(text: str) -> int:
    """Return the place in the series of 首先, 其次, 再次, 最后."""
    return {"首先": 1, "其次": 2, "再次": 3, "最后": LAST}[text]


def _place_in(signs: str) -> Callable[[str], int]:
    """Return a function that says which of `signs` a sign is, from 1."""
    return lambda sign: signs.index(sign) + 1


def _roman(text: str) -> int:
    """Return the number that Ⅳ or IV writes."""
    return _ROMANS.index(text) + 1 if text in _ROMANS else ord(text) - ord("Ⅰ") + 1


def _plain(text: str) -> int:
    return int(text) if text.isascii() else chinese_number(text)


# Depth order of official documents; the document's own nesting overrides it (see levels.py).
RANK = {
    "#": 0,
    "part": 1,
    "chapter": 2,
    "section": 3,
    "article": 4,
    "roman": 5,
    "formal": 6,
    "stem": 7,
    "zero": 8,
    "bracket": 9,
    "named": 9,
    "cn": 10,
    "cnp": 11,
    "num": 12,
    "dec2": 13,
    "dec3": 14,
    "nump": 15,
    "numr": 16,
    "letter": 17,
    "circ": 18,
    "bold": 19,
    "di": 20,
    "shi": 21,
    "yao": 22,
    "qi": 23,
    "first": 24,
}

INLINE = frozenset({"circ", "di", "shi", "yao", "qi", "first"})

_COMPOUND = (  # words that begin like units
    "分项|分类|分工|分层|项目|家庭|家教|家校|家长|人才|人员|人力|人口|人文|人群|期望|场景|年度|个人|个性|公共|公益|公开|平台|"
    "平等|名称|小组|小额|多学|多元|多方|多部|多层|多样"
)
_WORD = (  # 1.1目标, not 1.1万
    f"(?:(?={_COMPOUND})|(?![万亿千百多余个名人次户件元倍公平米亩吨岁天小分期场家项年月日级版]))[\u4e00-\u9fff]"
)

# 【打印】【字体：大 中 小】: what a site prints around its texts
_SITE = (
    "打印|关闭|字体|字号|收藏|返回|分享|复制|下载|前言|导读|摘要|编者|来源|作者|责任编辑|编辑|发布|浏览|纠错|"
    "大[】 ]|中[】 ]|小[】 ]|大中小|我要|相关|上一篇|下一篇|点击|提示|温馨提示|免责|版权|声明|扫码|推荐阅读"
)

_NOUN = "项目|任务|行动|举措|措施|实事|亮点|步骤|阶段|专题|板块"  # 项目一：, 任务2：
GLUED_COUNT = re.compile(r"\d+(?:[名户家所支件项期场]|个(?!百|千|点|[多半]?[小月]))")  # 2.17个县: item 2, no decimal

_LINE: tuple[tuple[str, re.Pattern[str], Callable[[str], int]], ...] = (
    ("#", re.compile(r"(#{1,6})[ \t]*(?=[^#\s])"), len),
    ("part", re.compile(rf"第({CHINESE}|\d{{1,2}})(?:部分|编|板块)[ \t:、.]*"), _plain),
    ("chapter", re.compile(rf"第[ \t]?({CHINESE}|\d{{1,2}})[ \t]?章[ \t:、.]*"), _plain),
    ("section", re.compile(rf"第[ \t]?({CHINESE}|\d{{1,2}})[ \t]?节[ \t:、.]*"), _plain),
    ("article", re.compile(rf"第({CHINESE}|\d{{1,3}})条(?:[ \t:、.]+|(?=[^,。;、的款至—规(]))"), _plain),
    ("bracket", re.compile(rf"【()(?!(?:{_SITE})[^】\n]{{0,8}}】)(?=[^】\n]{{1,60}}】)"), lambda _: 0),
    ("named", re.compile(rf"(?:{_NOUN})({CHINESE}|\d{{1,2}})[ \t]*:[ \t]*"), _plain),
    ("roman", re.compile(r"([Ⅰ-Ⅻ])(?:[ \t]*[、.:]|[ \t]+)[ \t]*"), _roman),
    ("roman", re.compile(r"(IX|IV|V?I{1,3}|V|X)[ \t]*[、.](?![A-Za-z\d])[ \t]*"), _roman),
    ("letter", re.compile(r"\(?([A-Za-z])[ \t]*[、.:)](?![A-Za-z\d/])[ \t]*"), lambda c: ord(c.upper()) - ord("A") + 1),
    ("formal", re.compile(rf"([{_FORMAL}])[ \t]*[、.:][ \t]*"), _place_in(_FORMAL)),
    ("formal", re.compile(r"参[ \t]*[、.:][ \t]*()"), lambda _: 3),  # 叁 in the traditional form, folded
    ("stem", re.compile(rf"([{_STEMS}])[ \t]*[、.:][ \t]*"), _place_in(_STEMS)),
    (
        "cn",
        re.compile(rf"({CHINESE})[ \t]*(?:、|[.,:](?!\d)|[ \t]{{1,4}}(?=[^\s等、—])(?!季[ \t]?度|月|日|年))[ \t]*"),
        chinese_number,
    ),
    ("cnp", re.compile(rf"[(\[〔]?[ \t]*({CHINESE})[ \t]*[)\]〕][ \t]*[、.]?[ \t]*"), chinese_number),
    ("cnp", re.compile(r"([㈠-㈩㊀-㊉])[ \t]*[、.]?[ \t]*"), _circled),
    ("dec3", re.compile(r"\d{1,2}\.\d{1,2}\.(\d{1,2})(?:[、.][ \t]*|[ \t]+)(?=[^\d\s%])"), _plain),
    ("dec2", re.compile(r"\d{1,2}\.(\d{1,2})(?:[、.][ \t]*|[ \t]+)(?=[^\d\s%])"), _plain),
    ("dec3", re.compile(rf"\d{{1,2}}\.\d{{1,2}}\.(\d{{1,2}})(?={_WORD})"), _plain),
    ("dec2", re.compile(rf"\d{{1,2}}\.(\d{{1,2}})(?={_WORD})"), _plain),
    ("num", re.compile(r"(\d{1,3})[ \t]*(?:[、.。](?!\d)|[、.](?=(?:19|20)\d\d年)|,(?=[^\d\s]))[ \t]*"), _plain),
    ("num", re.compile(r"(\d{1,2})[、.](?=\d(?!\.\d{1,2}\.))"), _plain),
    ("zero", re.compile(r"0([1-9])(?:[ \t]+|$|(?=[\u4e00-\u9fff]))(?![月日年时分])"), _plain),
    ("num", re.compile(rf"(\d{{1,2}})[ \t]{{1,8}}(?={_WORD}[^ \t]{{1,200}}$)"), _plain),  # two cells are no table's row
    ("num", re.compile(rf"(\d{{1,2}})(?={_WORD})"), _plain),
    ("num", re.compile(r"([⒈-⒛])[ \t]*"), _circled),
    ("nump", re.compile(r"\([ \t]*(\d{1,3})[ \t]*\)[ \t]*[、.]?[ \t]*"), _plain),
    ("nump", re.compile(r"([⑴-⒇])[ \t]*"), _circled),
    ("numr", re.compile(r"(\d{1,2})\)[ \t]*[、.]?[ \t]*"), _plain),
    ("circ", re.compile(r"([①-⑳❶-❿])[ \t]*[、.]?[ \t]*"), _circled),
    ("shi", re.compile(r"([一二三四五六七八九十]{1,3})是(?!\1)[ \t]*"), chinese_number),
    ("yao", re.compile(r"([一二三四五六七八九十]{1,3})要[ \t]*"), chinese_number),
    ("di", re.compile(rf"第({CHINESE})(?:[,:]|、(?!{CHINESE})|是|要(?![务求素点道义]))[ \t]*"), chinese_number),
    ("first", re.compile(r"(首先|其次|再次|最后)[,、]?[ \t]*"), _first),
    ("qi", re.compile(r"其([一二三四五六七八九十]{1,2})[,:、][ \t]*"), chinese_number),
    ("cnp", re.compile(rf"[(〔\[]({CHINESE})(?=[\u4e00-\u9fff])"), chinese_number),
    ("cn", re.compile(rf"({CHINESE})(?!季|线|产业|批|类)(?={_WORD})"), chinese_number),
)

_TO = r"[至到—~、和及与或-]?"
_NOT_AFTER = {
    "cnp": re.compile(rf"{_TO}\({CHINESE}\)"),  # （一）至（三）项
    "nump": re.compile(rf"{_TO}\(\d"),
    "circ": re.compile(rf"{_TO}[①-⑳]"),
    "num": re.compile(r"[一二三四五六七八九十\d、]{1,8}等[奖级]"),
}
_RANGE = re.compile(rf"({CHINESE})(?:等|月|日|楼|[、—~至-]{CHINESE}|类|级|年级|季度|线|产业|批)")  # 一、二季度
_SPECIAL = re.compile(r"[⑴-⒛㈠-㈩㊀-㊉❶-❿]")
_OPENS = (  # which families a character may open; those named nowhere are tried at every start
    ("#", {"#"}),
    ("第", {"part", "chapter", "section", "article", "di"}),
    ("【", {"bracket"}),
    ("一二三四五六七八九十", {"cn", "cnp", "shi", "yao"}),
    ("百", {"cn", "cnp"}),
    ("(", {"cnp", "nump", "letter"}),
    ("[〔", {"cnp", "nump"}),
    ("0123456789", {"dec3", "dec2", "num", "numr", "zero"}),
    (_FORMAL + "参", {"formal"}),
    (_STEMS, {"stem"}),
    ("ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ", {"roman"}),
    ("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", {"letter", "roman"}),
    ("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", {"circ"}),
    ("首其再最", {"first", "qi"}),
    ("项任行举措实亮步阶专板", {"named"}),
)
_NAMED = frozenset(family for _, families in _OPENS for family in families)
_FORMS = {
    c: tuple(form for form in _LINE if form[0] in families or form[0] not in _NAMED)
    for signs, families in _OPENS
    for c in signs
}


def marker_at(flat: str, start: int, end: int) -> Marker | None:
    """Return the marker that opens at `start` of the folded text, looking no further than `end`."""
    if start >= end:
        return None
    forms = _FORMS.get(flat[start]) or (_LINE if _SPECIAL.match(flat, start) else ())
    for family, pattern, number in forms:
        found = pattern.match(flat, start, end)
        if found is None:
            continue
        excluded = _NOT_AFTER.get(family)
        if excluded is not None and excluded.match(flat, found.end(), end):
            continue
        value = number(found.group(1))
        if value == 0 and family not in {"bracket", "#"}:
            continue
        return Marker(family, value, start, found.end(), _doubt(flat, family, found, end))
    return None


_ALONE_NOTHING = frozenset({"first", "di", "qi", "named", "roman", "letter", "formal", "stem", "zero"})
_SIGNED = frozenset("、.:。)]〕")
_DATED = re.compile(r"\d{1,2}(?:月|日(?!子))")


def _doubt(flat: str, family: str, found: re.Match[str], end: int) -> int:
    """Return how far the sign is from a plain marker: 一 加强 or 3、5月 is weak, 三加强 or 3.5岁 weaker still."""
    words = found.group()
    if family in _ALONE_NOTHING:
        return 1
    if family in {"dec2", "dec3"}:
        return int("、" not in words)
    if family not in {"cn", "cnp", "num"} or _SPECIAL.match(words):
        return 0
    if not _SIGNED.intersection(words):
        return 1 if words[-1] in " \t," else PAIRED
    if family == "num":
        return _doubt_of_digits(flat, found, end)
    span = _RANGE.match(flat, found.end(), end) if family == "cn" else None
    return PAIRED if span and chinese_number(span.group(1)) > chinese_number(found.group(1)) else 0


def _doubt_of_digits(flat: str, found: re.Match[str], end: int) -> int:
    """Return the doubt of a number with a figure behind it, which may be a decimal or a row of months."""
    if _DATED.match(flat, found.end(), end):
        return 1
    apart = found.group()[-1] not in "、." or _YEAR.match(flat, found.end(), end)
    if apart or not flat[found.end() : found.end() + 1].isdigit():
        return 0
    return 1 if GLUED_COUNT.match(flat, found.end(), end) else PAIRED


_YEAR = re.compile(r"(?:19|20)\d\d年")
