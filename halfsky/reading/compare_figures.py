"""Which reported figure answers which target: same unit, same noun, and then what share of it was done."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from .compare_model import Answer
from .features import ACTION, NAME, TOPIC, WORD, features_of
from .figure_words import EVERYBODY, noun_of, unit_name
from .model import Bound, Document, Measure, Role
from .units import UNITS, Kind

LEAST = 1.5  # least agreement of two figures' clauses
BEFORE = 0.5  # what the clause in front counts, and the heading of a target whose clause names no topic
NOUN, WIDE = 1.5, 0.75  # what a noun in common counts, and one that everything is about
WEIGHTS = {TOPIC: 2.0, WORD: 1.0, NAME: 3.0, ACTION: 0.8}
_RUNS = {2: 0.35, 3: 0.6, 4: 0.9}
_STOPS = re.compile(r"[,，;；。!！?？:：\n]")
_REACH = 60  # characters to either side in which a figure's clause is looked for
_TAKERS = re.compile(r"(?:各|每个?)([县市区州盟旗乡镇街道社村、/()（）]{1,10})")
_SUM = re.compile(
    r"(?:资金|金额|总额|额度|款项|共计|合计|投入)$"
)  # nouns that leave to the clause in front what they are for
_COURSES = frozenset({"期", "班", "班次"})
_NAME = 4  # characters in common that make two nouns the same
_MAKING = frozenset({ACTION + "评选", ACTION + "建点", ACTION + "组建", ACTION + "比赛"})


_RANK = re.compile(r"示范|精品|标杆|样板|高级|骨干|高端|旗舰")  # what lifts one deed above others of its kind
_TAKER = re.compile(r"(?:每一?[个名位户所家处支村社]?|各)([\u4e00-\u9fff]{1,4})")
_DOER = re.compile(  # in what a figure counts, who does it to the counted: 执委联系妇女
    r"^.{2,12}?(?:联系|包联|联络|结对|帮扶|走访|慰问|带动|引领)(?=.{2})"
)


class Setting:
    """A figure with the words it stands in: its clause, the clause in front, the features of both."""

    def __init__(self, doc: Document, measure: Measure, title: str = "") -> None:
        text = doc.text
        left = max(measure.sentence.start, measure.start - _REACH)
        right = min(measure.sentence.end, measure.end + _REACH)
        breaks = [m.start() for m in _STOPS.finditer(text, left, measure.start)]
        start = breaks[-1] + 1 if breaks else left
        stop = _STOPS.search(text, measure.end, right)
        front = text[breaks[-2] + 1 if len(breaks) > 1 else left : breaks[-1]] if breaks else ""
        self.measure = measure
        self.clause = text[start : stop.start() if stop else right]
        self.features = frozenset(features_of(self.clause))
        named = any(f[0] == TOPIC for f in self.features)
        self.front = frozenset(features_of(front if named else f"{front}，{title}")) - self.features
        self.noun = noun_of(measure)
        self.unit = unit_name(measure)
        if self.unit in _COURSES:
            self.features |= {ACTION + "培训"}
        if _SUM.search(self.noun):
            self.features |= self.front

    @property
    def actions(self) -> frozenset[str]:
        return frozenset(f for f in self.features if f[0] == ACTION)


def answers_of(targets: Sequence[Setting], done: Sequence[Setting], unit: str) -> tuple[Answer, ...]:
    """Return the targets that a sentence's figures answer, each by one, in order of place; `unit` reports them."""
    scored = [
        (agreement(t, d), t.measure.start, d.measure.start, t, d)
        for t in targets
        for d in done
        if d.measure.role is Role.ACHIEVED and t.unit == d.unit
    ]
    taken: set[int] = set()
    used: set[int] = set()
    found: list[Answer] = []
    for score, target, figure, t, d in sorted(scored, key=lambda s: (-s[0], s[1], s[2])):
        if score >= LEAST and _comparable(t, d, unit) and target not in taken and figure not in used:
            taken.add(target)
            used.add(figure)
            found.append(Answer(t.measure, d.measure, *_outcome(t.measure, d.measure)))
    return tuple(sorted(found, key=lambda a: a.target.start))


