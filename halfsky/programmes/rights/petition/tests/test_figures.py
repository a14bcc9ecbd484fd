"""Figures: whose, on which day, split how; the examples of the service's own description."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from halfsky.indicators import registry
from halfsky.indicators.declaration import Indicator, Ratio
from halfsky.ledger.actions.reverse import stored_facts
from halfsky.ledger.models import Record
from halfsky.programmes.rights.petition.programme import PROGRAMME
from halfsky.programmes.rights.petition.tests.conftest import OPINION, House, figures, on


def placed(record: Record, code: str) -> list[tuple[int, date, int]]:
    """Return where and when a figure of the record stands: unit, day, quantity."""
    return [(draft.unit_id, draft.day, draft.quantity) for draft in stored_facts(record) if draft.indicator == code]


def test_a_matter_counts_by_channel_kind_class_and_first_on_the_day_of_receipt(house: House) -> None:
    record = house.registered(days_ago=4, demand="family.divorce", channel="visit", people=2)
    counts = figures(record)
    for group in ("visit", "claim", "family.divorce", "family", "first"):
        assert counts[f"petition.matters@{group}"] == 1, group
    assert placed(record, "petition.matters") == [(house.county.pk, on(4), 1)]
    assert counts["petition.visits"] == counts["petition.visits@visit"] == 2
    assert "petition.calls" not in counts
    assert counts["petition.first_visits"] == 1


def test_a_class_corrected_at_acceptance_moves_the_matter(house: House) -> None:
    record = house.registered(demand="other")
    assert figures(record)["petition.matters@other"] == 1
    house.take(record, "accept", house.officer, demand="land.share", route="guide", told_by="phone")
    counts = figures(record)
    assert "petition.matters@other" not in counts
    assert counts["petition.matters@land"] == counts["petition.matters"] == 1


def test_the_closing_rate_reads_the_cohort_and_keeps_its_outcomes_apart(house: House) -> None:
    supported = house.accepted(days_ago=20)
    house.take(supported, "opinion", house.lead, 3, **OPINION)
    guided = house.accepted("guide", days_ago=20)
    house.take(guided, "propose", house.officer, 5, outcome="guided", result="x")
    house.take(guided, "close", house.lead, 4, told_by="phone")
    still_open = house.registered(days_ago=20)
    counts = figures(supported, guided, still_open)
    assert (counts["petition.closed"], counts["petition.matters"]) == (2, 3)
    assert counts["petition.closed@support"] == counts["petition.closed@guided"] == 1
    assert placed(supported, "petition.closed") == [(house.county.pk, on(20), 1)]
    assert placed(supported, "petition.closings") == [(house.county.pk, on(3), 1)]
    assert counts["petition.days"] == 17 + 16


def test_due_rates_stand_on_the_due_day_kept_or_not(house: House) -> None:
    late = house.registered(by=house.lead, days_ago=40)
    house.take(late, "accept", house.officer, 20, demand="land.share", route="guide", told_by="phone")
    due = on(40) + timedelta(days=15)
    assert placed(late, "petition.notice_due") == [(house.county.pk, due, 1)]
    assert placed(late, "petition.notice_in_time") == []
    assert "petition.handle_in_time" not in figures(late)


def test_two_visits_of_one_woman_are_one_person(house: House) -> None:
    records = [house.registered(), house.registered(demand="family.divorce")]
    people = {
        draft.person_id for record in records for draft in stored_facts(record) if draft.indicator == "petition.people"
    }
    assert len(people) == 1
    assert figures(*records)["petition.visits"] == 2


def test_example_a_advice_within_the_call(house: House) -> None:
    record = house.take(
        None,
        "answer",
        house.officer,
        demand="family.custody",
        told="讲了怎么要",
        channel="hotline",
        people=1,
        first="first",
    ).record
    assert record.entry_count == 1
    counts = figures(record)
    assert (counts["petition.matters"], counts["petition.visits"]) == (1, 1)
    assert "petition.people" not in counts
    assert "petition.days" not in counts


def test_example_b_thirty_more_days_granted_by_the_head(house: House) -> None:
    record = house.accepted(days_ago=29)
    house.take(record, "extend", house.lead, 1, days=30, reason="鉴定未完", told_by="phone")
    assert placed(record, "petition.handle_due") == [(house.county.pk, on(29) + timedelta(days=90), 1)]


def test_example_c_linked_above_then_taken_over_for_interest(house: House) -> None:
    record = house.accepted(days_ago=9)
    linked = house.take(
        None, "link", house.city_officer, matter=record.number, told="在办", channel="visit", people=1
    ).record
    before = figures(record, linked)
    assert (before["petition.matters"], before["petition.visits"]) == (1, 2)
    house.take(record, "take_over", house.city_lead, why="interest", staff=[house.lead.user.pk])
    house.take(record, "opinion", house.city_lead, **(OPINION | {"told_by": "meet"}))
    after = figures(record, linked)
    assert after["petition.matters"] == 1
    assert placed(record, "petition.accepted") == [(house.county.pk, on(9), 1)]
    assert placed(record, "petition.opinions") == [(house.city.pk, on(0), 1)]
    assert not Record.objects.visible_to(house.lead.post).filter(pk=record.pk).exists()


def test_volumes_of_need_are_never_ranked_and_answers_are() -> None:
    declared = registry.declared()
    for code in ("matters", "advice", "visits", "people", "calls", "referred", "in_hand"):
        one = declared[f"petition.{code}"]
        assert isinstance(one, Indicator)
        assert not one.is_rankable, code
    for code in ("reply_rate", "close_rate", "on_time_rate", "first_close_rate", "supervise_rate", "satisfaction"):
        rate = declared[f"petition.{code}"]
        assert isinstance(rate, Ratio)
        assert rate.is_rankable, code


def test_rates_say_their_kind() -> None:
    kinds = {code: one.kind for code, one in registry.declared().items() if isinstance(one, Ratio)}
    wanted = {"reply_rate": "due", "close_rate": "cohort", "on_time_rate": "due", "first_close_rate": "cohort"}
    assert {code: kinds[f"petition.{code}"] for code in wanted} == wanted


def test_outcome_rates_add_up_to_the_closing_rate(house: House) -> None:
    declared = registry.declared()
    parts = {code for code in declared if code.startswith("petition.closed@")}
    numerators = Counter(
        one.numerator for code, one in declared.items() if isinstance(one, Ratio) and "close_rate_" in code
    )
    assert set(numerators) == parts


def test_every_plan_phrase_of_the_service_is_there() -> None:
    words = {
        "".join(phrase.words) + phrase.breakdown for phrase in registry.phrases() if "petition." in phrase.indicator
    }
    for wanted in ("受理信访", "接待信访", "接听", "回复率", "办结率", "初信初访办结率", "督办重大major", "满意率"):
        assert wanted in words, wanted


def test_a_call_is_no_letter_or_visit_and_each_person_that_comes_is_one_more(house: House) -> None:
    call = house.registered(channel="hotline")
    visit = house.registered(channel="visit", people=3)
    counts = figures(call, visit)
    assert counts["petition.visits"] == 4
    assert counts["petition.visits@received"] == counts["petition.visits@visit"] == 3
    assert counts["petition.visits@hotline"] == counts["petition.calls"] == 1
    assert counts["petition.matters"] == 2


def test_the_line_of_states_is_the_usual_life() -> None:
    assert [str(PROGRAMME.states[status]) for status in PROGRAMME.path] == [
        "待受理",
        "办理中",
        "拟办结",
        "已办结",
        "已回访",
        "已归档",
    ]
