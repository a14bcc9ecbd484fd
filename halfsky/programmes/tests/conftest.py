"""A small tree with people at every level, and a way to live made-up lives in it, each step on its own day."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from unittest.mock import patch
from uuid import uuid4

import pytest
from django.utils import timezone

from halfsky.accounts.models import Role
from halfsky.accounts.session import Actor
from halfsky.indicators import registry as figures
from halfsky.ledger.actions import perform
from halfsky.ledger.lives import Life, placed
from halfsky.ledger.models import Entry, Record
from halfsky.ledger.tests.conftest import make_actor, make_unit
from halfsky.network import closure
from halfsky.network.models import Level, Unit


@dataclass
class Stage:
    units: dict[Level, Unit]
    held: dict[tuple[Level, Role, str], Actor] = field(default_factory=dict)

    def actor(self, level: Level, role: Role, who: str = "") -> Actor:
        """Return whoever holds that post."""
        if (level, role, who) not in self.held:
            name = f"{level.name}_{role.value}_{who}".lower()
            self.held[level, role, who] = make_actor(name, self.units[level], role)
        return self.held[level, role, who]

    def live(self, programme: str, life: Life) -> Record:
        """Take every step of a life, each on its own day at noon, and return its record."""
        record: Record | None = None
        for act in life.acts:
            day = life.starts + timedelta(days=act.day)
            noon = timezone.make_aware(datetime.combine(day, time(12)))
            data = {"happened_on": day.isoformat(), **placed(act.data, self.units[life.place].pk)}
            with patch("django.utils.timezone.now", lambda moment=noon: moment):
                entry: Entry = perform(
                    record,
                    act.step,
                    self.actor(act.level, act.role, act.who),
                    data,
                    uuid4().hex,
                    programme=None if record else programme,
                    is_aggregate=act.is_aggregate,
                )
            record = Record.objects.get(pk=entry.record_id)
        assert record is not None
        return record


@pytest.fixture
def stage(db: None) -> Stage:
    province = make_unit("430000", "样省", Level.PROVINCE)
    city = make_unit("430600", "样市", Level.CITY, province)
    county = make_unit("430626", "样县", Level.COUNTY, city)
    town = make_unit("430626100", "样镇", Level.TOWNSHIP, county)
    village = make_unit("430626100200", "样村", Level.VILLAGE, town)
    closure.rebuild()
    levels = (Level.PROVINCE, Level.CITY, Level.COUNTY, Level.TOWNSHIP, Level.VILLAGE)
    return Stage(dict(zip(levels, (province, city, county, town, village), strict=True)))


@pytest.fixture(autouse=True)
def _all_figures_anew() -> None:
    """Gather the figures anew: another test of this process may have declared a programme of its own."""
    figures.declared.cache_clear()
    figures.phrases.cache_clear()
