"""A county's year of petitions, made up: 210 matters, most about marriage and family, half answered within the call."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

from halfsky import workdays
from halfsky.accounts.models import Role
from halfsky.ledger.lives import PLACE, Act, Life
from halfsky.network.models import Level
from halfsky.programmes.rights.petition.demo_words import SURNAMES, TOLD, WORDS

A_COUNTY_YEAR = 210
CHANNELS = {"hotline": 118, "visit": 62, "web": 22, "letter": 8}
DEMANDS = {
    "family.violence": 50, "family.divorce": 34, "family.dispute": 28, "family.custody": 24, "family.affair": 12,
    "family.support": 12, "land.share": 11, "land.contract": 3, "labour.wages": 6, "labour.equality": 3,
    "property": 6, "body": 3, "harassment": 3, "minor": 4, "hardship": 7, "politics": 1, "other": 3,
}  # fmt: skip
ROUTES = {"guide": 52, "refer": 24, "own": 22, "accompany": 12, "urge": 5}
"""Of the matters that are not answered within the call."""
BODIES = {
    "family.violence": ("police", "县公安局", "protect"),
    "labour": ("labour", "县人社局", "handle"),
    "land": ("township", "镇人民政府", "handle"),
    "hardship": ("civil_affairs", "县民政局", "relief"),
}
COUNTY = Level.COUNTY


def lives(first: date, last: date, seed: int, scale: float = 1.0) -> Iterator[Life]:
    """Yield the petitions of one county that come in between the days."""
    days = (last - first).days + 1
    for serial in range(round(A_COUNTY_YEAR * scale * days / 365)):
        luck = Random(f"petition-{seed}-{serial}")  # noqa: S311  # made-up data
        starts = first + timedelta(days=luck.randrange(days))
        if not workdays.is_workday(starts):
            starts = workdays.next_workday(starts)
        if starts <= last:
            yield Life(starts, Level.VILLAGE, in_order(_acts(luck, seed * 1000 + serial)))


def in_order(acts: list[Act]) -> tuple[Act, ...]:
    """Return the acts by day; an answer names the number of the entry that it answers."""
    ordered = sorted(acts, key=lambda act: act.day)
    steps = [act.step for act in ordered]
    return tuple(
        replace(act, data={**act.data, "row": steps.index(act.data["row"]) + 1}) if "row" in act.data else act
        for act in ordered
    )


def _pick(luck: Random, weights: dict[str, int]) -> str:
    return luck.choices(list(weights), list(weights.values()))[0]


def _acts(luck: Random, serial: int) -> list[Act]:
    channel, demand = _pick(luck, CHANNELS), _pick(luck, DEMANDS)
    if channel in ("hotline", "visit") and luck.random() < 0.53 and demand not in ("family.violence", "minor"):
        return [_answer(luck, channel, demand)]
    if channel == "hotline" and luck.random() < 0.06:
        return [Act("invalid", {"why": luck.choice(["silent", "wrong", "obscene"])}, 0, COUNTY, Role.OFFICER)]
    asked = _registered(luck, serial, channel, demand)
    acts = [_from_village(asked) if luck.random() < 0.05 else Act("register", asked, 0, COUNTY, Role.OFFICER)]
    if acts[0].level == Level.VILLAGE:
        return acts + _handled(luck, demand, asked, Level.TOWNSHIP)
    if luck.random() < 0.04:
        return [*acts, _declined(luck)]
    return acts + _handled(luck, demand, asked, COUNTY)


def _answer(luck: Random, channel: str, demand: str) -> Act:
    told = luck.choice(TOLD)
    data = {"channel": channel, "demand": demand, "told": told, "people": 1, "first": "first"}
    return Act("answer", data, 0, COUNTY, Role.OFFICER)


def _came(serial: int, channel: str) -> int:
    """Return how many came: now and then two or three visit together, one matter and as many 人次."""
    return 2 + serial % 2 if channel == "visit" and serial % 4 == 0 else 1


def _registered(luck: Random, serial: int, channel: str, demand: str) -> dict[str, Any]:
    is_known = luck.random() < 0.93
    asked: dict[str, Any] = {
        "relation": "self", "sex": "f", "people": _came(serial, channel), "channel": channel, "demand": demand,
        "kind": "claim",
        "facts": luck.choice(WORDS[demand.partition(".")[0]]), "wish": "希望有人管一管，给个说法。",
        "urgent": "soon" if demand == "family.violence" else "normal", "concerns": "none", "accused_kind": "none",
        "first": "repeat" if luck.random() < 0.05 else "first", "place": PLACE,
        "age": luck.choice(["under35", "under60", "under60", "over60"]),
    }  # fmt: skip
    if is_known:
        asked |= {
            "name": f"{SURNAMES[serial % len(SURNAMES)]}女士",
            "phone": f"1300{serial % 10_000_000:07d}",
            "callback": luck.choice(["any", "agreed", "any"]),
            "hours": "工作日中午，打手机",
            "ways": ["phone"],
        }
    if channel in ("letter", "web"):
        asked["address"] = "示例村1组"
    if demand in ("family.violence", "minor"):
        asked["protect"] = "opened" if demand == "family.violence" else "reported"
        asked |= {"quiet": True, "shared": True, "password": "社区体检预约"}
    return asked


def _from_village(asked: dict[str, Any]) -> Act:
    return Act("register", asked | {"channel": "village"}, 0, Level.VILLAGE, Role.VILLAGE)


def _told(asked: dict[str, Any]) -> str:
    return "phone" if "name" in asked else "none"


def _declined(luck: Random) -> Act:
    told = {"decline_reason": "court", "instead": "县人民法院立案庭", "told_by": "meet"}
    return Act("decline", told, luck.randrange(1, 9), COUNTY, Role.OFFICER)


def _handled(luck: Random, demand: str, asked: dict[str, Any], level: Level) -> list[Act]:
    """Return the acts from acceptance to the file; about one in twenty-five is told too late."""
    route = _pick(luck, ROUTES) if level == COUNTY else "guide"
    day = luck.randrange(16, 20) if luck.random() < 0.04 else luck.choice([0, 0, 1, 2, 3, 5, 8, 12])
    acts = [_by("accept", {"demand": demand, "route": route, "told_by": _told(asked)}, day, level)]
    if level == COUNTY and luck.random() < 0.06:
        letter = {"letter": "letter", "is_major": luck.random() < 0.7, "asked": "请说明办理情况和下一步打算"}
        acts.append(Act("supervise", letter, day + 3, Level.CITY, Role.LEAD))
        answer = {"row": "supervise", "text": "已约谈有关单位，正在办理"}
        acts.append(_by("supervise_answer", answer, day + luck.randrange(6, 20), level))
    if route == "own":
        acts += _opinion(luck, asked, day)
    else:
        acts += _followed(luck, demand, route, day, level)
        acts.append(Act("close", {"told_by": _told(asked)}, acts[-1].day + 1, level, Role.LEAD))
    return acts + _afterwards(luck, asked, acts[-1].day, level)


def _by(step: str, data: dict[str, Any], day: int, level: Level) -> Act:
    return Act(step, data, day, level, Role.OFFICER)


def _opinion(luck: Random, asked: dict[str, Any], day: int) -> list[Act]:
    acts = []
    ends = day + luck.choice([20, 28, 35, 44, 52, 58])
    if luck.random() < 0.1:
        why = {"days": 30, "reason": "需要等待有关部门核实情况", "told_by": _told(asked)}
        acts.append(Act("extend", why, day + 50, COUNTY, Role.LEAD))
        ends = day + luck.choice([66, 75, 84])
    opinion = {
        "request": "要求依法维护自己的权益", "found": "情况属实，有书面材料佐证",
        "opinion": "支持其合理诉求，由有关单位落实", "basis": "《中华人民共和国妇女权益保障法》",
        "outcome": _pick(luck, {"support": 6, "explained": 3, "refused": 1}), "told_by": _told(asked),
    }  # fmt: skip
    draft = {"outcome": opinion["outcome"], "result": "核实了情况，建议按此答复"}
    return [*acts, _by("propose", draft, ends - 2, COUNTY), Act("opinion", opinion, ends, COUNTY, Role.LEAD)]


def _followed(luck: Random, demand: str, route: str, day: int, level: Level) -> list[Act]:
    ends = day + luck.choice([6, 10, 14, 18, 22, 26, 29, 33])
    if route == "refer":
        return _referred(luck, demand, day, ends)
    if route == "urge":
        letter = {
            "to": "labour",
            "to_name": "县人社局",
            "undone": "多次反映没有处理",
            "asked": "依法调查处理并书面答复",
        }
        done = {"outcome": "referred", "result": "有关单位已经整改并答复"}
        return [
            Act("urge", letter, day + 2, COUNTY, Role.LEAD),
            _by("urge_answer", {"row": "urge", "text": "已责令整改"}, day + luck.randrange(10, 28), COUNTY),
            _by("propose", done, max(ends, day + 29), COUNTY),
        ]
    result = "已陪同到法律援助中心提出申请" if route == "accompany" else "已告诉她向哪里提出、带什么材料"
    return [_by("propose", {"outcome": "guided", "result": result}, ends, level)]


def _referred(luck: Random, demand: str, day: int, ends: int) -> list[Act]:
    head = demand.partition(".")[0]
    to, name, purpose = BODIES.get(demand) or BODIES.get(head) or ("justice", "县司法局", "legal_aid")
    shared = {"to": to, "purpose": purpose, "shared": ["identity", "contact", "facts"]}
    answered = day + luck.choice([5, 8, 11, 13, 18])
    return [
        _by("consent", {**shared, "how": "oral", "by": "self"}, day + 1, COUNTY),
        _by("refer", {**shared, "to_name": name, "basis": "consent"}, day + 1, COUNTY),
        _by("refer_answer", {"row": "refer", "answer": "done", "text": "已依法处理"}, answered, COUNTY),
        _by("propose", {"outcome": "referred", "result": "接收单位已答复，本人认可"}, max(ends, answered + 1), COUNTY),
    ]


def _afterwards(luck: Random, asked: dict[str, Any], closed: int, level: Level) -> list[Act]:
    acts = []
    filed = closed + luck.randrange(30, 80)
    if "name" in asked and luck.random() < 0.9:
        said = _pick(luck, {"very": 60, "fair": 22, "not": 6, "missed": 8, "unsafe": 4})
        acts.append(Act("call_back", {"satisfaction": said}, closed + luck.randrange(5, 34), level, Role.CHECKER))
    if luck.random() < 0.8:
        acts.append(_by("file", {"retention": "10"}, max(filed, acts[-1].day if acts else 0), level))
    return acts
