"""The sentences of a read document, with the item that holds each and whether it tells of what was done."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from .agents import section_unit
from .flow import build_flow
from .glyphs import fold
from .headings import headings_of
from .model import Document, Role
from .tense import Tense

_SENTENCE = re.compile(r"[^。!?\n]+[。!?]?")
_LABEL = re.compile(r"([\u4e00-\u9fff]{1,8}(?:市|州|县|区|旗|镇|乡|街道|妇联))[:：]")
_SHORT = 8  # characters: a scrap
_HEADING = 44  # characters: without a stop this is a heading, not a sentence
_STOPS = frozenset("。!?;")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: place, words without breaks, item, its section's unit, whether it is told as done."""

    start: int
    end: int
    words: str
    item: int | None
    section: str | None
    done: bool


def sentences_of(doc: Document) -> list[Sentence]:
    """Return the sentences of a document in order of place; headings and scraps are left out."""
    flow, paragraphs, _ = build_flow(fold(doc.text))
    tense = Tense(flow.text, doc.title, paragraphs, headings_of(flow, paragraphs, doc.items))
    starts = [i.start for i in doc.items]
    roles = [(m.start, m.role) for m in doc.measures]
    places = [place for place, _ in roles]
    paragraph_starts = [p.start for p in paragraphs] or [0]
    found: list[Sentence] = []
    for m in _SENTENCE.finditer(flow.text):
        words = m.group()
        if len(words) < _SHORT or words[0] == "#" or (words[-1] not in _STOPS and len(words) < _HEADING):
            continue
        start, end = flow.origin(m.start()), flow.origin_end(m.end())
        at = bisect_right(starts, start) - 1
        item = at if at >= 0 else None
        score = tense.of(m.end() - 1, m.start(), m.start(), m.end() - 1, m.end()).score
        told = {role for _, role in roles[bisect_left(places, start) : bisect_left(places, end)]}
        done = Role.ACHIEVED in told or (Role.TARGET not in told and score <= 0)
        section = _labelled(flow.text, m.start(), paragraph_starts) or section_unit(doc.items, item)
        found.append(Sentence(start, end, words, item, section, done))
    return found


def _labelled(text: str, place: int, paragraph_starts: Sequence[int]) -> str | None:
    """Return the unit that a sentence or its paragraph begins with, as in 白水县：… or 白水县妇联：…."""
    paragraph = paragraph_starts[max(0, bisect_right(paragraph_starts, place) - 1)]
    label = _LABEL.match(text, place) or _LABEL.match(text, paragraph)
    return label.group(1) if label else None
