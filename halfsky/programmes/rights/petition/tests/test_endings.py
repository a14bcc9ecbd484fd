"""How a matter ends: outcomes by route, opinion, review, call back, reopening, merging."""

from __future__ import annotations

from typing import Any

import pytest

from halfsky.ledger.access import is_hidden
from halfsky.ledger.errors import InvalidStep, NotAllowed, StepClosed
from halfsky.ledger.models import Record
from halfsky.ledger.state import State
from halfsky.programmes.rights.petition.tests.conftest import OPINION, House, ago, figures

REVIEW: dict[str, Any] = {"review_outcome": "upheld", "opinion": "维持", "basis": "条例", "told_by": "phone"}


def closed(house: House, **changes: Any) -> Record:
    record = house.accepted(days_ago=20, **changes)
    house.take(record, "opinion", house.lead, 10, **OPINION)
    return record


def test_what_the_federation_must_answer_cannot_end_as_guided(house: House) -> None:
    record = house.accepted("own")
    with pytest.raises(InvalidStep):
        house.take(record, "propose", house.officer, outcome="guided", result="已指引")
    with pytest.raises(StepClosed, match="处理意见只用于自办"):
        house.take(house.accepted("guide"), "opinion", house.lead, **OPINION)


def test_an_own_matter_is_proposed_by_the_handler_and_ends_with_the_head_s_opinion(house: House) -> None:
    record = house.accepted("own", days_ago=4)
    house.take(record, "propose", house.officer, 2, outcome="support", result="应当补发")
    with pytest.raises(StepClosed, match="要出具处理意见才能办结"):
        house.take(record, "close", house.lead, told_by="phone")
    house.take(record, "opinion", house.lead, 1, **OPINION)
    assert (record.status, figures(record)["petition.closed@support"]) == ("closed", 1)


def test_withdrawn_by_herself_an_own_matter_ends_without_an_opinion(house: House) -> None:
    record = house.accepted("own", days_ago=4)
    house.take(record, "propose", house.officer, 2, outcome="withdrawn", result="她说不用了")
    with pytest.raises(StepClosed, match="不出处理意见"):
        house.take(record, "opinion", house.lead, **OPINION)
    house.take(record, "close", house.lead, told_by="phone")
    assert figures(record)["petition.closed@withdrawn"] == 1


def test_the_handler_proposes_and_another_confirms(house: House) -> None:
    record = house.accepted("guide", days_ago=4)
    house.take(record, "propose", house.lead, 2, outcome="guided", result="已告诉她去法院立案")
    with pytest.raises(NotAllowed, match="换一个人"):
        house.take(record, "close", house.lead, told_by="phone")
    record = house.accepted("guide", days_ago=4)
    house.take(record, "propose", house.officer, 2, outcome="guided", result="已告诉她去法院立案")
    house.take(record, "send_back", house.lead, 2, why="再问一次立案没有")
    assert (record.status, record.is_returned) == ("handling", True)
    house.take(record, "propose", house.officer, 1, outcome="guided", result="已立案")
    house.take(record, "close", house.lead, told_by="phone")
    assert figures(record)["petition.closed@guided"] == 1


def test_an_open_referral_wants_a_reason_and_referred_wants_an_answer(house: House) -> None:
    record = house.accepted("refer", days_ago=3)
    house.take(record, "refer", house.officer, 2, to="police", to_name="试县公安局", purpose="protect",
               shared=["facts"], basis="emergency")  # fmt: skip
    with pytest.raises(StepClosed, match="还有 1 件转介没有答复"):
        house.take(record, "propose", house.officer, outcome="referred", result="x")
    with pytest.raises(StepClosed, match="不能按“已转介并得答复”办结"):
        house.take(record, "propose", house.officer, outcome="referred", result="x", open_reason="silent")
    house.take(record, "propose", house.officer, outcome="withdrawn", result="x", open_reason="withdrawn")
    assert record.status == "proposed"


def test_she_is_told_by_the_way_she_asked_for(house: House) -> None:
    record = house.registered(callback="never")
    accept = {"demand": "land.share", "route": "own"}
    with pytest.raises(InvalidStep, match="她说过不能回电"):
        house.take(record, "accept", house.officer, told_by="phone", **accept)
    house.take(record, "accept", house.officer, told_by="meet", **accept)
    with pytest.raises(InvalidStep, match="她说过不能回电"):
        house.take(record, "opinion", house.lead, **OPINION)
    with pytest.raises(InvalidStep, match="应当告知本人"):
        house.take(house.accepted(), "opinion", house.lead, **(OPINION | {"told_by": "none"}))


