"""Looking up how far it is: with number and code, and with nothing less."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.core.cache import cache

from halfsky.ledger import papers
from halfsky.ledger.models import Record
from halfsky.programmes.rights.petition.progress import progress
from halfsky.programmes.rights.petition.tests.conftest import House, on


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


def code_of(record: Record) -> str:
    return next(one.code for one in papers.issued(record, record.entries.order_by("seq")))


def test_number_and_code_tell_where_it_stands(house: House) -> None:
    record = house.accepted(days_ago=2)
    found = progress(record.number, code_of(record).lower(), "a")
    assert found is not None
    assert (found.unit, found.state, found.due_on) == ("试县", "办理中", on(2) + timedelta(days=60))
    assert "土地" not in str(found)


def test_a_wrong_code_and_an_unknown_number_get_one_answer(house: House) -> None:
    record = house.accepted()
    assert progress(record.number, "AAAA-AAAA", "a") is None
    assert progress("430626〔2026〕信9999", code_of(record), "a") is None
    assert progress(record.number, "", "a") is None


def test_after_three_wrong_tries_even_the_right_code_waits_an_hour(house: House) -> None:
    record = house.accepted()
    for _try in range(3):
        assert progress(record.number, "AAAA-AAAA", "guesser") is None
    assert progress(record.number, code_of(record), "guesser") is None
    assert progress(record.number, code_of(record), "herself") is not None


def test_a_code_of_a_letter_to_others_opens_nothing(house: House) -> None:
    record = house.accepted("urge")
    entry = house.take(record, "urge", house.lead, to="labour", to_name="人社局", undone="x", asked="查处")
    assert progress(record.number, papers.check_code(entry, "urge"), "a") is None


def test_a_matter_that_sent_no_paper_is_not_found(house: House) -> None:
    assert progress(house.registered().number, "", "a") is None
