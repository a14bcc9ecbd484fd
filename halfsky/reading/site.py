"""Where a candidate stands: the words before and after it, its clause, its sentence, and the quotation it is in."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from .candidates import Candidate

REACH = 200  # characters that a rule may look to either side
_SENTENCE = re.compile(r"[。!?\n]")
_STOP = re.compile(r"[。!?;\n]")
_COMMA = re.compile(r"[,:。!?;\n]")
_QUOTED = re.compile(
    r"“[^”“\n]{0,60}”|《[^》《\n]{0,90}》|\"[^\"\n]{1,40}\"|【[^】\n]{0,40}】|‘[^’\n]{0,40}’|〔[^〕\n]{0,12}〕"
)
_SPEECH = re.compile(r"[。!;]|,.*,")


@dataclass(frozen=True, slots=True)
class Site:
    """The surroundings of one candidate in the running text."""

    text: str
    candidate: Candidate
    before: str  # up to 16 characters before it, not past a line break
    after: str  # up to 24 characters behind it
    clause_start: int
    clause_end: int
    part_start: int  # the stretch between ; and 。 that holds it
    part_end: int
    sentence_start: int
    sentence_end: int
    quoted: str  # the quotation that holds it, "" when none

    @property
    def clause(self) -> str:
        """Return the stretch between commas that holds the candidate."""
        return self.text[self.clause_start : self.clause_end]

    @property
    def clause_before(self) -> str:
        """Return the clause up to the candidate."""
        return self.text[self.clause_start : self.candidate.start]

    @property
    def clause_after(self) -> str:
        """Return the clause behind the candidate."""
        return self.text[self.candidate.end : self.clause_end]

    @property
    def part_before(self) -> str:
        """Return what stands between the last ; or 。 and the candidate."""
        return self.text[self.part_start : self.candidate.start]

    @property
    def sentence(self) -> str:
        """Return the sentence, of an endless one only what stands near."""
        start = max(self.sentence_start, self.candidate.start - REACH)
        return self.text[start : min(self.sentence_end, self.candidate.end + REACH)]

    @property
    def place(self) -> int:
        """Return where the candidate stands in `sentence`."""
        return min(self.candidate.start - self.sentence_start, REACH)


class Surveyor:
    """Finds the site of candidates of one running text; sentences and quotations are looked up once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._ends = [m.start() for m in _SENTENCE.finditer(text)]
        self._stops = [m.start() for m in _STOP.finditer(text)]
        self._commas = [m.start() for m in _COMMA.finditer(text)]
        quotes = [m.span() for m in _QUOTED.finditer(text) if not _SPEECH.search(text, m.start(), m.end())]
        self._quote_starts = [a for a, _ in quotes]
        self._quote_ends = [b for _, b in quotes]

    def site(self, c: Candidate) -> Site:
        """Return where `c` stands."""
        text = self.text
        at = bisect_right(self._ends, c.start)
        start = self._ends[at - 1] + 1 if at else 0
        end = self._ends[at] + (text[self._ends[at]] != "\n") if at < len(self._ends) else len(text)
        clause_start, clause_end = _between(self._commas, c.start, c.end, start, end)
        part_start, part_end = _between(self._stops, c.start, c.end, start, end)
        return Site(
            text,
            c,
            text[max(start, c.start - 16) : c.start],
            text[c.end : min(end, c.end + 24)],
            clause_start,
            clause_end,
            part_start,
            part_end,
            start,
            end,
            self._quotation(c),
        )

    def _quotation(self, c: Candidate) -> str:
        at = bisect_right(self._quote_starts, c.start) - 1
        if at >= 0 and c.start < self._quote_ends[at]:
            return self.text[self._quote_starts[at] : self._quote_ends[at]]
        return ""


def _between(marks: list[int], first: int, last: int, start: int, end: int) -> tuple[int, int]:
    """Return the stretch around first..last up to the marks on either side, within start..end and within reach."""
    before = bisect_right(marks, first - 1) - 1
    after = bisect_left(marks, last)
    low = marks[before] + 1 if before >= 0 else 0
    high = marks[after] if after < len(marks) else end
    return max(start, low, first - REACH), min(end, high, last + REACH)
