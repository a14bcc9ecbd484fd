"""What the steps that every programme has do to a state beyond its status: who handles, who stands aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from halfsky.ledger.declaration import EntryLike
    from halfsky.ledger.state import State


def apply_common(state: State, entry: EntryLike) -> None:
    """Fold what the common steps do beyond the state: who handles, who stands aside."""
    if entry.step == "recuse" and entry.data["user"] not in state.excluded:
        state.excluded.append(entry.data["user"])
        if state.handler == entry.data["user"]:
            state.handler = None
    elif entry.step == "assign":
        state.handler = entry.data["handler"]
