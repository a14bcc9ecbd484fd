"""The plan's document as its page shows it: paragraphs with their numbers lit in place. Pure functions."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from halfsky.plans.models import PlanItem, Target

TONES = {
    Target.State.CONFIRMED.value: "ok",
    Target.State.WAITING.value: "",
    Target.State.DROPPED.value: "off",
}


MARKS = re.compile(r"^\s*[#＃]{1,6}\s*(?=\S)")
"""What marks a heading of a Markdown text; it is not shown."""


@dataclass(frozen=True)
class Piece:
    """A stretch of a paragraph; with a target, its number is lit."""

    text: str
    target: Target | None = None

    @property
    def tone(self) -> str:
        """Return how the number is lit: ok, q (doubtful), off (no target) or plain."""
        if self.target is None:
            return ""
        return "q" if self.target.is_doubtful else TONES[self.target.state]


@dataclass(frozen=True)
class Paragraph:
    start: int
    style: str
    pieces: tuple[Piece, ...]
    item: PlanItem | None = None


def paragraphs(text: str, title: str, items: Sequence[PlanItem], targets: Sequence[Target]) -> list[Paragraph]:
    """Return the document's paragraphs; blank lines are left out, every character of the others is kept."""
    first_items = {item.start: item for item in items}
    top = top_level(items, title)
    found, place = [], 0
    for line in text.split("\n"):
        if line.strip():
            item = next((first_items[at] for at in range(place, place + len(line)) if at in first_items), None)
            shown = MARKS.sub("", line)
            pieces = _pieces(shown, place + len(line) - len(shown), targets)
            found.append(Paragraph(place, _style(shown, title, item, top), tuple(pieces), item))
        place += len(line) + 1
    return found


def top_level(items: Iterable[PlanItem], title: str) -> int:
    """Return the level at which chapters begin: below the title, where that is itself an item of the outline."""
    return 2 if any(item.level == 1 and is_title(item.label, title) for item in items) else 1


def is_title(line: str, title: str) -> bool:
    return bool(title) and _folded(line) == _folded(title)


def _style(line: str, title: str, item: PlanItem | None, top: int) -> str:
    if is_title(line, title):
        return "title"
    if item is not None and item.level <= top + 1 and len(line.strip()) <= len(item.marker) + len(item.title) + 3:
        return f"l{max(1, item.level - top + 1)}"
    return ""


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def _pieces(line: str, place: int, targets: Iterable[Target]) -> Iterator[Piece]:
    """Yield the line in pieces; a target that began on an earlier line is lit where it began only."""
    at = place
    inside = (target for target in targets if place <= target.start < place + len(line) and target.start < target.end)
    for target in sorted(inside, key=lambda one: (one.start, -one.end)):
        if target.start < at:
            continue
        if target.start > at:
            yield Piece(line[at - place : target.start - place])
        at = min(target.end, place + len(line))
        yield Piece(line[target.start - place : at - place], target)
    if at < place + len(line):
        yield Piece(line[at - place :])
