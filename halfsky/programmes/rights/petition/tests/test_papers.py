"""Papers: numbers without gaps, a code nobody can make up, only what she may read."""

from __future__ import annotations

import pytest

from halfsky.accounts.models import ReadingLine
from halfsky.ledger import papers
from halfsky.ledger.errors import NotAllowed
from halfsky.ledger.models import Entry
from halfsky.programmes.rights.petition.tests.conftest import OPINION, House, ago

YEAR = ago(0)[:4]


def accepted(house: House) -> Entry:
    record = house.registered()
    return house.take(
        record, "accept", house.officer, demand="land.share", route="own", told_by="phone", reason="分红分配"
    )


def test_each_unit_numbers_its_notices_by_year(house: House) -> None:
    numbers = [accepted(house).resolved["papers"]["notice"] for _n in range(2)]
    assert numbers == [f"试县妇信告〔{YEAR}〕1号", f"试县妇信告〔{YEAR}〕2号"]


def test_where_the_name_is_unclear_there_is_no_notice(house: House) -> None:
    record = house.registered(name="", phone="", callback="")
    entry = house.take(record, "accept", house.officer, demand="land.share", route="own", told_by="none")
    assert "papers" not in entry.resolved


def test_the_notice_names_number_route_article_and_code(house: House) -> None:
    entry = accepted(house)
    text = papers.text_of(house.officer, entry, "notice")
    words = "".join(line.text for line in text.lines) + "".join(text.foot)
    assert text.to == "试女士"
    for part in (entry.record.number, "自办", "第三十四条", "六十日", "分红分配", papers.check_code(entry, "notice")):
        assert part in words
    assert "她说的原话" not in words
    assert "13800000000" not in words


def test_the_code_follows_from_the_entry(house: House) -> None:
    first, second = accepted(house), accepted(house)
    assert papers.check_code(first, "notice") != papers.check_code(second, "notice")
    assert papers.check_code(first, "notice") == papers.check_code(Entry.objects.get(pk=first.pk), "notice")
    assert len(papers.check_code(first, "notice")) == 9


def test_opening_a_paper_is_written_into_the_log_and_closed_to_strangers(house: House) -> None:
    entry = accepted(house)
    with pytest.raises(NotAllowed, match="由承办单位打开"):
        papers.text_of(house.sibling_officer, entry, "notice")
    assert ReadingLine.objects.count() == 0
    papers.text_of(house.officer, entry, "notice")
    line = ReadingLine.objects.get()
    assert (line.record_number, line.user) == (entry.record.number, house.officer.user)
    assert "试女士" not in line.detail


def test_an_opinion_has_the_four_parts_and_says_where_to_turn(house: House) -> None:
    record = house.accepted()
    entry = house.take(record, "opinion", house.lead, **OPINION)
    text = papers.text_of(house.lead, entry, "opinion")
    words = "\n".join(line.text for line in text.lines)
    for part in ("补发", "查明", "应当补发", "第五十六条", "结论：支持", "三十日内，向上一级妇联书面申请复查"):
        assert part in words


def test_every_paper_of_the_programme_can_be_written(house: House) -> None:
    record = house.accepted(days_ago=9)
    house.take(record, "extend", house.lead, 8, days=10, reason="要鉴定", told_by="post")
    house.take(record, "supervise", house.city_lead, 7, letter="letter", asked="说明进展", days=5)
    house.take(record, "urge", house.lead, 6, to="labour", to_name="试县人社局", undone="拖延", asked="查处", days=5)
    house.take(record, "opinion", house.lead, 5, **OPINION)
    house.take(record, "ask_review", house.city_officer, 4, received_opinion_on=ago(5), grounds="不服")
    house.take(
        record, "review", house.city_lead, 3, review_outcome="upheld", opinion="维持", basis="条例", told_by="post"
    )
    moved = house.registered()
    house.take(moved, "transfer", house.lead, unit=house.sibling.pk, reason="属地", told_by="post")
    declined = house.registered()
    house.take(declined, "decline", house.officer, decline_reason="court", instead="试县人民法院", told_by="post")
    issued = [
        one
        for each in (record, moved, declined)
        for one in papers.issued(each, each.entries.select_related("unit", "record").order_by("seq"))
    ]
    slugs = [one.paper.slug for one in issued]
    assert slugs == ["notice", "extension", "supervise", "urge", "opinion", "review", "transfer", "decline"]
    for one in issued:
        reader = house.city_lead if one.entry.unit == house.city else house.lead
        text = papers.text_of(reader, one.entry, one.paper.slug)
        assert one.code in text.foot[0]
        assert all("%(" not in line.text for line in text.lines)
