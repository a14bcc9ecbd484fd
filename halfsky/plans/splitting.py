"""Splitting a whole into parts that make it again, to the last unit. Pure functions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import ROUND_FLOOR, Decimal

Weights = Mapping[int, int]


def shares(whole: Decimal, weights: Weights, step: Decimal = Decimal(1)) -> dict[int, Decimal]:
    """Return parts in multiples of `step`, in proportion to the weights, that add up to the whole exactly.

    What rounding leaves over goes to the largest remainders, the larger weight first, then the smaller key.
    """
    if not weights:
        return {}
    total = sum(weights.values()) or len(weights)
    fair = {key: whole * (weight if sum(weights.values()) else 1) / total for key, weight in weights.items()}
    parts = {key: (value / step).to_integral_value(ROUND_FLOOR) * step for key, value in fair.items()}
    left = whole - sum(parts.values(), Decimal(0))
    order = sorted(weights, key=lambda key: (parts[key] - fair[key], -weights[key], key))
    for key in order:
        if left < step:
            break
        parts[key] += step
        left -= step
    if left:
        parts[order[0]] += left
    return parts


def equal(whole: Decimal, keys: Sequence[int], step: Decimal = Decimal(1)) -> dict[int, Decimal]:
    """Return equal parts; what does not divide goes to the first ones."""
    return shares(whole, dict.fromkeys(keys, 1), step)


def moved(whole: Decimal, parts: Mapping[int, Decimal], locked: set[int], weights: Mapping[int, int]) -> set[int]:
    """Return the unlocked parts that are what a fill of the unlocked ones gives, but for one step of rounding."""
    left = whole - sum((value for key, value in parts.items() if key in locked), Decimal(0))
    open_keys = {key: weights.get(key, 1) for key in parts if key not in locked}
    total = sum(open_keys.values())
    if left < 0 or not total:
        return set()
    step = Decimal(1).scaleb(-max(_places(value) for value in (whole, *parts.values())))
    return {key for key, weight in open_keys.items() if abs(parts[key] - left * weight / total) < step}


def _places(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def fill(whole: Decimal, parts: Mapping[int, Decimal], locked: set[int], weights: Weights) -> dict[int, Decimal]:
    """Return the parts, locked ones kept and the others sharing the rest; ValueError if those exceed the whole."""
    kept = {key: value for key, value in parts.items() if key in locked}
    left = whole - sum(kept.values(), Decimal(0))
    if left < 0:
        raise ValueError("locked parts exceed the whole")
    open_keys = {key: weights.get(key, 1) for key in parts if key not in locked}
    return {**kept, **shares(left, open_keys)}
