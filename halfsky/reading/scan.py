"""Passes over a whole text that try a pattern only where its first character stands."""

import re
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
