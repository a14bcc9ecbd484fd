"""What can go wrong with sealed fields.

VaultError          carries one sentence that says what to do
├── SealBroken      a sealed value was changed, moved to another place, or sealed with another record's key
├── KeyMissing      the keys cannot be loaded, or the key that a value names is not in the ring
└── NotIndexable    a value has nothing in it to look up by
"""

from __future__ import annotations


class VaultError(Exception):
    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class SealBroken(VaultError):
    """The value does not open: fail closed, show nothing of it."""


class KeyMissing(VaultError):
    """There is no key to work with: fail closed, make no new one in its place."""


class NotIndexable(VaultError):
    """The value is empty once normalised."""
