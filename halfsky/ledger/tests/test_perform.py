"""The one door: access, states, idempotency, sealed fields, facts."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction

from halfsky.accounts.session import Actor
from halfsky.ledger import chain, counting, sealing
from halfsky.ledger.actions import perform, reverse
from halfsky.ledger.actions.reverse import stored_facts
from halfsky.ledger.errors import InvalidStep, KeyUsed, NotAllowed, Stale, StepClosed
from halfsky.ledger.models import Deadline, Entry, Record
from halfsky.ledger.state import State, effective, fold
from halfsky.ledger.tests.conftest import Cast

REGISTER = {"name": "李样", "phone": "13800000000", "facts": "她说的话", "kind": "a", "happened_on": "2026-03-02"}


def opened(by: Actor, **changes: str) -> Record:
    return perform(None, "register", by, REGISTER | changes, uuid4().hex, programme="sample").record


def quantities(record: Record) -> dict[str, int]:
    found: dict[str, int] = {}
    for draft in stored_facts(record):
        found[draft.indicator] = found.get(draft.indicator, 0) + draft.quantity
    return found


def test_registering_opens_a_record_with_number_clock_and_facts(cast: Cast) -> None:
    record = opened(cast.officer)
    assert record.number == "430626〔2026〕样0001"
    assert Deadline.objects.get(record=record).due_on.isoformat() == "2026-03-17"
    counts = quantities(record)
    assert (
        counts["sample.received"] == counts["sample.women"] == counts["sample.visits"] == counts["sample.in_hand"] == 1
    )
    assert counts["sample.notice_due"] == 1
    assert "sample.notice_in_time" not in counts


def test_personal_fields_are_stored_sealed_only(cast: Cast) -> None:
    record = opened(cast.officer)
    entry = record.entries.get()
    assert "李样" not in str(entry.dump())
    assert "13800000000" not in str(record.folded)
    assert sealing.opened(entry, sealing.key_of(record))["facts"] == "她说的话"


def test_the_same_key_twice_is_one_entry(cast: Cast) -> None:
    first = perform(None, "register", cast.officer, REGISTER, "k1", programme="sample")
    again = perform(None, "register", cast.officer, REGISTER, "k1", programme="sample")
    assert first.pk == again.pk
    assert Record.objects.count() == 1


def test_a_key_of_another_step_is_refused(cast: Cast) -> None:
    record = perform(None, "register", cast.officer, REGISTER, "k1", programme="sample").record
    with pytest.raises(KeyUsed, match="已经用在另一笔"):
        perform(record, "accept", cast.officer, {"happened_on": "2026-03-03"}, "k1")


def test_a_sibling_county_cannot_step(cast: Cast) -> None:
    with pytest.raises(NotAllowed, match="承办的单位"):
        perform(opened(cast.officer), "accept", cast.sibling_officer, {"happened_on": "2026-03-03"}, "k2")


def test_who_accepted_cannot_close(cast: Cast) -> None:
    record = opened(cast.officer)
    with pytest.raises(NotAllowed):
        perform(record, "close", cast.officer, {"happened_on": "2026-03-05"}, "k3")
    perform(record, "accept", cast.second, {"happened_on": "2026-03-03"}, "k4")
    record.refresh_from_db()
    assert perform(record, "close", cast.lead, {"happened_on": "2026-03-05"}, "k5").record.is_open is False


def test_a_step_from_a_wrong_state_says_where_it_stands(cast: Cast) -> None:
    with pytest.raises(StepClosed, match="现在是“待受理”，不能办“发放”"):
        perform(opened(cast.officer), "pay", cast.officer, {"amount": 5, "happened_on": "2026-03-05"}, "k6")


def test_faults_of_a_form_come_by_field(cast: Cast) -> None:
    with pytest.raises(InvalidStep) as caught:
        opened(cast.officer, facts="", happened_on="2999-01-01")
    assert caught.value.errors is not None
    assert set(caught.value.errors) == {"facts", "happened_on"}
    assert Record.objects.count() == 0


def test_a_page_that_saw_less_is_stale(cast: Cast) -> None:
    record = opened(cast.officer)
    perform(record, "accept", cast.officer, {"happened_on": "2026-03-03"}, "k7", seen=1)
    with pytest.raises(Stale, match="试jingban刚在"):
        perform(record, "note", cast.second, {"note": "晚了", "happened_on": "2026-03-03"}, "k8", seen=1)


def test_reversing_takes_facts_back_on_their_own_days(cast: Cast) -> None:
    record = opened(cast.officer)
    accept = perform(record, "accept", cast.officer, {"happened_on": "2026-03-03"}, "k9")
    assert quantities(record)["sample.notice_in_time"] == 1
    reverse(accept, cast.officer, "点错了", "k10")
    record.refresh_from_db()
    assert record.status == "waiting"
    assert "sample.accepted" not in quantities(record)
    assert "sample.notice_in_time" not in quantities(record)


def test_an_entry_that_carries_later_ones_is_not_reversed_first(cast: Cast) -> None:
    record = opened(cast.officer)
    accept = perform(record, "accept", cast.officer, {"happened_on": "2026-03-03"}, "k11")
    perform(record, "pay", cast.officer, {"amount": 700, "happened_on": "2026-03-04"}, "k12")
    with pytest.raises(StepClosed, match="请先冲正第 3 条"):
        reverse(accept, cast.officer, "点错了", "k13")


def test_reversing_the_only_entry_voids_the_record(cast: Cast) -> None:
    record = opened(cast.officer)
    reverse(record.entries.get(), cast.officer, "重复登记", "k14")
    record.refresh_from_db()
    assert record.status == "void"
    assert quantities(record).keys() <= {"sample.entries"}


def test_the_database_refuses_update_and_delete(cast: Cast) -> None:
    entry = opened(cast.officer).entries.get()
    for sql in ("UPDATE ledger_entry SET step = 'x' WHERE id = %s", "DELETE FROM ledger_entry WHERE id = %s"):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, [entry.pk])


def test_state_facts_and_chain_follow_from_the_entries(cast: Cast) -> None:
    record = opened(cast.officer)
    accept = perform(record, "accept", cast.officer, {"happened_on": "2026-03-03"}, "k15")
    reverse(accept, cast.officer, "点错了", "k16")
    perform(
        record, "transfer", cast.lead, {"unit": cast.sibling.pk, "reason": "属地", "happened_on": "2026-03-04"}, "k17"
    )
    perform(record, "accept", cast.sibling_officer, {"happened_on": "2026-03-20"}, "k18")
    record.refresh_from_db()
    entries = list(Entry.objects.filter(record=record).order_by("seq"))
    assert list(chain.breaks(record, entries)) == []
    assert fold(record.declared, effective(entries)) == State.from_json(record.folded)
    assert counting.history_facts(record.declared, effective(entries)) == stored_facts(record)


def test_a_transferred_clock_is_due_at_the_new_owner(cast: Cast) -> None:
    record = opened(cast.officer)
    perform(
        record, "transfer", cast.lead, {"unit": cast.sibling.pk, "reason": "属地", "happened_on": "2026-03-04"}, "k19"
    )
    due = [draft for draft in stored_facts(record) if draft.indicator == "sample.notice_due"]
    assert [(draft.unit_id, draft.day.isoformat()) for draft in due] == [(cast.sibling.pk, "2026-03-17")]


def test_who_stands_aside_finds_the_record_nowhere(cast: Cast) -> None:
    record = opened(cast.officer)
    assert Record.objects.visible_to(cast.officer.post).filter(pk=record.pk).exists()
    perform(record, "recuse", cast.officer, {"relation": "kin", "happened_on": "2026-03-04"}, "k20")
    assert not Record.objects.visible_to(cast.officer.post).filter(pk=record.pk).exists()
    with pytest.raises(NotAllowed, match="回避"):
        perform(record, "accept", cast.officer, {"happened_on": "2026-03-05"}, "k21")


def test_confidential_records_are_seen_by_the_unit_and_heads_above_only(cast: Cast) -> None:
    record = opened(cast.officer)
    for actor, sees in ((cast.second, True), (cast.city_lead, True), (cast.sibling_officer, False)):
        assert Record.objects.visible_to(actor.post).filter(pk=record.pk).exists() is sees


def test_an_attachment_is_part_of_what_the_entries_give(cast: Cast) -> None:
    record = opened(cast.officer)
    paper = SimpleUploadedFile("证明.txt", b"paper")
    perform(record, "accept", cast.officer, {"happened_on": "2026-03-03"}, uuid4().hex, files={"paper": paper})
    record.refresh_from_db()
    entries = list(Entry.objects.filter(record=record).order_by("seq"))
    assert [kept["name"] for kept in entries[1].data["files"]] == ["证明.txt"]
    assert fold(record.declared, effective(entries)) == State.from_json(record.folded)
