"""Where a text's lists begin anew: attachments, the texts of a collection, sections under headings without number."""

import re
from collections.abc import Sequence

from .flow import Paragraph
from .inline import Found

_ANNEX = re.compile(r"附(?:件|表|录)?(?:\d{1,2}|[一二三四五六七八九十])?(?:$|:[^\n]{0,40}$)")
_NUMBER = r"[ ]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})"
_TEXT_OF_MANY = re.compile(
    rf"(?:[^。;!?\n]{{0,36}}(?:篇|范文|样本|例文){_NUMBER}|[^。;!?\n]{{0,10}}第{_NUMBER}篇)[)】]?(?:$|[:、.(][^。;\n]{{0,40}}$)"
)
_LONGEST = 48  # characters of such a line
_HEADING = 16  # characters of a heading without number
_SENTENCE = frozenset("。:;!?")
_NO_HEADING = re.compile(
    r".*[。,;:!?、\d]|.{0,14}(?:妇联|妇女联合会|委员会|办公室)$|[二一]?[〇○\d一二三四五六七八九]{4}年.*日$"
)
_FEW = 2


def beginnings(text: str, paragraphs: Sequence[Paragraph], found: Sequence[Found]) -> list[int]:
    """Return the places at which lists begin anew, in order."""
    annexes, many = [], []
    for p in paragraphs:
        if p.end - p.start > _LONGEST or p.tabular:
            continue
        if text[p.start] == "附" and _ANNEX.match(text, p.start, p.end):
            annexes.append(p.start)
        elif _TEXT_OF_MANY.match(text, p.start, p.end):
            many.append(p.start)
    return sorted([*annexes, *(many if len(many) >= _FEW else ()), *_sections(text, paragraphs, found)])


def _sections(text: str, paragraphs: Sequence[Paragraph], found: Sequence[Found]) -> list[int]:
    """Return the headings without number that each stand over a list of its own, when no list stands over them."""
    firsts = [f for f in found if f.at_line]
    over = [
        f.paragraph - 1
        for f in firsts
        if f.marker.number == 1 and f.paragraph and _is_heading(text, paragraphs[f.paragraph - 1])
    ]
    taken = {f.paragraph for f in firsts}
    over = [number for number in over if number not in taken]
    if len(over) < _FEW or firsts[0].paragraph != over[0] + 1 or not _after_sentence(text, paragraphs, over[0]):
        return []
    return [paragraphs[number].start for number in over]


def _after_sentence(text: str, paragraphs: Sequence[Paragraph], number: int) -> bool:
    """Return whether the text has begun above a heading, so that it is not the title's."""
    return number > 0 and text[paragraphs[number - 1].end - 1] in _SENTENCE


def _is_heading(text: str, p: Paragraph) -> bool:
    return p.end - p.start <= _HEADING and not p.tabular and not _NO_HEADING.match(text, p.start, p.end)
