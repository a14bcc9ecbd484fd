"""The inbox: fixed groups, tabs, few queries however long the list is."""

from __future__ import annotations

import re
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from halfsky.accounts.models import ReadingLine
from halfsky.accounts.session import Actor
from halfsky.desk.offers import next_step
from halfsky.desk.openings import ways_in
from halfsky.desk.tests.conftest import SignIn
from halfsky.ledger import queries
from halfsky.ledger.actions import perform
from halfsky.ledger.models import Record
from halfsky.ledger.queries import Rank, Tab
from halfsky.ledger.state import State
from halfsky.ledger.tests.conftest import Cast
from halfsky.ledger.tests.test_perform import REGISTER
from halfsky.plans.tests.made import allot, make_plan, make_target

NOTICE_DAYS = 15


def due_in(days: int, by: Actor) -> Record:
    """Open a record whose notice is due in so many days."""
    day = timezone.localdate() + timedelta(days=days - NOTICE_DAYS)
    data = REGISTER | {"happened_on": day.isoformat()}
    return perform(None, "register", by, data, uuid4().hex, programme="sample").record


def ranks(actor: Actor, today: date) -> list[tuple[str, Rank]]:
    found = queries.by_rank(queries.of_tab(actor.post, Tab.UNIT), today)
    return [(record.number[-1], Rank(str(record.rank))) for record in found]  # type: ignore[attr-defined]  # annotated


def test_groups_stand_in_their_fixed_order(cast: Cast) -> None:
    for days in (12, 2, 0, -3):
        due_in(days, cast.officer)
    returned = due_in(9, cast.officer)
    Record.objects.filter(pk=returned.pk).update(is_returned=True)
    assert ranks(cast.officer, timezone.localdate()) == [
        ("4", Rank.OVERDUE),
        ("3", Rank.TODAY),
        ("5", Rank.RETURNED),
        ("2", Rank.SOON),
        ("1", Rank.LATER),
    ]


def test_the_page_names_each_group_and_what_is_for_today(cast: Cast, signed_in: SignIn) -> None:
    for days in (-3, -1, 0, 2):
        due_in(days, cast.officer)
    page = signed_in(cast.officer).get("/inbox/").content.decode()
    assert "今天先办这 3 件" in page
    assert page.index("已逾期") < page.index("今天到期") < page.index("三天内")
    assert "告知 15 日" in page


def test_mine_is_what_i_handle_what_nobody_does_and_what_waits_for_me(cast: Cast) -> None:
    record = due_in(5, cast.officer)
    assert queries.of_tab(cast.second.post, Tab.MINE).count() == 1
    Record.objects.filter(pk=record.pk).update(handler=cast.officer.user)
    assert queries.of_tab(cast.second.post, Tab.MINE).count() == 0
    assert queries.of_tab(cast.officer.post, Tab.MINE).count() == 1
    assert queries.of_tab(cast.lead.post, Tab.APPROVE).count() == 0
    perform(record, "accept", cast.officer, {"happened_on": timezone.localdate().isoformat()}, "a1")
    assert queries.of_tab(cast.lead.post, Tab.APPROVE).count() == 1
    assert queries.of_tab(cast.lead.post, Tab.MINE).count() == 1
    assert queries.of_tab(cast.officer.post, Tab.APPROVE).count() == 0


def test_what_i_passed_on_is_found_again_while_it_is_open(cast: Cast) -> None:
    record = due_in(5, cast.lead)
    data = {"unit": cast.sibling.pk, "reason": "属地", "happened_on": timezone.localdate().isoformat()}
    perform(record, "transfer", cast.lead, data, "t1")
    assert [one.pk for one in queries.of_tab(cast.lead.post, Tab.SENT)] == [record.pk]
    assert queries.of_tab(cast.second.post, Tab.SENT).count() == 0
    assert queries.of_tab(cast.lead.post, Tab.UNIT).count() == 0


@pytest.mark.parametrize("path", ["/inbox/?tab=unit", "/s/sample/"])
def test_a_longer_list_asks_no_more_of_the_database(cast: Cast, signed_in: SignIn, path: str) -> None:
    client, asked = signed_in(cast.officer), []
    for more in (2, 14):
        for days in range(more):
            due_in(days - 3, cast.officer)
        with CaptureQueriesContext(
            connection,
        ) as seen:
            assert client.get(path).status_code == 200
        asked.append(len(seen))
    assert asked[1] <= asked[0] + 1
    assert asked[1] <= 20


