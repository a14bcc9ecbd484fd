"""What rules find about a matter: findings with reason and source. A finding never decides; a person does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from halfsky.ledger import parameters
from halfsky.ledger.errors import MissingParameter
from halfsky.ledger.parameters import Row

if TYPE_CHECKING:
    from halfsky.ledger.declaration import Programme
    from halfsky.ledger.state import State

Verdict = Literal["met", "unmet", "open"]
RowOf = Callable[[str], Row | None]
"""The dated value in force at the matter's place on its day, with its source; None where nobody keeps one."""


@dataclass(frozen=True)
class Finding:
    """One rule's answer. `open` is what nobody knows yet: it counts neither for nor against her."""

    slug: str
    title: str
    verdict: Verdict
    reason: str
    source: str = ""
    verify: bool = False
    """The rule's value still waits to be checked against the notice."""
    rests_on_plain: bool = False
    """Nothing sealed stands behind it: it is shown before anything is opened."""

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def rows_at(unit_id: int, day: date) -> RowOf:
    """Return a look-up of dated values for the place of a unit on a day."""
    place = parameters.place_code(unit_id)

    def row_of(code: str) -> Row | None:
        try:
            return parameters.row_for(code, place, day)
        except MissingParameter:
            return None

    return row_of


def find(programme: Programme, state: State, values: Mapping[str, Any], day: date | None = None) -> list[Finding]:
    """Return the findings of a matter; `values` is everything sealed in it, and of a form about to be sent."""
    if programme.findings is None or not state.owner:
        return []
    on = day or date.fromisoformat(state.opened_on)
    return list(programme.findings(state, values, rows_at(state.place or state.owner, on)))


def from_rule(slug: str, title: str, verdict: Verdict, reason: str, row: Row | None) -> Finding:
    """Return a finding that rests on a dated value, with its source and whether it waits to be checked."""
    return Finding(slug, title, verdict, reason, row.source if row else "", row.verify if row else False)


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings in the order in which a reviewer reads them: unmet, open, met."""
    order = {"unmet": 0, "open": 1, "met": 2}
    return sorted(findings, key=lambda finding: order[finding.verdict])
