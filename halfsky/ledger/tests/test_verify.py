"""Verifying the ledger names what was tampered with; rebuilding facts mends what can be mended."""

from __future__ import annotations

from django.db import connection

from halfsky.ledger.actions import perform, reverse
from halfsky.ledger.actions.rebuild import rebuild_facts
from halfsky.ledger.models import Entry, Fact, Record
from halfsky.ledger.tests.conftest import Cast
from halfsky.ledger.tests.test_perform import REGISTER
from halfsky.ledger.verify import verify
from halfsky.network import guards


def lived(cast: Cast) -> Record:
    """Return a record that was accepted, taken back, accepted again and paid."""
    record = perform(None, "register", cast.officer, REGISTER, "v1", programme="sample").record
    accept = perform(record, "accept", cast.officer, {"happened_on": "2026-03-03"}, "v2")
    reverse(accept, cast.officer, "点错了", "v3")
    perform(record, "accept", cast.second, {"happened_on": "2026-03-04"}, "v4")
    perform(record, "pay", cast.officer, {"amount": 700, "happened_on": "2026-03-05"}, "v5")
    void = perform(None, "register", cast.officer, REGISTER, "v6", programme="sample")
    reverse(void, cast.officer, "重复登记", "v7")
    return Record.objects.get(pk=record.pk)


def sentences() -> list[str]:
    return [f"{fault.record} {fault.sentence}" for fault in verify()]


def test_a_ledger_that_went_through_the_door_has_no_fault(cast: Cast) -> None:
    lived(cast)
    assert sentences() == []


def test_a_changed_fact_is_named_with_its_entry_and_rebuilt(cast: Cast) -> None:
    record = lived(cast)
    Fact.objects.filter(record=record, indicator="sample.fen").update(quantity=9_700)
    assert sentences() == [f"{record.number} 第 5 条计的数与台账重算的不同"]
    assert rebuild_facts(Record.objects.all()) == 1
    assert sentences() == []
    assert Fact.objects.get(record=record, indicator="sample.fen").quantity == 700


def test_rebuilding_sound_facts_touches_nothing(cast: Cast) -> None:
    lived(cast)
    before = set(Fact.objects.values_list("pk", flat=True))
    assert rebuild_facts(Record.objects.all()) == 0
    assert set(Fact.objects.values_list("pk", flat=True)) == before


def test_a_changed_entry_breaks_the_chain(cast: Cast) -> None:
    record = lived(cast)
    guards.remove(connection)
    Entry.objects.filter(record=record, seq=5).update(data={"amount": 7})
    guards.install(connection)
    found = sentences()
    assert f"{record.number} 第 5 条的内容与入账时不同" in found
    assert f"{record.number} 第 5 条计的数与台账重算的不同" in found


def test_a_changed_state_is_named(cast: Cast) -> None:
    record = lived(cast)
    Record.objects.filter(pk=record.pk).update(folded=record.folded | {"status": "closed"})
    assert sentences() == [f"{record.number} 事项的状态与台账重算的不同"]
