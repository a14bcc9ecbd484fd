"""The watermark: an entry up to which everything is known. Frozen figures are asked for with it and stay the same."""

from __future__ import annotations

from django.db import connection, transaction
from django.db.models import Max

from halfsky.ledger.models import Entry


def current_watermark() -> int:
    """Return an entry id (0 without entries) such that no entry up to it can still appear.

    PostgreSQL gives ids before it commits, so a lower id may appear after a higher one. The table lock waits for
    the steps under way and holds new ones for the moment of reading. Ask for it before the transaction writes entries
    of its own. SQLite has one writer at a time.
    """
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute(f"LOCK TABLE {Entry._meta.db_table} IN SHARE MODE")
        newest: int | None = Entry.objects.aggregate(newest=Max("pk"))["newest"]
    return newest or 0
