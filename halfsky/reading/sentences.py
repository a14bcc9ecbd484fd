"""The sentences of a read document, with the item that holds each and whether it tells of what was done."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from .flow import build_flow
from .glyphs import fold
from .headings import headings_of
from .model import Document, Item, PartKind, Role
from .sections import Sections
from .shortcomings import lacking_items, opens, says_lacking, stretches
from .tense import Tense

_SENTENCE = re.compile(r"[^。!?\n]+[。!?]?")
_PIECE = re.compile(r"[^;]+;?")
_SHORT, _FIGURE = 6, 4  # characters: less is a scrap, without a figure and with one
_HEADING = 44  # characters: without a stop and without a figure this is a heading, not a sentence
_TITLE = 40  # characters: the longest opening sentence that can be the heading of its item
_STOPS = frozenset("。!?;")
_TOLD = re.compile(r"\d|了|已|被|获|均")  # what a heading does not hold
_PAST = re.compile(
    r"了|已|累计|先后|截至|获得|荣获|共(?!同|建|享|青|创|产)|(?:20\d\d|去|今|一)年"
)  # what ends a run of plans
_INLINE = re.compile(r"[一二三四五六七八九十]{1,3}[是要]|[①-⑳]")
_WILL = re.compile(r"将(?:会|要|继续|进一步|致力|努力|着力|加大|加快|重点|不断|持续|全力|积极|大力|始终|充分|以更)")
_OUTSIDE = frozenset(
    {
        PartKind.NUMBER,
        PartKind.TITLE,
        PartKind.ADDRESSEES,
        PartKind.ATTACHMENT_NOTE,
        PartKind.SIGNATURE,
        PartKind.DATE,
        PartKind.COPIES,
        PartKind.PRINTED,
    }
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, or one part of it up to a semicolon: place, words without breaks, item, its section's unit, whether
    it is told as done, and whether it says what is lacking (存在问题)."""

    start: int
    end: int
    words: str
    item: int | None
    section: str | None
    done: bool
    lacking: bool = False


def sentences_of(doc: Document) -> list[Sentence]:
    """Return the sentences of a document in order of place; headings and scraps are left out."""
    return _Splitter(doc).sentences()


class _Splitter:
    """Splits one document; what all sentences share is found once."""

    def __init__(self, doc: Document) -> None:
        self._doc = doc
        self._flow, self._paragraphs, _ = build_flow(fold(doc.text))
        self._tense = Tense(
            self._flow.text, doc.title, self._paragraphs, headings_of(self._flow, self._paragraphs, doc.items)
        )
        self._sections = Sections(doc, self._flow, self._paragraphs)
        self._paragraph_starts = [p.start for p in self._paragraphs]
        self._planned = -1  # the paragraph in which the text has turned to plans
        self._lacks = -1  # the paragraph in which it has turned to what is lacking
        self._lacking = lacking_items(doc.items)
        words = [(p.start, self._flow.text[p.start : p.end]) for p in self._paragraphs]
        self._stretches = stretches(words, len(self._flow.text))
        self._item_starts = [i.start for i in doc.items]
        self._places = [m.start for m in doc.measures]
        self._closed = sorted((p.start, p.end) for p in doc.parts if p.kind in _OUTSIDE)

    def sentences(self) -> list[Sentence]:
        found: list[Sentence] = []
        for whole in _SENTENCE.finditer(self._flow.text):
            for piece in _PIECE.finditer(self._flow.text, whole.start(), whole.end()):
                sentence = self._sentence(whole.start(), piece.start(), piece.end())
                if sentence is not None:
                    found.append(sentence)
        return found

    def _sentence(self, whole: int, first: int, last: int) -> Sentence | None:
        words = self._flow.text[first:last]
        start, end = self._flow.origin(first), self._flow.origin_end(last)
        roles = self._roles(start, end)
        figures = Role.ACHIEVED in roles or Role.TARGET in roles
        if len(words) < (_FIGURE if figures else _SHORT) or words[0] == "#" or self._is_closed(start):
            return None
        if words[-1] not in _STOPS and len(words) < _HEADING and not figures:
            return None
        at = bisect_right(self._item_starts, start) - 1
        item = at if at >= 0 else None
        if item is not None and _is_heading(self._doc.items[item], start, end, words):
            return None
        done = self._is_done(whole, first, last, roles)
        return Sentence(
            start, end, words, item, self._sections.at(first, item), done, self._is_lacking(first, item, words)
        )

    def _is_done(self, whole: int, first: int, last: int, roles: set[Role]) -> bool:
        """Return whether a sentence tells of what was done; what follows a plan in its paragraph is planned too."""
        if Role.ACHIEVED in roles:
            return True
        words = self._flow.text[first:last]
        paragraph = bisect_right(self._paragraph_starts, first)
        if self._planned == paragraph and not _PAST.search(words):
            return False
        score = self._tense.of(last - 1, whole, first, last - 1, last).score
        done = Role.TARGET not in roles and score <= 0 and not _WILL.search(words)
        self._planned = -1 if done else paragraph
        return done

    def _is_lacking(self, first: int, item: int | None, words: str) -> bool:
        """Return whether a sentence says what is lacking, by its heading, its paragraph or its own words."""
        paragraph = bisect_right(self._paragraph_starts, first)
        if item in self._lacking or self._lacks == paragraph or self._below_line(first, item):
            return True
        if opens(words):
            self._lacks = paragraph
            return True
        return says_lacking(words)

    def _below_line(self, first: int, item: int | None) -> bool:
        """Return whether a paragraph that is only such a heading stands above, in the same item or one around it."""
        at = bisect_right(self._stretches, (first, len(self._flow.text))) - 1
        if at < 0 or first >= self._stretches[at][1]:
            return False
        place = bisect_right(self._item_starts, self._flow.origin(self._stretches[at][0])) - 1
        while item is not None and item > place:
            if place < 0 and _INLINE.match(self._doc.items[item].marker):
                return True
            item = self._doc.items[item].parent
        return (-1 if item is None else item) == place

    def _roles(self, start: int, end: int) -> set[Role]:
        measures = self._doc.measures
        return {measures[k].role for k in range(bisect_left(self._places, start), bisect_left(self._places, end))}

    def _is_closed(self, start: int) -> bool:
        at = bisect_right(self._closed, (start, len(self._doc.text))) - 1
        return at >= 0 and self._closed[at][0] <= start < self._closed[at][1]


def _is_heading(item: Item, start: int, end: int, words: str) -> bool:
    """Return whether a sentence is only the heading of its item: its title, no figure, and more text behind it."""
    opens = start <= item.start + len(item.marker) + 2
    short = len(words) <= _TITLE and not _TOLD.search(words[len(item.marker) :])
    return opens and short and item.end - end >= _SHORT
