"""What a passage is about, as features that two passages can share: topics, quoted names, runs of characters."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from .common_words import GENERIC
from .glyphs import fold
from .topics import Words, actions_of, topics_of

_NAME = re.compile(r"[“《]([^“”《》]{2,16})[”》]")
_QUOTES = str.maketrans("", "", "“”‘’《》\"'")
_RUN = re.compile(r"[^的了等将把和与及对在以从被是其也并为\W\d_]{2,40}")
_CLAUSE = re.compile(r"[^,;。!?:\n]{1,400}")
TOPIC, WORD, NAME, ACTION = "#", "=", "“", "~"

_STOP = Words(GENERIC.split())


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of a sentence and its features."""

    words: str
    features: frozenset[str]


def plain(text: str) -> str:
    """Return the text folded, without blanks and quotation marks."""
    return "".join(fold(text).translate(_QUOTES).split())


def features_of(text: str) -> Counter[str]:
    """Return how often each feature stands in a passage: "#" before a topic, "=" before the word for it, "“" before a
    quoted name, "~" before an action, else a run of two or three characters."""
    return _features(_folded(text))


def _folded(text: str) -> str:
    return "".join(fold(text).split())


def _features(folded: str) -> Counter[str]:
    found = [NAME + name for name in _NAME.findall(folded)]
    for clause in _CLAUSE.findall(folded.translate(_QUOTES)):
        topics = topics_of(clause)
        found += [TOPIC + topic for topic, _ in topics]
        found += {WORD + word for _, word in topics}
        found += [ACTION + action for action in actions_of(clause)]
        for run in content_runs(clause):
            found += [run[at : at + 2] for at in range(len(run) - 1)]
            found += [run[at : at + 3] for at in range(len(run) - 2)]
    return Counter(found)


def content_runs(bare: str) -> Iterator[str]:
    """Yield the stretches of two or more characters between the words that every document uses."""
    for run in _RUN.findall(bare):
        at = 0
        for place, word in _STOP.find(run):
            if place - at >= 2:
                yield run[at:place]
            at = place + len(word)
        if len(run) - at >= 2:
            yield run[at:]


def clauses_of(text: str) -> tuple[Clause, ...]:
    """Return the clauses of a sentence with their features."""
    return tuple(Clause(words, frozenset(_features(words))) for words in _CLAUSE.findall(_folded(text)))
