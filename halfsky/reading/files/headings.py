"""Lines that only their look makes headings (Word's styles, h1 to h6 of web pages): they get # by their depth."""

from collections.abc import Sequence
from dataclasses import dataclass

from halfsky.reading.files.numerals import OWN_MARKER

DEEPEST = 6
LONGEST = 60  # characters; more are a paragraph
TITLE_LINES = 2
LETTERHEAD = 4  # lines that may stand above a title: who issues it, its number, how secret and how urgent it is


@dataclass(slots=True)
class Line:
    """One line of the text; `heading` is its level when only its look makes it a heading, 0 for a title."""

    text: str
    heading: int | None = None


def is_heading(text: str, level: int | None) -> bool:
    """Say whether words that are set as a heading of some level need a sign: they are short and have no number."""
    bare = text.strip()
    if level is None or level > DEEPEST or not 0 < len(bare) <= LONGEST:
        return False
    return "\n" not in bare and not OWN_MARKER.match(bare)


def marked(lines: Sequence[Line]) -> list[str]:
    """Return the lines with # before headings by their depth, unless the title is the only one of them."""
    if is_title_only(lines):
        return [line.text for line in lines]
    return [f"{'#' * line.heading} {line.text.strip()}" if line.heading else line.text for line in lines]


def is_title_only(lines: Sequence[Line]) -> bool:
    """Say whether a document's only headings stand together above its text, below at most a letterhead."""
    filled = [line for line in lines if line.text.strip()]
    places = [place for place, line in enumerate(filled) if line.heading]
    if not places or places[0] > LETTERHEAD or len({filled[place].heading for place in places}) > 1:
        return False
    if places[-1] - places[0] >= TITLE_LINES or any(line.heading == 0 for line in filled):
        return False
    above = [line.text.strip() for line in filled[: places[0]]]
    return not any(OWN_MARKER.match(text) or text.endswith("。") for text in above)
