"""After a change of the tree: facts find their bearer of today, and the totals above old and new bearers follow."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Q

from halfsky.indicators.totals import rebuild_totals
from halfsky.ledger.models import Fact
from halfsky.network.heirs import bearers
from halfsky.network.models import Basis, Descent

CHUNK = 500


def follow_tree(unit_ids: frozenset[int]) -> None:
    """Bring facts and totals to the tree of today; told are the units written anew and all that stood above them."""
    moved = rebear(unit_ids)
    rebuild_totals(_above(unit_ids | moved))


def rebear(units: Iterable[int]) -> set[int]:
    """Write the bearer of each fact of, or placed in, these units anew; return the old and new bearers that changed."""
    changed: set[int] = set()
    wanted = sorted(set(units))
    for start in range(0, len(wanted), CHUNK):
        part = wanted[start : start + CHUNK]
        held: dict[tuple[int, int | None], set[int]] = defaultdict(set)
        named = Fact.objects.filter(Q(unit_id__in=part) | Q(place_id__in=part)).order_by()
        for unit, place, old in named.values_list("unit_id", "place_id", "bearer_id").distinct():
            held[unit, place].add(old)
        for pair, new in bearers(held).items():
            if held[pair] != {new}:
                Fact.objects.filter(unit_id=pair[0], place_id=pair[1]).exclude(bearer_id=new).update(bearer_id=new)
                changed |= held[pair] | {new}
    return changed


def _above(units: Iterable[int]) -> set[int]:
    """Return the units and all that stand above them, or above who carries them, today."""
    above: set[int] = set(units)
    wanted = sorted(above)
    for start in range(0, len(wanted), CHUNK):
        lines = Descent.objects.filter(basis=Basis.IS, descendant_id__in=wanted[start : start + CHUNK])
        above |= set(lines.values_list("ancestor_id", flat=True))
    return above
