"""Watermarks and seals printed over the text: lighter or far larger words that lie across other words."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from halfsky.reading.files.page import Glyph, Page

LIGHTER = 0.25  # the difference in shade from which the lighter words are the watermark
LARGER = 1.8  # how many times as large words must be that count as one whatever their shade
MOST_RUNS = 5000  # more on a page are a drawing

Key = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Run:
    """Characters drawn one behind the other on one line: their text, size and shade, their places among the page's."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    light: float
    first: int
    last: int

    @property
    def key(self) -> Key:
        """What a watermark keeps wherever it is printed: its words and its size."""
        return self.text, round(self.size)


def without_watermarks(pages: Sequence[Page]) -> list[Page]:
    """Return the pages without words that lie across others on any of them."""
    runs = [runs_of(page.glyphs) for page in pages]
    marks = {mark.key for found in runs if len(found) <= MOST_RUNS for mark in marks_among(found)} | standing(runs)
    if not marks:
        return list(pages)
    cleaned = []
    for page, found in zip(pages, runs, strict=True):
        dropped = {place for run in found if run.key in marks for place in range(run.first, run.last + 1)}
        kept = tuple(glyph for place, glyph in enumerate(page.glyphs) if place not in dropped)
        cleaned.append(replace(page, glyphs=kept))
    return cleaned


def standing(pages: list[list[Run]]) -> set[Key]:
    """Return the words that stand far larger than the text at the same place of page after page."""
    sizes = [run.size for found in pages for run in found]
    if len(pages) < 2 or not sizes:
        return set()
    large = [{run for run in found if run.size >= LARGER * median(sizes)} for found in pages]
    seen = Counter(spot for found in large for spot in {(run.key, round(run.x0), round(run.y)) for run in found})
    return {key for (key, _x, _y), times in seen.items() if times >= 2 and times * 3 >= len(pages)}


def runs_of(glyphs: Sequence[Glyph]) -> list[Run]:
    """Return the runs of a page, in the order in which they are drawn."""
    starts = [place for place, glyph in enumerate(glyphs) if not place or not follows(glyphs[place - 1], glyph)]
    return [run_of(glyphs, first, end - 1) for first, end in pairwise([*starts, len(glyphs)])]


def follows(before: Glyph, glyph: Glyph) -> bool:
    """Say whether a character goes on where the one drawn before it ended."""
    same = abs(glyph.y - before.y) < 0.1 * glyph.size and glyph.turn == before.turn
    return same and abs(glyph.light - before.light) < 0.1 and -0.3 * glyph.size < glyph.x0 - before.x1 < glyph.size


def run_of(glyphs: Sequence[Glyph], first: int, last: int) -> Run:
    """Return some consecutive characters as a run."""
    inside = glyphs[first : last + 1]
    return Run(
        "".join(glyph.text for glyph in inside),
        inside[0].x0,
        max(glyph.x1 for glyph in inside),
        inside[0].y,
        max(glyph.size for glyph in inside),
        inside[0].light,
        first,
        last,
    )


def marks_among(runs: list[Run]) -> Iterator[Run]:
    """Yield the runs of a page that lie across another one as a watermark does."""
    open_runs: list[Run] = []
    usual = _usual_size(runs)
    for run in sorted((run for run in runs if _is_worded(run)), key=lambda run: run.y - run.size):
        open_runs = [other for other in open_runs if other.y > run.y - run.size]
        for other in open_runs:
            if other.text != run.text and lie_across(run, other):
                mark = mark_of(run, other, usual)
                if mark is not None:
                    yield mark
        open_runs.append(run)


def _is_worded(run: Run) -> bool:
    """Say whether a run holds words: a quotation mark in a font of its own is as low as it is narrow."""
    return any(character.isalnum() for character in run.text)


def _usual_size(runs: Sequence[Run]) -> float:
    """Return the size in which most of the page's characters are set."""
    sizes: Counter[float] = Counter()
    for run in runs:
        sizes[round(run.size, 1)] += len(run.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def lie_across(run: Run, other: Run) -> bool:
    """Say whether two runs cover each other by a third of a line's height and half a character's width."""
    least = min(run.size, other.size)
    height = min(run.y, other.y) - max(run.y - run.size, other.y - other.size)
    return height > 0.3 * least and min(run.x1, other.x1) - max(run.x0, other.x0) > 0.5 * least


def mark_of(run: Run, other: Run, usual: float) -> Run | None:
    """Return which of two runs is the watermark, None when nothing tells them apart; `usual` is the page's own size."""
    if abs(run.light - other.light) >= LIGHTER:
        return run if run.light > other.light else other
    large, small = (run, other) if run.size >= other.size else (other, run)
    return large if large.size >= LARGER * max(small.size, usual) else None
