"""Dated, region-scoped values: ceilings, ages, clocks, promises. Data with a source, never constants in code.

A programme's folder holds `parameters/*.json`; each file is a list of
    {"code": "petition.notice_days", "title": "书面告知期限", "unit": "日", "keeper": "省妇联权益部",
     "rows": [{"region": "", "from": "2022-05-01", "to": null, "value": 15, "source": "《信访工作条例》第二十三条",
               "is_house": false, "verify": false}]}
`region` is the head of a division code ("" the country, "43" Hunan, "4306" Yueyang, "430626" Pingjiang). The nearest
region above a place counts; within it, the row in force on the day.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from halfsky.ledger.errors import MissingParameter
from halfsky.network.models import Unit


@dataclass(frozen=True)
class Row:
    region: str
    begins: date
    ends: date | None
    value: Any
    source: str
    is_house: bool = False
    verify: bool = False

    def holds(self, code: str, day: date) -> bool:
        return code.startswith(self.region) and self.begins <= day and (self.ends is None or day < self.ends)


@dataclass(frozen=True)
class Parameter:
    code: str
    title: str
    unit: str
    keeper: str
    rows: tuple[Row, ...]


_KNOWN: dict[str, Parameter] = {}


def load_folder(folder: Path) -> list[Parameter]:
    """Read a programme's parameters and make them known; ValueError names the file of a fault."""
    found = []
    for path in sorted(folder.glob("*.json")):
        try:
            found += [_parameter(raw) for raw in json.loads(path.read_text(encoding="utf-8"))]
        except (KeyError, TypeError, ValueError) as fault:
            raise ValueError(f"{path}: {fault!r}") from fault
    _KNOWN.update((parameter.code, parameter) for parameter in found)
    return found


def _parameter(raw: dict[str, Any]) -> Parameter:
    rows = tuple(
        Row(
            row["region"],
            date.fromisoformat(row["from"]),
            date.fromisoformat(row["to"]) if row.get("to") else None,
            row["value"],
            row["source"],
            row.get("is_house", False),
            row.get("verify", False),
        )
        for row in raw["rows"]
    )
    return Parameter(raw["code"], raw["title"], raw["unit"], raw["keeper"], rows)


def known() -> Iterable[Parameter]:
    return _KNOWN.values()


def row_for(code: str, place_code: str, day: date) -> Row:
    """Return the row in force at a place on a day; `MissingParameter` names what is missing and who keeps it."""
    parameter = _KNOWN.get(code)
    if parameter is None:
        raise MissingParameter(f"没有声明参数 {code}。")
    fitting = [row for row in parameter.rows if row.holds(place_code, day)]
    if not fitting:
        raise MissingParameter(
            f"{day:%Y年%-m月%-d日}没有可用的“{parameter.title}”，请{parameter.keeper}先补上这个参数；草稿已保留。"
        )
    return max(fitting, key=lambda row: (len(row.region), row.begins))


def value_for(code: str, place_code: str, day: date) -> Any:
    return row_for(code, place_code, day).value


def place_code(unit_id: int) -> str:
    """Return the division code of a unit, or of the nearest unit above that has one: the place whose values hold."""
    wanted: int | None = unit_id
    while wanted is not None:
        code, above = Unit.objects.values_list("code", "parent_id").get(pk=wanted)
        if code:
            return str(code)
        wanted = above
    return ""
