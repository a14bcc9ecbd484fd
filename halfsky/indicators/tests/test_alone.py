"""A figure asked for alone hides what the list beside it hides."""

from __future__ import annotations

from datetime import date

from halfsky.accounts.models import Role
from halfsky.accounts.session import Actor
from halfsky.indicators.alone import figures_alone
from halfsky.indicators.figure import ValueState
from halfsky.indicators.periods import Period
from halfsky.indicators.tests.conftest import Cast, open_record, step
from halfsky.ledger.tests.conftest import make_actor

YEAR = Period.year(2026)
TODAY = date(2026, 11, 22)


def close(by: Actor, lead: Actor, number: int) -> None:
    for _serial in range(number):
        step(step(open_record(by, "2026-03-02"), "accept", by, "2026-03-03"), "close", lead, "2026-03-04")


def test_the_only_sibling_of_a_hidden_unit_is_hidden_too(cast: Cast) -> None:
    close(cast.officer, cast.lead, 2)
    close(cast.sibling_officer, make_actor("linfuze", cast.sibling, Role.LEAD), 7)
    for unit in (cast.county, cast.sibling):
        found = figures_alone(["sample.closed", "sample.accepted"], unit, YEAR, as_of=TODAY)
        assert found["sample.closed"].state is ValueState.HIDDEN
        assert found["sample.closed"].value is None
        assert found["sample.accepted"].value in (2, 7)
    assert figures_alone(["sample.closed"], cast.city, YEAR, as_of=TODAY)["sample.closed"].value == 9
