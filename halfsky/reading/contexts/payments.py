"""Rules of payment: what each is to get, and limits set by a rule."""

import re

from halfsky.reading.site import Site
from halfsky.reading.units import Kind

from .registry import context_rule

_PER_HEAD = re.compile(
    r"(?:每(?:人|名|位|户|例|个|场|所|家|村|生|对|班|期|笔|万|天|人每[年月]|户每年|件)[^,。;]{0,14}|人均|户均|/)$"
)
_GRANT = re.compile(
    r"补助|补贴|资助|救助|标准|奖励|按照|发放|给予|资金|经费|慰问|奖金|保费|缴|赔付|额度|贷款|筹|"
    r"报销|捐赠|给|领取|工资|报酬|一次性"
)
_EARNED = re.compile(r"增收|收入|增长|纯收入|产值|创收|增加收入|月入|年入")


_BARE_TAKER = re.compile(r"每(?:人|名|位|户|例)")
_EACH_TAKER = re.compile(r"每(?:一)?(?:人|名|位|户|例|个|场|所|家|村|生|对|班|期|笔|件|天|处)")


@context_rule
def standard_per_head(site: Site) -> bool:
    """每人补助1万元、人均1元标准: a rule of payment."""
    c = site.candidate
    if c.unit.kind is not Kind.MONEY:
        return False
    each = (
        _PER_HEAD.search(site.clause_before) is not None
        or _EACH_TAKER.search(site.clause_before) is not None
        or c.unit.written.endswith(("/人", "/户", "/月", "/年"))
    )
    each = each or site.text[c.end : c.end + 1] == "/"
    if _EARNED.search(site.clause_before[-12:]):
        return False
    if _BARE_TAKER.fullmatch(site.clause_before):  # 救助贫困母亲50人，每人1000元
        return _GRANT.search(site.part_before) is not None
    return each and (_GRANT.search(site.clause) is not None or "均" in site.clause_before[-4:])


_TOTAL = re.compile(r"总额|总计|共")
_MOVED = re.compile(r"(?:下浮|上浮|下调|上调|下降|降低|提高)[^,。;]{0,4}$")
_CEILING = re.compile(r"(?:额度|限额|最高|上限|不超过|利率|期限|LPR|封顶|起付|注册资本|年利)[^,。;]{0,14}$")
_CEILING_NOUN = re.compile(r"(?:贷款|额度|授信|补助|补贴|奖励|资助|救助|单笔|个人|合伙|贴息|利率)")


@context_rule
def ceiling(site: Site) -> bool:
    """贷款额度最高20万元、年利率不超过5%: a limit set by a rule."""
    c = site.candidate
    if c.unit.kind not in {Kind.MONEY, Kind.SHARE}:
        return False
    if _CEILING.search(site.clause_before) is None:
        return False
    if _TOTAL.search(site.clause_before) or _MOVED.search(site.clause_before):
        return False
    return _CEILING_NOUN.search(site.part_before[-60:] + site.after) is not None
