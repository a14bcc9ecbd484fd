"""The rows of the splitting page: what each unit's weight, last year and computed part are."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from halfsky.accounts.session import DeskRequest
from halfsky.desk.drawing import Tile
from halfsky.desk.planning import queries
from halfsky.network.data import load_tiles, load_women
from halfsky.network.models import FAR, Unit
from halfsky.plans.actions.issue import is_rate
from halfsky.plans.models import Allotment, Target
from halfsky.plans.splitting import equal, shares


@dataclass(frozen=True)
class Row:
    unit: Unit
    weight: int | None
    counted: Decimal
    value: Decimal
    how: str
    is_locked: bool
    reason: str

    @property
    def is_hand(self) -> bool:
        return self.value != self.counted

    @property
    def share(self) -> float | None:
        """Return women a part per thousand, for the picture of the split."""
        return round(float(self.value) * 1000 / self.weight, 1) if self.weight else None


def weights() -> dict[str, int]:
    """Return women by division code, as far as the data knows them."""
    return {row.code: row.women for row in load_women()}


def rows_for(target: Target, how: str) -> list[Row]:
    """Return a row for each unit below: the saved part, or the computed one where a rule is asked for."""
    units = list(target.plan.unit.children.filter(closed_on=FAR).order_by("code", "id"))
    saved = {part.unit_id: part for part in target.parts.all()}
    known = weights()
    rule = how or next((part.how for part in saved.values() if part.how != Allotment.How.HAND), _usual(units, known))
    counted = computed(target, units, rule, known)
    return [_row(unit, saved.get(unit.pk), counted[unit.pk], rule, known, is_fresh=bool(how)) for unit in units]


def _usual(units: list[Unit], known: dict[str, int]) -> str:
    return "population" if units and all(unit.code in known for unit in units) else "equal"


def computed(target: Target, units: list[Unit], rule: str, known: dict[str, int]) -> dict[int, Decimal]:
    """Return what the rule gives each unit; a rate, or what each unit must reach, is the same for all."""
    if is_rate(target) or target.each:
        return {unit.pk: target.value for unit in units}
    if rule == "population" and any(unit.code in known for unit in units):
        return shares(target.value, {unit.pk: known.get(unit.code, 0) for unit in units})
    if rule == "hand":
        return {unit.pk: Decimal(0) for unit in units}
    return equal(target.value, [unit.pk for unit in units])


def _row(unit: Unit, part: Allotment | None, counted: Decimal, rule: str, known: dict[str, int], is_fresh: bool) -> Row:
    keep = part is not None and (not is_fresh or part.is_locked)
    value = part.value if part is not None and keep else counted
    return Row(
        unit,
        known.get(unit.code),
        counted,
        value.quantize(Decimal(1)) if value == value.to_integral_value() else value,
        rule,
        bool(part and part.is_locked),
        part.reason if part else "",
    )


def split_context(request: DeskRequest, target: Target, rows: list[Row], **more: Any) -> dict[str, Any]:
    """Return what the splitting page shows."""
    adds_up = not (is_rate(target) or target.each)
    total = sum((row.value for row in rows), Decimal(0))
    codes = {tile.code: tile for tile in load_tiles()}
    tiles = [
        Tile(
            row.unit.code or str(row.unit.pk),
            codes[row.unit.code].label if row.unit.code in codes else row.unit.short,
            _share_text(row),
            "3",
        )
        for row in rows
    ]
    return {
        "target": target,
        "plan": target.plan,
        "rows": rows,
        "total": total,
        "adds_up": adds_up,
        "left": target.value - total if adds_up else Decimal(0),
        "tiles": tiles,
        "layout": tile_layout(),
        "is_issued": target.parts.filter(issued_at__isnull=False).exists(),
        "rule": rows[0].how if rows else "",
        "may_edit": queries.may_edit(request.actor.post, target.plan),
        "may_issue": queries.may_publish(request.actor.post, target.plan),
        **more,
    }


def _share_text(row: Row) -> str:
    return f"{row.share}" if row.share is not None else f"{row.value:f}"


def tile_layout() -> list[list[str]]:
    """Return the tile map of the fourteen cities as rows of codes, "" for an empty cell."""
    tiles = load_tiles()
    grid = [[""] * max(tile.column for tile in tiles) for _row_number in range(max(tile.row for tile in tiles))]
    for tile in tiles:
        grid[tile.row - 1][tile.column - 1] = tile.code
    return grid
