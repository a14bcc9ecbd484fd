"""The dated tables: classes found by pinyin initials, what to say for each, no class without words."""

from __future__ import annotations

from datetime import date

from halfsky.programmes.rights.petition import rules, tables


def test_initials_find_a_class() -> None:
    values = [one.value for one in tables.search_demands("td")]
    assert {"land", "land.contract", "land.name"} <= set(values)
    assert values[0] == "land.contract"
    assert [one.value for one in tables.search_demands("宅基")] == ["land.house"]
    assert tables.search_demands(" ") == []


def test_initials_belong_to_their_labels() -> None:
    for one in tables.demands().values():
        assert one.initials.isascii()
        assert len(one.initials) == len(one.label), one.label


def test_every_class_has_something_to_say_with_a_source() -> None:
    for value in tables.demands():
        saying = tables.saying_for(value)
        assert saying is not None, value
        assert "《" in saying.source


def test_a_class_counts_under_itself_and_its_head() -> None:
    assert tables.heads_of("family.violence") == ["family.violence", "family"]
    assert tables.heads_of("body") == ["body"]
    assert tables.heads_of("") == []


def test_choices_group_parts_under_heads_and_leave_out_what_has_ended() -> None:
    groups = dict(tables.demand_choices())
    assert ("land.share", "集体收益与补偿分配") in groups["土地与集体权益"]
    assert groups["body"] == "人身"
    ended = tables.Demand("x", "旧", "j", date(2020, 1, 1), date(2021, 1, 1), "", "", True)
    assert not ended.holds(date(2026, 1, 1))
    assert ended.holds(date(2020, 6, 1))


def test_letters_are_entered_on_the_working_day_they_come() -> None:
    friday, saturday, monday = date(2026, 11, 20), date(2026, 11, 21), date(2026, 11, 23)
    assert rules.entered_in_time(friday, friday)
    assert not rules.entered_in_time(friday, saturday)
    assert rules.entered_in_time(saturday, monday)
    assert not rules.entered_in_time(saturday, date(2026, 11, 24))


def test_words_of_the_matter_come_from_the_table() -> None:
    assert tables.words_in("村里征地，说外嫁女没有份") == ("征地", "外嫁女")
    assert len(set(tables.words())) == len(tables.words())
