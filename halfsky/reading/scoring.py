"""How well a reading fits what was expected: matched measures and outline items, and the figures made of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Row = Mapping[str, Any]

_SAME_UNIT = {
    "大类": "类",
    "户(次)": "户次",
    "人(次)": "人次",
    "件(次)": "件次",
    "周岁": "岁",
    "％": "%",
    "个百分点": "百分点",
}
_NARROW = str.maketrans("（）０１２３４５６７８９．", "()0123456789.")


@dataclass(slots=True)
class Tally:
    """Counts over documents, and the shares made of them."""

    hits: int = 0
    extra: int = 0
    missed: int = 0
    bound: int = 0
    role: int = 0
    each: int = 0
    per_document: list[float] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall, 1 when nothing was asked and nothing said."""
        return f1_of(self.hits, self.extra, self.missed)

    @property
    def mean_f1(self) -> float:
        """Return the mean of the documents' own F1."""
        return sum(self.per_document) / len(self.per_document) if self.per_document else 1.0

    def share(self, count: int) -> float:
        """Return `count` as a share of the matched."""
        return count / self.hits if self.hits else 1.0


def f1_of(hits: int, extra: int, missed: int) -> float:
    """Return F1 of one count."""
    total = 2 * hits + extra + missed
    return 2 * hits / total if total else 1.0


def add_measures(tally: Tally, name: str, expected: Sequence[Row], read: Sequence[Row]) -> None:
    """Compare one document's measures as (value, unit) pairs and add the outcome."""
    pairs = _pair(expected, read)
    taken = set(pairs.values())
    needed = [i for i, e in enumerate(expected) if not _optional(e)]
    for i in pairs:
        if expected[i].get("alt"):
            spare = next((k for k in range(len(read)) if k not in taken and _fits(expected[i], read[k])), None)
            taken |= {spare} if spare is not None else set()
    extra = [j for j, r in enumerate(read) if j not in taken and r["role"] != "context"]
    found = [i for i in needed if i in pairs]
    missed = [i for i in needed if i not in pairs]
    for i in found:
        e, r = expected[i], read[pairs[i]]
        right = {key: _either(e, key, r[key]) for key in ("bound", "role", "each")}
        tally.bound += right["bound"]
        tally.role += right["role"]
        tally.each += right["each"]
        for key, fine in right.items():
            if not fine:
                tally.notes.append(f"{name} {key}: {e['quote']!r} expected {e[key]}, read {r[key]}")
    tally.hits += len(found)
    tally.extra += len(extra)
    tally.missed += len(missed)
    tally.notes += [
        f"{name} missed: {expected[i]['quote']!r} {expected[i]['value']} {expected[i]['unit']}" for i in missed
    ]
    tally.notes += [f"{name} extra: {read[j]['quote']!r} {read[j]['value']} {read[j]['unit']}" for j in extra]
    if needed or extra:
        tally.per_document.append(f1_of(len(found), len(extra), len(missed)))


def _pair(expected: Sequence[Row], read: Sequence[Row]) -> dict[int, int]:
    """Return which expected measure is which read one: those at the same place first, then any that fits."""
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    order = sorted(range(len(expected)), key=lambda i: _optional(expected[i]))
    for same_place in (True, False):
        for i in order:
            if i in pairs:
                continue
            for j, r in enumerate(read):
                if j not in taken and _fits(expected[i], r) and (not same_place or _overlap(expected[i], r)):
                    pairs[i] = j
                    taken.add(j)
                    break
    return pairs


def _optional(row: Row) -> bool:
    return row["role"] == "context" or bool(row.get("optional"))


def _either(expected: Row, key: str, value: object) -> bool:
    return value == expected[key] or value in expected.get(f"{key}_alt", ())


def _unit(unit: str) -> str:
    plain = unit.translate(_NARROW)
    return _SAME_UNIT.get(plain, plain)


def _fits(expected: Row, read: Row) -> bool:
    units = {_unit(u) for u in (expected["unit"], *expected.get("unit_alt", ()))}
    if "" not in units and _unit(read["unit"]) not in units:
        return False
    values = (expected["value"], *expected.get("alt", ()))
    return any(abs(float(v) - float(read["value"])) <= 1e-6 * max(1.0, abs(float(v))) for v in values)


def _overlap(expected: Row, read: Row) -> bool:
    a, b = int(expected["start"]), int(read["start"])
    return b < a + len(expected["quote"]) and a < b + max(1, len(read["quote"]))


def add_outline(tally: Tally, name: str, expected: Sequence[Row], read: Sequence[Row]) -> None:
    """Compare one document's outline items on level, marker and place (3 characters) and add the outcome."""
    taken: set[int] = set()
    missed: list[Row] = []
    for e in expected:
        levels = {e["level"], *e.get("level_alt", ())}
        near = [
            j
            for j, r in enumerate(read)
            if j not in taken
            and abs(int(r["start"]) - int(e["start"])) <= 3
            and _marker(r["marker"]) in {_marker(m) for m in (e["marker"], *e.get("marker_alt", ()))}
            and r["level"] in levels
        ]
        if near:
            taken.add(near[0])
        elif not e.get("optional"):
            missed.append(e)
    extra = [r for j, r in enumerate(read) if j not in taken]
    tally.hits += len(expected) - len(missed)
    tally.extra += len(extra)
    tally.missed += len(missed)
    tally.notes += [f"{name} missed item: {e['level']} {e['marker']!r} at {e['start']}" for e in missed]
    tally.notes += [f"{name} extra item: {r['level']} {r['marker']!r} {r['title'][:16]!r}" for r in extra]
    if expected or extra:
        tally.per_document.append(f1_of(len(expected) - len(missed), len(extra), len(missed)))


def _marker(marker: str) -> str:
    plain = marker.strip().translate(_NARROW)
    return "【" if plain.startswith("【") else plain.rstrip("、.，,：: ")
