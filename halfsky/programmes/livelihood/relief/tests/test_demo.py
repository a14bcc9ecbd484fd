"""The made-up year goes through the one door like any real application."""

from __future__ import annotations

from collections import Counter
from datetime import date

from halfsky.accounts.models import Role
from halfsky.accounts.session import Actor
from halfsky.ledger.lives import Life, placed
from halfsky.ledger.models import Record
from halfsky.network.models import Level, Unit
from halfsky.programmes.livelihood.conftest import Tree, step
from halfsky.programmes.livelihood.relief.demo import lives

YEAR = (date(2026, 1, 1), date(2026, 11, 20))


def test_a_county_year_has_the_usual_shape() -> None:
    made = list(lives(*YEAR, seed=3))
    steps = Counter(act.step for life in made for act in life.acts)
    assert 65 <= len(made) <= 74
    assert steps["decide"] > 0.8 * len(made)
    assert steps["withdraw"] >= 1
    assert made == list(lives(*YEAR, seed=3))


def test_every_made_up_application_goes_through_the_door(tree: Tree) -> None:
    desks: dict[tuple[Level, Role, str], Actor] = {}
    statuses = Counter(_lived(tree, life, desks).status for life in lives(*YEAR, seed=5, scale=0.2))
    assert statuses["paid"] + statuses["followed"] >= 5


def _lived(tree: Tree, life: Life, desks: dict[tuple[Level, Role, str], Actor]) -> Record:
    units: dict[Level, Unit] = {
        Level(unit.level): unit for unit in (tree.province, tree.city, tree.county, tree.town, tree.village)
    }
    record: Record | None = None
    for act, day in life.until(date(2026, 11, 20)):
        post = (act.level, act.role, act.who)
        if post not in desks:
            desks[post] = tree.actor(units[act.level], act.role)
        data = placed(act.data, units[life.place].pk)
        programme = {"programme": "relief"} if record is None else {}
        record = step(record, act.step, desks[post], data, day.isoformat(), **programme).record
    assert record is not None
    return record
