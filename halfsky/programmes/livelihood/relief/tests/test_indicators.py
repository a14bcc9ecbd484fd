"""Figures of relief: complete, and exact to the fen whatever happens to payments."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from halfsky.indicators import registry
from halfsky.indicators.declaration import Indicator
from halfsky.ledger import counting
from halfsky.ledger.declaration import FactDraft
from halfsky.ledger.state import State
from halfsky.programmes.livelihood.conftest import counted, step
from halfsky.programmes.livelihood.relief import facts
from halfsky.programmes.livelihood.relief.indicators import INDICATORS, PHRASES, RATIOS
from halfsky.programmes.livelihood.relief.programme import PROGRAMME
from halfsky.programmes.livelihood.relief.tests.conftest import Desk, payment


def test_every_counted_code_is_declared_and_sensitive_where_it_counts_women(desk: Desk) -> None:
    record = desk.paid()
    step(record, "pay_failed", desk.cashier, {"why": "name"}, "2026-05-25")
    step(record, "pay", desk.cashier, payment(trace="again"), "2026-05-27")
    codes = {one.code for one in INDICATORS} | {"relief.entries"}
    assert set(counted(record)) <= codes
    for one in INDICATORS:
        if one.unit in ("人", "元", "笔"):
            assert one.is_sensitive, one.code


def test_ratios_and_phrases_name_declared_figures() -> None:
    codes = {one.code for one in INDICATORS}
    for ratio in RATIOS:
        assert {ratio.numerator, ratio.denominator} <= codes
    assert {phrase.indicator for phrase in PHRASES} <= codes
    yuan = registry.get("relief.yuan")
    assert isinstance(yuan, Indicator)
    assert yuan.scale == 100


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(("pay", "pay_failed", "hold", "resume")), max_size=12))
def test_money_stands_once_or_not_at_all_through_any_history_of_payments(wished: list[str]) -> None:
    state, total = _approved(), list[FactDraft]()
    total += facts.standing(state)
    for number, name in enumerate(wished, start=6):
        move = PROGRAMME.step(name)
        if state.status not in move.from_states:
            continue
        before = list(facts.standing(state))
        state = _moved(state, name, number, move.to or "")
        total += counting.difference(before, facts.standing(state))
    cells = counting.added_up(total)
    yuan = sum(one.quantity for one in cells if one.indicator == "relief.yuan")
    women = sum(one.quantity for one in cells if one.indicator == "relief.women")
    is_paid = state.status == "paid"
    assert (yuan, women) == ((1_000_000, 1) if is_paid else (0, 0))
    assert cells == counting.added_up(facts.standing(state))


def _approved() -> State:
    state = State(status="approved", owner=1, place=7, data={"outcome": "approve", "amount": 1_000_000})
    state.people = [{"part": "applicant", "person": 3, "known": True, "seq": 1}]
    days = (("submit", "2026-03-02"), ("decide", "2026-05-04"))
    state.taken = [
        {"seq": seq, "step": name, "by": 1, "unit": 7, "day": day} for seq, (name, day) in enumerate(days, start=1)
    ]
    return state


def _moved(state: State, name: str, seq: int, status: str) -> State:
    after = State.from_json(state.as_json())
    after.status = status
    after.taken.append({"seq": seq, "step": name, "by": 1, "unit": 1, "day": date(2026, 6, seq).isoformat()})
    return after
