"""When a bare 一 is a quantity after all."""

import re

from halfsky.reading.site import Site

_LEAST = re.compile(
    r"(?:至少|不少于|不低于|最少|不得少于|超过|每[^,。;]{0,14}|各|各自|均|新增|新建|共|有且仅有|"
    r"增加|以上)(?:有|建|开展|举办|组织|创建|"
    r"建立|培育|打造|配备|召开|建成|培养|联系|帮扶|推荐|设立|确定|选树)*$"
)


def counted_one(site: Site) -> bool:
    """Return whether words around a bare 一 make it a quantity: 至少一个、每县一名、一名以上."""
    return site.after.startswith(("以上", "及以上")) or _LEAST.search(site.part_before[-24:]) is not None
