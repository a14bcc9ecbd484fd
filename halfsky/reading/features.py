"""What a passage is about, as features that two passages can share: topics, quoted names, runs of characters."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from .common_words import GENERIC
from .glyphs import fold
from .topics import Words, actions_of, topics_of

_NAME = re.compile(r"[“《]([^“”《》]{2,16})[”》]")
_QUOTES = str.maketrans("", "", "“”‘’《》\"'")
_RUN = re.compile(r"[^的了等将把和与及对在以从被是其也并为\W\d_]{2,40}")
_CLAUSE = re.compile(r"[^,;。!?:\n]{1,400}")
FOUR = 4  # characters of a run that may hold words of every text
_TAKE_PART = re.compile(r"参加|参与|担任|当选")
TOPIC, WORD, NAME, ACTION = "#", "=", "“", "~"

_STOP = Words(GENERIC.split())


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of a sentence and its features, and those of what its actors take part in: 培训班 of 执委参加培训班."""

    words: str
    features: frozenset[str]
    deed: frozenset[str] | None = None


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
        for run in _RUN.findall(clause):
            usual = list(_STOP.find(run))
            found += _compounds(run, usual)
            for own in _between(run, usual):
                found += [own[at : at + 2] for at in range(len(own) - 1)]
                found += [own[at : at + 3] for at in range(len(own) - 2)]
    return Counter(found)


def content_runs(bare: str) -> Iterator[str]:
    """Yield the stretches of two or more characters between the words that every document uses."""
    for run in _RUN.findall(bare):
        yield from _between(run, _STOP.find(run))


def _between(run: str, usual: Iterable[tuple[int, str]]) -> Iterator[str]:
    at = 0
    for place, word in usual:
        if place - at >= 2:
            yield run[at:place]
        at = place + len(word)
    if len(run) - at >= 2:
        yield run[at:]


def _compounds(run: str, usual: Sequence[tuple[int, str]]) -> list[str]:
    """Return the runs of four characters that are partly, at least half, their own: 示范农庄, but not 积极开展."""
    if not usual or len(run) < FOUR:
        return []
    marks = ["1"] * len(run)
    for place, word in usual:
        marks[place : place + len(word)] = "0" * len(word)
    own = "".join(marks)
    return [run[at : at + FOUR] for at in range(len(run) - FOUR + 1) if own.count("1", at, at + FOUR) in (2, 3)]


def clauses_of(text: str) -> tuple[Clause, ...]:
    """Return the clauses of a sentence with their features."""
    return tuple(Clause(words, frozenset(_features(words)), _deed(words)) for words in _CLAUSE.findall(_folded(text)))


def _deed(clause: str) -> frozenset[str] | None:
    """Return the features of what the actors of a clause take part in; None where it names no topic."""
    part = _TAKE_PART.search(clause)
    found = frozenset(_features(clause[part.end() :])) if part else frozenset()
    return found if any(f[0] == TOPIC for f in found) else None
