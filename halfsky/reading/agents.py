"""Which unit a figure belongs to: 责任单位, the section of a city, the unit that did it or works along."""

import re
from collections.abc import Sequence

from .model import Item
from .scan import Places
from .site import REACH, Site

_LABELLED = re.compile(
    r"(?:责任单位|责任部门|牵头单位|牵头部门|责任处室|责任部室|责任科室|主办单位|承办单位|负责单位|责任人|牵头)[::]"
)
_LABEL = re.compile(
    rf"{_LABELLED.pattern}\s*([^。)\n\t|]{{2,60}}?)"
    r"(?=[;,、]?\s*(?:完成|时限|责任|牵头|配合|协办)[^。;]{0,6}:|[。)\n\t|]|$)"
)
_LABEL_WITHIN = 240  # characters behind the figure in which a label stands
_LEADING = re.compile("由|联合|会同|协同|配合|协调")
_LED = re.compile(
    rf"(?:{_LEADING.pattern})([^,。;:、\d]{{2,24}}?(?:局|厅|委|办|部门|部|院|会|联|中心|"
    r"单位|学校|公司|银行|医院|街道|妇联|协会|等))"
)
_ORGAN = re.compile(
    r"(?:\(?[一二三四五六七八九十\d]{1,3}[)、.]{1,2})?(?:今年|去年|20\d\d年|目前|近日)?,?([^,。;:、\d\n()]{1,16}?(?:妇联|妇工委|妇儿工委|办公室|"
    r"妇女联合会|市|州|县|区|镇|乡|"
    r"街道|部|委))(?=[,:]|将|共|已|组织|举办|开展|在|积极|扎实|认真|先后|为|把|深入|继续|推动|争取|打造|培训)"
)
_PLACE = re.compile(
    r"(?:长沙|株洲|湘潭|衡阳|邵阳|岳阳|常德|张家界|益阳|郴州|永州|怀化|娄底|湘西)(?:市|州)?(?:妇联)?[::]?"
    r"|[\u4e00-\u9fff]{1,6}(?:市|州|县|区|旗|盟|镇|乡|街道)(?:妇联)?[::]?"
    r"|[\u4e00-\u9fff、]{1,16}(?:妇联|妇女联合会|妇工委|妇儿工委|办公室|[一-龥]部|[一-龥]处|党委|"
    r"活动中心|发展中心|协会)[::]?"
)


class Agents:
    """Who is responsible in one running text: labels, headings and openings of sentences are looked at once."""

    def __init__(self, text: str, items: Sequence[Item]) -> None:
        self._text, self._items = text, items
        self._labels, self._leaders = Places(_LABELLED, text), Places(_LEADING, text)
        self._sections: dict[int | None, str | None] = {}
        self._organs: dict[tuple[int, int], str | None] = {}

    def of(self, site: Site, paragraph_start: int, item: int | None) -> str | None:
        """Return the unit named for the figure: a label nearby, the unit acting in its sentence, the section's unit."""
        labelled = self._label(site.candidate.end)
        if labelled:
            return labelled
        place, end = site.candidate.start, site.candidate.end
        led = self._leaders.search(_LED, max(site.sentence_start, place - REACH), min(site.sentence_end, end + REACH))
        if led:
            return led.group(1)
        if item not in self._sections:
            self._sections[item] = section_unit(self._items, item)
        return self._sections[item] or self._organ(site, paragraph_start)

    def _label(self, place: int) -> str | None:
        """Return what a label behind `place` in the same paragraph names: 责任单位：…."""
        label = self._labels.search(_LABEL, place, min(len(self._text), place + _LABEL_WITHIN))
        return label.group(1).strip() if label and "\n" not in self._text[place : label.start()] else None

    def _organ(self, site: Site, paragraph_start: int) -> str | None:
        """Return the unit with which the sentence begins, else the one with which its paragraph begins."""
        key = site.sentence_start, paragraph_start
        if key not in self._organs:
            self._organs[key] = self._organ_at(site.sentence_start, site.sentence_end, paragraph_start)
        return self._organs[key]

    def _organ_at(self, start: int, end: int, paragraph_start: int) -> str | None:
        text = self._text
        organ = _ORGAN.match(text, start, min(end, start + 60)) or _ORGAN.match(
            text, paragraph_start, paragraph_start + 40
        )
        return organ.group(1) if organ and not _NO_DOER.search(organ.group(1)) else None


_NO_DOER = re.compile(r"^(?:[全各本该其在对向为从到新]|联合)|计划|在全|开展|组织|加强|实施")


_DOING = re.compile(r"覆盖|建设|培训|推进|服务|加强|打造|走进|关爱|深入|开展|强化|做|抓|办好|联合|加大")


def section_unit(items: Sequence[Item], item: int | None) -> str | None:
    """Return the unit that an outline heading above the item names, as in a report city by city."""
    while item is not None:
        title = items[item].title.strip()
        if len(title) <= 20 and _PLACE.fullmatch(title) and not _DOING.search(title):
            return title.rstrip(":：")
        item = items[item].parent
    return None
