"""What can go wrong with a bulletin.

ReportError     carries one sentence that says what to do
"""

from __future__ import annotations


class ReportError(Exception):
    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
