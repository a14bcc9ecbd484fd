"""When a unit closes: its matters, posts and levels go on at the successor, no clock begins anew."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest

from halfsky.accounts.models import Post, Role
from halfsky.accounts.session import Actor
from halfsky.ledger import chain, counting
from halfsky.ledger.actions import perform, reverse
from halfsky.ledger.actions.reverse import stored_facts
from halfsky.ledger.errors import NotAllowed, StepClosed
from halfsky.ledger.models import Deadline, Entry, Fact, Record
from halfsky.ledger.state import State, effective, fold
from halfsky.ledger.tests.conftest import Cast, make_actor, make_unit
from halfsky.network import closure
from halfsky.network.actions import NewUnit, merge, rename, split, without_heir
from halfsky.network.errors import ChangeNotAllowed, HeirsMissing
from halfsky.network.models import Level, Unit

REGISTER = {"name": "李样", "phone": "13800000000", "facts": "她说的话", "kind": "a", "happened_on": "2026-03-02"}
DAY = date(2026, 3, 10)


@pytest.fixture
def organiser(cast: Cast) -> Actor:
    return make_actor("zuzhi", cast.city, Role.ORGANISER)


def opened(by: Actor, day: str = "2026-03-02") -> Record:
    return perform(None, "register", by, REGISTER | {"happened_on": day}, uuid4().hex, programme="sample").record


def merged(cast: Cast, organiser: Actor) -> Unit:
    new = NewUnit("合县妇女联合会", "430627")
    return merge([cast.county, cast.sibling], new, DAY, organiser)


def sums(indicator: str) -> dict[tuple[int, str], int]:
    """Return what facts of the indicator add up to by unit and day."""
    found: dict[tuple[int, str], int] = {}
    for fact in Fact.objects.filter(indicator=f"sample.{indicator}"):
        cell = (fact.unit_id, fact.day.isoformat())
        found[cell] = found.get(cell, 0) + fact.quantity
    return {cell: quantity for cell, quantity in found.items() if quantity}


def test_an_open_matter_goes_on_at_the_successor_with_its_due_day(cast: Cast, organiser: Actor) -> None:
    record = opened(cast.officer)
    new = merged(cast, organiser)
    record.refresh_from_db()
    assert (record.owner, record.status) == (new, "waiting")
    assert Deadline.objects.get(record=record).due_on.isoformat() == "2026-03-17"
    entry = record.entries.latest("seq")
    assert (entry.step, entry.by, entry.unit) == ("succeed", organiser.user, new)
    assert sums("in_hand") == {
        (cast.county.pk, "2026-03-02"): 1,
        (cast.county.pk, "2026-03-10"): -1,
        (new.pk, "2026-03-10"): 1,
    }
    assert sums("notice_due") == {(new.pk, "2026-03-17"): 1}
    assert sums("received") == {(cast.county.pk, "2026-03-02"): 1}
    assert set(Fact.objects.values_list("bearer", flat=True)) == {new.pk}


def test_what_fell_due_before_the_day_stays_with_the_old_unit(cast: Cast, organiser: Actor) -> None:
    opened(cast.officer, "2026-02-01")
    merged(cast, organiser)
    assert sums("notice_due") == {(cast.county.pk, "2026-02-16"): 1}


def test_the_handover_is_nobodys_work(cast: Cast, organiser: Actor) -> None:
    opened(cast.officer)
    merged(cast, organiser)
    assert sums("entries") == {(cast.county.pk, "2026-03-02"): 1}


def test_the_staff_go_along_and_take_the_next_step(cast: Cast, organiser: Actor) -> None:
    record = opened(cast.officer)
    new = merged(cast, organiser)
    post = Post.objects.held_on(DAY).get(user=cast.officer.user)
    assert post.unit == new
    record.refresh_from_db()
    perform(record, "accept", Actor(cast.officer.user, post), {"happened_on": "2026-03-12"}, uuid4().hex)
    assert sums("notice_in_time") == {(new.pk, "2026-03-17"): 1}


def test_state_facts_and_chain_follow_from_the_entries_after_a_merge(cast: Cast, organiser: Actor) -> None:
    record = opened(cast.officer, "2026-02-20")
    perform(record, "accept", cast.second, {"happened_on": "2026-03-03"}, uuid4().hex)
    merged(cast, organiser)
    record.refresh_from_db()
    entries = list(Entry.objects.filter(record=record).order_by("seq"))
    assert list(chain.breaks(record, entries)) == []
    assert fold(record.declared, effective(entries)) == State.from_json(record.folded)
    assert counting.history_facts(record.declared, effective(entries)) == stored_facts(record)


def test_a_late_merge_hands_over_on_the_newest_day_of_the_matter(cast: Cast, organiser: Actor) -> None:
    record = opened(cast.officer, "2026-03-20")
    merged(cast, organiser)
    assert record.entries.latest("seq").happened_on.isoformat() == "2026-03-20"
    assert all(quantity > 0 for quantity in sums("in_hand").values())


def test_a_void_matter_is_left_alone_and_a_double_one_can_still_be_voided(cast: Cast, organiser: Actor) -> None:
    void, double = opened(cast.officer), opened(cast.officer)
    reverse(void.entries.get(), cast.officer, "重复登记", uuid4().hex)
    new = merged(cast, organiser)
    void.refresh_from_db()
    assert void.owner == cast.county
    with pytest.raises(StepClosed, match="随组织变更记的"):
        reverse(double.entries.latest("seq"), organiser, "试试", uuid4().hex)
    reverse(double.entries.get(seq=1), cast.officer, "重复登记", uuid4().hex)
    double.refresh_from_db()
    assert (double.status, double.owner) == ("void", new)
    assert sums("received") == sums("in_hand") == sums("notice_due") == {}


def test_a_closed_unit_takes_in_nothing_new(cast: Cast, organiser: Actor) -> None:
    merged(cast, organiser)
    with pytest.raises(NotAllowed, match="样县已经撤并"):
        opened(cast.officer)


def test_nobody_can_take_the_engines_step(cast: Cast) -> None:
    record = opened(cast.officer)
    with pytest.raises(NotAllowed):
        perform(record, "succeed", cast.lead, {"happened_on": "2026-03-05"}, uuid4().hex)
    assert "succeed" not in [step.slug for step in record.declared.steps]


def test_a_split_waits_for_an_heir_of_each_open_matter_and_post(cast: Cast, organiser: Actor) -> None:
    record, settled = opened(cast.officer), opened(cast.officer)
    perform(settled, "accept", cast.second, {"happened_on": "2026-03-03"}, uuid4().hex)
    perform(settled, "close", cast.lead, {"happened_on": "2026-03-04"}, uuid4().hex)
    left = without_heir(cast.county, {})
    assert [one.key for one in left if one.kind == "record"] == [record.pk]
    assert len([one for one in left if one.kind == "post"]) == 3
    parts = [NewUnit("南县妇女联合会"), NewUnit("北县妇女联合会")]
    with pytest.raises(HeirsMissing, match="还有 4 项没有承接单位"):
        split(cast.county, parts, {}, DAY, organiser)
    south, _north = split(cast.county, parts, {one.thing: 0 for one in left}, DAY, organiser)
    record.refresh_from_db()
    settled.refresh_from_db()
    assert (record.owner, settled.owner) == (south, cast.county)


def test_a_matter_in_a_village_follows_the_village(cast: Cast, organiser: Actor) -> None:
    village = make_unit("430626101", "样镇", Level.TOWNSHIP, cast.county)
    other = make_unit("430626102", "另镇", Level.TOWNSHIP, cast.county)
    closure.rebuild()
    record = opened(cast.officer)
    Record.objects.filter(pk=record.pk).update(place=village)
    allotted = {("child", village.pk): 1, ("child", other.pk): 0}
    assert [one.kind for one in without_heir(cast.county, allotted)] == ["post"] * 3
    posts = {("post", post.pk): 0 for post in Post.objects.filter(unit=cast.county)}
    parts = [NewUnit("南县妇女联合会"), NewUnit("北县妇女联合会")]
    _south, north = split(cast.county, parts, allotted | posts, DAY, organiser)
    record.refresh_from_db()
    assert record.owner == north


def test_only_an_organiser_above_changes_the_tree(cast: Cast, organiser: Actor) -> None:
    sibling = make_actor("linzuzhi", cast.sibling, Role.ORGANISER)
    for actor in (cast.lead, cast.city_lead, sibling):
        with pytest.raises(ChangeNotAllowed, match="组织岗"):
            rename(cast.county, DAY, actor, name="样市妇女联合会")
    rename(cast.county, DAY, organiser, name="样市妇女联合会")
    cast.county.refresh_from_db()
    assert cast.county.short == "样市妇联"
