"""Topics of a federation's work found in a text: the same matter under other words still meets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .common_words import ACTIONS, CARRIERS, GUARDS, WIDE
from .topic_words import FAMILIES

BOTH = "+"  # joins two words that name a topic only together, the second soon after the first
APART = 10  # characters between the two


class Words:
    """A list of words to find in texts in one pass: at each place the longest, none inside another."""

    def __init__(self, words: Iterable[str]) -> None:
        self._by_head: dict[str, list[str]] = {}
        for word in sorted(set(words), key=lambda w: (-len(w), w)):
            self._by_head.setdefault(word[:2], []).append(word)

    def find(self, text: str) -> Iterator[tuple[int, str]]:
        """Yield place and word of each, in order; two may overlap."""
        taken, heads = 0, self._by_head
        for at in [at for at in range(len(text) - 1) if text[at : at + 2] in heads]:
            for word in heads[text[at : at + 2]]:
                if text.startswith(word, at):
                    if at + len(word) > taken:
                        taken = at + len(word)
                        yield at, word
                    break


def _by_word() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = dict.fromkeys(GUARDS.split(), ())
    for topics in FAMILIES.values():
        for topic, words in topics.items():
            for word in words.split():
                table[word] = (*table.get(word, ()), topic)
    return table


def _by_first() -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """Return the words that name a topic together, by the first: the second and the topics."""
    table: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for word, topics in _ALL.items():
        first, both, second = word.partition(BOTH)
        if both:
            table.setdefault(first, []).append((second, topics))
    return table


_ALL = _by_word()
_SINGLE = Words(word for word in _ALL if BOTH not in word)
_PAIRS = _by_first()
_FIRSTS = re.compile("|".join(sorted(_PAIRS, key=len, reverse=True)))
_ACTIONS = {word: action for action, words in ACTIONS.items() for word in words.split()}
_DOING = Words(_ACTIONS)
_CARRIERS = [(tuple(words.split()), frozenset(topics.split())) for words, topics in CARRIERS]


def topics_of(clause: str) -> list[tuple[str, str]]:
    """Return each topic that a clause names, folded and without blanks and quotation marks, with the word for it."""
    plain = clause.lower()
    found = [(topic, word) for _, word in _SINGLE.find(plain) for topic in _ALL[word]]
    for first in _FIRSTS.findall(plain):
        found += [
            (topic, second) for second, topics in _PAIRS[first] if _in_order(plain, first, second) for topic in topics
        ]
    return found


def actions_of(clause: str) -> set[str]:
    """Return what a clause says is done, whatever it is done with."""
    return {_ACTIONS[word] for _, word in _DOING.find(clause)}


def _in_order(clause: str, first: str, second: str) -> bool:
    at = clause.find(first)
    return at >= 0 and clause.find(second, at + len(first), at + len(first) + len(second) + APART) >= 0


def carried_by(heading: str) -> frozenset[str]:
    """Return the topics that a heading takes in without naming them; none where it names a topic of its own."""
    if not WIDE.issuperset(topic for topic, _ in topics_of(heading)):
        return frozenset()
    return frozenset().union(*(topics for words, topics in _CARRIERS if any(word in heading for word in words)))
