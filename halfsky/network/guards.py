"""Triggers that make tables append-only in the database itself, on SQLite and PostgreSQL."""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

GUARDED = (
    "ledger_entry",
    "accounts_readingline",
    "network_unitchange",
    "plans_planline",
    "reports_bulletin",
    "reports_bulletinline",
)

_SENTENCE = "append-only: UPDATE and DELETE are refused"


def install(connection: BaseDatabaseWrapper, tables: tuple[str, ...] = GUARDED) -> None:
    """Refuse UPDATE, DELETE (and TRUNCATE where there is one) on the tables."""
    _run(connection, _postgresql if connection.vendor == "postgresql" else _sqlite, tables)


def remove(connection: BaseDatabaseWrapper, tables: tuple[str, ...] = GUARDED) -> None:
    """Take the guards away: for test databases that are emptied between tests, and for nothing else."""
    _run(connection, _without, tables, connection.vendor)


def _run(connection: BaseDatabaseWrapper, make: object, tables: tuple[str, ...], *extra: str) -> None:
    assert callable(make)
    with connection.cursor() as cursor:
        for table in tables:
            for statement in make(table, *extra):
                cursor.execute(statement)


def _sqlite(table: str) -> list[str]:
    return [
        f"CREATE TRIGGER IF NOT EXISTS {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is {_SENTENCE}'); END"
        for verb in ("UPDATE", "DELETE")
    ]


def _postgresql(table: str) -> list[str]:
    return [
        "CREATE OR REPLACE FUNCTION halfsky_append_only() RETURNS trigger LANGUAGE plpgsql AS $$ "
        f"BEGIN RAISE EXCEPTION '% is {_SENTENCE}', TG_TABLE_NAME; END $$",
        f"DROP TRIGGER IF EXISTS {table}_append_only ON {table}",
        f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION halfsky_append_only()",
    ]


def _without(table: str, vendor: str) -> list[str]:
    if vendor == "postgresql":
        return [f"DROP TRIGGER IF EXISTS {table}_append_only ON {table}"]
    return [f"DROP TRIGGER IF EXISTS {table}_no_{verb}" for verb in ("update", "delete")]


def forwards(tables: tuple[str, ...]) -> object:
    """Return a migration function that installs the guards of these tables."""

    def run(_apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
        install(schema_editor.connection, tables)

    return run


def backwards(tables: tuple[str, ...]) -> object:
    """Return its reverse."""

    def run(_apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
        remove(schema_editor.connection, tables)

    return run
