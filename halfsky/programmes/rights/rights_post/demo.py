"""A county's year of posts, made up: a few new ones, some checked, one in a while closed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from halfsky.accounts.models import Role
from halfsky.ledger.lives import PLACE, Act, Life
from halfsky.network.models import Level

A_COUNTY_YEAR = 9
COUNTY = Level.COUNTY


def lives(first: date, last: date, seed: int, scale: float = 1.0) -> Iterator[Life]:
    """Yield the posts that one county enters between the days."""
    days = (last - first).days + 1
    for serial in range(max(4, round(A_COUNTY_YEAR * scale * days / 365))):
        luck = Random(f"post-{seed}-{serial}")  # noqa: S311  # made-up data
        starts = first + timedelta(days=luck.randrange(max(days - 20, 1)))
        yield Life(starts, Level.VILLAGE, tuple(_acts(luck, serial, starts)))


def _acts(luck: Random, serial: int, starts: date) -> list[Act]:
    asked = {
        "kind": ("home", "desk", "complaints")[serial % 3], "place": PLACE, "spot": "便民服务中心一楼",
        "founded": (starts - timedelta(days=luck.randrange(5, 300))).isoformat(), "keeper": f"示例值守{serial}",
        "phone": f"1300000{serial:04d}", "hours": "工作日 8:30—17:00",
    }  # fmt: skip
    acts = [
        Act("enter", asked, 0, COUNTY, Role.OFFICER),
        Act("verify", {"seen_open": True}, luck.randrange(1, 12), COUNTY, Role.LEAD),
    ]
    if luck.random() < 0.6:
        acts.append(Act("check", {"was_open": luck.random() < 0.85}, 90, COUNTY, Role.OFFICER))
    if serial % 4 == 3:
        acts.append(Act("retire", {"why": "并入新的服务中心"}, 120, COUNTY, Role.LEAD))
    return acts
