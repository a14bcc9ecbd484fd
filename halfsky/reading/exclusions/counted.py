"""When a bare 一 is a quantity after all."""

import re

from halfsky.reading.site import Site

_LEAST = re.compile(
    r"(?:至少|不少于|不低于|最少|不得少于|超过|每[^,。;]{0,14}|各|各自|均|新增|新建|共|有且仅有|"
    r"增加|以上)(?:有|建|开展|举办|组织|创建|"
    r"设|派|配|办|建立|培育|打造|配备|召开|建成|培养|联系|帮扶|推荐|设立|确定|选树)*$"
)

_PAUSES = frozenset(",。;") | {""}
_BEHIND_NOUN = re.compile(  # 举办女性创业培训班一期，…
    r"(?:举办|开办|召开|组织|建立|新建|建成|创建|成立|设立|开展|编印|制作)[^,。;:、]{2,30}"
    r"(?:班|会|站|室|之家|基地|中心|示范点|示范村|学校|合作社|调委会|委员会|活动|讲座|培训|手册|专栏|专刊)$"
)


def counted_one(site: Site) -> bool:
    """Return whether words around a bare 一 make it a quantity: 至少一个、每县一名、一名以上."""
    if site.after[:1] in _PAUSES and _BEHIND_NOUN.search(site.clause_before):
        return True
    return site.after.startswith(("以上", "及以上")) or _LEAST.search(site.part_before[-24:]) is not None
