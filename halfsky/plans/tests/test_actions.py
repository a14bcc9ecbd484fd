"""From an uploaded document to issued parts, and what is refused on the way."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.db import DatabaseError, connection, transaction

from halfsky.accounts.models import Role
from halfsky.accounts.session import Actor
from halfsky.indicators import registry as indicators
from halfsky.indicators.declaration import Indicator, Measure, Phrase
from halfsky.ledger.tests.conftest import Cast, cast, make_actor
from halfsky.plans import actions
from halfsky.plans.actions.issue import Part, remainder
from halfsky.plans.binding import proposals
from halfsky.plans.differences import Change, target_differences
from halfsky.plans.errors import PlanError
from halfsky.plans.models import Allotment, Plan, Target
from halfsky.plans.splitting import equal

__all__ = ["cast"]

TEXT = """样市妇联2026年工作要点

一、助力创业就业
1．提升妇女技能。全年培训妇女3000名，举办招聘会20场。
2．做好健康服务。为5万名适龄妇女开展“两癌”免费检查。
二、维护合法权益
3．办好热线。12338热线办结率达到95%以上。
"""


@pytest.fixture(autouse=True)
def _phrases(monkeypatch: pytest.MonkeyPatch) -> None:
    trained = Indicator("sample.trained", "培训人数", "人", Measure.PEOPLE, "每人计一次")
    monkeypatch.setattr(indicators, "declared", lambda: {trained.code: trained})
    monkeypatch.setattr(indicators, "phrases", lambda: (Phrase("sample.trained", ("培训",), ("名", "人")),))


@pytest.fixture
def planner(cast: Cast) -> Actor:
    return make_actor("jihua", cast.city, Role.PLANNER)


def uploaded(by: Actor, text: str = TEXT, replaces: Plan | None = None) -> Plan:
    return actions.upload(by, "样市妇联2026年工作要点.txt", text.encode(), replaces=replaces)


def settle(plan: Plan, by: Actor) -> None:
    for target in plan.targets.filter(state=Target.State.WAITING):
        actions.confirm(target, by)


def published(cast: Cast, planner: Actor, text: str = TEXT) -> Plan:
    plan = uploaded(planner, text)
    settle(plan, planner)
    return actions.publish(plan, cast.city_lead)


def test_a_document_becomes_items_and_targets_lit_in_their_place(planner: Actor) -> None:
    plan = uploaded(planner)
    assert plan.year == 2026
    assert [item.marker[:1] for item in plan.items.all()] == ["一", "1", "2", "二", "3"]
    trained = plan.targets.get(value=3000)
    assert plan.text[trained.start : trained.end] == trained.quote
    assert "培训妇女" in plan.text[trained.sentence_start : trained.sentence_end]


def test_a_target_is_proposed_the_figure_that_its_words_mean(planner: Actor) -> None:
    plan = uploaded(planner)
    trained = plan.targets.get(value=3000)
    assert trained.indicator == "sample.trained"
    assert "培训" in trained.because
    assert plan.targets.get(value=20).indicator == ""


def test_bad_files_get_one_sentence_and_leave_nothing(planner: Actor) -> None:
    for name, content in (("空.txt", b""), ("图.png", b"\x89PNG\r\n\x1a\n" + b"0" * 64)):
        with pytest.raises(PlanError) as caught:
            actions.upload(planner, name, content)
        assert caught.value.sentence.endswith("。")
    assert Plan.objects.count() == 0


def test_publishing_waits_for_every_number(cast: Cast, planner: Actor) -> None:
    plan = uploaded(planner)
    with pytest.raises(PlanError, match=r"待确认|存疑"):
        actions.publish(plan, cast.city_lead)
    settle(plan, planner)
    assert actions.publish(plan, cast.city_lead).state == Plan.State.PUBLISHED


def test_a_planner_of_another_unit_cannot_touch_it(cast: Cast, planner: Actor) -> None:
    plan = uploaded(planner)
    stranger = make_actor("bieren", cast.county, Role.PLANNER)
    with pytest.raises(PlanError):
        actions.confirm(plan.targets.all()[0], stranger)
    with pytest.raises(PlanError):
        actions.publish(plan, planner)


def test_corrections_and_additions_are_kept_with_what_was_before(planner: Actor) -> None:
    plan = uploaded(planner)
    fair = plan.targets.get(value=20)
    actions.correct(fair, planner, value=Decimal(24), what="专场招聘会")
    place = plan.text.index("办好热线")
    added = actions.add(plan, planner, place, place + 4, "热线培训", Decimal(2), "名")
    fair.refresh_from_db()
    assert (fair.value, fair.state) == (Decimal(24), Target.State.CONFIRMED)
    assert added.is_added
    assert added.item is not None
    assert added.item.marker.startswith("3")
    assert plan.lines.filter(what="correct").get().data["before"]["value"].startswith("20")


def test_a_published_plan_is_not_edited(cast: Cast, planner: Actor) -> None:
    plan = published(cast, planner)
    with pytest.raises(PlanError, match="重发"):
        actions.drop(plan.targets.all()[0], planner)


def test_parts_are_issued_only_when_they_make_the_whole(cast: Cast, planner: Actor) -> None:
    trained = published(cast, planner).targets.get(value=3000)
    children = [cast.county.pk, cast.sibling.pk]
    actions.save_parts(
        trained,
        planner,
        [Part(children[0], Decimal(1000), "hand", reason="基数大"), Part(children[1], Decimal(1999), "equal")],
    )
    assert remainder(trained) == 1
    with pytest.raises(PlanError, match="还差 1"):
        actions.issue(trained, cast.city_lead)
    parts = equal(trained.value, children)
    actions.save_parts(trained, planner, [Part(key, value, "equal") for key, value in parts.items()])
    assert all(part.issued_at for part in actions.issue(trained, cast.city_lead))
    with pytest.raises(PlanError, match="已经下达"):
        actions.save_parts(trained, planner, [])


def test_a_hand_made_part_needs_its_reason(cast: Cast, planner: Actor) -> None:
    trained = published(cast, planner).targets.get(value=3000)
    actions.save_parts(trained, planner, [Part(cast.county.pk, Decimal(3000), Allotment.How.HAND)])
    with pytest.raises(PlanError, match="写明原因"):
        actions.issue(trained, cast.city_lead)


def test_a_rate_is_issued_without_adding_up(cast: Cast, planner: Actor) -> None:
    rate = published(cast, planner).targets.get(value=95)
    actions.save_parts(rate, planner, [Part(unit.pk, Decimal(95), "equal") for unit in (cast.county, cast.sibling)])
    assert len(actions.issue(rate, cast.city_lead)) == 2


def test_a_reissue_shows_what_changed_and_replaces_the_old(cast: Cast, planner: Actor) -> None:
    old = published(cast, planner)
    new = uploaded(planner, TEXT.replace("3000名", "3600名").replace("，举办招聘会20场", ""), replaces=old)
    lines = {line.change: line for line in target_differences(old, new)}
    raised, gone = lines[Change.CHANGED].new, lines[Change.GONE].old
    assert raised is not None
    assert raised.value == 3600
    assert gone is not None
    assert gone.value == 20
    settle(new, planner)
    actions.publish(new, cast.city_lead)
    old.refresh_from_db()
    assert old.state == Plan.State.REPLACED


def test_the_log_of_a_plan_is_append_only(planner: Actor) -> None:
    line = uploaded(planner).lines.all()[0]
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM plans_planline WHERE id = %s", [line.pk])


def test_each_of_several_nouns_becomes_a_target_of_its_own(planner: Actor) -> None:
    plan = uploaded(planner, "样市妇联2026年工作要点\n\n一、助力创业\n1．实施培训。培训创客、微电商、带头人各100名。\n")
    listed = plan.targets.get(value=100)
    assert listed.each
    made = actions.divide(listed, planner)
    assert [one.what for one in made] == ["培训创客", "培训微电商", "培训带头人"]
    assert all(not one.each and one.value == 100 and one.state == Target.State.CONFIRMED for one in made)
    assert plan.targets.filter(value=100).count() == 3


def test_people_and_attendances_are_never_mixed_by_a_proposal(monkeypatch: pytest.MonkeyPatch) -> None:
    people = Indicator("sample.people", "培训人数", "人", Measure.PEOPLE, "…", companion="sample.times")
    times = Indicator("sample.times", "培训人次", "人次", Measure.TIMES, "…", companion="sample.people")
    monkeypatch.setattr(indicators, "declared", lambda: {one.code: one for one in (people, times)})
    monkeypatch.setattr(indicators, "phrases", lambda: (Phrase("sample.people", ("培训",), ("名", "人", "人次")),))
    assert [one.code for one in proposals("培训妇女", "全年培训妇女2400人次", "2400人次", "人次")] == ["sample.times"]
    assert [one.code for one in proposals("培训妇女", "全年培训妇女2400名", "2400名", "名")] == ["sample.people"]


def test_a_group_must_be_named_beside_its_number(monkeypatch: pytest.MonkeyPatch) -> None:
    craft = Indicator("sample.people@craft", "手工培训", "人", Measure.PEOPLE, "…")
    monkeypatch.setattr(indicators, "declared", lambda: {craft.code: craft})
    phrase = Phrase("sample.people", ("培训", "手工"), ("名",), breakdown="craft")
    monkeypatch.setattr(indicators, "phrases", lambda: (phrase,))
    sentence = "围绕家政、手工，全年培训妇女300名"
    assert proposals("培训妇女", sentence, "300名", "名") == []
    assert len(proposals("手工培训妇女", sentence, "300名", "名")) == 1
