"""Passes over a whole text that try a pattern only where its first characters stand."""

import re
from bisect import bisect_left
from collections.abc import Iterator


def found_at(
    first: re.Pattern[str], pattern: re.Pattern[str], text: str, start: int, end: int
) -> Iterator[re.Match[str]]:
    """Yield what `pattern.finditer(text, start, end)` yields.

    `first` is a set of single characters with which every match begins; a long alternation is tried only there.
    """
    look, match = first.search, pattern.match
    while (at := look(text, start, end)) is not None:
        start = at.start()
        found = match(text, start, end)
        if found is None:
            start += 1
        else:
            yield found
            start = found.end()


class Places:
    """Where the words stand in one text with which a pattern begins, found once for many looks at parts of the text."""

    def __init__(self, words: re.Pattern[str], text: str) -> None:
        self._text = text
        self._places = [m.start() for m in words.finditer(text)]

    def first(self, start: int, end: int) -> int:
        """Return the first place of the words within start..end; -1 when there is none."""
        at = bisect_left(self._places, start)
        return self._places[at] if at < len(self._places) and self._places[at] < end else -1

    def search(self, pattern: re.Pattern[str], start: int, end: int) -> re.Match[str] | None:
        """Return what `pattern.search(text, start, end)` returns for a pattern that begins with the words."""
        place = self.first(start, end)
        return pattern.search(self._text, place, end) if place >= 0 else None
