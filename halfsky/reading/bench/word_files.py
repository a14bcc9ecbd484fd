"""The scored texts as Word files: their line-start numbers set by Word itself, or typed by hand."""

import re
import unicodedata
from dataclasses import dataclass, field

from halfsky.reading.files.tests.papers import Paper
from halfsky.reading.marked import MarkedText
from halfsky.reading.markers import chinese_number

_NUMBERED = re.compile(
    r"(?P<before>第|[（(])?(?P<number>[0-9]+|[０-９]+|[一二三四五六七八九十百]+)(?P<after>部分|[章节条篇]|[）)]?[、．.]?)"
)
_SIGNS = (("①", "⑳", "decimalEnclosedCircle"), ("⑴", "⒇", "decimalEnclosedParen"))
Shape = tuple[str, str, str]  # Word's number format, what stands before the number, what stands behind it


def shape_of(marker: str) -> tuple[Shape, int] | None:
    """Return how Word would number such items and this one's number; None for what is typed or a heading."""
    for first, last, name in _SIGNS:
        if len(marker) == 1 and first <= marker <= last:
            return (name, "", ""), int(unicodedata.numeric(marker))
    found = _NUMBERED.fullmatch(marker)
    if not found or not (found["before"] or found["after"]):
        return None
    number = found["number"]
    if not number[0].isdigit():
        name, value = "chineseCountingThousand", chinese_number(number)
    else:
        name, value = "decimal" if number.isascii() else "decimalFullWidth", int(number)
    return (name, found["before"] or "", found["after"]), value


@dataclass(slots=True)
class _List:
    """One multi-level list of a paper: what each level shows, and how far each has counted."""

    shapes: dict[int, Shape]
    number: int = 0
    abstract: int = 0
    counts: dict[int, int] = field(default_factory=dict)
    starts: dict[int, int] = field(default_factory=dict)

    def take(self, paper: Paper, level: int, wanted: int) -> int:
        """Return the number of the Word list to name, a new one that starts anew where Word would count otherwise."""
        if not self.number:
            shown = [self.shapes.get(n, ("decimal", "", ".")) for n in range(max(self.shapes) + 1)]
            levels = [(name, f"{before}%{n}{after}") for n, (name, before, after) in enumerate(shown, start=1)]
            self.number = paper.numbering(levels)
            self.abstract = self.number - 1
        if self.counts.get(level, self.starts.get(level, 1) - 1) + 1 != wanted:
            self.number = paper.again(self.abstract, start=(level, wanted))
            self.starts = {level: wanted}
        self.counts = {n: count for n, count in self.counts.items() if n < level} | {level: wanted}
        return self.number


def line_items(text: MarkedText) -> dict[int, tuple[int, str]]:
    """Return (level, marker) of the expected items that open a line, by their place."""
    opening = {}
    for item in text.items:
        start = int(item["start"])
        if not text.text[:start].rpartition("\n")[2].strip():
            opening[start] = (int(item["level"]), str(item["marker"]))
    return opening


def as_word(text: MarkedText, automatic: bool) -> tuple[bytes, int]:
    """Return the text as a .docx and how many items Word numbers in it; # lines are Word headings either way."""
    paper, opening, at = Paper(), line_items(text), 0
    lists = _lists_of(text, opening) if automatic else {}
    for line in text.text.split("\n"):
        start = at + len(line) - len(line.lstrip())
        level, marker = opening.get(start, (0, ""))
        body = text.text[start + len(marker) : at + len(line)].strip()
        if marker.startswith("#"):
            paper.add(body, style=f"Heading {len(marker)}")
        elif start in lists:
            chosen, number = lists[start]
            paper.add(body, chosen.take(paper, level - 1, number), level - 1)
        else:
            paper.add(line)
        at += len(line) + 1
    return paper.bytes(), len(lists)


def _lists_of(text: MarkedText, opening: dict[int, tuple[int, str]]) -> dict[int, tuple[_List, int]]:
    """Return the list and the number of each item that Word is to number, by its place."""
    lists: list[_List] = []
    placed = {}
    for start, (level, marker) in opening.items():
        found = shape_of(marker)
        if found and text.text[start + len(marker) :].partition("\n")[0].strip():
            placed[start] = (_list_for(lists, level - 1, found[0]), found[1])
    return placed


def _list_for(lists: list[_List], level: int, shape: Shape) -> _List:
    """Return the list whose level shows this, the latest one first, or a new one."""
    for known in reversed(lists):
        if known.shapes.get(level) == shape:
            return known
    if not lists or level in lists[-1].shapes:
        lists.append(_List({}))
    lists[-1].shapes[level] = shape
    return lists[-1]
