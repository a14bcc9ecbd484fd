"""What can go wrong with a plan: each error carries one sentence that says what to do."""

from __future__ import annotations


class PlanError(Exception):
    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class AnotherUnit(PlanError):
    """The document names another federation, and nobody has said that it is the unit's own plan all the same."""
