"""A county's year of training, made up: 52 classes of all kinds, most certified, some followed up, a few cancelled."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from halfsky.accounts.models import Role
from halfsky.ledger.lives import PLACE, PLACE_NAME, Act, Life
from halfsky.network.models import Level
from halfsky.programmes.livelihood.training.samples import made_up_name, plan, trainee
from halfsky.programmes.livelihood.training.words import GROUPS, KINDS

A_COUNTY_YEAR = 52
COURSES = {
    "farming": "茶叶种植管护班",
    "ecommerce": "电商直播初级班",
    "maternity": "月嫂育婴技能班",
    "domestic": "家政服务技能班",
    "craft": "湘绣手工班",
    "syb": "SYB创业班",
    "student": "女大学生就业班",
    "farmer": "高素质女农民班",
    "work": "基层妇联业务班",
    "law": "妇女法律明白人班",
    "other": "综合素质班",
}
ENROLLED_IN = 3
"""The entry that enrols: after the plan and the opening."""


def lives(first: date, last: date, seed: int, scale: float = 1.0) -> Iterator[Life]:
    """Yield the classes of one county that are planned between the days."""
    days = (last - first).days + 1
    for serial in range(round(A_COUNTY_YEAR * scale * days / 365)):
        luck = Random(f"{seed}-{first}-{serial}")  # noqa: S311  # made-up data
        yield _life(luck, first + timedelta(days=luck.randrange(days)), seed * 100 + serial)


def _life(luck: Random, starts: date, serial: int) -> Life:
    desk = _Class(luck, starts, serial)
    acts = [desk.planned(), *desk.filled()]
    fate = luck.random()
    if fate < 0.06:
        return Life(
            starts, Level.VILLAGE, (*acts, Act("cancel", {"reason": "报名人数不足"}, 10, desk.level, Role.OFFICER))
        )
    acts += desk.taught()
    if fate < 0.2:
        done = Act("close", {"summary": "按计划办完，不发证。"}, acts[-1].day + 5, desk.level, Role.CHECKER)
        return Life(starts, Level.VILLAGE, (*acts, done))
    return Life(starts, Level.VILLAGE, (*acts, *desk.finished(acts[-1].day)))


def totals(first: date, last: date, seed: int) -> Iterator[Life]:
    """Yield the totals of a county that has its classes from the department of labour on paper: one a quarter."""
    luck = Random(f"totals-{seed}-{first}")  # noqa: S311  # made-up data
    for quarter in range((last - first).days // 91):
        ends = first + timedelta(days=91 * (quarter + 1) - 1)
        filed = Act(
            "total",
            {
                "kind": luck.choice(list(KINDS)),
                "event": "与人社部门合办的技能班",
                "first_day": (ends - timedelta(days=60)).isoformat(),
                "last_day": ends.isoformat(),
                "events": luck.randrange(1, 4),
                "times": luck.randrange(40, 160),
                "why": "签到册由培训学校保管，只拿到汇总表。",
            },
            0,
            Level.COUNTY,
            Role.OFFICER,
            files={"evidence": "演示用的佐证材料：培训学校盖章的汇总表。"},
        )
        yield Life(ends + timedelta(days=1), Level.COUNTY, (filed,))


class _Class:
    """One class while it is being made up."""

    def __init__(self, luck: Random, starts: date, serial: int) -> None:
        self.luck, self.starts, self.serial = luck, starts, serial
        self.level = Level.TOWNSHIP if luck.random() < 0.6 else Level.COUNTY
        self.kind = luck.choice(list(KINDS))
        self.lessons = luck.choice((1, 2, 3, 4, 6))
        self.rows = _rows(luck, serial, luck.randrange(18, 75))
        self.keys = [f"{ENROLLED_IN}-{row['row']}" for row in self.rows]
        self.came: dict[str, int] = dict.fromkeys(self.keys, 0)

    def planned(self) -> Act:
        begins = self.starts + timedelta(days=12)
        data = plan(
            course=COURSES[self.kind],
            kind=self.kind,
            lessons=self.lessons,
            place=PLACE,
            first_day=begins.isoformat(),
            last_day=(begins + timedelta(days=self.lessons - 1)).isoformat(),
            seats=100,
            capacity=90,
            trainer_name=made_up_name(self.serial % 40 + 7),
            trainer_phone=f"1370000{self.serial:04d}"[:11],
        )
        return Act("plan", data, 0, self.level, Role.OFFICER)

    def filled(self) -> list[Act]:
        return [
            Act("open", {}, 1, self.level, Role.LEAD),
            Act("enrol_list", {"rows": self.rows}, 6, self.level, Role.OFFICER),
        ]

    def taught(self) -> list[Act]:
        acts = [Act("hold", {}, 12, self.level, Role.OFFICER)]
        starts = self.luck.choice(("08:30", "09:00", "14:00", "14:30"))
        ends = f"{int(starts[:2]) + 3:02d}:{starts[3:]}"
        for lesson in range(self.lessons):
            present = [key for key in self.keys if self.luck.random() < 0.9] or self.keys[:1]
            for key in present:
                self.came[key] += 1
            heads = self.luck.choice((0, 0, 0, 4)) if lesson == 0 else 0
            data = {"starts_at": starts, "ends_at": ends, "present": present, "heads": heads, "late_reason": ""}
            acts.append(Act("lesson", data, 12 + lesson, self.level, Role.OFFICER))
        return acts

    def finished(self, day: int) -> list[Act]:
        """Certificates, then the three rounds of follow-ups and the close."""
        least = -(-self.lessons * 2 // 3)
        certified = [key for key in self.keys if self.came[key] >= least]
        if not certified:
            return [Act("close", {"summary": "到课不足，不发证。"}, day + 5, self.level, Role.CHECKER)]
        given = day + self.luck.randrange(2, 9)
        acts = [Act("certify", {"attendance_checked": True}, given, self.level, Role.CHECKER)]
        for months, share in ((3, 0.5), (6, 0.61), (12, 0.66)):
            acts.append(self._asked(months, share, certified, given + round(months * 30.5) + 3))
        last = acts[-1].day + 4
        return [*acts, Act("close", {"summary": "三轮回访做完。"}, last, self.level, Role.CHECKER)]

    def _asked(self, months: int, share: float, certified: list[str], day: int) -> Act:
        answers: dict[str, Any] = {"round": months}
        for key in certified:
            chance = self.luck.random()
            works = "own" if self.luck.random() < 0.25 else "job"
            answers[f"result_{key}"] = works if chance < share else "unreached" if chance > 0.93 else "none"
        return Act("follow", answers, day, self.level, Role.OFFICER)


def _rows(luck: Random, serial: int, count: int) -> list[dict[str, Any]]:
    """Return a sheet of trainees; some women come to several classes of the year."""
    first = (serial % 7) * 60 + serial // 7 * 420
    words = [str(label) for label in GROUPS.values()]
    rows = []
    for n in range(count):
        chosen = luck.sample(words, luck.choice((1, 1, 2)))
        values = trainee(first + n, PLACE_NAME, groups="、".join(chosen))
        rows.append({"row": n + 2, "values": values})
    return rows
