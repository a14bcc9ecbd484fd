"""A county's year of calls, letters and visits, made up: no real person, number or place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from halfsky.accounts.models import Role
from halfsky.ledger.lives import PLACE, Act, Life
from halfsky.network.models import Level

A_COUNTY_YEAR = 60
SURNAMES = "李王张刘陈杨黄周吴徐孙胡朱高林何郭马罗梁"
MATTERS = (
    ("family.divorce", "我想离婚，他一直不肯，孩子跟着我过。", "想知道怎么起诉、孩子判给谁"),
    ("family.dispute", "两口子为钱的事吵了半年，公婆也不说话。", "请人来说和"),
    ("family.custody", "离婚三年了，抚养费断断续续，打电话也不接。", "要回拖欠的抚养费"),
    ("family.support", "三个儿子推来推去，没有人管我看病。", "请儿子们商量好怎么赡养"),
    ("family.violence", "他喝了酒就动手，上个月把我推到门上。", "不想再挨打"),
    ("land.share", "组里分征地款，说我嫁出去了没有份，户口一直在村里。", "补上该有的一份"),
    ("land.contract", "二轮承包的地被收回去了，没有人跟我说为什么。", "把地要回来"),
    ("land.name", "土地证上只写了他的名字，办贷款办不了。", "把我的名字加上"),
    ("labour.wages", "在厂里做了四个月，工资只发了一个月。", "要回工资"),
    ("labour.equality", "面试的时候问我什么时候生二胎，后来就没有消息了。", "想讨个说法"),
    ("labour.insurance", "休产假的时候单位把社保停了。", "补缴社保"),
    ("hardship", "丈夫生病欠了债，两个孩子上学，实在撑不住了。", "看有什么政策能帮一把"),
    ("property", "卖房的钱他一个人转走了。", "分清共同财产"),
)
ADVICE = ("family.divorce", "family.custody", "labour.wages", "land.share", "hardship", "labour.insurance")
TOLD = "告知了法律规定和办事地点，请她带上材料到窗口，再有问题可以再打 12338。"
CHANNELS = ("hotline", "hotline", "hotline", "visit", "visit", "letter", "web", "line12345", "department")
BODIES = (("court", "试县人民法院"), ("township", "试镇人民政府"))
PROTECTED = ("family.violence",)
NOTICE_DAYS, HANDLE_DAYS = 15, 60


def lives(first: date, last: date, seed: int, scale: float = 1.0) -> Iterator[Life]:
    """Yield what one county takes in between the days, a year's usual number times the scale."""
    days = (last - first).days + 1
    for serial in range(round(A_COUNTY_YEAR * scale * days / 365)):
        luck = Random(f"petition-{seed}-{serial}")  # noqa: S311  (made-up data)
        yield _life(luck, first + timedelta(days=luck.randrange(days)), seed * 1000 + serial)


def _life(luck: Random, starts: date, serial: int) -> Life:
    kind = luck.random()
    if kind < 0.05:
        why = luck.choice(("silent", "wrong", "test"))
        return Life(starts, Level.COUNTY, (Act("invalid", {"why": why}, 0, Level.COUNTY, Role.OFFICER),))
    if kind < 0.35:
        return Life(starts, Level.COUNTY, (_advice(luck),))
    if kind < 0.47:
        return Life(starts, Level.VILLAGE, _from_village(luck, serial))
    return Life(starts, Level.COUNTY, _matter(luck, serial))


def _advice(luck: Random) -> Act:
    data = {"demand": luck.choice(ADVICE), "told": TOLD, "first": "first", "people": 1}
    return Act("answer", data | {"channel": luck.choice(("hotline", "visit"))}, 0, Level.COUNTY, Role.OFFICER)


def _registered(luck: Random, serial: int, **more: Any) -> dict[str, Any]:
    demand, facts, wish = luck.choice(MATTERS)
    data = {
        "callback": "any", "ways": ["phone"], "relation": luck.choice(("self", "self", "self", "kin")), "sex": "f",
        "name": f"{SURNAMES[serial % len(SURNAMES)]}样{serial % 1000}", "phone": f"137{serial % 100_000_000:08d}",
        "age": luck.choice(("under35", "under60", "under60", "over60")), "people": luck.choice((1, 1, 1, 2, 3)),
        "facts": facts, "demand": demand, "kind": "claim", "wish": wish, "accused_kind": "none", "concerns": "none",
        "urgent": luck.choice(("normal", "normal", "soon")), "channel": luck.choice(CHANNELS),
        "first": "first",
    }  # fmt: skip
    if demand in PROTECTED:
        data["protect"] = "declined"
    return data | more


