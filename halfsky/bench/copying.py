"""Doubling the ledger in SQL: every row of a record once more, at another unit, within the last two years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model

PRIME = 7919


@dataclass(frozen=True)
class Shift:
    """By how much the keys of one copy move."""

    turn: int
    record: int
    entry: int
    person: int
    others: dict[str, int]


def copy_once(connection: BaseDatabaseWrapper, turn: int, wanted: int) -> None:
    """Copy all records there are, or as many of the newest as are still wanted, with all that hangs on them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*), max(record_id) FROM ledger_entry")
        entries, newest = cursor.fetchone()
        share = min(1.0, max(0.02, (wanted - entries) / entries))
        cursor.execute("SELECT min(id), max(id) FROM ledger_record")
        first, last = cursor.fetchone()
        start = int(last - (last - first + 1) * share) + 1 if share < 1 else first
        shift = _shift(cursor, turn, int(newest) - start + 1)
        _map_units(cursor, connection.vendor)
        for table, columns in _tables():
            cursor.execute(_statement(table, columns, shift, start, connection.vendor))
        if connection.vendor == "postgresql":
            for table, _columns in _tables():
                cursor.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))")


def _shift(cursor: Any, turn: int, records: int) -> Shift:
    others = {}
    for table, _columns in _tables():
        cursor.execute(f"SELECT coalesce(max(id), 0) - coalesce(min(id), 0) + 1 FROM {table}")
        others[table] = cursor.fetchone()[0]
    return Shift(turn, records, others["ledger_entry"], others["network_person"], others)


def _tables() -> Sequence[tuple[str, list[str]]]:
    named = ["network.Person", "ledger.Record", "ledger.RecordKey", "ledger.Entry", "ledger.Fact", "ledger.Deadline"]
    named += ["ledger.Participation", "ledger.Involvement", "ledger.BlindIndex"]
    models: list[type[Model]] = [apps.get_model(name) for name in named]
    return [(model._meta.db_table, [str(field.column) for field in model._meta.concrete_fields]) for model in models]


def _map_units(cursor: Any, vendor: str) -> None:
    """Keep a numbered list of the units below the city, for spreading copies over the tree."""
    cursor.execute("DROP TABLE IF EXISTS bench_unit")
    cursor.execute(
        "CREATE TABLE bench_unit AS "
        "SELECT row_number() OVER (ORDER BY code) AS place, id FROM network_unit WHERE level >= 3"
    )
    cursor.execute("CREATE UNIQUE INDEX bench_unit_place ON bench_unit (place)")


def _statement(table: str, columns: Sequence[str], shift: Shift, start: int, vendor: str) -> str:
    record = "t.id" if table == "ledger_record" else "t.record_id"
    values = [_value(table, column, shift, vendor) for column in columns]
    where = f"WHERE {record} >= {start}" if table != "network_person" else ""
    if table == "network_person":
        join = ""
    else:
        spread = f"1 + (({record} * {PRIME} + {shift.turn * 31}) % (SELECT count(*) FROM bench_unit))"
        join = f"JOIN bench_unit u ON u.place = {spread}"
    return f"INSERT INTO {table} ({', '.join(columns)}) SELECT {', '.join(values)} FROM {table} t {join} {where}"


def _value(table: str, column: str, shift: Shift, vendor: str) -> str:
    if column == "id":
        moved = shift.record if table == "ledger_record" else shift.others[table]
        return f"t.id + {moved}"
    if column == "record_id":
        return f"t.record_id + {shift.record}"
    if column in {"entry_id", "reverses_id"}:
        return f"t.{column} + {shift.others['ledger_entry']}"
    if column == "person_id":
        return f"t.person_id + {shift.others['network_person']}"
    if column in {"owner_id", "unit_id", "bearer_id"}:
        return "u.id"
    if column in {"number", "key"}:
        return f"substr(t.{column}, 1, 22) || '-{shift.turn}-' || t.id"
    if column in {"day", "due_on", "starts_on", "opened_on", "happened_on"}:
        return _earlier(f"t.{column}", shift.turn, vendor)
    if table == "network_person" and column == "strength":
        return "0"
    if table == "network_person" and column == "digest":
        return "NULL"
    if column == "digest":  # somebody else's telephone
        return "sha256((random()::text || t.id)::bytea)" if vendor == "postgresql" else "randomblob(32)"
    return f"t.{column}"


def _earlier(column: str, turn: int, vendor: str) -> str:
    """Return the day some weeks earlier, a different number of weeks each turn."""
    days = (turn * 37) % 500
    return f"({column} - {days})" if vendor == "postgresql" else f"date({column}, '-{days} days')"
