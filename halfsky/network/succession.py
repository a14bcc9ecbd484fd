"""What passes from a unit that closes to its heirs, and who may change the tree: asked of the areas above.

* `on_succession(fn)`: `fn(handover, by)` when a unit closes and what it holds goes to a successor, once versions,
  bearers and closure are written;
* `lists_loose(fn)`: `fn(unit)` names what hangs on a unit and needs an heir before the unit can be split;
* `guarded_by(fn)`: `fn(by, units)` says whether somebody may change these units. Without a guard nobody may.

All run inside the change's transaction: whoever raises, undoes it. The network imports none of those areas.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from halfsky.network.models import Unit


class Named(Protocol):
    @property
    def full_name(self) -> str: ...


class TreeActor(Protocol):
    """Who changes the tree; the area above passes its own actor."""

    @property
    def user(self) -> Named: ...

    @property
    def unit_id(self) -> int: ...


@dataclass(frozen=True)
class Loose:
    """Something that hangs on a unit: a child, an open record, a post. With a place below, it follows that place."""

    kind: str
    key: int
    label: str
    place_id: int | None = None

    @property
    def thing(self) -> tuple[str, int]:
        return (self.kind, self.key)


@dataclass(frozen=True)
class Handover:
    """A unit that closes hands over on a day: everything, or (split) only these things."""

    predecessor: Unit
    successor: Unit
    day: date
    only: frozenset[tuple[str, int]] | None = None

    def covers(self, kind: str, key: int) -> bool:
        return self.only is None or (kind, key) in self.only


Succeeded = Callable[[Handover, TreeActor], None]
Lister = Callable[[Unit], Iterable[Loose]]
Guard = Callable[[TreeActor, Sequence[Unit]], bool]

_SUCCEEDED: list[Succeeded] = []
_LISTERS: list[Lister] = []
_GUARDS: list[Guard] = []


def on_succession(listener: Succeeded) -> None:
    """Have `listener` called with each handover."""
    if listener not in _SUCCEEDED:
        _SUCCEEDED.append(listener)


def handed_over(handover: Handover, by: TreeActor) -> None:
    for listener in _SUCCEEDED:
        listener(handover, by)


def lists_loose(lister: Lister) -> None:
    """Have `lister` name what hangs on a unit that is to be split."""
    if lister not in _LISTERS:
        _LISTERS.append(lister)


def loose_of(unit: Unit) -> list[Loose]:
    return [loose for lister in _LISTERS for loose in lister(unit)]


def guarded_by(guard: Guard) -> None:
    """Have `guard` decide who may change which units; all guards must agree."""
    if guard not in _GUARDS:
        _GUARDS.append(guard)


def may_change(by: TreeActor, units: Sequence[Unit]) -> bool:
    return bool(_GUARDS) and all(guard(by, units) for guard in _GUARDS)
