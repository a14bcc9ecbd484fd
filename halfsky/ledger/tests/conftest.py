"""The cast of the engine's tests: a county and the city above it, a sibling county, and their people."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from halfsky.accounts.models import Post, Role, User
from halfsky.accounts.session import Actor
from halfsky.ledger.tests import sample
from halfsky.network import closure
from halfsky.network.models import Level, Unit, UnitVersion


def make_unit(code: str, name: str, level: Level, parent: Unit | None = None) -> Unit:
    unit = Unit.objects.create(code=code, name=name + "妇女联合会", short=name, level=level, parent=parent)
    unit.bearer = unit
    unit.save()
    UnitVersion.objects.create(
        unit=unit,
        valid_from=unit.founded_on,
        code=code,
        name=unit.name,
        short=name,
        kind=unit.kind,
        level=level,
        parent=parent,
    )
    return unit


def make_actor(username: str, unit: Unit, role: Role) -> Actor:
    user = User.objects.create_user(username, password="correct-horse-9", full_name=f"试{username}")
    return Actor(user, Post.objects.create(user=user, unit=unit, role=role))


@dataclass
class Cast:
    province: Unit
    city: Unit
    county: Unit
    sibling: Unit
    officer: Actor
    second: Actor
    lead: Actor
    sibling_officer: Actor
    city_lead: Actor


@pytest.fixture
def cast(db: None) -> Cast:
    sample.declare()
    province = make_unit("430000", "样省", Level.PROVINCE)
    city = make_unit("430600", "样市", Level.CITY, province)
    county = make_unit("430626", "样县", Level.COUNTY, city)
    sibling = make_unit("430621", "邻县", Level.COUNTY, city)
    closure.rebuild()
    return Cast(
        province,
        city,
        county,
        sibling,
        make_actor("jingban", county, Role.OFFICER),
        make_actor("erhao", county, Role.OFFICER),
        make_actor("fuze", county, Role.LEAD),
        make_actor("linxian", sibling, Role.OFFICER),
        make_actor("shiji", city, Role.LEAD),
    )
