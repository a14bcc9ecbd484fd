"""Filling a place: a tree of 30,000 units, and as many entries as asked, multiplied from real lives of records.

The first records go through the door. The others are copies made in SQL: the same steps, facts and deadlines at other
units, with other keys, so that sizes are right and loading takes a minute; their hashes are copies and not verified.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import date
from uuid import uuid4

from halfsky.commands import start

CITIES, COUNTIES, TOWNSHIPS = 14, 130, 1_950
PASSWORD = "bench-password-9"


def main() -> None:
    """Fill the database of the environment; --entries N multiplies up to that many."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--units", type=int, default=30_000)
    parser.add_argument("--entries", type=int, default=0)
    given = parser.parse_args()
    start()
    from django.core.management import call_command

    from halfsky.network.models import Unit

    call_command("migrate", verbosity=0)
    if not Unit.objects.exists():
        _tree(given.units)
        _people()
        _first_records()
    if given.entries:
        multiply(given.entries)


def _tree(units: int) -> None:
    from halfsky.network.data import UnitRow
    from halfsky.network.loading import load_tree

    def rows() -> Iterator[UnitRow]:
        yield UnitRow("430000", "量省", "province", 1, "")
        cities = [f"43{number + 1:02d}00" for number in range(CITIES)]
        counties = [f"{cities[number % CITIES][:4]}{number // CITIES + 1:02d}" for number in range(COUNTIES)]
        townships = [f"{counties[number % COUNTIES]}{number // COUNTIES + 1:03d}" for number in range(TOWNSHIPS)]
        villages = units - 1 - CITIES - COUNTIES - TOWNSHIPS
        for code in cities:
            yield UnitRow(code, f"量市{code}", "prefecture", 2, "430000")
        for code in counties:
            yield UnitRow(code, f"量县{code}", "county", 3, f"{code[:4]}00")
        for code in townships:
            yield UnitRow(code, f"量镇{code}", "town", 4, code[:6])
        for number in range(max(0, villages)):
            above = townships[number % TOWNSHIPS]
            yield UnitRow(f"{above}{number // TOWNSHIPS + 1:03d}", f"量村{number}", "village", 5, above)

    load_tree(rows(), "bench")


def _people() -> None:
    """Make an officer, a lead and a planner for the province, a city and eight counties."""
    from halfsky.accounts.models import Post, Role, User
    from halfsky.network.models import Level, Unit

    units = [Unit.objects.get(level=Level.PROVINCE), Unit.objects.filter(level=Level.CITY).order_by("code")[0]]
    units += Unit.objects.filter(level=Level.COUNTY).order_by("code")[:8]
    for unit in units:
        for role in (Role.OFFICER, Role.LEAD, Role.PLANNER):
            user = User.objects.create_user(f"{role}{unit.code}", password=PASSWORD, full_name=f"量{role}")
            Post.objects.create(user=user, unit=unit, role=role)


def _first_records(lives: int = 24) -> None:
    """Open records of every programme whose first sample step a county officer may take as it is, through the door."""
    from halfsky.accounts.models import Post, Role
    from halfsky.accounts.session import Actor
    from halfsky.ledger import registry
    from halfsky.ledger.access import refuse
    from halfsky.ledger.actions import perform
    from halfsky.ledger.errors import LedgerError

    posts = list(Post.objects.filter(role=Role.OFFICER).select_related("user", "unit"))
    for programme in registry.all_programmes():
        if programme.samples is None:
            continue
        slug, data = next(iter(programme.samples()))
        fitting = [post for post in posts if refuse(post, programme, programme.step(slug), None) is None]
        for number in range(lives if fitting else 0):
            by = Actor(fitting[number % len(fitting)].user, fitting[number % len(fitting)])
            try:
                record = perform(None, slug, by, data, uuid4().hex, programme=programme.slug).record
            except LedgerError:
                break  # its sample asks for what this tree does not have, or may be taken once
            for _turn in range(3):
                perform(record, "note", by, {"note": "量一笔", "happened_on": date.today().isoformat()}, uuid4().hex)


def multiply(wanted: int) -> None:
    """Copy the records until the ledger holds that many entries, then write the totals anew."""
    from django.db import connection

    from halfsky.bench.copying import copy_once
    from halfsky.indicators.totals import rebuild_totals
    from halfsky.ledger.models import Entry

    copies = Entry.objects.count()  # so that a second run gives other numbers than the first
    while Entry.objects.count() < wanted:
        copies += 1
        copy_once(connection, copies, wanted)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    rebuild_totals()


if __name__ == "__main__":
    main()
