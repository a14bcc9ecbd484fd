"""The reading order of a page: lines from top to bottom, or column by column where the page has columns."""

from dataclasses import dataclass
from statistics import median

from halfsky.reading.files.page import Piece

FEWEST = 3  # lines on each side before two heaps of lines are columns
MANY = 8  # lines on the left beside which even one on the right is the start of a column
FEW = 5  # lines of a block too few to call one of them a stray
STEPS = 60


@dataclass(slots=True)
class Line:
    """One line in reading order, with the margins of the block it stands in."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    left: float
    right: float
    is_spread: bool = False  # words stand far apart in it, as in a table without rules
    page: int = 0
    column: int = 0


def in_order(rows: list[list[Piece]], width: float | None = None) -> list[list[Line]]:
    """Return a page's blocks in reading order, each as its lines; `width` is the page's, None inside a column."""
    pieces = [piece for row in rows for piece in row]
    if not pieces:
        return []
    left = edge([row[0].x0 for row in rows], 1.2 * median(piece.size for piece in pieces))
    margins = left, width - left if width else 0.0
    gutter = gutter_of(pieces)
    if gutter is None:
        return [block_of(rows, margins)]
    blocks: list[list[Line]] = []
    for is_split, band in bands(pieces, gutter):
        if not is_split:
            blocks.append(block_of(regroup(band), margins))
            continue
        for side in (0, 1):
            half = [piece for piece in band if (piece.x0 >= gutter) == bool(side)]
            blocks += in_order(regroup(half))
    return blocks


def regroup(pieces: list[Piece]) -> list[list[Piece]]:
    """Return pieces as rows again: those on one base line, from left to right."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: piece.y):
        if rows and abs(piece.y - rows[-1][0].y) <= 0.4 * piece.size:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [sorted(row, key=lambda piece: piece.x0) for row in rows]


def block_of(rows: list[list[Piece]], margins: tuple[float, float]) -> list[Line]:
    """Return rows as lines that share their margins; few lines on a page get a right margin as wide as the left."""
    size = median(piece.size for row in rows for piece in row)
    left, right = margins[0], -edge([-row[-1].x1 for row in rows], 1.2 * size)
    reaching = sum(row[-1].x1 > right - 1.2 * size for row in rows if row[0].x0 < left + 3 * size)
    if reaching < 2 or reaching * 4 < len(rows):
        right = max(right, margins[1] - 2 * size)
    return [
        Line(
            " ".join(piece.text for piece in row),
            row[0].x0,
            row[-1].x1,
            row[0].y,
            median(piece.size for piece in row),
            left,
            right,
            len(row) > 1,
        )
        for row in rows
    ]


def edge(places: list[float], slack: float) -> float:
    """Return the smallest place that a tenth of the lines, at least two, keep to; a stray one does not count.

    Among a few lines nobody can tell which one strays: there the outermost is the edge.
    """
    enough = max(2, len(places) // 10)
    ordered = sorted(places)
    if len(ordered) < FEW:
        return ordered[0]
    for number, place in enumerate(ordered[: len(ordered) - enough + 1]):
        if ordered[number + enough - 1] - place <= slack:
            return place
    return ordered[0]


def gutter_of(pieces: list[Piece]) -> float | None:
    """Return the upright white stripe between two columns, as its middle, or None when there is none."""
    if len(pieces) <= FEWEST:
        return None
    left, right = min(piece.x0 for piece in pieces), max(piece.x1 for piece in pieces)
    places = [left + (right - left) * (0.2 + 0.6 * step / STEPS) for step in range(STEPS + 1)]
    scores = [score(pieces, place) for place in places]
    best = max(scores)
    if best == 0:
        return None
    good = [place for place, reached in zip(places, scores, strict=True) if reached == best]
    return good[len(good) // 2]


def score(pieces: list[Piece], gutter: float) -> int:
    """Return how many pieces stand in proper columns if they were parted here."""
    on_left = sum(piece.x1 <= gutter for piece in pieces)
    on_right = sum(piece.x0 >= gutter for piece in pieces)
    if on_left < FEWEST or not on_right:
        return 0
    return sum(len(band) for is_split, band in bands(pieces, gutter) if is_split)


def bands(pieces: list[Piece], gutter: float) -> list[tuple[bool, list[Piece]]]:
    """Return the page cut at the lines that cross the gutter, as (stands in two columns, pieces) from the top."""
    found: list[tuple[bool, list[Piece]]] = []
    run: list[Piece] = []
    for piece in sorted(pieces, key=lambda piece: (piece.y, piece.x0)):
        if not piece.x0 < gutter < piece.x1:
            run.append(piece)
            continue
        close(found, run, gutter)
        run = []
        append(found, False, [piece])
    close(found, run, gutter)
    return found


def close(found: list[tuple[bool, list[Piece]]], run: list[Piece], gutter: float) -> None:
    """Add a run of pieces that do not cross the gutter: as columns when both sides are filled, else as plain lines."""
    if run:
        append(found, is_two_columns(run, gutter), run)


def append(found: list[tuple[bool, list[Piece]]], is_split: bool, pieces: list[Piece]) -> None:
    """Add pieces to the band before when both are plain lines, else as a band of their own."""
    if found and not is_split and not found[-1][0]:
        found[-1][1].extend(pieces)
    else:
        found.append((is_split, list(pieces)))


def is_two_columns(run: list[Piece], gutter: float) -> bool:
    """Say whether both sides hold several lines and the left side's reach one edge; a table's words do not."""
    left, right = [piece for piece in run if piece.x1 <= gutter], [piece for piece in run if piece.x0 >= gutter]
    lines = len({round(piece.y) for piece in left})
    fewest = 1 if lines >= MANY else FEWEST
    if lines < FEWEST or len({round(piece.y) for piece in right}) < fewest or is_narrow(left) or is_narrow(right):
        return False
    size, end = median(piece.size for piece in left), max(piece.x1 for piece in left)
    return sum(piece.x1 > end - 2 * size for piece in left) >= max(2, 0.25 * len(left))


def is_narrow(half: list[Piece]) -> bool:
    """Say whether a side is too narrow for running text."""
    width = max(piece.x1 for piece in half) - min(piece.x0 for piece in half)
    return width < 8 * median(piece.size for piece in half)
