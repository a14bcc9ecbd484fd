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
from halfsky.network.models import FAR, Basis, Level, Unit, UnitVersion
from halfsky.network.queries import children_of, subtree_ids
from halfsky.network.tests.conftest import Small, above_on, closed_over

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


def _check_versions() -> None:
    for unit in Unit.objects.all():
        edges = list(unit.versions.order_by("valid_from").values_list("valid_from", "valid_to"))
        assert edges[0][0] == unit.founded_on
        assert edges[-1][1] == unit.closed_on
        assert all(left[1] == right[0] for left, right in pairwise(edges))


def _check_codes(day: date) -> None:
    codes = UnitVersion.objects.exclude(code="").filter(valid_from__lte=day, valid_to__gt=day)
    listed = list(codes.values_list("code", flat=True))
    assert len(listed) == len(set(listed))


def _check_as_it_was(day: date) -> None:
    standing = Unit.objects.filter(founded_on__lte=day, closed_on__gt=day)
    here = {unit.pk for unit in standing}
    for unit in standing:
        assert closed_over(unit, day) == above_on(unit, day)
        parts = [subtree_ids(child, day, Basis.WAS) & here for child in children_of(unit, day, Basis.WAS)]
        whole = subtree_ids(unit, day, Basis.WAS) & here
        assert whole == {unit.pk}.union(*parts)
        assert len(whole) == 1 + sum(map(len, parts))


def _above_now(unit: Unit) -> list[int]:
    """Return the ids above by walking: a closed unit's bearer, else the parent or whoever carries that."""
    if unit.bearer_id != unit.pk:
        here = unit.bearer
    else:
        here = unit.parent.bearer if unit.parent else None
    return [] if here is None else [here.pk, *_above_now(here)]


def _check_as_it_is() -> None:
    top = Unit.objects.get(level=Level.PROVINCE)
    assert subtree_ids(top) == set(Unit.objects.values_list("pk", flat=True))
    for unit in Unit.objects.all():
        assert closed_over(unit, FIRST, Basis.IS) == _above_now(unit)
        assert unit.bearer is not None
        assert unit.bearer.bearer_id == unit.bearer_id


def _check_nothing_is_lost(day: date) -> None:
    top = Unit.objects.get(level=Level.PROVINCE)
    assert subtree_ids(top, day, Basis.WAS) == set(Unit.objects.values_list("pk", flat=True))


def _live(small: Small, steps: Sequence[Step]) -> None:
    for serial, step in enumerate(steps):
        with suppress(ChangeRefused), transaction.atomic():
            _take(small, step, serial)
    _check_versions()
    _check_as_it_is()
    for days in (0, *(step[1] for step in steps), 500):
        for day in (FIRST + timedelta(days=days), FIRST + timedelta(days=days - 1)):
            _check_codes(day)
            _check_as_it_was(day)
            _check_nothing_is_lost(day)
    raise _Undo


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEPS, min_size=1, max_size=7))
def test_random_histories_keep_one_tree_on_every_day(small: Small, steps: list[Step]) -> None:
    with pytest.raises(_Undo), transaction.atomic():
        _live(small, steps)


@pytest.mark.slow
@settings(
    max_examples=25,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps=st.lists(STEPS, min_size=6, max_size=16))
def test_long_histories_keep_one_tree_on_every_day(small: Small, steps: list[Step]) -> None:
    with pytest.raises(_Undo), transaction.atomic():
        _live(small, steps)
