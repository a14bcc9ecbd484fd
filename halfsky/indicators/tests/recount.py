"""The naive recount: figures worked out in plain Python from entries, versions and successions, one at a time.

It knows the sample programme only, and shares no code with facts, closure, totals and figures.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from halfsky.ledger.models import Entry
from halfsky.network.models import Basis, Person, Succession, Unit, UnitVersion

RATIOS = {
    "sample.on_time": ("sample.notice_in_time", "sample.notice_due"),
    "sample.average": ("sample.fen", "sample.accepted"),
}


@dataclass(frozen=True)
class Atom:
    """One thing counted."""

    code: str
    unit: int
    day: date
    quantity: int = 1
    person: int | None = None
    place: int | None = None
    is_aggregate: bool = False


@dataclass
class Book:
    """Everything read once, as it stands after a history."""

    entries: dict[int, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    units: dict[int, Unit] = field(default_factory=dict)
    versions: dict[int, list[UnitVersion]] = field(default_factory=lambda: defaultdict(list))
    heirs: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    same: dict[int, int] = field(default_factory=dict)
    known: dict[int | None, list[Atom]] = field(default_factory=dict)
    chains: dict[tuple[Any, ...], list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for entry in Entry.objects.order_by("record_id", "seq"):
            self.entries[entry.record_id].append(entry)
        self.units = {unit.pk: unit for unit in Unit.objects.all()}
        for version in UnitVersion.objects.order_by("valid_from"):
            self.versions[version.unit_id].append(version)
        for succession in Succession.objects.order_by("pk"):
            self.heirs[succession.predecessor_id].append(succession.successor_id)
        self.same = {person.pk: person.same_as_id or person.pk for person in Person.objects.all()}

    def atoms(self, known_at: int | None) -> list[Atom]:
        """Return what the entries known at a watermark count."""
        if known_at not in self.known:
            self.known[known_at] = []
            for entries in self.entries.values():
                self.known[known_at] += _counted([one for one in entries if known_at is None or one.pk <= known_at])
        return self.known[known_at]

    def value(
        self, code: str, unit: int, days: tuple[date, date], basis: Basis, known_at: int | None
    ) -> int | Fraction | None:
        """Return the value of a figure; None where it has none."""
        if code in RATIOS:
            top, bottom = (self.value(part, unit, days, basis, known_at) for part in RATIOS[code])
            scale = 100 if code == "sample.average" else 1
            return None if top is None or not bottom else Fraction(top) / scale / Fraction(bottom)
        below = [atom for atom in self.atoms(known_at) if unit in self.above(atom, basis)]
        begin, end = (date.min if code == "sample.in_hand" else days[0]), days[1]
        within = [atom for atom in below if begin <= atom.day <= end]
        mine = [atom for atom in within if atom.code == code]
        value = sum(atom.quantity for atom in mine)
        if code == "sample.women":
            value = self._people(mine) + sum(atom.quantity for atom in mine if atom.is_aggregate)
        elif code == "sample.spots":
            value = len({self._spot(atom, basis) for atom in mine})
        has_spoken = sum(atom.quantity for atom in within if atom.code == "sample.entries") > 0
        return value if value or has_spoken else None

    def _people(self, atoms: list[Atom]) -> int:
        often: dict[int, int] = defaultdict(int)
        for atom in atoms:
            if atom.person is not None:
                often[self.same[atom.person]] += atom.quantity
        return sum(1 for times in often.values() if times > 0)

    def _spot(self, atom: Atom, basis: Basis) -> int:
        """Return the place, or where none is named the unit: as it is, whoever carries it today."""
        if basis is Basis.WAS:
            return atom.place or atom.unit
        if atom.place is None:
            return self.bearer(atom.unit, None)
        return self.units[atom.place].bearer_id or atom.place

    def above(self, atom: Atom, basis: Basis) -> list[int]:
        """Return the units that count the atom, its bearer first."""
        key = (atom.unit, atom.place, atom.day, basis)
        if key not in self.chains:
            self.chains[key] = self._above(atom, basis)
        return self.chains[key]

    def _above(self, atom: Atom, basis: Basis) -> list[int]:
        if basis is Basis.IS:
            return self.above_now(self.bearer(atom.unit, atom.place))
        found = [atom.unit]
        while (parent := self.parent_on(found[-1], atom.day)) is not None:
            found.append(parent)
        return found

    def parent_on(self, unit: int, day: date) -> int | None:
        """Return the parent of a day; before its first day a unit stands where it began, after its last at its heir."""
        versions, one = self.versions[unit], self.units[unit]
        if day >= one.closed_on:
            is_carried = one.bearer_id not in (None, unit)
            return self.heirs[unit][-1] if is_carried and self.heirs[unit] else one.parent_id
        for version in versions:
            if version.valid_from <= day < version.valid_to:
                return version.parent_id
        return versions[0].parent_id

    def above_now(self, unit: int) -> list[int]:
        found = [unit]
        while True:
            here = self.units[found[-1]]
            if here.bearer_id not in (None, here.pk):
                found.append(here.bearer_id or 0)
            elif here.parent_id is not None:
                found.append(self.units[here.parent_id].bearer_id or here.parent_id)
            else:
                return found

    def bearer(self, unit: int, place: int | None) -> int:
        """Return who carries the past of a unit: of a split one, the part in which the place stands today."""
        here = self.units[unit].bearer_id or unit
        heirs = self.heirs[here]
        if place is None or place == here or not heirs:
            return here
        for above in self.above_now(place):
            if above in heirs:
                return self.bearer(above, place)
        return here


def standing(entries: list[Entry]) -> list[Entry]:
    """Return the entries that nobody took back."""
    gone = {entry.reverses_id for entry in entries if entry.reverses_id is not None}
    left = [entry for entry in entries if entry.pk not in gone and entry.reverses_id is None]
    return left if any(entry.step != "succeed" for entry in left) else []


def _counted(entries: list[Entry]) -> Iterator[Atom]:
    """Yield what one record's entries count."""
    owner, place, level = 0, None, 0
    notice: dict[str, Any] = {}
    moves: list[tuple[int, int, date]] = []
    for entry in standing(entries):
        day, before = entry.happened_on, owner
        place = entry.data.get("place") or place
        if entry.step == "register":
            owner = before = entry.unit_id
            notice = {"due": date.fromisoformat(entry.resolved["dues"]["notice"]["due"]), "done": None}
        elif entry.step in ("transfer", "succeed"):
            owner = entry.data["unit"]
        if entry.step == "accept":
            notice |= {"done": day, "owner": owner}
        if entry.step == "succeed":
            moves.append((entry.data["from"], entry.data["unit"], day))
        else:
            yield Atom("sample.entries", entry.unit_id, day)
        yield from _of_step(entry, before, place)
        if level:
            yield Atom("sample.in_hand", before, day, -level, place=place)
        level = 0 if entry.step == "close" or (level == 0 and entry.step != "register") else 1
        if level:
            yield Atom("sample.in_hand", owner, day, level, place=place)
    if notice:
        yield from _noticed(notice, owner, place, moves)


