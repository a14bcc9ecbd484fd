"""What the door is measured against without HTTP: the same rows, inserted plainly, one transaction an entry."""

from __future__ import annotations

import json
import sys
import threading
import time
from typing import Any

from halfsky.commands import start


def main() -> None:
    """`prepare` makes the bare tables; `first` prints path and form of the door; `insert SECONDS` measures."""
    start()
    match sys.argv[1]:
        case "prepare":
            from halfsky.bench.bare import make_tables

            make_tables()
            print("{}")
        case "first":
            print(json.dumps(_first()))
        case "insert":
            print(json.dumps(_measure(float(sys.argv[2]))))


def _first() -> dict[str, Any]:
    """Return where the first programme with an opening step for officers is opened, and a filled form."""
    from halfsky.ledger import registry

    programme = registry.get("petition")
    assert programme.samples is not None
    slug, data = next(iter(programme.samples()))
    return {"path": f"/s/{programme.slug}/new/{slug}/", "form": data}


def _measure(seconds: float) -> dict[str, float]:
    """Insert copies of the newest record's rows from eight threads and return how many a second."""
    from django.db import connection

    statements = _statements()
    counts: list[int] = []
    began = time.perf_counter()

    def run(thread: int) -> None:
        from django.db import transaction

        done = 0
        while time.perf_counter() - began < seconds:
            with transaction.atomic(), connection.cursor() as cursor:
                for sql, values in statements:
                    cursor.execute(sql, _fresh(values, thread, done))
            done += 1
        counts.append(done)
        connection.close()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return {"rate": sum(counts) / (time.perf_counter() - began), "rows": len(statements)}


def _statements() -> list[tuple[str, list[Any]]]:
    """Return an INSERT for each row that one opened record consists of, into tables without keys or guards."""
    from halfsky.ledger.models import Record

    record = Record.objects.filter(programme="petition").order_by("pk")[0]
    found: list[tuple[str, list[Any]]] = []
    for name, condition in ROWS.items():
        found += _inserts(name, condition.format(record=record.pk))
    return found


ROWS = {
    "Record": "id = {record}",
    "Entry": "record_id = {record} AND seq = 1",
    "Fact": "entry_id = (SELECT id FROM ledger_entry WHERE record_id = {record} AND seq = 1)",
    "Deadline": "record_id = {record}",
    "Participation": "record_id = {record}",
    "Involvement": "record_id = {record}",
    "BlindIndex": "record_id = {record}",
}


def _inserts(name: str, condition: str) -> list[tuple[str, list[Any]]]:
    """Return the inserts of one model's rows, after making an empty table of the same columns."""
    from django.apps import apps
    from django.db import connection

    model = apps.get_model("ledger", name)
    source, table = model._meta.db_table, f"bench_plain_{model._meta.db_table}"
    names = ", ".join(str(field.column) for field in model._meta.concrete_fields if not field.primary_key)
    marks = ", ".join(["%s"] * (names.count(",") + 1))
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE IF EXISTS {table}")
        cursor.execute(f"CREATE TABLE {table} AS SELECT {names} FROM {source} WHERE 1 = 0")
        cursor.execute(f"SELECT {names} FROM {source} WHERE {condition}")
        rows = cursor.fetchall()
    return [(f"INSERT INTO {table} ({names}) VALUES ({marks})", [_plain(value) for value in row]) for row in rows]


def _plain(value: Any) -> Any:
    return json.dumps(value) if isinstance(value, dict | list) else value


def _fresh(values: list[Any], thread: int, turn: int) -> list[Any]:
    """Return the values of a new row: the same, with the numbers that a client would count up."""
    return [
        value + turn if isinstance(value, int) and not isinstance(value, bool) and value > 1000 else value
        for value in values
    ]


if __name__ == "__main__":
    main()
