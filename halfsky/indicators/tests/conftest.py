"""The sample programme with its figures, and short ways to fill its ledger."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest

from halfsky.accounts.session import Actor
from halfsky.indicators import registry
from halfsky.indicators.tests.sample.programme import PROGRAMME
from halfsky.ledger import registry as programmes
from halfsky.ledger.actions import perform
from halfsky.ledger.models import Record
from halfsky.ledger.tests.conftest import Cast
from halfsky.ledger.tests.conftest import cast as ledger_cast

__all__ = ["Cast", "ledger_cast"]


@pytest.fixture
def cast(ledger_cast: Cast) -> Iterator[Cast]:
    """Yield the cast, with the sample programme's figures declared for one test."""
    programmes.register(PROGRAMME, "halfsky.indicators.tests.sample")
    registry.refresh()
    yield ledger_cast
    registry.refresh()


def open_record(by: Actor, day: str, **changes: Any) -> Record:
    """Register a matter of the sample programme."""
    data = {"name": "", "phone": "", "facts": "她说的话", "kind": "a", "happened_on": day} | changes
    return perform(None, "register", by, data, uuid4().hex, programme="sample").record


def step(record: Record, slug: str, by: Actor, day: str, **data: Any) -> Record:
    """Take a step and return the record as it stands after it."""
    perform(record, slug, by, data | {"happened_on": day}, uuid4().hex)
    record.refresh_from_db()
    return record
