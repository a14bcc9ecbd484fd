"""One expression, every engine: totals, the database's own SQL, DuckDB and a naive recount say the same."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import connection

from halfsky.indicators.expressions import NoFile, WholeRow, native_sql, whole_tree
from halfsky.indicators.models import MonthTotal
from halfsky.indicators.tests.conftest import Cast, open_record, step
from halfsky.indicators.tests.recount import Book
from halfsky.indicators.tests.test_children import builder
from halfsky.indicators.totals import month_of
from halfsky.ledger.actions import perform, reverse
from halfsky.network import actions
from halfsky.network.models import Basis, Level, Person, Unit


def fill(cast: Cast) -> None:
    """Fill the ledger with every kind of fact, and change the tree under it."""
    record = open_record(cast.officer, "2026-03-02", name="甲", phone="13800000000")
    step(record, "accept", cast.officer, "2026-03-03")
    step(record, "pay", cast.officer, "2026-03-04", amount=1250)
    perform(record, "pay", cast.officer, {"amount": 9, "happened_on": "2026-03-05"}, uuid4().hex, is_aggregate=True)
    open_record(cast.officer, "2026-03-12", name="甲", phone="13800000000")
    taken_back = open_record(cast.officer, "2026-04-12", name="丙", phone="13800000002")
    reverse(taken_back.entries.get(), cast.officer, "重复登记", uuid4().hex)
    open_record(cast.sibling_officer, "2026-03-02", name="乙", phone="13900000000")
    second = Person.objects.order_by("pk").last()
    assert second is not None
    second.same_as = Person.objects.order_by("pk").first()
    second.save()
    actions.merge([cast.sibling], cast.county, date(2026, 5, 1), builder(cast))


def recounted(basis: Basis) -> set[WholeRow]:
    """Return the whole tree by the naive recount."""
    book = Book()
    sums: dict[tuple[int, str, int], list[int]] = defaultdict(lambda: [0, 0])
    often: dict[tuple[int, str, int], dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for atom in book.atoms(None):
        for unit in book.above(atom, basis):
            key = (unit, atom.code, month_of(atom.day))
            sums[key][0] += atom.quantity
            sums[key][1] += atom.quantity if atom.is_aggregate else 0
            if atom.person is not None:
                often[key][book.same[atom.person]] += atom.quantity
    people = {key: sum(1 for times in persons.values() if times > 0) for key, persons in often.items()}
    return {WholeRow(*key, quantity, 0, part, people.get(key, 0)) for key, (quantity, part) in sums.items() if quantity}


def bare(rows: set[WholeRow]) -> set[WholeRow]:
    """Return the rows that are not nothing, without the number of facts (a recount has no reversed ones)."""
    return {row._replace(facts=0) for row in rows if row.quantity}


def copied(folder: Path) -> Path | None:
    """Return a file with the SQLite database as it is; None where DuckDB can open the database itself."""
    if connection.vendor != "sqlite":
        return None
    path = folder / "copy.sqlite3"
    copy = sqlite3.connect(path)
    connection.connection.backup(copy)
    copy.close()
    return path


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("basis", list(Basis))
def test_every_engine_says_the_same_as_a_naive_recount(cast: Cast, tmp_path: Path, basis: Basis) -> None:
    fill(cast)
    native = set(whole_tree("native", basis=basis))
    path = copied(tmp_path)
    assert set(whole_tree("duckdb", basis=basis, path=path)) == native
    one = [cast.city.pk]
    assert set(whole_tree("duckdb", basis=basis, path=path, units=one)) == {row for row in native if row.unit in one}
    assert bare(native) == recounted(basis)
    if basis is Basis.IS:
        assert totalled() == {row._replace(people=0) for row in native if row.unit in _high()}


def totalled() -> set[WholeRow]:
    """Return the stored totals, shards added up."""
    sums: dict[tuple[int, str, int], list[int]] = defaultdict(lambda: [0, 0, 0])
    for total in MonthTotal.objects.all():
        row = sums[total.unit_id, total.indicator, total.month]
        for place, number in enumerate((total.quantity, total.facts, total.aggregate_quantity)):
            row[place] += number
    return {WholeRow._make((*key, *numbers, 0)) for key, numbers in sums.items() if any(numbers)}


def _high() -> set[int]:
    return set(Unit.objects.filter(level__lte=Level.COUNTY).values_list("pk", flat=True))


def test_a_database_in_memory_is_refused_with_a_way_out(db: None) -> None:
    if connection.vendor == "sqlite" and "memory" in str(connection.settings_dict["NAME"]):
        with pytest.raises(NoFile, match="give the path of a copy"):
            list(whole_tree("duckdb"))
    assert "network_descent" in native_sql(connection.vendor)
