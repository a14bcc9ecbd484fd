"""Two applications of one woman decided at the same moment: the database lets one through."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

import pytest

from halfsky.ledger.actions import perform
from halfsky.ledger.errors import AlreadyClaimed
from halfsky.ledger.models import Claim, Entry, Record
from halfsky.ledger.tests.test_two_at_once import at_once
from halfsky.programmes.livelihood.relief.tests.conftest import DAYS, DECISION, Desk

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_two_decisions_at_once_one_is_approved_and_the_other_is_told(desk: Desk) -> None:
    records = [desk.passed_up(desk.apply(1, diagnosis_no=f"第{n}份")) for n in range(3)]

    def decide(record: Record) -> Callable[[], Entry]:
        own = Record.objects.get(pk=record.pk)
        return lambda: perform(own, "decide", desk.province, DECISION | {"happened_on": DAYS[4]}, uuid4().hex)

    written, refused = at_once([decide(record) for record in records])
    assert len(written) == 1
    assert [type(fault) for fault in refused] == [AlreadyClaimed, AlreadyClaimed]
    assert Claim.objects.get().record_id == written[0].record_id
    assert Record.objects.filter(status="approved").count() == 1
