"""Parts make the whole, whatever is asked."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halfsky.plans.splitting import equal, fill, shares

WHOLES = st.integers(0, 10_000_000).map(Decimal)
WEIGHTS = st.dictionaries(st.integers(1, 200), st.integers(0, 9_000_000), min_size=1, max_size=20)


@given(WHOLES, WEIGHTS)
def test_shares_make_the_whole_to_the_last_unit(whole: Decimal, weights: dict[int, int]) -> None:
    parts = shares(whole, weights)
    assert sum(parts.values()) == whole
    assert set(parts) == set(weights)
    assert all(part >= 0 and part == part.to_integral_value() for part in parts.values())


@given(WHOLES, WEIGHTS)
def test_no_part_is_further_than_one_from_its_fair_share(whole: Decimal, weights: dict[int, int]) -> None:
    total = sum(weights.values())
    if total:
        for key, part in shares(whole, weights).items():
            assert abs(part - whole * weights[key] / total) < 1


def test_fourteen_equal_parts_of_a_hundred_thousand() -> None:
    parts = equal(Decimal(100_000), range(14))
    assert sorted(set(parts.values())) == [Decimal(7142), Decimal(7143)]
    assert [key for key, part in parts.items() if part == 7143] == list(range(12))


@given(st.integers(0, 100), st.integers(0, 100))
def test_locked_parts_stay_and_the_rest_is_shared(first: int, second: int) -> None:
    parts = {1: Decimal(first), 2: Decimal(second), 3: Decimal(0), 4: Decimal(0)}
    filled = fill(Decimal(300), parts, {1, 2}, {3: 1, 4: 2})
    assert (filled[1], filled[2]) == (Decimal(first), Decimal(second))
    assert sum(filled.values()) == 300


def test_locked_parts_above_the_whole_are_refused() -> None:
    with pytest.raises(ValueError, match="exceed"):
        fill(Decimal(10), {1: Decimal(11), 2: Decimal(0)}, {1}, {2: 1})
