"""Zero reports of a county, made up: a few months of the year before, when the service had not begun there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from halfsky.accounts.models import Role
from halfsky.ledger.lives import Act, Life
from halfsky.network.models import Level
from halfsky.programmes.network.zero_report.programme import services

REPORTS = 3


def lives(first: date, last: date, seed: int, scale: float = 1.0) -> Iterator[Life]:
    """Yield the zero reports that one county files between the days, each for another month before them."""
    luck = Random(f"zero-{seed}")  # noqa: S311  # made-up data
    months = luck.sample(range(1, 13), max(2, min(12, round(REPORTS * scale))))
    for month in months:
        service = luck.choice(services())[0]
        said = {"service": service, "month": f"{first.year - 1}-{month:02d}"}
        starts = first + timedelta(days=luck.randrange(max((last - first).days, 1)))
        yield Life(starts, Level.COUNTY, (Act("report", said, 0, Level.COUNTY, Role.OFFICER),))
