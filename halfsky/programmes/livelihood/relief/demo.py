"""A county's year of relief, made up: most are approved and paid, some are sent back, a few refused or withdrawn."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from halfsky.accounts.models import Role
from halfsky.ledger.lives import PLACE, Act, Life
from halfsky.network.models import Level
from halfsky.programmes.livelihood.relief.samples import CHECK, REPLIES, application

A_COUNTY_YEAR = 74
DECIDED_AFTER = 62
"""Days from the first check to the province's list, so that all of a county's applications come out together."""


def lives(first: date, last: date, seed: int, scale: float = 1.0) -> Iterator[Life]:
    """Yield the applications of one county whose windows open between the days."""
    for year in range(first.year, last.year + 1):
        for serial in range(round(A_COUNTY_YEAR * scale)):
            life = _life(Random(f"{seed}-{year}-{serial}"), year, seed * 1000 + serial)  # noqa: S311  # made-up data
            if first <= life.starts <= last:
                yield life


def _life(luck: Random, year: int, serial: int) -> Life:
    starts = date(year, 3, 2) + timedelta(days=luck.randrange(0, 200))
    from_village = luck.random() < 0.7
    level = Level.VILLAGE if from_village else Level.TOWNSHIP
    role = Role.VILLAGE if from_village else Role.OFFICER
    asked = _asked(luck, year, serial)
    acts = [Act("submit", asked, 0, level, role)]
    if luck.random() < 0.12:
        acts += _sent_back(level, role, asked)
    fate = luck.random()
    if fate < 0.04:
        acts.append(Act("withdraw", {"by_herself": True}, 14, level, role))
    else:
        acts += _checked(luck, acts[-1].day)
        acts += _decided(luck, acts[-1].day, asked, serial, is_refused=fate < 0.16)
    return Life(starts, Level.VILLAGE, tuple(acts))


def _asked(luck: Random, year: int, serial: int) -> dict[str, Any]:
    diagnosed = date(year, 1, 5) - timedelta(days=luck.randrange(10, 300))
    return application(
        serial,
        place=PLACE,
        diagnosed=diagnosed.isoformat(),
        diagnosis_no=f"BL-{year}-{serial:06d}",
        income_list=f"县民政局{year}年2月名单",
        listed_on=f"{year - 1}-06-01",
        papers=["form", "id_card", "household", "diagnosis", "record", "status"],
    )


def _sent_back(level: Level, role: Role, asked: dict[str, Any]) -> list[Act]:
    wanted = {"missing": ["diagnosis"], "words": "诊断证明没有盖章，请到医院补盖。"}
    return [
        Act("return", wanted, 3, Level.TOWNSHIP, Role.CHECKER),
        Act("supplement", {"papers": asked["papers"]}, 9, level, role),
    ]


def _checked(luck: Random, day: int) -> list[Act]:
    replies = REPLIES | {"reply_rural": luck.choice(("match", "match", "none"))}
    county = day + luck.randrange(5, 22)
    return [
        Act("check_town", CHECK, day + luck.randrange(2, 10), Level.TOWNSHIP, Role.CHECKER),
        Act("check_county", CHECK | replies, county + 8, Level.COUNTY, Role.CHECKER),
        Act("check_city", CHECK | {"words": ""}, county + 24, Level.CITY, Role.CHECKER),
    ]


def _decided(luck: Random, day: int, asked: dict[str, Any], serial: int, is_refused: bool) -> list[Act]:
    day += luck.randrange(14, DECIDED_AFTER)
    if is_refused:
        words = {"outcome": "refuse", "reason": "病理分期不在当年通知的范围内。", "objection": "向县妇联书面提出"}
        return [Act("decide", {"no_interest": True, **words}, day, Level.PROVINCE, Role.LEAD)]
    approve = {"no_interest": True, "outcome": "approve", "list_no": "样例批次"}
    paid = day + luck.randrange(6, 30)
    acts = [Act("decide", approve, day, Level.PROVINCE, Role.LEAD), _paid(asked, f"DEMO{serial:08d}", paid)]
    if luck.random() < 0.02:
        acts.append(Act("pay_failed", {"why": "number"}, paid + 4, Level.PROVINCE, Role.OFFICER))
        acts.append(_paid(asked, f"DEMO{serial:08d}B", paid + 15))
    if luck.random() < 0.6:
        acts.append(Act("follow", {"reached": "received"}, paid + 30, Level.COUNTY, Role.OFFICER))
    return acts


def _paid(asked: dict[str, Any], trace: str, day: int) -> Act:
    data = {"no_interest": True, "account_name": asked["name"], "amount": "10000", "trace_no": trace}
    return Act("pay", data, day, Level.PROVINCE, Role.OFFICER)
