"""The made-up year: of the size and shape that a county's reception room has."""

from __future__ import annotations

from collections import Counter
from datetime import date

from halfsky import workdays
from halfsky.ledger.lives import Life
from halfsky.programmes.rights.petition.demo import lives


def year() -> list[Life]:
    return list(lives(date(2025, 11, 1), date(2026, 10, 31), seed=430626))


def test_a_county_has_two_hundred_and_ten_matters_a_year() -> None:
    assert len(year()) == 210
    assert len(list(lives(date(2026, 1, 1), date(2026, 1, 31), seed=1))) == 18


def test_most_come_by_telephone_and_most_are_about_the_family() -> None:
    first = [life.acts[0].data for life in year()]
    channels = Counter(data.get("channel") for data in first)
    assert channels["hotline"] > channels["visit"] > channels["web"]
    families = sum(str(data.get("demand", "")).startswith("family") for data in first)
    assert 0.65 < families / len(first) < 0.85


def test_more_people_come_than_matters() -> None:
    people = [life.acts[0].data.get("people", 0) for life in year()]
    assert sum(people) > sum(1 for number in people if number)


def test_they_begin_on_working_days_within_the_time() -> None:
    for life in year():
        assert workdays.is_workday(life.starts)
        assert date(2025, 11, 1) <= life.starts <= date(2026, 10, 31)


def test_an_answer_names_the_entry_that_it_answers() -> None:
    answers = [(life, act) for life in year() for act in life.acts if "row" in act.data]
    assert len(answers) > 20
    for life, act in answers:
        assert life.acts[act.data["row"] - 1].step == act.step.removesuffix("_answer")
