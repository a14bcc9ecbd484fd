"""Public numbers of records and papers: one series a programme, unit and year, without gaps in a committed ledger."""

from __future__ import annotations

from django.db import connection

from halfsky.ledger.models import NumberSeries


def next_in(series: str) -> int:
    """Return the next number of a series; the row is locked until the transaction ends."""
    table = NumberSeries._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} (series, last) VALUES (%s, 1) "  # noqa: S608  (the table is ours)
            f"ON CONFLICT (series) DO UPDATE SET last = {table}.last + 1 RETURNING last",
            [series],
        )
        number: int = cursor.fetchone()[0]
    return number


def record_number(word: str, unit_mark: str, year: int) -> str:
    """Return a record's number such as 430626〔2026〕信0397."""
    serial = next_in(f"record:{word}:{unit_mark}:{year}")
    return f"{unit_mark}〔{year}〕{word}{serial:04d}"
