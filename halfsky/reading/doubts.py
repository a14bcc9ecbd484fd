"""How sure a reading is, and why not: each doubt lowers the confidence and says so in one sentence."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from .model import Bound, Doubt, Role
from .roles import PLAIN_RULES
from .site import Site
from .tense import Verdict
from .units import Kind

BEST = 0.97  # confidence of a reading without any doubt
UNSURE = 1.7  # verdicts nearer to zero than this are doubted
GUESSED = 2.5  # where the kind of document is only guessed from its words
TOLD = 1.6  # what a title or heading says weighs more than this
PLAIN = 3.5  # verdicts this strong stand against the kind of document


@dataclass(slots=True)  # not frozen: there is one for each figure, and a frozen one takes six times as long
class Reading:
    """One figure as it was read: where it stands, role and what gave it, whether 每 is sure, and its words."""

    site: Site
    role: Role
    rule: str  # what gave the role
    verdict: Verdict
    each_sure: bool
    quote: str


Check = Callable[[Reading], bool]
CHECKS: list[tuple[str, float, str, Check]] = []
_reason = cache(Doubt)


def doubt(code: str, cost: float, sentence: str) -> Callable[[Check], Check]:
    """Register a check under a stable code with what it costs and the sentence for the reviewer."""

    def register(check: Check) -> Check:
        CHECKS.append((code, cost, sentence, check))
        return check

    return register


def judge(reading: Reading) -> tuple[float, tuple[Doubt, ...]]:
    """Return the confidence between 0 and 1 and the doubts behind it."""
    confidence = BEST
    doubts: list[Doubt] = []
    for code, cost, sentence, check in CHECKS:
        if check(reading):
            confidence -= cost
            doubts.append(_reason(code, sentence))
    return max(0.05, round(confidence, 2)), tuple(doubts)


@doubt("tense", 0.35, "看不准是计划还是已完成，请核对。")
def _tense(reading: Reading) -> bool:
    guessed = abs(reading.verdict.prior) <= TOLD  # no title or heading says what kind of text it is
    return reading.role is not Role.CONTEXT and abs(reading.verdict.score) < (GUESSED if guessed else UNSURE)


@doubt("against_document", 0.15, "与文件的性质（计划或总结）相反，请核对是计划还是已完成。")
def _against_document(reading: Reading) -> bool:
    score, prior = reading.verdict.score, reading.verdict.prior
    return reading.role is not Role.CONTEXT and score * prior < 0 and abs(score) < PLAIN


@doubt("each", 0.1, "看不准是合计还是每个（每年）各有这么多。")
def _each(reading: Reading) -> bool:
    return reading.role is not Role.CONTEXT and not reading.each_sure


@doubt("unit_missing", 0.25, "数字后面没有写量词，单位是推断的。")
def _unit_missing(reading: Reading) -> bool:
    return reading.site.candidate.bare


@doubt("round_word", 0.4, "可能是活动名称或概数，不一定是指标。")
def _round_word(reading: Reading) -> bool:
    c = reading.site.candidate
    return not c.numeral.arabic and c.numeral.raw in {"百", "千", "万", "亿", "十"} and c.bound is Bound.EXACT


@doubt("vague", 0.4, "只是概数（数十、上百等），没有确切的数。")
def _vague(reading: Reading) -> bool:
    return reading.site.candidate.numeral.vague


@doubt("small_count", 0.25, "小的中文数词可能只是行文（如“五项行动”），请核对是否计数。")
def _small_count(reading: Reading) -> bool:
    c = reading.site.candidate
    return not c.numeral.arabic and c.value <= 12 and c.unit.kind is Kind.COUNT and c.bound is Bound.EXACT


@doubt("range", 0.05, "写的是一个区间，取了下限。")
def _range(reading: Reading) -> bool:
    return bool(reading.site.candidate.alt)


_SOMEBODY = "(?=[,女男是说的])"
_CASE = re.compile(f"某{_SOMEBODY}|×{_SOMEBODY}|x{_SOMEBODY}|X{_SOMEBODY}|大姐|大妈|阿姨|士(?<=女士)|老人|奶奶|姐妹俩")


@doubt("story", 0.2, "出现在个人事例中，可能不是工作数字。")
def _story(reading: Reading) -> bool:
    return _CASE.search(reading.site.sentence) is not None


@doubt("context", 0.1, "看来只是背景数字，没有当作指标。")
def _context(reading: Reading) -> bool:
    return reading.role is Role.CONTEXT and reading.rule not in PLAIN_RULES


@doubt("fraction", 0.1, "写的是几分之几，请核对是否作为指标。")
def _fraction(reading: Reading) -> bool:
    c = reading.site.candidate
    words = reading.site.text[c.start : c.end]
    return "分之" in words and not words.startswith(("百分之", "千分之", "万分之"))


_ASKED = re.compile(r"每|不少于|不低于|至少|目标|任务")


@doubt("asked_time", 0.1, "写的是时间长短，但可能是要求达到的指标。")
def _asked_time(reading: Reading) -> bool:
    site = reading.site
    return reading.rule == "duration" and _ASKED.search(site.clause_before[-16:] + site.after[:8]) is not None


@doubt("broken", 0.1, "数字跨行或跨页，请核对是否完整。")
def _broken(reading: Reading) -> bool:
    return "\n" in reading.quote
