"""What a figure counts, so that two figures can be laid side by side: one name for a unit, the head of the noun."""

import re
from collections.abc import Iterable

from .features import plain
from .model import Measure

FIGURE = "$"  # before a unit and the end of a noun, as a feature of a passage
_SAME = {"名": "人", "位": "人", "名次": "人次", "位次": "人次", "场次": "场", "期次": "期", "元钱": "元", "块钱": "元"}
EVERYBODY = frozenset({"妇女", "儿童", "女性", "群众", "家庭", "人员", "干部", "姐妹", "人次", "项目", "活动"})
_TAIL = re.compile(r"^(.{2,8}?)(?:做|当上|当选|拿到|打了|接种|领到|走上|走出|了).*")  # what the counted then did
_PLACE = re.compile(r"^(?:村|县|乡|镇|市|区|社区|街道)(?=建起|建成|建立|开展|实现|完成|成立|挂牌|设立|举办|全部|都)")


def unit_name(measure: Measure) -> str:
    """Return the unit of a figure under one name for those that are the same: 名 and 位 are 人."""
    return _SAME.get(measure.unit, measure.unit)


def noun_of(measure: Measure) -> str:
    """Return the noun at the head of what a figure counts: 妇女 of 妇女做了检查, 村 of 村建起儿童之家."""
    what = plain(measure.what)
    place = _PLACE.match(what)
    return place.group() if place else _TAIL.sub(r"\1", what)


def figure_features(measures: Iterable[Measure]) -> frozenset[str]:
    """Return a feature for each figure whose noun says something: 个 of 工坊, 户 of 家庭, but not 名 of 妇女."""
    found = ((unit_name(m), noun_of(m)[-2:]) for m in measures)
    return frozenset(FIGURE + unit + noun for unit, noun in found if len(noun) == 2 and noun not in EVERYBODY)
