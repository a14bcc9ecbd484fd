"""Building the whole demonstration: tree, people, plans, a year of records. Once, into an empty database."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from time import monotonic

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from halfsky.accounts.models import Role, User
from halfsky.desk.context import demo_file
from halfsky.desk.demo import people, places, shown, year
from halfsky.desk.demo.people import Staff
from halfsky.desk.demo.plans import issue_plans
from halfsky.ledger.models import Record
from halfsky.network.models import Unit

SEED = 38
SHARE = 1.0
"""How much of a county's usual year the demonstration holds."""
DAYS = 365


class NotEmpty(Exception):
    """There is data already; a demonstration is never mixed with real data."""


@dataclass(frozen=True)
class Built:
    units: int
    people: int
    records: int
    steps: int
    refused: dict[str, int]
    seconds: float


def build(say: Callable[[str], None] = print, share: float = SHARE, last: date | None = None) -> Built:
    """Build the demonstration up to a day (today) and return what there is; tells `say` how far it is."""
    if Unit.objects.exists() or Record.objects.exists():
        raise NotEmpty(_("库里已经有数据，演示数据只装进空库；请换一个 HALFSKY_DATA 目录。"))
    began = monotonic()
    until = last or timezone.localdate()
    with transaction.atomic():
        staff = Staff(SEED)
        say(_("  正在建组织树和岗位…"))
        places.plant(staff)
        _seat(staff)
        issue_plans(staff, until)
        first = until - timedelta(days=DAYS - 1)
        told = [*year.stories(places.stages(), first, until, share), *year.summed_up(places.summing(), first, until)]
        lived = year.live(told, until, staff, say)
    _mark()
    return Built(
        units=Unit.objects.count(),
        people=User.objects.count(),
        records=Record.objects.count(),
        steps=lived.steps.total(),
        refused=dict(lived.refused),
        seconds=monotonic() - began,
    )


def _seat(staff: Staff) -> None:
    """Make the people whom the sign-in page names, and the heads of every city."""
    for unit, role in shown.posts():
        staff.actor(unit, role)
    for city in Unit.objects.filter(parent__code="430000"):
        staff.actor(city, Role.LEAD)


def _mark() -> None:
    """Note beside the data that this is a demonstration, and who can sign in: grouped, and all in one list."""
    settings.DATA.mkdir(parents=True, exist_ok=True)
    groups = shown.told()
    people_told = [line for _title, lines in groups for line in lines]
    noted = {"password": people.PASSWORD, "people": people_told, "groups": groups}
    demo_file().write_text(json.dumps(noted, ensure_ascii=False))
