"""A small world and the deeds that may happen in it: each makes numbers drawn by chance a lawful act, or nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple, TypeVar
from uuid import uuid4

from halfsky.accounts.models import Post, Role, User
from halfsky.accounts.session import Actor
from halfsky.ledger.actions import perform, reverse
from halfsky.ledger.errors import LedgerError
from halfsky.ledger.models import Entry, Record
from halfsky.ledger.state import VOID
from halfsky.ledger.tests.conftest import make_actor, make_unit
from halfsky.network import actions, closure
from halfsky.network.errors import TreeError
from halfsky.network.models import FAR, Level, Person, Unit

FIRST = date(2025, 1, 20)
DAYS = 100
Thing = TypeVar("Thing")


class Deed(NamedTuple):
    """What happens, on which day, and three numbers that say with what."""

    what: str
    day: int
    one: int
    two: int
    three: int

    @property
    def on(self) -> date:
        return FIRST + timedelta(days=self.day % DAYS)


@dataclass
class World:
    province: Unit
    organiser: Actor

    def do(self, deed: Deed) -> None:
        """Do the deed if ledger and network let it be done."""
        try:
            DEEDS[deed.what](self, deed)
        except (LedgerError, TreeError):
            return


def make_world() -> World:
    """Return a province with two cities, four counties, four townships and two villages, staffed throughout."""
    province = make_unit("430000", "样省", Level.PROVINCE)
    cities = [make_unit(f"430{place}00", f"市{place}", Level.CITY, province) for place in (1, 2)]
    counties = [
        make_unit(f"430{1 + place // 2}2{place}", f"县{place}", Level.COUNTY, cities[place // 2]) for place in range(4)
    ]
    towns = [make_unit("", f"镇{place}", Level.TOWNSHIP, counties[place // 2]) for place in range(4)]
    for place in (0, 1):
        make_unit("", f"村{place}", Level.VILLAGE, towns[place])
    closure.rebuild()
    for unit in (*cities[:1], *counties, *towns[:2]):
        for role, name in ((Role.OFFICER, "a"), (Role.OFFICER, "b"), (Role.LEAD, "c")):
            make_actor(f"{name}{unit.pk}", unit, role)
    user = User.objects.create_user("zuzhi", password="correct-horse-9", full_name="试组织")
    return World(province, Actor(user, Post.objects.create(user=user, unit=province, role=Role.ORGANISER)))


def _pick(things: Sequence[Thing], number: int) -> Thing | None:
    return things[number % len(things)] if things else None


def _actor(unit: int, role: Role, number: int = 0) -> Actor | None:
    posts = Post.objects.filter(unit=unit, role=role, held_to=FAR).select_related("user", "unit").order_by("pk")
    post = _pick(list(posts), number)
    return Actor(post.user, post) if post else None


def _standing(*levels: Level) -> list[Unit]:
    return list(Unit.objects.filter(closed_on=FAR, level__in=levels).order_by("pk"))


def _record(number: int, *statuses: str) -> Record | None:
    records = Record.objects.exclude(status=VOID).order_by("pk")
    return _pick(list(records.filter(status__in=statuses) if statuses else records), number)


def _later(record: Record, deed: Deed) -> date:
    """Return a day on which the record was open already."""
    return record.opened_on + timedelta(days=deed.day // 4)


def _open(_world: World, deed: Deed) -> None:
    posts = Post.objects.filter(role=Role.OFFICER, held_to=FAR).order_by("pk")
    post = _pick(list(posts.select_related("user", "unit")), deed.one)
    place = _pick([None, *_standing(Level.TOWNSHIP, Level.VILLAGE)], deed.three)
    phone = f"1380000000{deed.two % 4}" if deed.two % 5 else ""
    data = {"name": "甲", "phone": phone, "facts": "事实", "kind": "a", "place": place.pk if place else ""}
    if post is not None:
        by = Actor(post.user, post)
        perform(None, "register", by, data | {"happened_on": deed.on}, uuid4().hex, programme="sample")


def _step(slug: str, role: Role, status: str, is_aggregate: bool = False) -> Callable[[World, Deed], None]:
    def take(_world: World, deed: Deed) -> None:
        record = _record(deed.one, status)
        by = _actor(record.owner_id, role, deed.two) if record else None
        if record is not None and by is not None:
            data = {"happened_on": _later(record, deed), "amount": deed.three}
            perform(record, slug, by, data, uuid4().hex, is_aggregate=is_aggregate)

    return take


def _transfer(_world: World, deed: Deed) -> None:
    record, unit = (
        _record(deed.one, "waiting", "handling"),
        _pick(_standing(Level.CITY, Level.COUNTY, Level.TOWNSHIP), deed.two),
    )
    by = _actor(record.owner_id, Role.LEAD) if record else None
    if record is not None and by is not None and unit is not None:
        perform(
            record,
            "transfer",
            by,
            {"unit": unit.pk, "reason": "属地", "happened_on": _later(record, deed)},
            uuid4().hex,
        )


def _reverse(_world: World, deed: Deed) -> None:
    entry = _pick(list(Entry.objects.select_related("by").order_by("-pk")[:6]), deed.one)
    post = Post.objects.filter(user=entry.by_id).select_related("user", "unit").first() if entry else None
    if entry is not None and post is not None:
        reverse(entry, Actor(post.user, post), "记错了", uuid4().hex)


def _join(_world: World, deed: Deed) -> None:
    """Two rows turn out to be one woman: the other names of both follow."""
    known = list(Person.objects.filter(strength__gt=0, same_as=None).order_by("pk"))
    first, second = _pick(known, deed.one), _pick(known, deed.two)
    if first is not None and second is not None and first != second:
        Person.objects.filter(same_as=second).update(same_as=first)
        Person.objects.filter(pk=second.pk).update(same_as=first)


def _part(_world: World, deed: Deed) -> None:
    joined = _pick(list(Person.objects.exclude(same_as=None).order_by("pk")), deed.one)
    Person.objects.filter(pk=joined.pk if joined else 0).update(same_as=None)


def _rename(world: World, deed: Deed) -> None:
    unit = _pick(_standing(Level.CITY, Level.COUNTY), deed.one)
    if unit is not None:
        actions.rename(unit, deed.on, world.organiser, name=f"新名{deed.two}妇女联合会")


def _move(world: World, deed: Deed) -> None:
    unit = _pick(_standing(Level.COUNTY, Level.TOWNSHIP, Level.VILLAGE), deed.one)
    parents = [one for one in _standing(*Level) if unit and one.level == unit.level - 1]
    parent = _pick(parents, deed.two)
    if unit is not None and parent is not None:
        actions.move(unit, parent, deed.on, world.organiser)


def _merge(world: World, deed: Deed) -> None:
    level = Level.COUNTY if deed.three % 3 else Level.TOWNSHIP
    units = _standing(level)
    first, second = _pick(units, deed.one), _pick(units, deed.two)
    if first is None or second is None or first == second:
        return
    into: Unit | actions.NewUnit = second if deed.three % 2 else actions.NewUnit(f"并{deed.day}妇女联合会")
    actions.merge([first] if deed.three % 2 else [first, second], into, deed.on, world.organiser)


def _split(world: World, deed: Deed) -> None:
    unit = _pick(_standing(Level.COUNTY, Level.TOWNSHIP), deed.one)
    if unit is not None:
        parts = [actions.NewUnit(f"分{place}{deed.day}妇女联合会") for place in (0, 1)]
        loose = actions.loose_ends(unit)
        allotted = {one.thing: (place + deed.two) % 2 for place, one in enumerate(loose)}
        actions.split(unit, parts, allotted, deed.on, world.organiser)


def _close(world: World, deed: Deed) -> None:
    unit = _pick(_standing(Level.COUNTY, Level.TOWNSHIP, Level.VILLAGE), deed.one)
    if unit is not None:
        actions.close(unit, deed.on, world.organiser)


DEEDS: dict[str, Callable[[World, Deed], None]] = {
    "open": _open,
    "accept": _step("accept", Role.OFFICER, "waiting"),
    "pay": _step("pay", Role.OFFICER, "handling"),
    "sum": _step("pay", Role.OFFICER, "handling", is_aggregate=True),
    "close": _step("close", Role.LEAD, "handling"),
    "transfer": _transfer,
    "reverse": _reverse,
    "join": _join,
    "part": _part,
    "rename": _rename,
    "move": _move,
    "merge": _merge,
    "split": _split,
    "end": _close,
}
