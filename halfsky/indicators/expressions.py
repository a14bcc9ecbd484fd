"""The roll-up of facts over the tree, declared once: the same expression runs on SQLite, PostgreSQL and DuckDB.

Pages read totals. This counts the whole tree anew, independent of them: to verify them, and for analyses of everything
at once, where DuckDB reads the same database many times faster than the database itself.
"""

from __future__ import annotations

import importlib
import importlib.resources
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

import ibis
from django.conf import settings
from django.db import connection

from halfsky.network.models import Basis

Engine = Literal["native", "duckdb"]
Tables = Callable[[str], Any]
Units = tuple[int, ...] | None

SCHEMAS: dict[str, dict[str, str]] = {
    "ledger_fact": {
        "id": "int64",
        "indicator": "string",
        "unit_id": "int64",
        "bearer_id": "int64",
        "day": "date",
        "person_id": "int64",
        "quantity": "int64",
        "is_aggregate": "boolean",
    },
    "network_descent": {
        "basis": "string",
        "ancestor_id": "int64",
        "descendant_id": "int64",
        "valid_from": "date",
        "valid_to": "date",
    },
    "network_person": {"id": "int64", "same_as_id": "int64"},
}
SCANNERS = {"sqlite": "sqlite_scanner", "postgresql": "postgres_scanner"}
DIALECTS = {"sqlite": "sqlite", "postgresql": "postgres"}


class WholeRow(NamedTuple):
    """What one indicator counted below one unit in one month; `people`: distinct known people of that month."""

    unit: int
    indicator: str
    month: int
    quantity: int
    facts: int
    aggregate: int
    people: int


class NoFile(RuntimeError):
    """DuckDB opens databases of its own accord; one that lives in memory only it cannot."""


def facts_below(tables: Tables, basis: Basis, units: Units) -> Any:
    """Return each fact once for every unit that counts it: (unit, indicator, month, person_id, quantity ...)."""
    fact, descent = tables("ledger_fact"), tables("network_descent")
    descent = descent.filter(descent.basis == basis.value)
    if units is not None:
        descent = descent.filter(descent.ancestor_id.isin(units))
    if basis is Basis.IS:
        joined = fact.join(descent, fact.bearer_id == descent.descendant_id)
    else:
        stands = [
            fact.unit_id == descent.descendant_id,
            descent.valid_from <= fact.day,
            descent.valid_to > fact.day,
        ]
        joined = fact.join(descent, stands)
    return joined.select(
        unit=descent.ancestor_id,
        indicator=fact.indicator,
        month=(fact.day.year().cast("int64") * 100 + fact.day.month().cast("int64")),
        person_id=fact.person_id,
        quantity=fact.quantity,
        aggregate=ibis.ifelse(fact.is_aggregate, fact.quantity, 0).cast("int64"),
        is_aggregate=fact.is_aggregate,
    )


def quantities(below: Any) -> Any:
    """Return sums and numbers of facts: the roll-up of count, sum, times and stock."""
    return below.group_by("unit", "indicator", "month").aggregate(
        quantity=below.quantity.sum(), facts=below.count(), aggregate=below["aggregate"].sum()
    )


def heads(tables: Tables, below: Any) -> Any:
    """Return distinct people: added up by person first and then counted, which no engine runs out of memory over."""
    joined_to = tables("network_person")
    joined_to = joined_to.filter(joined_to.same_as_id.notnull()).select(one="id", same="same_as_id")
    known = below.filter(below.person_id.notnull() & ~below.is_aggregate)
    named = known.left_join(joined_to, known.person_id == joined_to.one)
    named = named.select("unit", "indicator", "month", "quantity", who=ibis.coalesce(named.same, named.person_id))
    by_person = named.group_by("unit", "indicator", "month", "who").aggregate(often=named.quantity.sum())
    counted = by_person.filter(by_person.often > 0)
    return counted.group_by("unit", "indicator", "month").aggregate(people=counted.count())


def whole(tables: Tables, basis: Basis = Basis.IS, units: Units = None) -> Any:
    """Return unit, indicator, month, quantity, facts, aggregate and people for these units (None: the whole tree)."""
    below = facts_below(tables, basis, units)
    sums, people = quantities(below), heads(tables, below)
    both = sums.left_join(people, ["unit", "indicator", "month"])
    return both.select(*[sums[name] for name in WholeRow._fields[:-1]], people=ibis.coalesce(people["people"], 0))


@cache
def native_sql(vendor: str, basis: Basis = Basis.IS, units: Units = None) -> str:
    """Return the roll-up in the SQL of the database itself."""
    expression = whole(lambda name: ibis.table(SCHEMAS[name], name=name), basis, units)
    return str(ibis.to_sql(expression, dialect=DIALECTS[vendor]))


def whole_tree(
    engine: Engine = "native",
    *,
    basis: Basis = Basis.IS,
    units: Collection[int] | None = None,
    path: Path | None = None,
) -> Iterator[WholeRow]:
    """Yield the roll-up of all facts for every unit (or for these), indicator and month, in no order.

    With DuckDB the database is attached read-only: what an open transaction has not committed is not seen. `path` names
    another SQLite file than the one in the settings.
    """
    wanted = None if units is None else tuple(sorted(units))
    if engine == "native":
        with connection.cursor() as cursor:
            cursor.execute(native_sql(connection.vendor, basis, wanted).replace("%", "%%"), [])
            while rows := cursor.fetchmany(5000):
                yield from (WholeRow(row[0], row[1], *map(int, row[2:])) for row in rows)
        return
    with duckdb_tables(path) as tables:
        for batch in whole(tables, basis, wanted).to_pyarrow_batches(chunk_size=50_000):
            columns = [batch.column(name).to_pylist() for name in WholeRow._fields]
            yield from (WholeRow(*row) for row in zip(*columns, strict=True))


@contextmanager
def duckdb_tables(path: Path | None = None) -> Iterator[Tables]:
    """Yield the database's tables as DuckDB reads them."""
    vendor = connection.vendor
    engine = ibis.duckdb.connect()
    try:
        engine.raw_sql(f"LOAD '{_scanner(SCANNERS[vendor])}'")
        kind = "sqlite" if vendor == "sqlite" else "postgres"
        engine.raw_sql(f"ATTACH '{_quoted(_address(path))}' AS source (TYPE {kind}, READ_ONLY)")
        place = ("source", "main" if vendor == "sqlite" else "public")
        yield lambda name: engine.table(name, database=place).select(*SCHEMAS[name]).cast(SCHEMAS[name])
    finally:
        engine.disconnect()


def _scanner(name: str) -> Path:
    """Return the extension's file out of its own package: nothing is downloaded and nothing installed."""
    package = importlib.import_module(f"duckdb_extension_{name}")
    found = sorted(Path(str(importlib.resources.files(package))).glob(f"extensions/*/{name}.duckdb_extension"))
    return found[-1]


def _address(path: Path | None) -> str:
    described = settings.DATABASES["default"]
    if connection.vendor == "sqlite":
        name = str(path or connection.settings_dict["NAME"])
        if "mode=memory" in name or name == ":memory:":
            raise NoFile("the database lives in memory; give the path of a copy")
        return name
    words = {
        "dbname": connection.settings_dict["NAME"],
        "user": described["USER"],
        "password": described["PASSWORD"],
        "host": described["HOST"],
        "port": described["PORT"],
    }
    return " ".join(f"{key}={value}" for key, value in words.items() if value)


def _quoted(words: str) -> str:
    return words.replace("'", "''")
