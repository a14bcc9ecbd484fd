"""The ways in which the ledger changes: `perform` takes a step, `reverse` takes one back. Nothing else writes it."""

from halfsky.ledger.actions.perform import perform
from halfsky.ledger.actions.reverse import reverse

__all__ = ["perform", "reverse"]
