"""Number expressions in the running text: numeral, range, unit and the words that bound them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .markers import GLUED_COUNT
from .model import Bound, Number
from .numerals import NUMERAL, NUMERAL_FIRST, Numeral, numeral_from
from .units import UNITS, Kind, Unit, unit_at

_RANGE = re.compile(r"(?:[—~\-至到]+)(?=[\d一二三四五六七八九十两百])")
_PAIRED = re.compile(r"、(?=[\d一二三四五六七八九])")
_SPOKEN = re.compile(r"(亿|万(?=元))(?!级)(?:元(?![乡镇村企工强县产]))?(?!元)")  # 20个亿, 3个万元户 is none
_PERCENT = re.compile(r"(?:个)?(百分点|千分点)|[%‰]")
_AFTER = re.compile(r"\+|(?:\(含\))?以上(?=[个名人户家场次期万])")
_RANGE_FIRST, _PERCENT_FIRST, _AFTER_FIRST = frozenset("—~-至到"), frozenset("个百千%‰"), frozenset("+(以")
_PEOPLE = re.compile(
    r"(?:[^\d,;:.。、“”《》\n的了是]{0,10}?)(?:妇女|儿童|女性|群众|职工|女工|姐妹|家长|学生|青年|"
    r"女生|母亲|居民|村民|干部|农民|志愿者|大学生|人口)"
)
_PLACES = re.compile(
    r"(?:余)?[^\d,;:.。、“”《》\n的了是]{0,6}?(?:家庭|学校|企业|社区|村|乡镇|单位|基地|岗位|农户|妇联|粉丝)"
)


@dataclass(slots=True)  # not frozen: there is one for each figure, and a frozen one takes six times as long
class Candidate:
    """A number with its unit as it stands in the running text, before anything is decided about it."""

    start: int
    end: int
    numeral: Numeral
    value: Number
    alt: tuple[Number, ...]
    unit: Unit
    bare: bool  # no classifier: 十县, 8.46万农村妇女
    bound: Bound  # the bound that number and unit carry themselves


def candidates(text: str, markers: Mapping[int, int]) -> Iterator[Candidate]:
    """Yield every number expression of the running text, left to right; `markers` holds where item markers end."""
    place = 0
    while (first := NUMERAL_FIRST.search(text, place)) is not None:
        place = first.start()
        if place in markers:
            place = markers[place]
            continue
        found = NUMERAL.match(text, place)
        if found is None:
            place += 1
            continue
        place = found.end()
        if found["chinese"] is not None and text[place : place + 1] not in _MAY_FOLLOW and not _is_large(found):
            continue
        numeral = numeral_from(found)
        if numeral is not None and _is_marked(text, numeral):
            place = numeral.start + numeral.raw.index(".") + 1
            continue
        candidate = _complete(text, numeral) if numeral is not None else None
        if candidate is not None:
            yield candidate
            place = max(candidate.end, place)


def _is_marked(text: str, numeral: Numeral) -> bool:
    """Return whether what looks like a decimal is the number of an item and a count: 8.100名执委."""
    if not numeral.arabic or "." not in numeral.raw or numeral.scaled or numeral.unit:
        return False
    dot = numeral.start + numeral.raw.index(".")
    opens = numeral.start == 0 or text[numeral.start - 1] in "\n。;"
    return opens and dot - numeral.start <= 2 and GLUED_COUNT.match(text, dot + 1) is not None


_TENTHS = {"半": 5} | {c: i for i, c in enumerate("一二三四五六七八九", 1)}
_NOT_BARE = frozenset("年月日号时点分周届级后℃")
_PAUSE = frozenset(",。;、:!?)\n ")
_COUNTED = re.compile(
    r"(人数|人次|户数|场次|户次|件数|金额|总额|资金|经费|贷款)(?:总?数?)(?:达到|达|为|有|约|超过|"
    r"超|逾|愈|突破|近|共|至|到|在|已)*$"
)
_COUNTED_UNIT = {
    "人数": "人",
    "人次": "人次",
    "户数": "户",
    "场次": "场次",
    "户次": "户次",
    "件数": "件",
    "金额": "元",
    "总额": "元",
} | {
    "资金": "元",
    "经费": "元",
    "贷款": "元",
}


_MAY_FOLLOW = frozenset(UNITS) | frozenset("—~-至到、余多(+以%‰/")


def _is_large(found: re.Match[str]) -> bool:
    """Return whether a Chinese numeral is large or vague enough to stand straight before its noun."""
    chinese, *signs = found.group("chinese", "vague", "cloose", "cscale", "ctail")
    return chinese[-1] in "万亿" or any(signs)


def _complete(text: str, numeral: Numeral) -> Candidate | None:
    """Return the candidate that begins with `numeral`; None when no unit follows."""
    unit, end = _unit_after(text, numeral)
    alt = numeral.alt
    value = numeral.value
    upper = _upper(text, end if unit else numeral.end, unit)
    if upper is not None:
        second, second_unit, second_end = upper
        if unit is None or unit.name == second_unit.name:
            if second.scaled and not numeral.scaled and second.value >= 10_000 and value < 1000:
                value = value * (10_000 if second.value < 100_000_000 else 100_000_000)
            if second.value > value:
                alt, unit, end = (*alt, second.value), second_unit, second_end
    spoken = _SPOKEN.match(text, end) if unit is not None and unit.name == "个" else None
    if spoken:
        factor = 100_000_000 if spoken.group(1) == "亿" else 10_000
        value, alt = value * factor, tuple(a * factor for a in alt)
        unit, end = Unit("个" + spoken.group(), "元", Kind.MONEY), spoken.end()
    bare = False
    if unit is None:
        unit = _shared(text, numeral)
    if unit is None:
        unit = _bare_noun(text, numeral)
        bare, end = True, numeral.end
    if unit is None:
        return None
    if unit.kind is Kind.PLACE:
        bare = True
    bound = numeral.bound
    if unit.name == "成":
        extra = text[end : end + 1]
        half = _TENTHS.get(extra, 0)
        value, unit, end = value * 10 + half, Unit("成", "%", Kind.SHARE), end + bool(half)
        alt = tuple(a * 10 for a in alt)
        if text[end : end + 1] in {"多", "余"}:  # 六成多
            bound, end = Bound.AT_LEAST, end + 1
    return Candidate(numeral.start, end, numeral, value, alt, unit, bare, bound)


def _unit_after(text: str, numeral: Numeral) -> tuple[Unit | None, int]:
    """Return the unit behind a numeral and where it ends."""
    end = numeral.end
    if numeral.unit == "/":
        unit = unit_at(text, end)
        return (unit, end + len(unit.written)) if unit else (Unit("", "", Kind.SHARE), end)
    if numeral.unit:
        return Unit(numeral.unit, numeral.unit, Kind.SHARE), end
    after = _AFTER.match(text, end) if text[end : end + 1] in _AFTER_FIRST else None
    if after:
        end = after.end()
    percent = _PERCENT.match(text, end) if text[end : end + 1] in _PERCENT_FIRST else None
    if percent:
        sign = percent.group(1) or percent.group()
        return Unit(percent.group(), sign, Kind.SHARE), percent.end()
    if numeral.bound is Bound.EXACT and text.startswith(("余", "多"), end):
        end += 1
    unit = unit_at(text, end)
    return (unit, end + len(unit.written)) if unit else (None, numeral.end)


def _upper(text: str, place: int, unit: Unit | None) -> tuple[Numeral, Unit, int] | None:
    """Return the upper end of a range that goes on at `place`."""
    sign = text[place : place + 1]
    link = _RANGE.match(text, place) if sign in _RANGE_FIRST else None
    if link is None and unit is None and sign == "、":
        link = _PAIRED.match(text, place)
        if link is not None and text[link.end()].isdigit() != text[place - 1].isdigit():
            return None  # 一、2024年 is a heading
    if link is None:
        return None
    found = NUMERAL.match(text, link.end())
    second = numeral_from(found) if found else None
    if second is None:
        return None
    second_unit, end = _unit_after(text, second)
    return (second, second_unit, end) if second_unit else None


_TOGETHER = re.compile(r"(?:和|与|及|、)(?=\d)")
_APART = re.compile(r"分别[^,。;:、]{0,14}$|分别[^,。;:]{0,30}、$")


def _shared(text: str, numeral: Numeral) -> Unit | None:
    """Return the unit that several figures share: 分别下降1.6和1.9个百分点."""
    if not numeral.arabic or _APART.search(text, max(0, numeral.start - 34), numeral.start) is None:
        return None
    end = numeral.end
    for _ in range(4):
        link = _TOGETHER.match(text, end)
        found = NUMERAL.match(text, link.end()) if link else None
        following = numeral_from(found) if found else None
        if following is None:
            return None
        unit, _ = _unit_after(text, following)
        if unit is not None:
            return Unit("", unit.name, unit.kind)
        end = following.end
    return None


def _bare_noun(text: str, numeral: Numeral) -> Unit | None:
    """Return the implied unit of a number that stands straight before its noun."""
    big = (
        numeral.scaled
        or numeral.bound is not Bound.EXACT
        or (numeral.arabic and numeral.value >= 10 and "." not in numeral.raw)
    )
    following = text[numeral.end : numeral.end + 1]
    if not big or following in _NOT_BARE or (following == "-" and numeral.arabic):
        return None
    if numeral.arabic and (not following or following in _PAUSE):
        counted = _COUNTED.search(text[max(0, numeral.start - 12) : numeral.start])
        if counted:
            return Unit("", _COUNTED_UNIT[counted.group(1)], Kind.COUNT)
    if _PEOPLE.match(text, numeral.end):
        return Unit("", "人", Kind.PEOPLE)
    if _PLACES.match(text, numeral.end):
        return Unit("", "个", Kind.COUNT)
    return Unit("", "", Kind.COUNT) if numeral.scaled and numeral.arabic else None
