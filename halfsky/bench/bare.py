"""The bare view: one transaction, two inserted rows, nothing else. What any Django site pays for a write."""

from __future__ import annotations

from collections.abc import Callable

from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse

TABLES = (
    "CREATE TABLE IF NOT EXISTS bench_matter (id {key}, title varchar(120) NOT NULL, opened date NOT NULL)",
    "CREATE TABLE IF NOT EXISTS bench_event "
    "(id {key}, matter bigint NOT NULL, step varchar(24) NOT NULL, data text NOT NULL)",
)


def make_tables() -> None:
    """Make the two tables of the bare view."""
    key = "bigserial PRIMARY KEY" if connection.vendor == "postgresql" else "integer PRIMARY KEY AUTOINCREMENT"
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(table.format(key=key))


def insert_two(request: HttpRequest) -> HttpResponse:
    """Insert a matter and its event."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("INSERT INTO bench_matter (title, opened) VALUES (%s, %s) RETURNING id", ["事项", "2026-03-02"])
        matter = cursor.fetchone()[0]
        cursor.execute(
            "INSERT INTO bench_event (matter, step, data) VALUES (%s, %s, %s)",
            [matter, "register", request.POST.get("facts", "")],
        )
    return HttpResponse(status=204)


class OnlyBare:
    """Middleware that answers the bare view before any other middleware runs."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return insert_two(request) if request.path == "/bench/bare/" else self.get_response(request)


def insert_behind(request: HttpRequest) -> HttpResponse:
    """Do the same behind HalfSky's own middleware: session, sign-in, policy, form token."""
    return insert_two(request)
