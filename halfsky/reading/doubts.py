"""How sure a reading is, and why not: each doubt lowers the confidence and says so in one sentence."""

import re
from collections.abc import Callable

from .model import Bound, Doubt, Role
from .site import Site
from .units import Kind

Check = Callable[[Site, Role, float], bool]
CHECKS: list[tuple[str, float, str, Check]] = []


def doubt(code: str, cost: float, sentence: str) -> Callable[[Check], Check]:
    """Register a check under a stable code with what it costs and the sentence for the reviewer."""

    def register(check: Check) -> Check:
        CHECKS.append((code, cost, sentence, check))
        return check

    return register


def judge(site: Site, role: Role, score: float, quote: str) -> tuple[float, tuple[Doubt, ...]]:
    """Return the confidence between 0 and 1 and the doubts behind it."""
    confidence = 0.97
    doubts: list[Doubt] = []
    for code, cost, sentence, check in CHECKS:
        if check(site, role, score):
            confidence -= cost
            doubts.append(Doubt(code, sentence))
    if "\n" in quote:
        confidence -= 0.1
        doubts.append(Doubt("broken", "数字跨行或跨页，请核对是否完整。"))
    return max(0.05, round(confidence, 2)), tuple(doubts)


@doubt("tense", 0.35, "看不准是计划还是已完成，请核对。")
def _tense(site: Site, role: Role, score: float) -> bool:
    return role is not Role.CONTEXT and abs(score) < 1.2


@doubt("unit_missing", 0.25, "数字后面没有写量词，单位是推断的。")
def _unit_missing(site: Site, role: Role, score: float) -> bool:
    return site.candidate.bare


@doubt("round_word", 0.4, "可能是活动名称或概数，不一定是指标。")
def _round_word(site: Site, role: Role, score: float) -> bool:
    c = site.candidate
    return not c.numeral.arabic and c.numeral.raw in {"百", "千", "万", "亿", "十"} and c.bound is Bound.EXACT


@doubt("vague", 0.4, "只是概数（数十、上百等），没有确切的数。")
def _vague(site: Site, role: Role, score: float) -> bool:
    return site.candidate.numeral.vague


@doubt("small_count", 0.25, "小的中文数词可能只是行文（如“五项行动”），请核对是否计数。")
def _small_count(site: Site, role: Role, score: float) -> bool:
    c = site.candidate
    return not c.numeral.arabic and c.value <= 12 and c.unit.kind is Kind.COUNT and c.bound is Bound.EXACT


@doubt("range", 0.05, "写的是一个区间，取了下限。")
def _range(site: Site, role: Role, score: float) -> bool:
    return bool(site.candidate.alt)


_CASE = re.compile(r"[某×xX]{1,2}(?=[,女男]|是|说|的)|(?:大姐|大妈|阿姨|女士|老人|奶奶|姐妹俩)")


@doubt("story", 0.2, "出现在个人事例中，可能不是工作数字。")
def _story(site: Site, role: Role, score: float) -> bool:
    return _CASE.search(site.sentence) is not None


@doubt("context", 0.1, "只是背景数字，不作指标。")
def _context(site: Site, role: Role, score: float) -> bool:
    return role is Role.CONTEXT
