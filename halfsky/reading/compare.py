"""What was done beside what was planned: each plan item with the sentences of each report that speak of it."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from .glyphs import fold
from .model import Document, Item, Measure, Role
from .sentences import Sentence, sentences_of
from .topics import topics_of

LEAST = 13.0  # least weight that a sentence and an item must have in common
COVER = 0.06  # and the least share of the sentence's own weight
NEAR_BEST = 0.75  # a sentence also stays with other items that reach this share of the best
MOST = 2  # items that one sentence may stand beside
USUAL = 70  # items and sentences of a usual comparison, for which the least weight is set
TOPIC = 4.0  # how much more a topic weighs than a pair of characters as rare

_WORDS = re.compile(r"[\u4e00-\u9fffA-Za-z]{2,}")
_NAME = re.compile(r"[“《]([^“”《》]{2,14})[”》]")
_COMMON = frozenset(
    [
        "妇女",
        "妇联",
        "工作",
        "开展",
        "活动",
        "全市",
        "全省",
        "全县",
        "各级",
        "组织",
        "推进",
        "加强",
        "进一",
        "一步",
        "深入",
        "积极",
        "广大",
        "推动",
        "市妇",
        "省妇",
        "县妇",
        "女工",
        "建设",
        "服务",
        "发展",
        "引导",
        "群众",
        "充分",
        "发挥",
        "作用",
        "通过",
        "实施",
        "项目",
        "重点",
        "社会",
        "全面",
        "提高",
        "提升",
        "继续",
        "围绕",
        "大力",
        "机制",
    ]
)


@dataclass(frozen=True, slots=True)
class Match:
    """One sentence of a report that speaks of a plan item: where it stands, how well it fits, and its figures."""

    report: str
    section: str | None
    sentence: str
    start: int
    end: int
    score: float
    phrases: tuple[str, ...]
    figures: tuple[Measure, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One item of the plan with its targets and what the reports say of it."""

    item: Item
    path: str
    targets: tuple[Measure, ...]
    matches: tuple[Match, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A plan laid beside its reports."""

    plan: str
    reports: tuple[str, ...]
    lines: tuple[Line, ...]

    @property
    def silent(self) -> tuple[Line, ...]:
        """Return the items that no report speaks of."""
        return tuple(line for line in self.lines if not line.matches)


def compare(plan: Document, reports: Sequence[tuple[str, Document]]) -> Comparison:
    """Return for each item of the plan the matching sentences and figures of each report and each of its sections."""
    items = _lines_of(plan)
    told = [(name, doc, s) for name, doc in reports for s in sentences_of(doc) if s.done]
    bodies = {index: _grams(_own_text(plan, index)) for index in items}
    spoken = [_grams(s.words) for _, _, s in told]
    weights = _weights([*bodies.values(), *spoken])
    holders: dict[str, list[int]] = {}
    for index, body in bodies.items():
        for gram in body:
            holders.setdefault(gram, []).append(index)
    matches: dict[int, list[Match]] = {index: [] for index in items}
    for (name, doc, sentence), grams in zip(told, spoken, strict=True):
        for index, score, phrases in _best(holders, grams, weights):
            matches[index].append(_match(name, doc, sentence, score, phrases))
    lines = tuple(
        Line(
            plan.items[i],
            _path(plan, i),
            tuple(m for m in plan.measures if m.item == i and m.role is Role.TARGET),
            tuple(matches[i]),
        )
        for i in items
    )
    return Comparison(plan.title, tuple(name for name, _ in reports), lines)


def _lines_of(plan: Document) -> list[int]:
    """Return the items that say what to do: those that hold no others, inline ones going with their holder."""
    inline = re.compile(r"[一二三四五六七八九十]{1,3}[是要]|[①-⑳]")
    standing = [i for i, item in enumerate(plan.items) if not inline.match(item.marker)]
    holders = {plan.items[i].parent for i in standing}
    return [i for i in standing if i not in holders]


def _own_text(plan: Document, index: int) -> str:
    item = plan.items[index]
    return plan.text[item.start + len(item.marker) : item.end]


def _path(plan: Document, index: int) -> str:
    """Return the markers from the outermost item down to this one."""
    markers: list[str] = []
    at: int | None = index
    while at is not None:
        markers.append(plan.items[at].marker.strip())
        at = plan.items[at].parent
    return " ".join(reversed(markers))


def _grams(text: str) -> Counter[str]:
    """Return the pairs and triples of characters of a text; pairs that stand in every document do not count."""
    plain = "".join(fold(text).split())
    grams: Counter[str] = Counter(f"#{topic}" for topic in topics_of(plain))
    grams.update(f"“{name}" for name in _NAME.findall(plain))
    for word in _WORDS.findall(plain):
        for at in range(len(word) - 1):
            if word[at : at + 2] not in _COMMON:
                grams[word[at : at + 2]] += 1
                if at + 3 <= len(word) and word[at + 1 : at + 3] not in _COMMON:
                    grams[word[at : at + 3]] += 1
    return grams


def _weights(texts: Sequence[Counter[str]]) -> dict[str, float]:
    """Return how telling each pair and triple is: the rarer over all texts, the more; few texts weigh like usual."""
    seen: Counter[str] = Counter()
    for grams in texts:
        seen.update(grams.keys())
    scale = math.log(1 + USUAL) / math.log(1 + len(texts)) if len(texts) < USUAL else 1.0
    return {gram: scale * math.log(1 + len(texts) / count) * _kind_weight(gram) for gram, count in seen.items()}


def _kind_weight(gram: str) -> float:
    """Return how much a feature counts by its kind: topic, quoted name, triple, pair."""
    if gram[0] == "#":
        return TOPIC
    if gram[0] == "“":
        return 2.0
    return 1.0 if len(gram) == 3 else 0.5


def _best(
    holders: Mapping[str, Sequence[int]], grams: Iterable[str], weights: Mapping[str, float]
) -> list[tuple[int, float, tuple[str, ...]]]:
    """Return the plan items that a sentence speaks of, best first, with score and what is shared."""
    shared: dict[int, list[str]] = {}
    total = 0.0
    for gram in grams:
        total += weights[gram]
        for index in holders.get(gram, ()):
            shared.setdefault(index, []).append(gram)
    scored = ((sum(weights[g] for g in common), index) for index, common in shared.items())
    found = sorted((f for f in scored if f[0] >= LEAST and f[0] / total >= COVER), key=lambda f: (-f[0], f[1]))
    kept = [f for f in found[:MOST] if f[0] >= NEAR_BEST * found[0][0]]
    return [(index, round(score, 1), _phrases(shared[index], weights)) for score, index in kept]


def _phrases(shared: Iterable[str], weights: Mapping[str, float]) -> tuple[str, ...]:
    """Return what was in common: topics, and triples joined where they overlap, the longest first."""
    topics = [g[1:] for g in shared if g[0] == "#"]
    runs: list[str] = []
    for triple in (g for g in shared if len(g) == 3 and g[0] not in "#“"):
        if runs and runs[-1].endswith(triple[:2]):
            runs[-1] += triple[2]
        else:
            runs.append(triple)
    runs.sort(key=lambda r: (-len(r), -weights.get(r[:3], 0.0)))
    return tuple(dict.fromkeys([*topics, *runs[:3]]))


def _match(name: str, doc: Document, sentence: Sentence, score: float, phrases: tuple[str, ...]) -> Match:
    figures = tuple(m for m in doc.measures if sentence.start <= m.start < sentence.end)
    words = "".join(doc.text[sentence.start : sentence.end].split())
    return Match(name, sentence.section, words, sentence.start, sentence.end, score, phrases, figures)
