"""The closure of the tree, as it was and as it is: written anew for the units that a change touches."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from halfsky.network.models import FAR, Basis, Descent, Unit, UnitVersion

BATCH = 5000


class Span(NamedTuple):
    """An ancestor over some days (end exclusive)."""

    ancestor: int
    depth: int
    begins: date
    ends: date


class Tree:
    """The whole tree read once: versions and bearers by unit."""

    def __init__(self) -> None:
        self.units = {unit.pk: unit for unit in Unit.objects.all()}
        self.versions: dict[int, list[UnitVersion]] = {}
        for version in UnitVersion.objects.order_by("unit_id", "valid_from"):
            self.versions.setdefault(version.unit_id, []).append(version)
        self._was: dict[int, list[Span]] = {}
        self._is: dict[int, list[Span]] = {}

    def was(self, unit_id: int) -> list[Span]:
        """Return who stood above the unit on which days, itself included."""
        if unit_id not in self._was:
            self._was[unit_id] = _joined(self._was_spans(unit_id))
        return self._was[unit_id]

    def _was_spans(self, unit_id: int) -> Iterable[Span]:
        unit = self.units[unit_id]
        yield Span(unit_id, 0, unit.founded_on, unit.closed_on)
        for version in self.versions.get(unit_id, []):
            if version.parent_id is None:
                continue
            for above in self.was(version.parent_id):
                begins = max(above.begins, version.valid_from, unit.founded_on)
                ends = min(above.ends, version.valid_to, unit.closed_on)
                if begins < ends:
                    yield Span(above.ancestor, above.depth + 1, begins, ends)

    def now(self, unit_id: int) -> list[Span]:
        """Return who stands above the unit today; a closed unit hangs below whoever carries it."""
        if unit_id not in self._is:
            unit = self.units[unit_id]
            carried_by_other = unit.bearer_id is not None and unit.bearer_id != unit_id
            above = unit.bearer_id if carried_by_other else self._carrier(unit.parent_id)
            spans = [Span(unit_id, 0, unit.founded_on, FAR)]
            if above is not None:
                spans += [span._replace(depth=span.depth + 1) for span in self.now(above)]
            self._is[unit_id] = spans
        return self._is[unit_id]

    def _carrier(self, unit_id: int | None) -> int | None:
        return None if unit_id is None else (self.units[unit_id].bearer_id or unit_id)


def _joined(spans: Iterable[Span]) -> list[Span]:
    """Return the spans with touching ones of the same ancestor and depth made one."""
    found: list[Span] = []
    for span in sorted(spans, key=lambda one: (one.ancestor, one.depth, one.begins)):
        last = found[-1] if found else None
        if last and (last.ancestor, last.depth) == (span.ancestor, span.depth) and last.ends >= span.begins:
            found[-1] = last._replace(ends=max(last.ends, span.ends))
        else:
            found.append(span)
    return found


def rebuild(units: Iterable[int] | None = None) -> None:
    """Write the closure anew for these units (None: for all)."""
    tree = Tree()
    wanted = list(tree.units) if units is None else sorted(set(units))
    if units is None:
        Descent.objects.all().delete()
    else:
        for start in range(0, len(wanted), 500):
            Descent.objects.filter(descendant_id__in=wanted[start : start + 500]).delete()
    rows: list[Descent] = []
    for unit_id in wanted:
        rows += [_row(Basis.WAS, span, unit_id) for span in tree.was(unit_id)]
        rows += [_row(Basis.IS, span, unit_id) for span in tree.now(unit_id)]
        if len(rows) >= BATCH:
            Descent.objects.bulk_create(rows, batch_size=BATCH)
            rows = []
    Descent.objects.bulk_create(rows, batch_size=BATCH)


def _row(basis: Basis, span: Span, unit_id: int) -> Descent:
    return Descent(
        basis=basis,
        ancestor_id=span.ancestor,
        descendant_id=unit_id,
        depth=span.depth,
        valid_from=span.begins,
        valid_to=span.ends,
    )
