"""What the page of plan and reports shows: one card for each item, in it what each unit reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from halfsky.reading.compare_model import Comparison, Line, Told, UnitSum
from halfsky.reading.compare_notes import note_words
from halfsky.reading.compare_output import (
    answer_words,
    line_words,
    other_figures,
    place_words,
    target_words,
    total_words,
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence as it is shown: its words, where it stands, its figures beside targets, its other figures."""

    words: str
    place: str
    answers: tuple[str, ...]
    figures: str


@dataclass(frozen=True, slots=True)
class Group:
    """What one unit reports of one item."""

    unit: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One item of the plan: the headings above where they change, its targets with what was done, the units' groups."""

    anchor: str
    headings: tuple[str, ...]
    name: str
    targets: tuple[tuple[str, str], ...]
    groups: tuple[Group, ...]
    unsaid: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """All that the page shows of one comparison."""

    comparison: Comparison
    cards: tuple[Card, ...]
    units: tuple[UnitSum, ...]
    unplanned: tuple[Group, ...]
    notes: tuple[str, ...]

    @property
    def silent(self) -> tuple[Card, ...]:
        """Return the items that nobody reports on."""
        return tuple(card for card in self.cards if not card.groups)


def compared(comparison: Comparison) -> Compared:
    """Return the rows of the page, in the order of the plan."""
    several = len(comparison.reports) > 1
    cards: list[Card] = []
    above: tuple[str, ...] = ()
    for number, line in enumerate(comparison.lines, start=1):
        cards.append(_card(line, f"i{number}", line.headings if line.headings != above else (), several))
        above = line.headings
    rows = [(told.unit, _plain(told, several)) for told in comparison.unplanned]
    return Compared(comparison, tuple(cards), comparison.units, _groups(rows), note_words(comparison))


def _card(line: Line, anchor: str, headings: tuple[str, ...], several: bool) -> Card:
    totals = {t.target.start: total_words(t) for t in line.totals}
    rows = [
        (
            m.told.unit,
            Sentence(m.told.sentence, _place(m.told, several), tuple(map(answer_words, m.answers)), other_figures(m)),
        )
        for m in line.matches
    ]
    targets = tuple((target_words(t), totals.get(t.start, "")) for t in line.targets)
    return Card(anchor, headings, line.name, targets, _groups(rows), tuple(p.sentence for p in line.unsaid))


def _plain(told: Told, several: bool) -> Sentence:
    return Sentence(told.sentence, _place(told, several), (), "；".join(f.quote for f in told.figures))


def _place(told: Told, several: bool) -> str:
    return place_words(told) if several else line_words(told)


def _groups(rows: Sequence[tuple[str, Sentence]]) -> tuple[Group, ...]:
    """Return the sentences by unit, units in the order in which they come."""
    found: dict[str, list[Sentence]] = {}
    for unit, sentence in rows:
        found.setdefault(unit, []).append(sentence)
    return tuple(Group(unit, tuple(sentences)) for unit, sentences in found.items())
