"""Whether a figure holds for each of several: 每、各、均、人均、每年."""

import re

from .model import Role
from .site import Site
from .units import Kind

_SIGN = re.compile("[每均各]")  # without one of them nothing is meant for each
_NEAR = 16  # characters between 每 and the figure beyond which it is not sure
_DIRECT = re.compile(
    r"(?:各|每|均|人均|户均|年均|月均|平均|各自|均为|均达到|均达|每人每年)(?:有|建|培训|开展|举办|"
    r"组织|建立|创建|培育|评选|安排|拨付|补助|给予|奖励|资助|捐赠|赠送|发放|"
    r"配备|至少|不少于|不低于|选树|表彰|推荐|达到|达|为|为不少于|约|近|超过|超)*$"
)
_EVERY = re.compile(
    r"每(?!天地|况|"
    r"逢)(?:[一个名位户村县年月季周期场人次半两校组班支处所家乡镇区社街单例隔省市州学对条件批万亩只岗地批组处天日]|"
    r"\d)"
)
_AVERAGE = re.compile(r"(?:人均|户均|年均|平均每|平均|每户|每人|场均|村均|月均)")
_EVERY_TIME = re.compile(r"每(?:一)?(?:年|月|季度|季|周|半年|学期|学年|两年|个月|两个月|双月|\d+年|期|场|班)")
_ALL_OF = re.compile(
    r"各(?:县|市|区|乡|镇|村|社区|街道|州|地|单位|基层|团体|学校|成员|妇联|示范|执委|家|站|点|所|"
    r"户|人)[^,。;:\d]{0,20}$"
)
_EVERY_ONE = re.compile(r"各(?!级|类|项|种|方|界|自|位|族|界)[^,。;:、\d]{1,8}$")
_ALL_SUBJECT = re.compile(
    r"各(?:县|市|区|乡|镇|村|社区|街道|州|单位|基层)[^,。;:\d级]{0,12}?(?:要|应|须|全年|年内|至少|不少于)[^。;共计]*$"
)
_TOTAL = re.compile(r"(?:共|总共|共计|累计|总计|合计|总|全市|全省|全县|全区|全州|全国)[^,。;]{0,12}$")
_OTHER_GROUP = re.compile(r"[^,。;\d]{2,6}(?:达到?|为)")
_SLASH = re.compile(r"元/|/(?:人|户|年|场|期|名|村|月|次)")


def each_of(site: Site, role: Role) -> tuple[bool, bool]:
    """Return whether the figure is meant for each of several takers or times, and whether that is sure."""
    before = site.part_before
    if _SIGN.search(before) is None:
        return _per_each(site), True
    if _DIRECT.search(before[-14:]) or _per_each(site):
        return True, True
    clause = site.clause_before
    total = _TOTAL.search(clause)
    starts = [m.start() for m in _EVERY.finditer(clause)]
    if total and not (starts and starts[-1] > total.start()):
        return False, not starts
    if starts or _AVERAGE.search(clause):
        return not _past_of_every(clause), not starts or len(clause) - starts[-1] <= _NEAR
    earlier = before[: len(before) - len(clause)]
    if _earlier_each(earlier) or _parallel_average(earlier, clause, site.candidate.unit.name):
        return True, False
    share = site.candidate.unit.kind is Kind.SHARE
    if _ALL_OF.search(clause) or _EVERY_ONE.search(clause) or (not share and _ALL_SUBJECT.match(before)):
        return role is Role.TARGET, False
    return False, "每" not in before


def _per_each(site: Site) -> bool:
    """Return whether the unit itself says for each: 100元/人."""
    return _SLASH.search(site.text, site.candidate.numeral.end, site.candidate.end + 2) is not None


def _past_of_every(clause: str) -> bool:
    """Return whether 每 only names a share of the whole, as in 每年培训的100名中."""
    return re.search(r"每[^,。;]{1,10}的[^,。;]{0,6}$", clause) is not None and "每年" not in clause


def _earlier_each(before: str) -> bool:
    """Return whether an earlier clause of the same stretch opens a 每 that still holds: 每年举办2期, 培训100人."""
    ends = [m.end() for m in _EVERY_TIME.finditer(before)]
    if ends and not before[ends[-1] : ends[-1] + 1].isdigit() and not _TOTAL.search(before[ends[-1] :]):
        return True
    last = before.rstrip(",")
    topic = last[last.rfind(",") + 1 :]
    return _EVERY.search(topic) is not None and not re.search(r"\d", topic)


def _parallel_average(earlier: str, clause: str, unit: str) -> bool:
    """Return whether the clause only names another group for the average before it: 人均支出城区达30元, 镇区达20元."""
    last = earlier.rstrip(",")
    last = last[last.rfind(",") + 1 :]
    return _OTHER_GROUP.fullmatch(clause) is not None and last.endswith(unit) and _AVERAGE.search(last) is not None
