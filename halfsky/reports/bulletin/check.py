"""Whether a bulletin still says what the board says: numbers, shares, paces and lights are read again and compared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from halfsky.network.models import Basis, Unit
from halfsky.plans.progress import Light
from halfsky.reports.bulletin.compute import compute
from halfsky.reports.bulletin.frozen import Frozen, LineRow, Num
from halfsky.reports.numbers import LIGHTS, percent


@dataclass(frozen=True)
class Checked:
    """How many numbers were compared, and what differs: (as it was frozen, as it is read now)."""

    count: int
    differing: tuple[tuple[Num, Num | None], ...]
    judged: tuple[tuple[str, str, str], ...] = ()
    """Goals, shares, paces and lights that differ: (where, as it was frozen, as it is read now)."""

    @property
    def is_same(self) -> bool:
        return not self.differing and not self.judged


def check(frozen: Frozen) -> Checked:
    """Read the bulletin again as of its day and watermark and compare all that it says with the board."""
    unit = Unit.objects.select_related("parent").get(pk=frozen.unit_id)
    again = compute(
        unit, frozen.year * 100 + frozen.month, frozen.watermark, as_of=frozen.day, basis=Basis(frozen.basis)
    )
    return compared(frozen, again)


def compared(frozen: Frozen, other: Frozen) -> Checked:
    """Compare two readings of one bulletin."""
    read, found = other.numbers(), frozen.numbers()
    differing = [
        (one, now)
        for key, one in found.items()
        if (now := read.get(key)) is None or (now.value, now.state) != (one.value, one.state)
    ]
    was, is_now = dict(_judged(frozen)), dict(_judged(other))
    judged = [(key, was.get(key, "—"), is_now.get(key, "—")) for key in was | is_now if was.get(key) != is_now.get(key)]
    return Checked(len(found), tuple(differing), tuple((" ".join(key[1:]), old, new) for key, old, new in judged))


def _judged(frozen: Frozen) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield what is judged of the numbers by where it stands: (key, where, what)."""
    yield ("", _("时间进度")), percent(frozen.pace)
    for line in frozen.lines:
        yield from _judged_line(line)


def _judged_line(line: LineRow) -> Iterator[tuple[tuple[str, ...], str]]:
    yield (line.key, line.title, _("目标数")), line.goal_words or "—"
    yield (line.key, line.title, _("完成率")), percent(line.percent)
    yield (line.key, line.title, _("应到")), percent(line.pace)
    yield (line.key, line.title, _("灯")), str(LIGHTS[Light(line.light)])
    yield (line.key, line.title, _("评语")), line.word
    for child in line.children:
        where = (f"{line.key} {child.unit_id} {child.role}", line.title, child.name)
        yield (*where, _("分解数")), child.goal_words or "—"
        yield (*where, _("完成率")), percent(child.percent)
        yield (*where, _("灯")), str(LIGHTS[Light(child.light)])
