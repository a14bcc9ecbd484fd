"""The rows of the splitting page: what each unit's weight, last year and computed part are."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

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
    is_hand: bool = False
    typed: str | None = None

    @property
    def pull(self) -> int:
        """Return the weight with which the unit takes part in a fill: its women under that rule, else one."""
        return self.weight or 0 if self.how == Allotment.How.POPULATION else 1

    @property
    def filled_how(self) -> str:
        """Return how a part came about that no person typed."""
        return Allotment.How.EQUAL.value if self.how == Allotment.How.HAND else self.how


def weights() -> dict[str, int]:
    """Return women by division code, as far as the data knows them."""
    return {row.code: row.women for row in load_women()}


def rows_for(target: Target, how: str) -> list[Row]:
    """Return a row for each unit below: the saved part, or the computed one where a rule is asked for."""
    if is_issued(target):
        how = ""
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
        part is not None and keep and part.how == Allotment.How.HAND,
    )


def adds_up(target: Target) -> bool:
    """Return whether the parts must make the whole: not for rates, nor where each unit must reach it."""
    return not (is_rate(target) or target.each)


def is_issued(target: Target) -> bool:
    return target.parts.filter(issued_at__isnull=False).exists()


def split_context(request: DeskRequest, target: Target, rows: list[Row], **more: Any) -> dict[str, Any]:
    """Return what the splitting page shows."""
    may_edit, issued = queries.may_edit(request.actor.post, target.plan), is_issued(target)
    total = sum((row.value for row in rows), Decimal(0))
    per = density(rows)
    codes = {tile.code: tile for tile in load_tiles()}
    tiles = [
        Tile(
            row.unit.code or str(row.unit.pk),
            codes[row.unit.code].label if row.unit.code in codes else row.unit.short,
            density_text(row, per),
            "3",
        )
        for row in rows
    ]
    return {
        "target": target,
        "plan": target.plan,
        "rows": rows,
        "total": total,
        "adds_up": adds_up(target),
        "left": target.value - total if adds_up(target) else Decimal(0),
        "tiles": tiles,
        "layout": tile_layout(),
        "tile_unit": DENSITIES[per] if per else target.unit or _("分解数"),
        "is_issued": issued,
        "is_open": may_edit and not issued,
        "rule": rows[0].how if rows else "",
        "may_edit": may_edit,
        "may_issue": queries.may_publish(request.actor.post, target.plan),
        **more,
    }


DENSITIES = {1000: _("每千名妇女"), 10_000: _("每万名妇女"), 100_000: _("每 10 万名妇女")}


def density(rows: list[Row]) -> int:
    """Return per how many women the parts are shown so that none above nothing reads 0.0; 0: show them plain."""
    if not rows or not all(row.weight for row in rows):
        return 0
    return next((per for per in DENSITIES if all(not row.value or _per(row, per) for row in rows)), 0)


def _per(row: Row, per: int) -> float:
    return round(float(row.value) * per / (row.weight or 1), 1)


def density_text(row: Row, per: int) -> str:
    """Return a unit's part per so many women, or plain."""
    return f"{_per(row, per)}" if per else f"{row.value.normalize():f}"


def tile_layout() -> list[list[str]]:
    """Return the tile map of the fourteen cities as rows of codes, "" for an empty cell."""
    tiles = load_tiles()
    grid = [[""] * max(tile.column for tile in tiles) for _row_number in range(max(tile.row for tile in tiles))]
    for tile in tiles:
        grid[tile.row - 1][tile.column - 1] = tile.code
    return grid
