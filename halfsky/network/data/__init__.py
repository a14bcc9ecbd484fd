"""Hunan's divisions, tiles and population as plain rows. Sources and cautions: README.md in this folder."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from datetime import date
from importlib.resources import files

AUTONOMOUS = re.compile("(?:土家族|苗族|侗族|瑶族)+自治(?=[县州]$)")


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One division or zone. `level` is 1 to 5, `parent` a code ("" for the province), `code` may be "" for a zone."""

    code: str
    name: str
    kind: str
    level: int
    parent: str

    @property
    def is_zone(self) -> bool:
        return self.kind == "zone"

    @property
    def place(self) -> str:
        """Return the place's usual short name: 江华县, 湘西州, 岳阳经开区."""
        return AUTONOMOUS.sub("", self.name).replace("经济技术开发区", "经开区")

    @property
    def federation(self) -> str:
        """Return the full name of the place's federation."""
        return f"{self.name}妇女联合会"

    @property
    def short(self) -> str:
        """Return the everyday name of the place's federation."""
        return f"{self.place}妇联"


@dataclass(frozen=True, slots=True)
class TileRow:
    """A prefecture's tile: row and column count from 1 at the upper left."""

    code: str
    label: str
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class WomenRow:
    """Residents and women of a prefecture at the 2020 census; `verify` marks a number still to be checked."""

    code: str
    residents: int
    women: int
    basis: str
    verify: bool
    source: str


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A county that became a city or a district: codes, names, the day approved and the day it was set up."""

    old_code: str
    old_name: str
    new_code: str
    new_name: str
    parent: str
    approved_on: date
    inaugurated_on: date | None
    paper: str
    verify: bool


def _rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((files(__package__) / name).read_text(encoding="utf-8").splitlines()))


def load_units() -> list[UnitRow]:
    """Return every division and zone, parents before children."""
    return [
        UnitRow(row["code"], row["name"], row["kind"], int(row["level"]), row["parent"])
        for row in _rows("units_hunan.csv")
    ]


def load_tiles() -> list[TileRow]:
    """Return the fourteen tiles, row by row."""
    return [TileRow(row["code"], row["label"], int(row["row"]), int(row["column"])) for row in _rows("tiles_hunan.csv")]


def load_women() -> list[WomenRow]:
    """Return each prefecture's residents and women."""
    return [
        WomenRow(
            code=row["code"],
            residents=int(row["residents"]),
            women=int(row["women"]),
            basis=row["basis"],
            verify=row["verify"] == "true",
            source=row["source"],
        )
        for row in _rows("population_women.csv")
    ]


def load_changes() -> list[ChangeRow]:
    """Return the known changes of county units, in order of time."""
    return [
        ChangeRow(
            old_code=row["old_code"],
            old_name=row["old_name"],
            new_code=row["new_code"],
            new_name=row["new_name"],
            parent=row["parent"],
            approved_on=date.fromisoformat(row["approved_on"]),
            inaugurated_on=date.fromisoformat(row["inaugurated_on"]) if row["inaugurated_on"] else None,
            paper=row["paper"],
            verify=row["verify"] == "true",
        )
        for row in _rows("changes_sample.csv")
    ]
