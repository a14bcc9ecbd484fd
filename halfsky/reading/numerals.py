"""Numbers as people write them: 1,200、7.57万、两百多、十余、百分之八十、八成、5.4/10万、三五、数十."""

import re
from dataclasses import dataclass
from decimal import Decimal

from .model import Bound, Number

_DIGIT = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "壹": 1, "贰": 2, "叁": 3, "肆": 4}
_DIGIT |= {"伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9, "弌": 1}
_SMALL = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
_LARGE = {"万": 10_000, "亿": 100_000_000}
_CN = "一二三四五六七八九十百千万亿零〇两壹贰叁肆伍陆柒捌玖拾佰仟"
_FORMAL = frozenset("壹贰叁肆伍陆柒捌玖")  # 队伍、480名: words of their own unless a unit of counting follows

_ARABIC = r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?"
NUMERAL = re.compile(
    rf"(?P<arabic>{_ARABIC})(?P<loose>多|余|来|几)?(?P<scale>十万|百万|千万|万亿|百亿|千亿|十亿|[十百千万亿](?!分之|分点))?"
    r"(?P<tail>多|余|来|几)?"
    rf"|(?P<fraction>[一二三四五六七八九十百千万]{{1,3}})分之(?P<share>[{_CN}]+(?:点[一二三四五六七八九零〇]+)?|\d+(?:\.\d+)?)"
    rf"|(?P<vague>(?:(?<![人次户总场])数|几|"
    rf"(?<![线网以路晚早会马身班])上)(?=[十百千万亿]))?(?P<chinese>[{_CN}]+)(?:点(?P<point>[一二三四五六七八九零〇]+)(?P<pscale>[万亿])?)?"
    r"(?P<cloose>多|余|来|几)?(?P<cscale>万亿|[万亿])?(?P<ctail>多|余|来)?"
)
_MORE = re.compile(r"([1-9]\d{0,3})(千万|百万|十万|千|百|万)(多|余|来)?")
NUMERAL_FIRST = re.compile(rf"[\d数几上{_CN}]")  # with which every numeral begins
_PER = re.compile(r"/(?:10万|十万|100000|万)")
_SLASH = re.compile(r"/(\d{1,2})(?![\d/年月-])")

_LONGEST = 24  # characters; anything longer is an identifier or noise
_PAIRS = {"三五", "两三", "二三", "三四", "四五", "五六", "六七", "七八", "八九", "一二", "一两"}


@dataclass(slots=True)  # not frozen: there is one for each figure, and a frozen one takes six times as long
class Numeral:
    """A number in the running text: place, value, other values it may stand for, and the bound it carries itself."""

    start: int
    end: int
    value: Number
    alt: tuple[Number, ...] = ()
    bound: Bound = Bound.EXACT
    arabic: bool = True
    vague: bool = False
    unit: str = ""  # given by the form itself: %, ‰, /10万
    raw: str = ""
    scaled: bool = False  # 万 or 亿 was written, so a classifier may be missing


def tidy(value: Decimal) -> Number:
    """Return a whole value as int, any other as Decimal."""
    return int(value) if value == value.to_integral_value() else value


def chinese_value(text: str) -> Number | None:
    """Return the value of a well-formed Chinese numeral; None for digit strings and nonsense."""
    total = section = digit = 0
    last_unit = 0
    seen_zero = False
    for c in text:
        if c in _LARGE:
            section += digit
            if section == 0 and total == 0:
                section = 1
            total = (total + section) * _LARGE[c] if c == "亿" or total == 0 else total + section * _LARGE[c]
            section = digit = 0
            last_unit, seen_zero = _LARGE[c], False
        elif c in _SMALL:
            if digit == 0 and section and _SMALL[c] >= last_unit:
                return None
            section += (digit or 1) * _SMALL[c]
            digit = 0
            last_unit, seen_zero = _SMALL[c], False
        elif _DIGIT[c] == 0:
            seen_zero = True
        else:
            if digit:
                return None
            digit = _DIGIT[c]
    if digit and last_unit >= 100 and not seen_zero:
        digit *= last_unit // 10
    return total + section + digit


def _range_pair(text: str) -> tuple[Number, Number] | None:
    """Return both ends of 三五, 十五六, 二三十, 两三百."""
    for at in range(len(text) - 1):
        if text[at : at + 2] in _PAIRS:
            low = chinese_value(text[: at + 1] + text[at + 2 :])
            high = chinese_value(text[:at] + text[at + 1 :])
            if low is not None and high is not None:
                return low, high
    return None


def _scale(text: str | None) -> int:
    value = 1
    for c in text or "":
        value *= _SMALL.get(c) or _LARGE[c]
    return value


def _loose(sign: str | None) -> Bound:
    if sign in {"多", "余"}:
        return Bound.AT_LEAST
    return Bound.ABOUT if sign else Bound.EXACT


def numeral_from(found: re.Match[str]) -> Numeral | None:
    """Return what a match of NUMERAL stands for; None when it is no number."""
    if found.end() - found.start() > _LONGEST:
        return None
    if found["arabic"] is not None:
        return _arabic(found)
    if found["fraction"] is not None:
        return _fraction(found)
    return _chinese(found)


def _arabic(found: re.Match[str]) -> Numeral:
    text, (start, end) = found.string, found.span()
    raw, loose, scale, tail = found.group("arabic", "loose", "scale", "tail")
    digits = raw.replace(",", "")
    value: Number = tidy(Decimal(digits)) if "." in digits else int(digits)
    if text.startswith("/", end):
        divided = _divided(found, raw, value)
        if divided is not None:
            return divided
    if not scale:
        return Numeral(start, end, value, (), _loose(loose or tail), raw=raw)
    value = tidy(Decimal(value) * _scale(scale))
    more = _MORE.match(text, end) if scale in {"万", "亿"} and not (loose or tail) else None
    if more and _scale(more.group(2)) < _scale(scale):  # 1万2千
        value = tidy(value + Decimal(more.group(1)) * _scale(more.group(2)))
        end = more.end()
        return Numeral(start, end, value, (), _loose(more.group(3)), raw=text[start:end], scaled=True)
    return Numeral(start, end, value, (), _loose(loose or tail), raw=raw, scaled=scale[-1] in "万亿")


def _divided(found: re.Match[str], raw: str, value: Number) -> Numeral | None:
    """Return the rate 5.4/10万 or the fraction 2/3 that a number begins; None when it begins neither."""
    text, (start, end) = found.string, found.span()
    per = _PER.match(text, end) if not found["scale"] else None
    if per:
        return Numeral(start, per.end(), value, unit=per.group(), raw=raw)
    free = "." not in raw and len(raw) <= 2 and text[start - 1 : start] != "/"
    slash = _SLASH.match(text, end) if free else None
    if slash and 0 < value < int(slash.group(1)):
        share = tidy(round(Decimal(value) / int(slash.group(1)), 4))
        return Numeral(start, slash.end(), share, raw=raw, unit="/")
    return None


def _fraction(found: re.Match[str]) -> Numeral | None:
    share = found["share"]
    over = chinese_value(found["fraction"])
    if share[0].isdigit():
        value: Number | None = tidy(Decimal(share))
    else:
        whole, _, point = share.partition("点")
        value = chinese_value(whole)
        if value is not None and point:
            value = value + Decimal("0." + "".join(str(_DIGIT[c]) for c in point))
    if value is None or not over:
        return None
    start, end = found.start(), found.end()
    if over == 100:
        return Numeral(start, end, value, unit="%", raw=share)
    if over == 1000:
        return Numeral(start, end, value, unit="‰", raw=share)
    return Numeral(start, end, tidy(round(Decimal(value) / Decimal(over), 4)), unit="/", raw=share)


def _chinese(found: re.Match[str]) -> Numeral | None:
    text, vague, point, loose, written, tail = found.group("chinese", "vague", "point", "cloose", "cscale", "ctail")
    scale = _scale(written)
    pair = _range_pair(text) if len(text) > 1 else None
    if text in _FORMAL and scale == 1:
        return None
    value, alt = (pair[0], (tidy(Decimal(pair[1]) * scale),)) if pair else (chinese_value(text), ())
    if value is None:
        return None
    if point and not pair:
        value = tidy((value + Decimal("0." + "".join(str(_DIGIT[c]) for c in point))) * _scale(found["pscale"]))
    return Numeral(
        *found.span(),
        value if scale == 1 else tidy(Decimal(value) * scale),
        alt,
        Bound.AT_LEAST if vague else _loose(loose or tail),
        arabic=False,
        vague=bool(vague) and vague in "数几",
        raw=text,
        scaled=text[-1] in "万亿" or scale > 1,
    )