def agreement(target: Setting, done: Setting) -> float:
    """Return how much two figures of one unit speak of the same: their clauses' features, the nouns they count."""
    if _otherwise(target.actions, done.actions | {f for f in done.front if f[0] == ACTION}):
        return 0.0
    noun = _noun(_counted(target.noun), _counted(done.noun))
    shared = target.features & done.features
    around = (target.features | target.front) & (done.features | done.front) - shared
    near = BEFORE * sum(_weight(f) for f in around if f[0] != ACTION)
    if _lesser(target, done) or not _same_takers(target, done):
        return 0.0
    if not noun and done.noun and _counted(target.noun) != target.noun:
        return 0.0
    if not noun and (target.measure.unit in _COUNTS or (not shared and near < LEAST)):
        return 0.0
    return sum(_weight(f) for f in shared) + near + noun


def _otherwise(planned: frozenset[str], done: frozenset[str]) -> bool:
    """Return whether something else was done than planned: 接待 where 培训 was planned; 评选 and 创建 go together."""
    if planned <= _MAKING:
        return bool(planned and done) and not done & _MAKING
    return not planned & done


def _lesser(target: Setting, done: Setting) -> bool:
    """Return whether a target for 示范培训班 meets a deed that is not said to be one."""
    rank = _RANK.search(target.noun)
    return rank is not None and rank.group() not in done.clause and not target.measure.each


def _same_takers(target: Setting, done: Setting) -> bool:
    """Return whether two figures for each of several are for each of the same: not 每名执委 beside 每个微家."""
    if not (target.measure.each and done.measure.each):
        return True
    one, other = _TAKER.search(target.clause), _TAKER.search(done.clause)
    return one is None or other is None or not set(one.group(1)).isdisjoint(other.group(1))


def _counted(noun: str) -> str:
    """Return what is counted without who does it: 妇女 of 执委联系妇女."""
    return _DOER.sub("", noun)


def _weight(feature: str) -> float:
    return WEIGHTS.get(feature[0]) or _RUNS[len(feature)]


def _noun(one: str, other: str) -> float:
    """Return how far two nouns agree: they end alike, as 农村妇女 and 适龄妇女 do, or one holds the other's end."""
    if any(one[at : at + _NAME] in other for at in range(len(one) - _NAME + 1)):
        return NOUN
    if not (one and other and (one[-2:] in other or other[-2:] in one)):
        return 0.0
    return WIDE if one[-2:] in EVERYBODY else NOUN


def _comparable(target: Setting, done: Setting, unit: str) -> bool:
    """Return whether both figures hold for each of several, or neither; or the unit is one of those it is meant for."""
    same = target.measure.each == done.measure.each
    return same or (target.measure.each and _is_taker(target.clause, unit))


def _outcome(target: Measure, done: Measure) -> tuple[Decimal | None, bool]:
    """Return the share of the target done, where a share says something, and whether the figure alone reaches it."""
    reached = done.value <= target.value if target.bound is Bound.AT_MOST else done.value >= target.value
    if target.unit in SHARES or target.bound is Bound.AT_MOST or not target.value:
        return None, reached
    return part_of(Decimal(done.value), Decimal(target.value)), reached


def _is_taker(clause: str, unit: str) -> bool:
    """Return whether a target for each (各乡镇不少于5户) is meant for units like the one that reports."""
    named = _TAKERS.search(clause)
    kind = re.sub(r"(?:妇联|妇女联合会)$", "", unit)[-1:]
    return named is not None and kind in named.group(1)


def part_of(done: Decimal, target: Decimal) -> Decimal:
    """Return the share of a target that was done, to a tenth of a percent."""
    return (done / target).quantize(Decimal("0.001"))


_COUNTS = frozenset({"个", "所", "处", "座", "家", "支", "项", "条", "篇", "份", "册"})
SHARES = frozenset(u.name for group in UNITS.values() for u in group if u.kind is Kind.SHARE)
