"""What can go wrong when a period is counted.

WorkdaysError    carries one sentence for the person who set the period
"""

from __future__ import annotations


class WorkdaysError(ValueError):
    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