def test_who_handled_it_does_not_call_back_and_does_not_see_the_rating(house: House) -> None:
    record = closed(house)
    for actor in (house.officer, house.lead):
        with pytest.raises(NotAllowed, match="换一个人"):
            house.take(record, "call_back", actor, satisfaction="very")
    house.take(record, "call_back", house.third, satisfaction="not", words="等得太久")
    counts = figures(record)
    assert counts["petition.reached"] == counts["petition.ratings@not"] == 1
    assert "petition.satisfied" not in counts
    state, step = State.from_json(record.folded), record.declared.step("call_back")
    assert [is_hidden(step, state, actor.post) for actor in (house.officer, house.lead, house.third)] == [
        True,
        True,
        False,
    ]
    assert "not" not in str(record.folded["data"].get("satisfaction", ""))


def test_who_could_not_be_reached_is_not_in_the_rate(house: House) -> None:
    record = closed(house)
    house.take(record, "call_back", house.third, satisfaction="missed")
    assert "petition.reached" not in figures(record)


def test_review_is_asked_one_level_above_within_thirty_days(house: House) -> None:
    record = closed(house)
    ask = {"received_opinion_on": ago(10), "grounds": "不服"}
    with pytest.raises(InvalidStep, match="上一级办理"):
        house.take(record, "ask_review", house.province_lead, **ask)
    late = house.registered(by=house.lead, days_ago=60)
    house.take(late, "accept", house.second_lead, 45, demand="land.share", route="own", told_by="phone")
    house.take(late, "opinion", house.lead, 40, **OPINION)
    with pytest.raises(InvalidStep, match="已经过了"):
        house.take(late, "ask_review", house.city_lead, received_opinion_on=ago(40), grounds="不服")


def test_review_goes_up_and_comes_home_and_after_the_second_it_ends(house: House) -> None:
    record = closed(house)
    house.take(record, "ask_review", house.city_officer, 9, received_opinion_on=ago(10), grounds="不服")
    assert (record.status, record.owner) == ("reviewing", house.city)
    house.take(record, "review", house.city_lead, 8, **(REVIEW | {"review_outcome": "changed", "outcome": "refused"}))
    assert (record.status, record.owner) == ("closed", house.county)
    counts = figures(record)
    assert counts["petition.reviewed@changed"] == counts["petition.closed@refused"] == 1
    assert "petition.closed@support" not in counts
    house.take(record, "ask_review", house.province_lead, 7, received_opinion_on=ago(8), grounds="还不服")
    house.take(record, "review", house.province_lead, 6, **REVIEW)
    assert figures(record)["petition.review_in_time"] == 2
    with pytest.raises(StepClosed, match="到此终结"):
        house.take(record, "ask_review", house.city_lead, 5, received_opinion_on=ago(6), grounds="再不服")
    with pytest.raises(InvalidStep, match="同一事实和理由不再受理（第三十六条）"):
        house.registered(repeats=record.number, first="repeat")


def test_without_an_opinion_there_is_no_review(house: House) -> None:
    record = house.accepted("guide", days_ago=4)
    house.take(record, "propose", house.officer, 2, outcome="guided", result="x")
    house.take(record, "close", house.lead, told_by="phone")
    with pytest.raises(StepClosed, match="不走复查复核"):
        house.take(record, "ask_review", house.city_lead, received_opinion_on=ago(0), grounds="x")


def test_reopening_takes_the_closing_back_in_the_cohort(house: House) -> None:
    record = closed(house)
    assert figures(record)["petition.closed"] == 1
    house.take(record, "reopen", house.officer, 3, why="有新证据")
    counts = figures(record)
    assert "petition.closed" not in counts
    assert "petition.closings" not in counts
    assert counts["petition.in_hand"] == counts["petition.matters"] == 1
    assert counts["petition.handle_due"] == 2


def test_a_merged_pair_counts_once(house: House) -> None:
    kept, double = house.registered(days_ago=1), house.registered(by=house.second)
    assert figures(kept, double)["petition.matters"] == 2
    with pytest.raises(InvalidStep, match="这就是本件"):
        house.take(double, "merge", house.lead, into=double.number)
    house.take(double, "merge", house.lead, into=kept.number)
    counts = figures(kept, double)
    assert counts["petition.matters"] == counts["petition.in_hand"] == counts["petition.notice_due"] == 1
    assert counts["petition.visits"] == 2
    assert double.due_on is None
    with pytest.raises(InvalidStep, match="已经并入别的事项"):
        house.take(kept, "merge", house.lead, into=double.number)


def test_declined_is_told_with_where_to_go(house: House) -> None:
    record = house.registered()
    entry = house.take(
        record, "decline", house.officer, decline_reason="court", instead="试县人民法院立案庭", told_by="phone"
    )
    assert record.status == "declined"
    assert "decline" in entry.resolved["papers"]
    assert figures(record)["petition.notice_in_time"] == figures(record)["petition.closed@declined"] == 1


def test_the_file_says_how_long_it_is_kept(house: House) -> None:
    record = closed(house)
    house.take(record, "file", house.officer, retention="permanent")
    assert record.status == "filed"
    assert record.folded["data"]["retention"] == "permanent"
