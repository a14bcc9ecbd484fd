"""Which unit a figure belongs to: 责任单位, the section of a city, the unit that did it or works along."""

import re
from collections.abc import Sequence

from .model import Item
from .site import Site

_LABEL = re.compile(
    r"(?:责任单位|责任部门|牵头单位|牵头部门|责任处室|责任部室|责任科室|主办单位|承办单位|"
    r"负责单位|责任人|牵头)[::]\s*([^。;)\n\t|]{2,60})"
)
_LED = re.compile(
    r"(?:由|联合|会同|协同|配合|协调)([^,。;:、\d]{2,24}?(?:局|厅|委|办|部门|部|院|会|联|中心|"
    r"单位|学校|公司|银行|医院|街道|妇联|协会|等))"
)
_ORGAN = re.compile(
    r"^(?:今年|去年|20\d\d年|目前|近日)?,?([^,。;:、\d\n]{1,16}?(?:妇联|妇工委|妇儿工委|办公室|"
    r"妇女联合会|市|州|县|区|镇|乡|"
    r"街道|部|委))(?=[,:]|将|共|已|组织|举办|开展|在|积极|扎实|认真|先后|为|把|深入|继续|推动|争取|打造|培训)"
)
_PLACE = re.compile(
    r"(?:长沙|株洲|湘潭|衡阳|邵阳|岳阳|常德|张家界|益阳|郴州|永州|怀化|娄底|湘西)(?:市|州)?(?:妇联)?[::]?"
    r"|[\u4e00-\u9fff]{1,6}(?:市|州|县|区|旗|盟|镇|乡|街道)(?:妇联)?[::]?"
    r"|[\u4e00-\u9fff、]{1,16}(?:妇联|妇女联合会|妇工委|妇儿工委|办公室|[一-龥]部|[一-龥]处|党委|"
    r"活动中心|发展中心|协会)[::]?"
)


def responsible_of(site: Site, paragraph_start: int, items: Sequence[Item], item: int | None) -> str | None:
    """Return the unit named for the figure: a label nearby, the unit acting in the sentence, the section's unit."""
    label = _LABEL.search(site.text, site.candidate.end, min(len(site.text), site.candidate.end + 240))
    if label and "\n" not in site.text[site.candidate.end : label.start()]:
        return label.group(1).strip()
    section = section_unit(items, item)
    led = _LED.search(site.sentence)
    if led:
        return led.group(1)
    if section:
        return section
    organ = _ORGAN.search(
        site.text[site.sentence_start : min(site.sentence_end, site.sentence_start + 60)]
    ) or _ORGAN.search(site.text[paragraph_start : paragraph_start + 40])
    return organ.group(1) if organ and not organ.group(1).startswith(("全", "各", "本", "该", "其")) else None


_DOING = re.compile(r"覆盖|建设|培训|推进|服务|加强|打造|走进|关爱|深入|开展|强化|做|抓|办好|联合|加大")


def section_unit(items: Sequence[Item], item: int | None) -> str | None:
    """Return the unit that an outline heading above the item names, as in a report city by city."""
    while item is not None:
        title = items[item].title.strip()
        if len(title) <= 20 and _PLACE.fullmatch(title) and not _DOING.search(title):
            return title.rstrip(":：")
        item = items[item].parent
    return None
