"""Quoting a document: a stretch as it is written, only its line breaks taken out, and the line where it stands."""

import re
from bisect import bisect_right

_BREAK = re.compile(r"[ \t\u3000]{0,80}\r?\n\s{0,200}")


class Quoter:
    """Quotes one document; the places of its lines are found once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines = [0, *(m.end() for m in re.finditer("\n", text))]

    def words(self, start: int, end: int) -> str:
        """Return the stretch as written; where it runs over a line end its parts are joined, Latin words by a blank."""
        return _BREAK.sub(_joint, self._text[start:end]).strip()

    def line(self, place: int) -> int:
        """Return the number of the line, from 1, that a place stands in."""
        return bisect_right(self._lines, place)


def shown(words: str) -> str:
    """Return quoted words as they are shown: without the signs that make them bold in Markdown."""
    return words.replace("**", "")


def _joint(found: re.Match[str]) -> str:
    text = found.string
    before, after = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
    return " " if before.isascii() and before.isalpha() and after.isascii() and after.isalpha() else ""
