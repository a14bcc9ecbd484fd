"""Figures by child: rows add up to the whole, as it is and as it was; small ones do not give each other away."""

from __future__ import annotations

from datetime import date

from pytest_django import DjangoAssertNumQueries

from halfsky.accounts.models import Post, Role, User
from halfsky.accounts.session import Actor
from halfsky.indicators.children import by_child
from halfsky.indicators.figure import ValueState
from halfsky.indicators.periods import Period
from halfsky.indicators.tests.conftest import Cast, open_record, step
from halfsky.ledger.tests.conftest import make_unit
from halfsky.network import actions, closure
from halfsky.network.models import Basis, Level

YEAR = Period.year(2026)
TODAY = date(2026, 11, 22)


def builder(cast: Cast) -> Actor:
    """Return somebody at the province who may change the tree."""
    user = User.objects.create_user("zuzhi", password="correct-horse-9", full_name="试组织")
    return Actor(user, Post.objects.create(user=user, unit=cast.province, role=Role.ORGANISER))


def test_children_add_up_to_the_whole_with_the_units_own(
    cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    open_record(cast.officer, "2026-03-02")
    open_record(cast.sibling_officer, "2026-03-02")
    open_record(cast.sibling_officer, "2026-11-02")
    open_record(cast.city_lead, "2026-03-02")
    with django_assert_max_num_queries(5):
        found = by_child(["sample.received"], cast.city, YEAR, as_of=TODAY)
    values = {(row.unit.pk, row.role): row.figures["sample.received"].value for row in found.rows}
    assert values == {(cast.sibling.pk, "child"): 2, (cast.county.pk, "child"): 1, (cast.city.pk, "own"): 1}
    assert found.whole["sample.received"].value == 4


def test_a_moved_county_stands_with_its_past_here_and_in_its_time_there(cast: Cast) -> None:
    other = make_unit("430700", "他市", Level.CITY, cast.province)
    closure.rebuild()
    open_record(cast.officer, "2026-03-02")
    open_record(cast.sibling_officer, "2026-03-02")
    actions.move(cast.county, other, date(2026, 6, 1), builder(cast))
    open_record(cast.officer, "2026-07-02")
    is_here = by_child(["sample.received"], other, YEAR, as_of=TODAY)
    assert is_here.whole["sample.received"].value == is_here.column("sample.received")[cast.county.pk].value == 2
    for unit, stays in ((cast.city, {cast.county.pk: 1, cast.sibling.pk: 1}), (other, {cast.county.pk: 1})):
        was = by_child(["sample.received"], unit, YEAR, basis=Basis.WAS, as_of=TODAY)
        assert {key: one.value for key, one in was.column("sample.received").items()} == stays
        assert was.whole["sample.received"].value == sum(stays.values())


def test_one_hidden_child_hides_the_next_smallest_too(cast: Cast) -> None:
    third = make_unit("430622", "三县", Level.COUNTY, cast.city)
    closure.rebuild()
    user = User.objects.create_user("sanxian", password="correct-horse-9", full_name="试三县")
    thirds = Actor(user, Post.objects.create(user=user, unit=third, role=Role.OFFICER))
    for by, lead, number in ((cast.officer, cast.lead, 2), (cast.sibling_officer, None, 6), (thirds, None, 7)):
        for _serial in range(number):
            record = step(open_record(by, "2026-03-02"), "accept", by, "2026-03-03")
            if lead is None:
                head = User.objects.create_user(
                    f"lead{by.unit_id}{_serial}", password="correct-horse-9", full_name="试"
                )
                lead = Actor(head, Post.objects.create(user=head, unit=by.post.unit, role=Role.LEAD))
            step(record, "close", lead, "2026-03-04")
    column = by_child(["sample.closed"], cast.city, YEAR, as_of=TODAY).column("sample.closed")
    assert {key: one.value for key, one in column.items()} == {cast.county.pk: None, cast.sibling.pk: None, third.pk: 7}
    assert column[cast.sibling.pk].state is ValueState.HIDDEN
