"""Random histories of changes, late ones among them: the tree stays a tree on every day, in both readings."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from halfsky.network.actions import NewUnit, close, found, merge, move, rename, split
from halfsky.network.errors import ChangeRefused
from halfsky.network.models import FAR, Basis, Descent, Level, Unit, UnitVersion
from halfsky.network.tests.conftest import Small

FIRST = date(2024, 1, 1)
WHAT = ("found", "rename", "move", "merge", "absorb", "close", "split")
Step = tuple[str, int, int, int, int]
STEPS = st.tuples(
    st.sampled_from(WHAT), st.integers(0, 400), st.integers(0, 99), st.integers(0, 99), st.integers(0, 99)
)


class _Undo(Exception):
    """Takes one history back out of the database."""


def _take(small: Small, step: Step, serial: int) -> None:
    what, days, first, second, third = step
    units = list(Unit.objects.exclude(level=Level.PROVINCE).filter(closed_on=FAR).order_by("id"))
    unit, other = units[first % len(units)], units[second % len(units)]
    day = FIRST + timedelta(days=days)
    match what:
        case "found":
            level = min(other.level + 1, 5)
            found(NewUnit(f"新{serial}妇女联合会"), level, other, day, small.by)
        case "rename":
            rename(unit, day, small.by, name=f"改{serial}妇女联合会", code=f"439{first % 4:03}" if third % 2 else None)
        case "move":
            move(unit, other, day, small.by)
        case "merge":
            merge([unit, other], NewUnit(f"合{serial}妇女联合会"), day, small.by)
        case "absorb":
            merge([unit, other], unit, day, small.by)
        case "close":
            close(unit, day, small.by, heir=other if third % 2 else None)
        case "split":
            _split(small, unit, other if third % 2 else None, day, serial)


def _split(small: Small, unit: Unit, into: Unit | None, day: date, serial: int) -> None:
    parts: list[NewUnit | Unit] = [NewUnit(f"甲{serial}妇女联合会"), into or NewUnit(f"乙{serial}妇女联合会")]
    children = Unit.objects.filter(parent=unit, closed_on=FAR).order_by("id")
    split(unit, parts, {("child", child.pk): n % 2 for n, child in enumerate(children)}, day, small.by)


class _Picture:
    """The tree read once, so that many days can be looked at: versions, closure rows, units."""

    def __init__(self) -> None:
        self.units = {unit.pk: unit for unit in Unit.objects.all()}
        self.versions: dict[int, list[UnitVersion]] = {pk: [] for pk in self.units}
        for version in UnitVersion.objects.order_by("valid_from"):
            self.versions[version.unit_id].append(version)
        self.rows = list(Descent.objects.order_by("depth"))
        self.top = next(unit.pk for unit in self.units.values() if unit.level == Level.PROVINCE)

    def on(self, unit: int, day: date) -> UnitVersion | None:
        return next((one for one in self.versions[unit] if one.valid_from <= day < one.valid_to), None)

    def walked(self, unit: int, day: date) -> list[int]:
        """Return who stood above on the day, from version to version."""
        version = self.on(unit, day)
        above = version.parent_id if version else None
        return [] if above is None else [above, *self.walked(above, day)]

    def walked_now(self, unit: int) -> list[int]:
        """Return who stands above today: a closed unit's bearer, else the parent or whoever carries that."""
        here = self.units[unit]
        above = here.bearer_id
        if above == unit:
            above = self.units[here.parent_id].bearer_id if here.parent_id else None
        return [] if above is None else [above, *self.walked_now(above)]

    def closed_over(self, day: date, basis: Basis) -> dict[int, list[int]]:
        """Return who stands above each unit on a day by the stored closure, the unit itself first."""
        found: dict[int, list[int]] = {unit: [] for unit in self.units}
        for row in self.rows:
            if row.basis == basis and row.valid_from <= day < row.valid_to:
                found[row.descendant_id].append(row.ancestor_id)
        return found


def _check_versions(picture: _Picture) -> None:
    for unit, versions in picture.versions.items():
        assert versions[0].valid_from == picture.units[unit].founded_on
        assert versions[-1].valid_to == picture.units[unit].closed_on
        assert all(left.valid_to == right.valid_from for left, right in pairwise(versions))


def _check_as_it_was(picture: _Picture, day: date) -> None:
    above = picture.closed_over(day, Basis.WAS)
    standing = {unit: version for unit in picture.units if (version := picture.on(unit, day))}
    codes = [version.code for version in standing.values() if version.code]
    assert len(codes) == len(set(codes))
    below: dict[int, set[int]] = {unit: set() for unit in standing}
    for unit in standing:
        assert above[unit] == [unit, *picture.walked(unit, day)]
        for higher in above[unit]:
            below[higher].add(unit)
    for unit, whole in below.items():
        parts = [below[child] for child, version in standing.items() if version.parent_id == unit]
        assert whole == {unit}.union(*parts)
        assert len(whole) == 1 + sum(map(len, parts))
    assert all(picture.top in chain for chain in above.values()), "what is dated outside a unit's days is not lost"


def _check_as_it_is(picture: _Picture) -> None:
    above = picture.closed_over(FIRST, Basis.IS)
    for pk, unit in picture.units.items():
        assert above[pk] == [pk, *picture.walked_now(pk)]
        assert picture.top in above[pk]
        assert unit.bearer_id is not None
        assert picture.units[unit.bearer_id].bearer_id == unit.bearer_id


def _live(small: Small, steps: Sequence[Step]) -> None:
    for serial, step in enumerate(steps):
        with suppress(ChangeRefused), transaction.atomic():
            _take(small, step, serial)
    picture = _Picture()
    _check_versions(picture)
    _check_as_it_is(picture)
    for days in (0, *(step[1] for step in steps), 500):
        for day in (FIRST + timedelta(days=days), FIRST + timedelta(days=days - 1)):
            _check_as_it_was(picture, day)
    raise _Undo


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEPS, min_size=1, max_size=7))
def test_random_histories_keep_one_tree_on_every_day(small: Small, steps: list[Step]) -> None:
    with pytest.raises(_Undo), transaction.atomic():
        _live(small, steps)


@pytest.mark.slow
@settings(
    max_examples=120,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps=st.lists(STEPS, min_size=6, max_size=16))
def test_long_histories_keep_one_tree_on_every_day(small: Small, steps: list[Step]) -> None:
    with pytest.raises(_Undo), transaction.atomic():
        _live(small, steps)
