"""What the board would show: 人 and 人次 of two townships' classes at every level, and what a reversal takes back."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from halfsky.indicators.figures import figure
from halfsky.indicators.periods import Period
from halfsky.ledger.actions import reverse
from halfsky.ledger.tests.conftest import make_unit
from halfsky.network import closure
from halfsky.network.models import Level, Unit
from halfsky.programmes.livelihood.conftest import Tree, step
from halfsky.programmes.livelihood.training.samples import sheet
from halfsky.programmes.livelihood.training.tests.conftest import Desk, desk_of

YEAR = Period.year(2026)
LAST = date(2026, 11, 20)


def value(code: str, unit: Unit) -> int | Fraction | None:
    return figure(code, unit, YEAR, as_of=LAST).value


def second_desk(tree: Tree) -> Desk:
    town = make_unit("430626101", "邻镇", Level.TOWNSHIP, tree.county)
    make_unit("430626101201", "邻村", Level.VILLAGE, town)
    closure.rebuild()
    return desk_of(tree, town, tree.county)


def test_who_comes_to_two_townships_classes_is_one_person_and_two_person_times_above(desk: Desk) -> None:
    tree, other = desk.tree, second_desk(desk.tree)
    desk.taught(3)
    record = other.opened(trainer_phone="13700000055", first_day="2026-05-11", last_day="2026-05-11")
    rows = sheet(2, 3, "邻村", groups="致富带头人")
    step(record, "enrol_list", other.officer, {"rows": rows}, "2026-05-01")
    step(record, "hold", other.officer, {}, "2026-05-11")
    lesson = other.lesson(record, "2026-05-11")
    for unit in (tree.county, tree.city, tree.province):
        assert (value("training.people", unit), value("training.times", unit)) == (4, 6)
        assert value("training.people@leader", unit) == 3
        assert (value("training.classes", unit), value("training.towns", unit)) == (2, 2)
        assert value("training.hours", unit) == 10 * 60
    assert (value("training.people", tree.town), value("training.people", other.unit)) == (3, 3)
    reverse(lesson, other.officer, "记错", "undo")
    assert (value("training.people", tree.county), value("training.times", tree.county)) == (3, 3)


def test_the_rate_of_the_employed_keeps_numerator_and_denominator(desk: Desk) -> None:
    record = desk.certified(12)
    keys = record.folded["data"]["certified"]
    answers = {f"result_{key}": ("job", "own", "none", "unreached")[n % 4] for n, key in enumerate(keys)}
    step(record, "follow", desk.officer, {"round": 6, **answers}, "2026-10-20")
    rate = figure("training.employed_6", desk.tree.province, YEAR, as_of=LAST)
    assert rate.numerator is not None
    assert rate.denominator is not None
    assert (rate.numerator.value, rate.denominator.value) == (6, 12)
