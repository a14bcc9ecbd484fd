"""The closure of the tree, as it was and as it is: written anew for the units that a change touches.

As it was, a unit stands below its parent of the day. What is dated outside its own days (a late 补记, a clock that
falls due after a merge) is not lost: before its founding it stands below its first parent, after its end below
whoever took over, or, once split, below its former parent. As it is, a closed unit hangs below its bearer of today.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from django.db import connection

from halfsky.network.models import FAR, Basis, Descent, Succession, Unit, UnitVersion

BATCH = 2000
NEAR = date(1, 1, 1)
"""The beginning of what has no beginning."""
DEEPEST = 40
"""No chain of parents and successors is longer than this."""


class Span(NamedTuple):
    """An ancestor over some days (end exclusive)."""

    ancestor: int
    depth: int
    begins: date
    ends: date


class Link(NamedTuple):
    """A parent over some days (end exclusive)."""

    parent: int | None
    begins: date
    ends: date


class Tree:
    """The whole tree read once: links to parents, and bearers, by unit."""

    def __init__(self) -> None:
        rows = Unit.objects.values_list("pk", "parent_id", "closed_on", "bearer_id")
        self._parent = {pk: parent for pk, parent, _closed, _bearer in rows}
        self._bearer = {pk: bearer or pk for pk, _parent, _closed, bearer in rows}
        self._links: dict[int, list[Link]] = {}
        dated = UnitVersion.objects.order_by("unit_id", "valid_from")
        for unit, parent, begins, ends in dated.values_list("unit_id", "parent_id", "valid_from", "valid_to"):
            self._links.setdefault(unit, []).append(Link(parent, begins, ends))
        heirs = dict(Succession.objects.values_list("predecessor_id", "successor_id"))
        for unit, _above, closed, _carrier in rows:
            self._stretch(unit, closed, heirs)
        self._is: dict[int, list[Span]] = {}

    @property
    def units(self) -> Iterable[int]:
        return self._parent

    def _stretch(self, unit: int, closed: date, heirs: dict[int, int]) -> None:
        """Give a unit's links no gap before its founding and none after its end."""
        links = self._links.setdefault(unit, [Link(self._parent[unit], NEAR, FAR)])
        links[0] = links[0]._replace(begins=NEAR)
        if closed != FAR:
            is_carried = self._bearer[unit] != unit
            links.append(Link(heirs[unit] if is_carried and unit in heirs else self._parent[unit], closed, FAR))

    def was(self, unit: int) -> list[Span]:
        """Return who stood above the unit on which days, itself included."""
        return _joined(self._up(Span(unit, 0, NEAR, FAR)))

    def _up(self, span: Span) -> Iterator[Span]:
        """Yield the span and those above it within its days: walked in time, so that none waits for itself."""
        if span.depth > DEEPEST:
            raise RecursionError(f"unit {span.ancestor} stands below itself")
        yield span
        for link in self._links[span.ancestor]:
            begins, ends = max(span.begins, link.begins), min(span.ends, link.ends)
            if link.parent is not None and begins < ends:
                yield from self._up(Span(link.parent, span.depth + 1, begins, ends))

    def now(self, unit: int) -> list[Span]:
        """Return who stands above the unit today; a closed unit hangs below whoever carries it."""
        if unit not in self._is:
            bearer, parent = self._bearer[unit], self._parent[unit]
            above = bearer if bearer != unit else None if parent is None else self._bearer[parent]
            higher = [] if above is None else self.now(above)
            self._is[unit] = [Span(unit, 0, NEAR, FAR), *(one._replace(depth=one.depth + 1) for one in higher)]
        return self._is[unit]


def _joined(spans: Iterable[Span]) -> list[Span]:
    """Return the spans with touching ones of the same ancestor and depth made one."""
    found: list[Span] = []
    for span in sorted(spans):
        last = found[-1] if found else None
        if last and last[:2] == span[:2] and last.ends >= span.begins:
            found[-1] = last._replace(ends=max(last.ends, span.ends))
        else:
            found.append(span)
    return found


def rebuild(units: Iterable[int] | None = None) -> None:
    """Write the closure anew for these units (None: for all)."""
    tree = Tree()
    wanted = sorted(tree.units if units is None else set(units))
    if units is None:
        Descent.objects.all().delete()
    else:
        for start in range(0, len(wanted), 500):
            Descent.objects.filter(descendant_id__in=wanted[start : start + 500]).delete()
    rows: list[tuple[object, ...]] = []
    for unit in wanted:
        for basis, spans in ((Basis.WAS, tree.was(unit)), (Basis.IS, tree.now(unit))):
            rows += [_row(basis, unit, one) for one in spans]
        if len(rows) >= BATCH:
            _insert(rows)
            rows = []
    _insert(rows)


def _row(basis: Basis, unit: int, span: Span) -> tuple[object, ...]:
    return (basis.value, span.ancestor, unit, span.depth, _as_stored(span.begins), _as_stored(span.ends))


@cache
def _as_stored(day: date) -> object:
    return connection.ops.adapt_datefield_value(day)


def _insert(rows: list[tuple[object, ...]]) -> None:
    """Write rows by the hundred: a whole province is some 300,000 of them."""
    table = Descent._meta.db_table
    mark = "(%s, %s, %s, %s, %s, %s)"
    columns = "basis, ancestor_id, descendant_id, depth, valid_from, valid_to"
    with connection.cursor() as cursor:
        for start in range(0, len(rows), 500):
            part = rows[start : start + 500]
            parameters: list[Any] = [value for row in part for value in row]
            cursor.execute(
                f"INSERT INTO {table} ({columns}) VALUES {', '.join([mark] * len(part))}",  # noqa: S608  (no outside word)
                parameters,
            )
