"""A small tree: a province, two cities, two counties with townships and villages, and a zone without a code."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from halfsky.network import succession
from halfsky.network.data import UnitRow
from halfsky.network.loading import load_tree
from halfsky.network.models import Basis, Descent, Unit, UnitVersion

ROWS = (
    UnitRow("430000", "样省", "province", 1, ""),
    UnitRow("430100", "东市", "city", 2, "430000"),
    UnitRow("430200", "西市", "city", 2, "430000"),
    UnitRow("430121", "甲县", "county", 3, "430100"),
    UnitRow("430122", "乙县", "county", 3, "430100"),
    UnitRow("", "高新区", "zone", 3, "430100"),
    UnitRow("430121101", "一镇", "town", 4, "430121"),
    UnitRow("430121102", "二镇", "town", 4, "430121"),
    UnitRow("430122101", "三镇", "town", 4, "430122"),
    UnitRow("430121101201", "杏村", "village", 5, "430121101"),
    UnitRow("430121101202", "桃村", "village", 5, "430121101"),
    UnitRow("430121102201", "梨村", "village", 5, "430121102"),
)


@dataclass(frozen=True)
class Name:
    full_name: str


@dataclass(frozen=True)
class Organiser:
    """Somebody who may change the tree; the areas above have actors of their own."""

    user: Name
    unit_id: int


@dataclass
class Small:
    """The small tree by place name, and who may change it."""

    by: Organiser

    def __getitem__(self, place: str) -> Unit:
        return Unit.objects.get(name=f"{place}妇女联合会")


@pytest.fixture
def small(db: None, monkeypatch: pytest.MonkeyPatch) -> Small:
    load_tree(ROWS, "测试")
    top = Unit.objects.get(level=1)
    monkeypatch.setattr(succession, "_GUARDS", [lambda by, _units: by.unit_id == top.pk])
    return Small(Organiser(Name("试组织"), top.pk))


def above_on(unit: Unit, day: date) -> list[int]:
    """Return the ids above the unit on a day by walking from version to version: what the closure must equal."""
    found: list[int] = []
    here: int | None = unit.pk
    while here is not None:
        version = UnitVersion.objects.filter(unit_id=here, valid_from__lte=day, valid_to__gt=day).first()
        here = version.parent_id if version else None
        found += [here] if here is not None else []
    return found


def closed_over(unit: Unit, day: date, basis: Basis = Basis.WAS) -> list[int]:
    """Return the ids above the unit on a day by the stored closure, the nearest first."""
    rows = Descent.objects.filter(basis=basis, descendant=unit, depth__gt=0, valid_from__lte=day, valid_to__gt=day)
    return list(rows.order_by("depth").values_list("ancestor_id", flat=True))
