"""Sentences of a report that say what is lacking: under a heading such as 存在问题, or by their own words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .model import Item

_LACK = r"(?:问题|不足|短板|弱项|差距|困难|薄弱环节)"
_ABOUT = (
    rf"(?:(?:目前|当前|工作中?)?存在的?(?:一些|主要|突出)?(?:{_LACK}[和与、及]?){{1,3}}"
    rf"|(?:主要)?{_LACK}[和与、及](?:{_LACK}|建议|打算|对策|原因)|不足之处|(?:主要|突出)?问题短板|短板弱项)"
)
_HEADING = re.compile(_ABOUT)
_TITLE = 24  # characters of the longest such heading
_LINE = re.compile(
    rf"(?:[一二三四五六七八九十\d]{{1,3}}[、.]|[(（][一二三四五六七八九十\d]{{1,3}}[)）])?{_ABOUT}[:：]?"
)
_REMEDY = re.compile(r"解决|化解|整改|针对|破解|排查|查找|查摆|梳理|发现|反映|克服|改变|补齐|聚焦|围绕|防范")
_HELPED = re.compile(r"[为对向给帮扶助慰访]|动员|引导|督促")  # in front: those who lack something were helped
_CLAUSE = re.compile(r"[^,;:。!?，；：]{2,200}")
_OPENS = re.compile(
    rf"(?:还|仍|仍然|依然|也|尚)存在(?:着)?[^,;。，；]{{0,16}}{_LACK}|^(?:目前|当前|工作中|主要)?存在(?:着)?(?:的|以下|一些|不少|主要)[^,;。，；]{{0,8}}{_LACK}"
)
_BAD = r"(?:够|足|高|强|多|平衡|均衡|到位|充分|完善|理想|明显|健全|深入|全面)"
_STILL = re.compile(
    rf"(?:仍|尚|还)有(?=[^,;。，；]{{0,30}}(?:未|没|不{_BAD}|缺|空白|薄弱|差距|短板|不足))|(?:仍|尚)有(?=[^,;。，；]{{0,8}}\d)|"
    rf"(?:仍|尚|还)(?:不{_BAD}|欠缺|缺乏|有待)|尚未(?![^,;。，；]{{0,14}}的)"
)
_NOT = re.compile(
    r"(?:未|没有)能?(?:达到|达标|完成|开展|参加|参与|覆盖|落实|建立|实现|按时|按期|按要求|及时|全面|形成|到位|有效)(?![^,;。，；]{0,14}的)"
)
_RATE = re.compile(r"(?:率|比例|占比|比重)(?:仍|还|均|普遍|还是)?(?:不足|不到|仅有?|只有|低于)\d")
_ENDS = re.compile(rf"(?:不{_BAD}|不够[\u4e00-\u9fff]{{1,4}}|偏低|偏少|滞后|薄弱|欠缺|缺乏|不足|有差距)$")
_HEADLINE = re.compile(r"[^。!?;；，,\n]{2,24}")  # a short paragraph without a stop, a heading of its own
_INLINE = re.compile(r"[一二三四五六七八九十]{1,3}是|[①-⑳]|\d{1,2}[.、)]")
_DONE = re.compile(r"了|已|\d")


def lacking_items(items: Sequence[Item]) -> frozenset[int]:
    """Return the numbers of the outline items under a heading that names what is lacking."""
    found: set[int] = set()
    for number, item in enumerate(items):
        if item.parent in found or is_heading(item.title):
            found.add(number)
    return frozenset(found)


def is_heading(words: str) -> bool:
    """Return whether a heading names what is lacking (存在的问题和不足), not what was done about it."""
    bare = "".join(words.split())
    return len(bare) <= _TITLE and _HEADING.search(bare) is not None and _REMEDY.search(bare) is None


def is_line(words: str) -> bool:
    """Return whether a paragraph consists of such a heading alone."""
    return _LINE.fullmatch("".join(words.split()).strip("*# ")) is not None


def stretches(paragraphs: Sequence[tuple[int, str]], length: int) -> list[tuple[int, int]]:
    """Return the stretches below paragraphs that are only such a heading, each up to the next short paragraph without
    a stop; paragraphs are given by place and words, `length` is that of the text."""
    found: list[tuple[int, int]] = []
    opened: int | None = None
    for place, words in paragraphs:
        bare = words.strip()
        if is_line(bare):
            opened = place if opened is None else opened
        elif opened is not None and _HEADLINE.fullmatch(bare) and not _INLINE.match(bare):
            found.append((opened, place))
            opened = None
    return found if opened is None else [*found, (opened, length)]


def opens(words: str) -> bool:
    """Return whether a sentence turns to what is lacking, so that the rest of its paragraph tells of that too."""
    bare = words.strip("*# ")
    if _REMEDY.search(bare):
        return False
    label = re.match(rf"{_ABOUT}[:：]", bare)
    return label is not None or any(_free(c, _OPENS) for c in _CLAUSE.findall(bare))


def says_lacking(words: str) -> bool:
    """Return whether a sentence itself says that something is lacking: 仍有30%的村未参加. Who lacks something and was
    helped (为尚未就业的妇女推荐岗位), and what was done about a lack, is something done."""
    if _REMEDY.search(words):
        return False
    clauses = _CLAUSE.findall(words)
    if any(_free(c, p) for c in clauses for p in (_STILL, _NOT, _RATE)):
        return True
    return not _DONE.search(words) and any(_ENDS.search(c) for c in clauses)


def _free(clause: str, pattern: re.Pattern[str]) -> bool:
    """Return whether a clause holds the pattern and not only in words that tell who was helped."""
    found = pattern.search(clause)
    return found is not None and _HELPED.search(clause[: found.start()]) is None
