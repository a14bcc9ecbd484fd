"""Which unit a place in a report speaks of: by city headings, lines of their own, labels, and who acts."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from .agents import section_unit
from .flow import Flow, Paragraph
from .model import Document, Item, PartKind

_KIND = r"(?:市|州|盟|县|区|旗|镇|乡|街道|林区|社区|村|团场|管委会|开发区)"
_BODY = r"(?:妇联|妇女联合会|妇工委|妇儿工委|妇委会)"
_UNIT = rf"[\u4e00-\u9fff]{{1,10}}?(?:{_KIND}(?:{_BODY})?|{_BODY})"
_WHOLE = re.compile(
    rf"(?:[一二三四五六七八九十\d]{{1,3}}[、.]|[(（][一二三四五六七八九十\d]{{1,3}}[)）])?({_UNIT})[:：]?"
)
_LABEL = re.compile(rf"(?:[一二三四五六七八九十\d]{{1,3}}[、.])?({_UNIT})[:：\t|]")
_ACTING = re.compile(
    rf"(?:20\d\d年(?:以来|来)?|一年来|今年(?:以来)?|全年)?,?([\u4e00-\u9fff]{{2,7}}?{_KIND}妇联)(?!主席|干部|组织|执委)"
)
_HEADED = re.compile(rf"({_UNIT})[:：—]")
_NO_NAME = re.compile(
    r"^(?:全|各|本|该|我|两|每|和|与|及|在|由|市县|省市|县乡|省|市|县|区|镇|乡|先进|优秀|基层|村级|走进|进|创建)+(?:市|州|县|区|镇|乡|街道|社区|村)|^(?:省|市|州|盟|县|区|旗|镇|乡|街道|村|社区)?(?:妇联|妇女联合会|妇工委)$|妇联.|进社区|示范|全国|推进|建设|工作"
)
_TITLE = re.compile(rf"^(?:关于)?(?:20\d\d年度?|二[〇○0零]?[〇○0零一二][〇○0零一二三四五六七八九十]年)?({_UNIT})")
_SIGNED = re.compile(rf"({_UNIT})$")
_BARE = re.compile(r"[\u4e00-\u9fff]{2,4}")
_NEAR = 60  # characters below a bare heading in which its full name is looked for
_NAMING = frozenset({PartKind.ISSUER, PartKind.TITLE, PartKind.ADDRESSEES, PartKind.SIGNATURE, PartKind.COPIES})
_MANY = 2  # units acting at the head of paragraphs that make a text one of several units


class Sections:
    """Answers for any place of one report which unit's section it stands in."""

    def __init__(self, doc: Document, flow: Flow, paragraphs: Sequence[Paragraph]) -> None:
        self._text, self._items = flow.text, doc.items
        self._item_starts = [i.start for i in doc.items]
        self._starts = [p.start for p in paragraphs] or [0]
        self._bare = _bare_names(doc.items, doc.text)
        named = [(p.start, p.end) for p in doc.parts if p.kind in _NAMING]
        self._standing = [
            (p.start, unit)
            for p in paragraphs
            if (unit := _standing(flow.text[p.start : p.end]))
            and not any(start <= flow.origin(p.start) < end for start, end in named)
        ]
        self._standing_starts = [place for place, _ in self._standing]
        self._acting = _acting(flow.text, self._starts)

    def at(self, place: int, item: int | None) -> str | None:
        """Return the unit for a place of the running text under the outline item given."""
        paragraph = self._starts[max(0, bisect_right(self._starts, place) - 1)]
        for start in (place, paragraph):
            label = _LABEL.match(self._text, start)
            if label and not _NO_NAME.search(label.group(1)):
                return label.group(1)
        at = bisect_right(self._standing_starts, place) - 1
        standing = self._standing[at][1] if at >= 0 else None
        return self._headed(item) or standing or self._acting.get(paragraph)

    def _headed(self, item: int | None) -> str | None:
        """Return the unit that a heading above names."""
        plain = section_unit(self._items, item)
        if plain and not plain.endswith("进社区"):
            return plain
        while item is not None:
            title = self._items[item].title.strip()
            named = _HEADED.match(title) or (_WHOLE.fullmatch(title) if len(title) <= 14 else None)
            if named and not _NO_NAME.search(named.group(1)):
                return named.group(1)
            if item in self._bare:
                return title
            item = self._items[item].parent
        return None


def unit_of(doc: Document) -> str | None:
    """Return the unit whose report a document is: by its title, its head or its signature; None where none is named."""
    title = _TITLE.match("".join(doc.title.split()))
    if title and not _NO_NAME.search(title.group(1)):
        return title.group(1)
    for kind in (PartKind.SIGNATURE, PartKind.ISSUER):
        for part in doc.parts:
            signed = _SIGNED.search("".join(part.text.split())) if part.kind is kind else None
            if signed and not _NO_NAME.search(signed.group(1)):
                return signed.group(1)
    return None


def same_unit(name: str) -> str:
    """Return the part of a unit's name that 白石县 and 白石县妇联 have in common."""
    return re.sub(rf"{_BODY}$", "", name) or name


def _standing(words: str) -> str | None:
    """Return the unit that a short paragraph consists of."""
    found = _WHOLE.fullmatch(words.strip()) if len(words) <= 16 else None
    return found.group(1) if found and not _NO_NAME.search(found.group(1)) else None


def _acting(text: str, starts: Sequence[int]) -> dict[int, str]:
    """Return by paragraph the unit that acts at its head, when several units do so in one text."""
    found = {
        start: m.group(1) for start in starts if (m := _ACTING.match(text, start)) and not _NO_NAME.search(m.group(1))
    }
    return found if len(set(found.values())) >= _MANY else {}


def _bare_names(items: Sequence[Item], text: str) -> frozenset[int]:
    """Return the headings that are bare names of places, as in 长沙 above 2016年,长沙市妇联…; and their like."""
    short = [i for i, item in enumerate(items) if _BARE.fullmatch(item.title.strip())]
    sure = {i for i in short if _named_below(items[i], text)}
    groups = Counter((items[i].level, items[i].parent) for i in sure)
    many = {group for group, count in groups.items() if count >= _MANY}
    return frozenset(i for i in short if (items[i].level, items[i].parent) in many)


def _named_below(item: Item, text: str) -> bool:
    name = item.title.strip()
    start = item.start + len(item.marker) + len(name) + 1
    below = text[start : min(item.end, start + _NEAR * 2)]
    return re.search(rf"{name}(?:{_KIND}|{_BODY}|[\u4e00-\u9fff]{{2,8}}自治)", below) is not None
