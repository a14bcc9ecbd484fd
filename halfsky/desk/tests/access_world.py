"""A small world for the access test: one viewer's unit, and a thing of every kind at each place around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import URLPattern, URLResolver, get_resolver

from halfsky.accounts.models import Role
from halfsky.accounts.policy import RULES, Action, Gate, On, Page, Reach, Sensitivity, Standing, refusal
from halfsky.accounts.session import Actor
from halfsky.desk import drafts
from halfsky.desk.tests import roll
from halfsky.ledger import attachments
from halfsky.ledger.actions import perform
from halfsky.ledger.models import Record
from halfsky.ledger.tests.conftest import make_actor, make_unit
from halfsky.ledger.tests.test_perform import REGISTER
from halfsky.network import closure
from halfsky.network.models import Level, Unit
from halfsky.plans.models import Plan, Target
from halfsky.reports.bulletin import actions as bulletin
from halfsky.reports.models import Bulletin, Draft


class Place(StrEnum):
    OWN = "own"
    BELOW = "below"
    SIBLING = "sibling"
    ABOVE = "above"


@dataclass
class World:
    """Units by place seen from the viewer's county, and what stands there."""

    units: dict[Place, Unit]
    records: dict[tuple[Place, Sensitivity], Record] = field(default_factory=dict)
    plans: dict[Place, Plan] = field(default_factory=dict)
    targets: dict[Place, Target] = field(default_factory=dict)
    drafts: dict[Place, Draft] = field(default_factory=dict)
    bulletins: dict[Place, Bulletin] = field(default_factory=dict)


def build() -> World:
    """Make the units, a record of each sensitivity at each of them, and a published plan."""
    roll.declare()
    city = make_unit("430600", "样市", Level.CITY)
    county = make_unit("430626", "样县", Level.COUNTY, city)
    units = {
        Place.OWN: county,
        Place.ABOVE: city,
        Place.BELOW: make_unit("430626100", "样镇", Level.TOWNSHIP, county),
        Place.SIBLING: make_unit("430621", "邻县", Level.COUNTY, city),
    }
    closure.rebuild()
    world = World(units)
    for place, unit in units.items():
        officer = make_actor(f"officer-{place}", unit, Role.OFFICER)
        for sensitivity in Sensitivity:
            world.records[place, sensitivity] = _record(officer, sensitivity)
        _plan(world, place, officer)
        _bulletin(world, place)
    return world


def _record(officer: Actor, sensitivity: Sensitivity) -> Record:
    paper = {"paper": SimpleUploadedFile("证明.txt", b"made up")}
    entry = perform(
        None,
        "register",
        officer,
        REGISTER,
        f"{officer.user.username}-{sensitivity}",
        programme="roll",
        files=paper,
    )
    Record.objects.filter(pk=entry.record_id).update(sensitivity=sensitivity.value)
    return Record.objects.get(pk=entry.record_id)


def _plan(world: World, place: Place, officer: Actor) -> None:
    kept = attachments.keep_files({"file": SimpleUploadedFile("要点.txt", b"made up")})[0]
    fields: dict[str, Any] = {"unit": world.units[place], "year": 2026, "title": "样例要点", "text": "培训妇女3000人。"}
    fields |= {"file_name": "要点.txt", "file_sha256": kept["sha256"], "uploaded_by": officer.user}
    old = Plan.objects.create(state=Plan.State.REPLACED, **fields)
    plan = Plan.objects.create(state=Plan.State.PUBLISHED, replaces=old, **fields)
    world.plans[place] = plan
    world.targets[place] = Target.objects.create(
        plan=plan, what="培训妇女", quote="3000", value=3000, start=4, end=8, sentence_start=0, sentence_end=10,
        unit="人", order=1, state=Target.State.CONFIRMED,
    )  # fmt: skip


def _bulletin(world: World, place: Place) -> None:
    """Issue the bulletin of one month and leave the next one a draft."""
    planner = make_actor(f"planner-{place}", world.units[place], Role.PLANNER)
    lead = make_actor(f"lead-{place}", world.units[place], Role.LEAD)
    world.bulletins[place] = bulletin.issue(bulletin.draft(planner, 202604), lead, on=date(2026, 5, 8))
    world.drafts[place] = bulletin.draft(planner, 202605)


def begin_list(actor: Actor, record: Record) -> None:
    """Give the viewer a list begun on the record, whether she may see it or not."""
    rows = [{"row": 2, "values": {"name": "", "id_no": "1"}}]
    values = {"name": "a.xlsx", "rows": rows, "headers": {}, "unknown": []}
    drafts.save(actor.user, f"list/{record.pk}/guests", values)


# -- the urls and what the table says of them ------------------------------------------------------------------


def url_names() -> Iterator[tuple[str, frozenset[str]]]:
    """Yield the name and the parameters of every address there is."""
    yield from _walk(get_resolver().url_patterns, "", frozenset())


def _walk(patterns: list[Any], prefix: str, above: frozenset[str]) -> Iterator[tuple[str, frozenset[str]]]:
    for pattern in patterns:
        takes = above | frozenset(pattern.pattern.regex.groupindex)
        if isinstance(pattern, URLResolver):
            inner = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from _walk(pattern.url_patterns, inner, takes)
        elif isinstance(pattern, URLPattern):
            yield f"{prefix}{pattern.name}", takes


def reach_by_table(role: Role, action: Action, sensitivity: Sensitivity | None) -> set[Reach]:
    """Return every reach that the rules give: read off the table itself, not asked of the policy's functions."""
    return {
        rule.reach
        for rule in RULES
        if rule.action is action
        and role in rule.roles
        and Level.COUNTY in rule.levels
        and (sensitivity is None or sensitivity in rule.sensitivities)
    }


def expected(role: Role, page: Page, place: Place, sensitivity: Sensitivity, gate: Gate | None, actor: Actor) -> bool:
    """Return whether the table opens the page to the role for a thing at that place."""
    if page.action is None:
        return True
    if page.on is not On.RECORD:
        open_to = bool(reach_by_table(role, page.action, None))
        hers = {On.OWN_UNIT: {Place.OWN}, On.SUBTREE: {Place.OWN, Place.BELOW}}.get(page.on, set(Place))
        return open_to and place in hers and (gate is None or _passes(gate, actor))
    reaches = reach_by_table(role, page.action, sensitivity)
    if Reach.ALL in reaches:
        return True
    if place is Place.OWN:
        return bool(reaches - {Reach.NONE})
    return place is Place.BELOW and Reach.SUBTREE in reaches


def _passes(gate: Gate, actor: Actor) -> bool:
    nobody: frozenset[int] = frozenset()
    return refusal(actor.post, gate, Standing("rights", None, nobody, nobody, nobody, {})) is None
