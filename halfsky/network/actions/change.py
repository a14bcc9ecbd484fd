"""One change of the tree: who may, one at a time, and what follows from it, all in one transaction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from halfsky.network import closure, hooks, succession
from halfsky.network.actions import conditions
from halfsky.network.errors import ChangeNotAllowed
from halfsky.network.models import Descent, Unit, UnitChange
from halfsky.network.succession import Handover, TreeActor


@dataclass
class Change:
    """A change under way: whose links it touches, whom it tells of, and what is handed over at its end."""

    day: date
    by: TreeActor
    paper: str
    relinked: set[int] = field(default_factory=set)
    told: set[int] = field(default_factory=set)
    handovers: list[Handover] = field(default_factory=list)

    def relink(self, *units: Unit) -> None:
        """Note that these units have another parent, bearer, first or last day."""
        self.relinked.update(unit.pk for unit in units)

    def note(self, what: UnitChange.What, unit: Unit, **data: Any) -> UnitChange:
        """Write the line of the change: append-only."""
        self.told.add(unit.pk)
        return UnitChange.objects.create(
            what=what, unit=unit, day=self.day, paper=self.paper, data=data, by=self.by.user.full_name
        )


@contextmanager
def changing(by: TreeActor, units: Sequence[Unit], day: date, paper: str) -> Iterator[Change]:
    """Let a change happen: check who and when, then write the closure anew, tell the areas above, hand over.

    The tree is held from the start: two changes at once could each be sound and together make a cycle, and a matter
    opened meanwhile could be left without an heir.
    """
    if not succession.may_change(by, units):
        raise ChangeNotAllowed(_("组织变更由本级或上级单位的组织岗办理，且只能变更自己下面的单位。"))
    conditions.day_is_past(day)
    with transaction.atomic():
        hooks.hold_tree()
        for unit in units:
            unit.refresh_from_db()
        change = Change(day, by, paper)
        yield change
        affected = _with_all_below(change.relinked)
        stood_above = _all_above(affected)
        closure.rebuild(affected)
        hooks.tree_changed(affected | stood_above | change.told)
        for handover in change.handovers:
            succession.handed_over(handover, by)


def _with_all_below(units: set[int]) -> set[int]:
    """Return the units and all that stood or stand below them by the closure as it was before the change.

    That is enough: whoever comes below one of them by this change is one of them, or stood below one before.
    """
    return units | set(Descent.objects.filter(ancestor__in=units).values_list("descendant_id", flat=True))


def _all_above(units: set[int]) -> set[int]:
    """Return who stood above the units before the change: a change dated back may wipe that out of their past."""
    return set(Descent.objects.filter(descendant__in=units).values_list("ancestor_id", flat=True))
