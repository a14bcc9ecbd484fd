"""What can go wrong with the tree.

TreeError               carries one sentence for the person who asked
├── ChangeRefused       the change would break the tree (a cycle, a code used twice, a closed unit ...)
│   └── HeirsMissing    a split leaves something without an heir; `left` lists it
├── ChangeNotAllowed    the change is not hers to make
└── UnitNotFound        no unit, or more than one, goes by that code or name
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from halfsky.network.succession import Loose


class TreeError(Exception):
    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class ChangeRefused(TreeError):
    pass


class HeirsMissing(ChangeRefused):
    def __init__(self, sentence: str, left: Sequence[Loose]) -> None:
        super().__init__(sentence)
        self.left = tuple(left)


class ChangeNotAllowed(TreeError):
    pass


class UnitNotFound(TreeError):
    pass
