"""The changes of the tree. Each is checked, dated, written as a line, and followed by everything that rests on it."""

from .found import NewUnit, found, move, rename, short_of
from .merge import close, merge
from .split import Allotment, loose_ends, split, without_heir

__all__ = [
    "Allotment",
    "NewUnit",
    "close",
    "found",
    "loose_ends",
    "merge",
    "move",
    "rename",
    "short_of",
    "split",
    "without_heir",
]