def test_totals_are_left_out_for_whom_something_is_hidden(cast: Cast, signed_in: SignIn) -> None:
    hidden, _seen = due_in(-2, cast.officer), due_in(-1, cast.officer)
    perform(hidden, "recuse", cast.second, {"relation": "kin", "happened_on": timezone.localdate().isoformat()}, "r1")
    page = signed_in(cast.second).get("/inbox/?tab=unit").content.decode()
    assert hidden.number not in page
    assert "今天先办这些" in page
    assert "本单位</a>" in page
    assert "本单位 2" in signed_in(cast.officer).get("/inbox/?tab=unit").content.decode()


def test_the_preview_explains_the_clock_and_offers_the_next_step(cast: Cast, signed_in: SignIn) -> None:
    record = due_in(4, cast.officer)
    page = signed_in(cast.officer).get(f"/inbox/{record.pk}/").content.decode()
    assert "从哪天算" in page
    assert "本样例第一条" in page
    assert f"/r/{record.pk}/do/accept/" in page
    assert "<html" not in page


def test_looking_for_a_telephone_finds_it_and_is_written_down_without_it(cast: Cast, signed_in: SignIn) -> None:
    record = due_in(4, cast.officer)
    page = signed_in(cast.officer).get("/search/", {"q": REGISTER["phone"]}).content.decode()
    assert record.number in page
    line = ReadingLine.objects.get()
    assert line.what == ReadingLine.What.SEARCHED
    assert REGISTER["phone"] not in line.detail
    assert record.number not in signed_in(cast.sibling_officer).get("/search/?q=13800000000").content.decode()


def test_a_head_above_finds_no_person_by_telephone(cast: Cast, signed_in: SignIn) -> None:
    record = due_in(4, cast.officer)
    client = signed_in(cast.city_lead)
    assert record.number in client.get("/search/", {"q": record.number[-4:]}).content.decode()
    assert record.number not in client.get("/search/", {"q": REGISTER["phone"]}).content.decode()


def test_titles_are_found_by_their_words(cast: Cast, signed_in: SignIn) -> None:
    record = due_in(4, cast.officer)
    assert record.number in signed_in(cast.officer).get("/search/", {"q": "样例 事项"}).content.decode()
    assert "没有找到" in signed_in(cast.officer).get("/search/", {"q": "别的题目"}).content.decode()


def test_the_red_number_is_what_is_for_now_not_what_comes_later(cast: Cast, signed_in: SignIn) -> None:
    for days in (-3, 0, 9, 12):
        due_in(days, cast.officer)
    assert queries.urgent_of(cast.officer.post, timezone.localdate()) == 2
    page = signed_in(cast.officer).get("/inbox/").content.decode()
    assert re.search(r'class="n[^"]*hot[^"]*"[^>]*>2<', page)


def test_the_preview_is_of_the_first_matter_she_may_take(cast: Cast, signed_in: SignIn) -> None:
    untaken = due_in(-3, cast.officer)
    record = due_in(2, cast.officer)
    perform(record, "accept", cast.officer, {"happened_on": timezone.localdate().isoformat()}, "a1")
    page = signed_in(cast.lead).get("/inbox/?tab=unit").content.decode()
    rows = {one.pk: next_step(cast.lead.post, one, State.from_json(one.folded)) for one in Record.objects.all()}
    wanted = next((pk for pk in (untaken.pk, record.pk) if rows[pk] is not None), untaken.pk)
    chosen = page[page.index('aria-current="true" data-row') :]
    assert f'data-href="/r/{wanted}/"' in chosen[:120]


def test_targets_given_from_above_are_said_in_the_inbox(cast: Cast, signed_in: SignIn) -> None:
    assert "上级下达了" not in signed_in(cast.lead).get("/inbox/").content.decode()
    plan = make_plan(cast.city, cast.city_lead)
    allot(make_target(plan, "培训", "10", "场", "sample.entries"), {cast.county: "10"})
    page = signed_in(cast.lead).get("/inbox/").content.decode()
    assert "上级下达了 1 项指标" in page
    assert 'href="/plans/"' in page


def test_a_button_that_opens_a_record_says_what_it_does(cast: Cast) -> None:
    labels = [way.label for way in ways_in(cast.officer.post, most=9)]
    assert {"登记培训计划", "受理救助申请", "信访登记"} <= set(labels)
