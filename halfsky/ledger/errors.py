"""What can go wrong at the ledger's door.

LedgerError                 carries one sentence for the person who took the step
├── NotAllowed              access: the step is not hers to take (pages answer 404 or show why it is closed)
├── StepClosed              the record is not in a state from which the step goes
├── Stale                   somebody else took a step since the page was opened
├── InvalidStep             the form has faults; `errors` holds them by field
├── AlreadyClaimed          what may be held once is held already
├── TooManyProbes           one person asked the whole tree too often today
├── KeyUsed                 the same idempotency key came with another step
└── MissingParameter        a dated value is not kept for that place and day
"""

from __future__ import annotations

from django.forms.utils import ErrorDict


class LedgerError(Exception):
    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class NotAllowed(LedgerError):
    def __init__(self, sentence: str, reason: str = "role") -> None:
        super().__init__(sentence)
        self.reason = reason


class StepClosed(LedgerError):
    pass


class Stale(LedgerError):
    pass


class InvalidStep(LedgerError):
    def __init__(self, sentence: str, errors: ErrorDict | None = None) -> None:
        super().__init__(sentence)
        self.errors = errors


class AlreadyClaimed(LedgerError):
    pass


class TooManyProbes(LedgerError):
    pass


class KeyUsed(LedgerError):
    pass


class MissingParameter(LedgerError):
    pass
