"""Plans and reports marked by hand: how many sentences come to the right item, how many figures to the right target."""

import pytest

from halfsky.reading.tests.pairs import Case, Score, cases, score

LOOK, HELD = cases("look"), cases("held")


@pytest.mark.parametrize("case", [*LOOK, *HELD], ids=lambda c: c.name)
def test_every_plan_item_that_is_marked_is_a_line(case: Case) -> None:
    result = case.compared()
    assert [n for n, _ in enumerate(case.plan.marks)] == [n for n, line in enumerate(result.lines)]


@pytest.mark.parametrize("case", LOOK, ids=lambda c: c.name)
def test_sentences_come_to_their_items(case: Case) -> None:
    sentences, figures = score(case)
    assert sentences.f1 >= 0.95
    assert figures.precision >= 0.95


def test_sentences_of_texts_that_no_rule_was_made_on_come_to_their_items() -> None:
    both = [score(case) for case in HELD]
    sentences = sum((s for s, _ in both), Score())
    figures = sum((f for _, f in both), Score())
    assert sentences.f1 >= 0.93
    assert (figures.precision, figures.recall) >= (0.9, 0.7)
