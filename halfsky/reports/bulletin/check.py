"""Whether a bulletin still says what the board says: every number is read again at its watermark and compared."""

from __future__ import annotations

from dataclasses import dataclass

from halfsky.network.models import Basis, Unit
from halfsky.reports.bulletin.compute import compute
from halfsky.reports.bulletin.frozen import Frozen, Num


@dataclass(frozen=True)
class Checked:
    """How many numbers were compared, and those that differ: (as it was frozen, as it is read now)."""

    count: int
    differing: tuple[tuple[Num, Num | None], ...]

    @property
    def is_same(self) -> bool:
        return not self.differing


def check(frozen: Frozen) -> Checked:
    """Read every number again at the bulletin's watermark and compare value and state."""
    unit = Unit.objects.select_related("parent").get(pk=frozen.unit_id)
    again = compute(unit, frozen.year * 100 + frozen.month, frozen.watermark, basis=Basis(frozen.basis))
    return compared(frozen, again)


def compared(frozen: Frozen, other: Frozen) -> Checked:
    """Compare the numbers of two readings of one bulletin."""
    read, found = other.numbers(), frozen.numbers()
    differing = [
        (one, now)
        for key, one in found.items()
        if (now := read.get(key)) is None or (now.value, now.state) != (one.value, one.state)
    ]
    return Checked(len(found), tuple(differing))
