"""人 and 人次 over many classes, counted anew by hand; phrases and ratios that name what there is."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from halfsky.indicators import registry
from halfsky.indicators.declaration import Indicator
from halfsky.ledger.declaration import FactDraft
from halfsky.ledger.state import State
from halfsky.programmes.livelihood.training import facts, rules
from halfsky.programmes.livelihood.training.indicators import INDICATORS, PHRASES, RATIOS
from halfsky.programmes.livelihood.training.words import GROUPS

LESSON = st.tuples(st.sets(st.integers(1, 6)), st.integers(0, 3), st.sampled_from(("", "X5", "X2")))


def made(enrolled: list[tuple[int, bool]], lessons: list[tuple[set[int], int, str]]) -> State:
    """Return a class with these people (key, known) and these lessons (present, heads, rule that holds it)."""
    state = State(status="held", owner=1, place=9, data={"kind": "craft", "lessons": 3, "capacity": 100})
    state.taken = [{"seq": 2, "step": "hold", "by": 1, "unit": 1, "day": "2026-04-13"}]
    state.people = [
        {
            "part": "attender",
            "person": key,
            "place": 9,
            "town": 8,
            "known": known,
            "groups": ["maker"],
            "row": key,
            "seq": 1,
        }
        for key, known in enrolled
    ]
    state.data["sessions"] = [
        {
            "seq": number + 3,
            "day": f"2026-04-{13 + number}",
            "minutes": 60,
            "partial": {},
            "heads": heads,
            "present": [f"1-{key}" for key in sorted(present)],
            "holds": [{"rule": rule, "keys": None}] if rule else [],
            "judged": {},
        }
        for number, (present, heads, rule) in enumerate(lessons)
    ]
    return state


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.tuples(st.integers(1, 6), st.booleans()), max_size=6, unique_by=lambda pair: pair[0]),
    st.lists(LESSON, max_size=4),
)
def test_people_and_person_times_equal_a_count_by_hand(
    enrolled: list[tuple[int, bool]], lessons: list[tuple[set[int], int, str]]
) -> None:
    drafts = list(facts.standing(made(enrolled, lessons)))
    counting = [(present, heads) for present, heads, rule in lessons if not rule]
    came = {key for key, _known in enrolled if any(key in present for present, _heads in counting)}
    known = {key for key, is_known in enrolled if is_known}
    heads = max((heads for _present, heads in counting), default=0)
    assert total(drafts, "training.people") == len(came & known)
    assert {one.person_id for one in drafts if one.indicator == "training.people"} == came & known
    assert total(drafts, "training.times") == len(came) + heads
    assert total(drafts, "training.times@maker") == len(came)
    minutes = sum(60 * len(present & {key for key, _known in enrolled}) for present, _heads in counting)
    assert total(drafts, "training.learned") == minutes


def total(drafts: list[FactDraft], indicator: str) -> int:
    return sum(one.quantity for one in drafts if one.indicator == indicator)


@pytest.mark.parametrize(("planned", "wanted"), [(1, 1), (2, 2), (3, 2), (4, 3), (6, 4), (200, 134)])
def test_two_thirds_of_the_lessons_are_rounded_up(planned: int, wanted: int) -> None:
    assert rules.least_lessons(planned, [2, 3]) == wanted


def test_a_person_of_two_classes_is_one_person_and_two_person_times() -> None:
    drafts = [*facts.standing(made([(1, True)], [({1}, 0, "")])), *facts.standing(made([(1, True)], [({1}, 0, "")]))]
    assert {one.person_id for one in drafts if one.indicator == "training.people"} == {1}
    assert total(drafts, "training.times") == 2


def test_every_group_and_kind_that_plans_name_is_a_declared_figure() -> None:
    declared = registry.declared()
    for phrase in PHRASES:
        code = f"{phrase.indicator}@{phrase.breakdown}" if phrase.breakdown else phrase.indicator
        assert code in declared, code
    assert {f"training.people@{group}" for group in GROUPS} <= set(declared)
    for ratio in RATIOS:
        assert ratio.numerator in declared
        assert ratio.denominator in declared


def test_people_and_person_times_are_shown_beside_each_other() -> None:
    by_code: dict[str, Any] = {one.code: one for one in INDICATORS}
    people, times = by_code["training.people"], by_code["training.times"]
    assert isinstance(people, Indicator)
    assert (people.companion, times.companion) == ("training.times", "training.people")
