"""The record's page: its ledger reads by itself, sealed fields open for a moment and never unseen."""

from __future__ import annotations

import json
from datetime import timedelta

from django.utils import timezone

from halfsky.accounts.models import ReadingLine
from halfsky.accounts.session import Actor
from halfsky.desk.ledger_lines import quote_of
from halfsky.desk.tests.conftest import SignIn
from halfsky.ledger import registry
from halfsky.ledger.actions import perform, reverse
from halfsky.ledger.models import Entry, Record
from halfsky.ledger.tests.conftest import Cast
from halfsky.ledger.tests.test_perform import REGISTER, opened

DAY = {"happened_on": "2026-03-03"}


def page_of(signed_in: SignIn, actor: Actor, record: Record, more: str = "") -> str:
    answer = signed_in(actor).get(f"/r/{record.pk}/{more}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_page_says_nothing_sealed_and_names_what_is(cast: Cast, signed_in: SignIn) -> None:
    record = opened(cast.officer)
    page = page_of(signed_in, cast.officer, record)
    for secret in ("李样", "13800000000", "她说的话"):
        assert secret not in page
    assert "封存：姓名、电话、事实" in page
    assert "类别：甲" in page


def test_opening_shows_the_words_and_books_the_reading_in_one_go(cast: Cast, signed_in: SignIn) -> None:
    record = opened(cast.officer)
    client = signed_in(cast.second)
    page = client.post(f"/r/{record.pk}/open/").content.decode()
    assert "李样" in page
    assert "data-seal-open" in page
    assert 'data-seal-bar="120"' in page
    assert f'content="120;url=/r/{record.pk}/"' in page
    line = ReadingLine.objects.get()
    assert (line.user, line.record_number, line.what) == (cast.second.user, record.number, "opened")
    assert "no-store" in client.post(f"/r/{record.pk}/open/").headers["Cache-Control"]


def test_a_head_above_reads_the_ledger_but_opens_nothing(cast: Cast, signed_in: SignIn) -> None:
    record = opened(cast.officer)
    page = page_of(signed_in, cast.city_lead, record)
    assert "个人信息由承办单位打开。" in page
    assert signed_in(cast.city_lead).post(f"/r/{record.pk}/open/").status_code == 404
    assert not ReadingLine.objects.exists()


def test_a_destroyed_key_says_so_and_leaves_the_page_whole(cast: Cast, signed_in: SignIn) -> None:
    record = opened(cast.officer)
    record.key.wrapped = None
    record.key.save()
    page = signed_in(cast.officer).post(f"/r/{record.pk}/open/").content.decode()
    assert "个人信息已按期销毁" in page
    assert "台账链已核验" in page


def test_an_entry_is_reversed_with_its_reason_and_both_point_at_each_other(cast: Cast, signed_in: SignIn) -> None:
    record = opened(cast.officer)
    perform(record, "accept", cast.officer, DAY, "a1")
    client = signed_in(cast.officer)
    assert client.post(f"/r/{record.pk}/reverse/2/", {"reason": "误", "key": "v0"}).status_code == 422
    answer = client.post(f"/r/{record.pk}/reverse/2/", {"reason": "误记为已受理", "key": "v1"})
    assert answer.headers["Location"] == f"/r/{record.pk}/#entry-3"
    page = page_of(signed_in, cast.officer, record)
    assert "冲正第 2 条" in page
    assert "已被第 3 条冲正" in page
    assert "原因：误记为已受理" in page


def test_reversing_what_carries_later_steps_says_which_come_first(cast: Cast, signed_in: SignIn) -> None:
    record = opened(cast.officer)
    perform(record, "accept", cast.officer, DAY, "a1")
    perform(record, "pay", cast.officer, DAY | {"amount": "5"}, "a2")
    answer = signed_in(cast.officer).post(f"/r/{record.pk}/reverse/2/", {"reason": "误记为已受理", "key": "v2"})
    assert answer.status_code == 409
    assert "请先冲正第 3 条" in answer.content.decode()


def test_a_broken_chain_is_one_red_line_and_stops_the_export(cast: Cast, signed_in: SignIn) -> None:
    record = opened(cast.officer)
    assert "导出台账链" in page_of(signed_in, cast.lead, record)
    Record.objects.filter(pk=record.pk).update(head="0" * 64)
    page = page_of(signed_in, cast.lead, record)
    assert "事项记着的末条与台账的末条不同" in page
    assert "导出台账链" not in page
    assert "不能导出" in signed_in(cast.lead).get(f"/r/{record.pk}/chain/").content.decode()


def test_the_exported_chain_can_be_worked_out_again(cast: Cast, signed_in: SignIn) -> None:
    record = opened(cast.officer)
    found = json.loads(signed_in(cast.lead).get(f"/r/{record.pk}/chain/").content)
    entry = Entry.objects.get()
    assert found["head"] == found["entries"][0]["hash"] == entry.hash
    assert "李样" not in json.dumps(found, ensure_ascii=False)
    assert ReadingLine.objects.get().what == ReadingLine.What.EXPORTED


def test_the_ledger_can_be_read_by_business_day(cast: Cast, signed_in: SignIn) -> None:
    record = opened(cast.officer)
    perform(record, "note", cast.officer, {"note": "晚记的", "happened_on": "2026-03-10"}, "n1")
    perform(record, "note", cast.second, {"note": "早发生的", "happened_on": "2026-03-04"}, "n2")
    page, by_day = page_of(signed_in, cast.officer, record), page_of(signed_in, cast.officer, record, "?by=day")
    assert page.index("entry-3") < page.index("entry-2")
    assert by_day.index("entry-2") < by_day.index("entry-3")
    assert "发生在 3月4日" in page


def test_a_note_goes_in_from_the_ledgers_first_line(cast: Cast, signed_in: SignIn) -> None:
    record = opened(cast.officer)
    today = timezone.localdate().isoformat()
    sent = {"note": "电话联系过", "key": "n3", "seen": "1", "happened_on": today}
    assert signed_in(cast.second).post(f"/r/{record.pk}/do/note/", sent).status_code == 302
    assert Entry.objects.get(step="note").by == cast.second.user


def test_closed_steps_say_why_and_who_stands_aside_is_named(cast: Cast, signed_in: SignIn) -> None:
    record = opened(cast.officer)
    perform(record, "accept", cast.officer, DAY, "a1")
    perform(record, "recuse", cast.second, DAY | {"relation": "kin"}, "a2")
    page = page_of(signed_in, cast.officer, record)
    assert "这一步由负责人办理。" in page
    assert "已退出，看不到这件事" in page
    assert "试erhao" in page


def test_a_void_record_still_shows_its_ledger(cast: Cast, signed_in: SignIn) -> None:
    record = opened(cast.officer)
    reverse(record.entries.get(), cast.officer, "重复登记的", "v9")
    page = page_of(signed_in, cast.officer, record)
    assert "已作废" in page
    assert record.number not in signed_in(cast.officer).get("/s/sample/").content.decode()


def test_an_overdue_record_says_by_how_much(cast: Cast, signed_in: SignIn) -> None:
    day = timezone.localdate() - timedelta(days=20)
    record = opened(cast.officer, **{"happened_on": day.isoformat()})
    assert "已逾期 5 天" in page_of(signed_in, cast.officer, record)
    assert REGISTER["facts"] not in page_of(signed_in, cast.officer, record)


def test_several_texts_of_one_entry_each_stand_under_their_label() -> None:
    step = registry.get("petition").step("opinion")
    words = quote_of(step, {"request": "补发", "found": "名单漏了", "opinion": "应当补发"})
    assert words == "诉求：补发\n查明的事实：名单漏了\n处理意见：应当补发"


def test_a_note_that_is_too_long_comes_back_whole_with_the_sentence(cast: Cast, signed_in: SignIn) -> None:
    record, long = opened(cast.officer), "长" * 4001
    assert "maxlength" not in page_of(signed_in, cast.officer, record).split('id="note-line"')[1][:200]
    answer = signed_in(cast.officer).post(f"/r/{record.pk}/do/note/", DAY | {"note": long, "key": "n1"})
    assert answer.status_code == 422
    assert "“记一笔”最多 4000 个字，现在有 4001 个，请删短一些。" in answer.content.decode()
    assert long in answer.content.decode()