def _of_step(entry: Entry, owner: int, place: int | None) -> Iterator[Atom]:
    day = entry.happened_on
    if entry.step == "register":
        yield Atom("sample.received", owner, day, place=place)
        yield Atom("sample.spots", owner, day, place=place)
        for line in entry.people:
            where = line.get("place") or place
            yield Atom("sample.visits", owner, day, place=where)
            if line["known"]:
                yield Atom("sample.women", owner, day, person=line["person"], place=where)
    elif entry.step == "accept":
        yield Atom("sample.accepted", owner, day, place=place, is_aggregate=entry.is_aggregate)
    elif entry.step == "pay":
        amount = int(entry.data.get("amount") or 0)
        yield Atom("sample.fen", owner, day, amount, place=place, is_aggregate=entry.is_aggregate)
        if entry.is_aggregate:
            yield Atom("sample.women", owner, day, amount, place=place, is_aggregate=True)
    elif entry.step == "close":
        yield Atom("sample.closed", owner, day, place=place)


def _noticed(
    notice: dict[str, Any], owner: int, place: int | None, moves: list[tuple[int, int, date]]
) -> Iterator[Atom]:
    """Yield the clock on its due day, at whoever owned the matter; before a succession that was the old unit."""
    unit, due = (notice["owner"] if notice["done"] else owner), notice["due"]
    for old, new, day in reversed(moves):
        if unit == new and due < day:
            unit = old
    yield Atom("sample.notice_due", unit, due, place=place)
    if notice["done"] and notice["done"] <= due:
        yield Atom("sample.notice_in_time", unit, due, place=place)
