"""Steps that land where the entry says, and entries that are kept from whom they judge."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from halfsky.accounts.models import Post, Role
from halfsky.ledger import checks
from halfsky.ledger.access import hidden_steps, is_hidden
from halfsky.ledger.actions.write import Draft
from halfsky.ledger.declaration import Step
from halfsky.ledger.state import State, fold_one
from halfsky.ledger.tests.sample import SAMPLE, PlainForm, declare

AWAY = Step("away", "送出", PlainForm, "closed", from_states=("waiting", "handling"))
BACK = Step(
    "back", "退回", PlainForm, None, from_states=("closed",), lands=lambda state, _entry: state.came_from,
    may_land=("waiting", "handling"),
)  # fmt: skip
RATE = Step("rate", "评价", PlainForm, None, from_states=("handling",), unseen_by=("accept",))
PROGRAMME = replace(SAMPLE, steps=(*SAMPLE.steps, AWAY, BACK, RATE))


def taken(state: State, step: str, by: int = 1) -> State:
    return fold_one(PROGRAMME, state, Draft(len(state.taken) + 1, step, by, 5, date(2026, 3, 2), key=step))


def test_a_record_comes_back_to_where_it_was() -> None:
    waiting = taken(State(), "register")
    assert taken(taken(waiting, "away"), "back").status == "waiting"
    handling = taken(waiting, "accept")
    assert taken(taken(handling, "away"), "back").status == "handling"


def test_a_step_that_lands_says_where_it_may() -> None:
    declare()
    assert list(checks.faults(PROGRAMME)) == []
    silent = replace(PROGRAMME, steps=(*SAMPLE.steps, AWAY, replace(BACK, may_land=())))
    assert ("programmes.E010", "step 'back' lands by its entry: it names `may_land` and no `to`") in list(
        checks.faults(silent)
    )
    astray = replace(PROGRAMME, steps=(*SAMPLE.steps, AWAY, replace(BACK, may_land=("nowhere",))))
    assert any(code == "programmes.E004" for code, _fault in checks.faults(astray))


def test_who_took_the_judged_step_does_not_see_the_judgement() -> None:
    state = taken(taken(State(), "register", by=1), "accept", by=2)
    handler, other = Post(user_id=2, role=Role.OFFICER), Post(user_id=3, role=Role.OFFICER)
    assert is_hidden(RATE, state, handler)
    assert not is_hidden(RATE, state, other)
    assert hidden_steps(PROGRAMME, state, handler) == ["rate"]
