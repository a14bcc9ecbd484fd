"""The tile map: one tile a place, its tone the distance from the pace."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

AHEAD, SLOW, FAR_BEHIND = 5.0, -5.0, -15.0  # percentage points from the pace
MARKS: Mapping[str, str] = {"4": "▲", "2": "▼", "1": "▼▼"}


def pace_tone(percent: float | None, pace: float, *, has_reported: bool = True) -> str:
    """Return the tone of a tile: 4 ahead, 3 level, 2 slow, 1 far behind, 0 a reported zero, na not reported."""
    if percent is None or not has_reported:
        return "na"
    if percent == 0:
        return "0"
    distance = round(percent - pace, 6)
    if distance >= AHEAD:
        return "4"
    return "1" if distance <= FAR_BEHIND else "2" if distance <= SLOW else "3"


@dataclass(frozen=True)
class Tile:
    """One place on the tile map; `key` is the place's code, or empty for a cell that holds no place."""

    key: str
    name: str = ""
    text: str = ""
    tone: str = "blank"
    url: str = ""
    is_chosen: bool = False

    @property
    def mark(self) -> str:
        """The sign that says the tone without colour."""
        return MARKS.get(self.tone, "")


def tile_map(tiles: Sequence[Tile], layout: Sequence[Sequence[str]] = ()) -> tuple[tuple[Tile, ...], ...]:
    """Return the tiles in rows: at their place in `layout` (codes, "" for none), else four a row in the given order.

    A tile that the layout does not know follows at the end, so that no place is ever lost.
    """
    if not layout:
        return tuple(tuple(tiles[start : start + 4]) for start in range(0, len(tiles), 4))
    by_key = {tile.key: tile for tile in tiles}
    rows = [tuple(by_key.get(key, Tile("")) if key else Tile("") for key in row) for row in layout]
    placed = {key for row in layout for key in row}
    rest = [tile for tile in tiles if tile.key not in placed]
    columns = max(len(row) for row in layout)
    rows += [tuple(rest[start : start + columns]) for start in range(0, len(rest), columns)]
    return tuple(rows)