def _matter(luck: Random, serial: int) -> tuple[Act, ...]:
    """Return a matter of the county's own: accepted in time most often, ended by one of four ways."""
    asked = _registered(luck, serial)
    acts = [Act("register", asked, 0, Level.COUNTY, Role.OFFICER)]
    fate = luck.random()
    if fate < 0.04:
        return tuple(acts)
    if fate < 0.10:
        data = {"decline_reason": "court", "instead": "向人民法院起诉，可到县法律援助中心咨询", "told_by": "phone"}
        return (*acts, Act("decline", data, luck.randrange(2, 12), Level.COUNTY, Role.OFFICER))
    accepted = luck.randrange(1, 9) if luck.random() < 0.9 else NOTICE_DAYS + luck.randrange(1, 9)
    route = luck.choice(("own", "guide", "guide", "refer", "accompany"))
    data = {"demand": asked["demand"], "route": route, "told_by": "phone"}
    acts.append(Act("accept", data, accepted, Level.COUNTY, Role.OFFICER))
    if luck.random() < 0.10:
        acts += _supervised(luck, accepted, len(acts))
    if luck.random() < 0.08:
        return tuple(acts)
    return (*acts, *_ended(luck, route, accepted, len(acts), Level.COUNTY))


def _supervised(luck: Random, accepted: int, before: int) -> list[Act]:
    asked = {"letter": "letter", "is_major": luck.random() < 0.5, "asked": "请说明办理情况和下一步打算。"}
    day = accepted + luck.randrange(5, 12)
    acts = [Act("supervise", asked, day, Level.CITY, Role.LEAD)]
    if luck.random() < 0.8:
        answer = {"row": before + 1, "text": "已约双方当面沟通，正在核实。"}
        acts.append(Act("supervise_answer", answer, day + luck.randrange(3, 25), Level.COUNTY, Role.OFFICER))
    return acts


def _ended(luck: Random, route: str, accepted: int, before: int, level: Level) -> Iterator[Act]:
    is_late = luck.random() < 0.08
    day = accepted + (HANDLE_DAYS + luck.randrange(1, 20) if is_late else luck.randrange(28, 55))
    if route == "own":
        data = {
            "request": "请求依法处理", "found": "经走访核实，情况属实。", "opinion": "支持她的诉求，已请有关单位落实。",
            "basis": "《妇女权益保障法》第五十五条", "outcome": luck.choice(("support", "support", "explained")),
            "told_by": "phone",
        }  # fmt: skip
        yield Act("opinion", data, day, level, Role.LEAD)
    else:
        if route == "refer":
            yield from _referred(luck, accepted, before, level)
        outcome = "referred" if route == "refer" else "guided"
        result = "她已到受理机关办理，回告我们有了结果。"
        yield Act("propose", {"outcome": outcome, "result": result}, day, level, Role.OFFICER)
        yield Act("close", {"told_by": "phone"}, day + luck.randrange(1, 4), level, Role.LEAD)
        day += 4
    if luck.random() < 0.85:
        rated = luck.choice(("very", "very", "very", "fair", "fair", "not", "missed"))
        yield Act("call_back", {"satisfaction": rated}, day + luck.randrange(3, 14), level, Role.CHECKER)
        if luck.random() < 0.7:
            yield Act("file", {"retention": "10"}, day + luck.randrange(15, 40), level, Role.OFFICER)


def _referred(luck: Random, accepted: int, before: int, level: Level) -> Iterator[Act]:
    to, name = luck.choice(BODIES)
    consent = {"to": to, "purpose": "handle", "shared": ["identity", "facts"], "how": "oral", "by": "self"}
    yield Act("consent", consent, accepted + 1, level, Role.OFFICER)
    asked = {"to": to, "to_name": name, "purpose": "handle", "shared": ["facts"], "basis": "consent"}
    yield Act("refer", asked, accepted + 2, level, Role.OFFICER)
    answer = {"row": before + 2, "answer": luck.choice(("done", "taken")), "text": "已收到，正在依法办理。"}
    yield Act("refer_answer", answer, accepted + luck.randrange(6, 26), level, Role.OFFICER)


def _from_village(luck: Random, serial: int) -> tuple[Act, ...]:
    """Return a matter that a village reports and its township handles."""
    asked = _registered(luck, serial, channel="village", place=PLACE)
    acts = [Act("register", asked, 0, Level.VILLAGE, Role.VILLAGE)]
    accepted = luck.randrange(1, 12)
    data = {"demand": asked["demand"], "route": "guide", "told_by": "phone"}
    acts.append(Act("accept", data, accepted, Level.TOWNSHIP, Role.OFFICER))
    if luck.random() < 0.15:
        return tuple(acts)
    return (*acts, *_ended(luck, "guide", accepted, len(acts), Level.TOWNSHIP))
