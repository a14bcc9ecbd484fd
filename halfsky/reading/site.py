"""Where a candidate stands: the words before and after it, its clause, its sentence, and the quotation it is in."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from .candidates import Candidate

PAUSES = frozenset(",。;、:)\n") | {""}  # what may follow a figure that no noun follows
REACH = 200  # characters that a rule may look to either side
_SENTENCE = frozenset("。!?\n")
_STOP = frozenset("。!?;\n\t|")
_COMMA = re.compile(r"[,:。!?;\n\t|]")  # and all of the others
_QUOTED = re.compile(
    r"“[^”“\n]{0,60}”|《[^》《\n]{0,90}》|\"[^\"\n]{1,40}\"|【[^】\n]{0,40}】|‘[^’\n]{0,40}’|〔[^〕\n]{0,12}〕"
)
_SPEECH = re.compile(r"[。!;]|,.*,")


@dataclass(slots=True)  # not frozen: there is one for each figure, and a frozen one takes six times as long
class Site:
    """The surroundings of one candidate in the running text."""

    text: str
    candidate: Candidate
    before: str  # up to 16 characters before it, not past a line break
    after: str  # up to 24 characters behind it
    clause_start: int
    clause_end: int
    clause_before: str  # the stretch between commas that holds it, up to it
    clause_after: str  # the same stretch behind it
    part_start: int  # the stretch between ; and 。 that holds it
    part_before: str  # that stretch up to it
    sentence_start: int
    sentence_end: int
    sentence: str  # of an endless one only what stands near
    quoted: str  # the quotation that holds it, "" when none

    @property
    def clause(self) -> str:
        """Return the stretch between commas that holds the candidate."""
        return self.text[self.clause_start : self.clause_end]


class Surveyor:
    """Finds the site of candidates of one running text; sentences and quotations are looked up once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._commas = [m.start() for m in _COMMA.finditer(text)]
        self._stops = [place for place in self._commas if text[place] in _STOP]
        self._ends = [place for place in self._stops if text[place] in _SENTENCE]
        quotes = [m.span() for m in _QUOTED.finditer(text) if not _SPEECH.search(text, m.start(), m.end())]
        self._quote_starts = [a for a, _ in quotes]
        self._quote_ends = [b for _, b in quotes]

    def site(self, c: Candidate) -> Site:
        """Return where `c` stands."""
        text, first, last = self.text, c.start, c.end
        at = bisect_right(self._ends, first)
        start = self._ends[at - 1] + 1 if at else 0
        end = self._ends[at] + (text[self._ends[at]] != "\n") if at < len(self._ends) else len(text)
        low, high = max(start, first - REACH), min(end, last + REACH)
        clause_start, clause_end = _between(self._commas, first, last, low, high)
        part_start = _behind(self._stops, first, low)
        return Site(
            text,
            c,
            text[max(start, first - 16) : first],
            text[last : min(end, last + 24)],
            clause_start,
            clause_end,
            text[clause_start:first],
            text[last:clause_end],
            part_start,
            text[part_start:first],
            start,
            end,
            text[low:high],
            self._quotation(first),
        )

    def _quotation(self, place: int) -> str:
        at = bisect_right(self._quote_starts, place) - 1
        if at >= 0 and place < self._quote_ends[at]:
            return self.text[self._quote_starts[at] : self._quote_ends[at]]
        return ""


def _between(marks: list[int], first: int, last: int, low: int, high: int) -> tuple[int, int]:
    """Return the stretch around first..last up to the marks on either side, within low..high."""
    after = bisect_left(marks, last)
    if after < len(marks) and marks[after] < high:
        high = marks[after]
    return _behind(marks, first, low), high


def _behind(marks: list[int], first: int, low: int) -> int:
    """Return the place behind the last mark before `first`, not before `low`."""
    before = bisect_left(marks, first) - 1
    return marks[before] + 1 if before >= 0 and marks[before] >= low else low
