"""Tables for a terminal, where a Chinese character takes two columns."""

import unicodedata
from collections.abc import Sequence

GAP = "  "
MORE = "…"


def width(text: str) -> int:
    """Return how many columns a text takes in a terminal."""
    return sum(character_width(character) for character in text)


def character_width(character: str) -> int:
    """Return 2 for a wide character, 0 for one that only marks another, else 1 (quotes too, as terminals do)."""
    if unicodedata.combining(character) or unicodedata.category(character) in {"Cf", "Cc", "Mn"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def cut(text: str, room: int) -> str:
    """Return a text that takes at most `room` columns, with … where something was cut off."""
    if width(text) <= room:
        return text
    kept, used = "", width(MORE)
    for character in text:
        used += character_width(character)
        if used > room:
            break
        kept += character
    return kept + MORE if room >= width(MORE) else ""


def padded(text: str, room: int, *, right: bool = False) -> str:
    """Return a text filled with blanks to `room` columns, at its left side when it stands right."""
    blanks = " " * max(room - width(text), 0)
    return blanks + text if right else text + blanks


def table(rows: Sequence[Sequence[str]], room: int, *, right: Sequence[int] = (), widest: int = -1) -> str:
    """Return rows in columns within `room`; column `widest` gives way first, columns in `right` stand right."""
    sizes = [max(width(row[place]) for row in rows) for place in range(len(rows[0]))]
    spare = room - sum(sizes) - len(GAP) * (len(sizes) - 1)
    if spare < 0:
        sizes[widest] = max(sizes[widest] + spare, 10)
    lines = []
    for row in rows:
        cells = [
            padded(cut(cell, size), size, right=place in right)
            for place, (cell, size) in enumerate(zip(row, sizes, strict=True))
        ]
        lines.append(GAP.join(cells).rstrip())
    return "\n".join(lines)
