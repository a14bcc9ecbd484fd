"""Who carries a closed unit's past today."""

from __future__ import annotations

from collections.abc import Iterable

from halfsky.network.models import Basis, Descent, Succession, Unit

Pair = tuple[int, int | None]


def bearers(pairs: Iterable[Pair]) -> dict[Pair, int]:
    """Return for each (unit, place) the unit that carries its facts today.

    A standing unit carries itself, a merged one is carried by its successor. The past of a split unit follows the
    place if that moved whole to a successor; what no place decides stays with the split unit (拆分前).
    """
    wanted = set(pairs)
    stored = dict(Unit.objects.filter(pk__in={unit for unit, _place in wanted}).values_list("pk", "bearer_id"))
    found: dict[Pair, int] = {}
    for unit, place in wanted:
        bearer = stored[unit] or unit
        found[unit, place] = _by_place(bearer, place) if place is not None and place != bearer else bearer
    return found


def _by_place(bearer: int, place: int) -> int:
    """Return the successor of a split unit below which the place stands today, else the split unit itself."""
    heirs = set(Succession.objects.filter(predecessor_id=bearer).values_list("successor_id", flat=True))
    if not heirs:
        return bearer
    chain = Descent.objects.filter(basis=Basis.IS, descendant_id=place, ancestor_id__in=heirs)
    heir = chain.values_list("ancestor_id", flat=True).first()
    return _by_place(_carrier(heir), place) if heir is not None else bearer


def _carrier(unit: int) -> int:
    return Unit.objects.values_list("bearer_id", flat=True).get(pk=unit) or unit
