"""The people of the demonstration: made-up names, one account a post, one password for all."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from django.contrib.auth.hashers import make_password
from django.utils.translation import gettext as _

from halfsky.accounts.models import Post, Role, User
from halfsky.accounts.session import Actor
from halfsky.network.models import Level, Unit

PASSWORD = "banbiantian-2026"  # noqa: S105  (of the demonstration alone; its pages show it)
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜谢邹苏潘葛范彭鲁韦马苗方袁柳"
GIVEN = "兰梅竹菊芳华敏静丽娟霞英秀云玲燕红春秋月桂珍琴莉洁慧倩蓉薇岚青桐语宁安禾穗妍悦清彦"
PINYIN = {
    "430000": "hunan", "430100": "changsha", "430200": "zhuzhou", "430300": "xiangtan", "430400": "hengyang",
    "430500": "shaoyang", "430600": "yueyang", "430700": "changde", "430800": "zhangjiajie", "430900": "yiyang",
    "431000": "chenzhou", "431100": "yongzhou", "431200": "huaihua", "431300": "loudi", "433100": "xiangxi",
    "430181": "liuyang", "430626": "pingjiang", "431021": "guiyang", "430624": "xiangyin", "431023": "yongxing",
    "431025": "linwu", "431123": "shuangpai", "430182": "ningxiang", "430626111": "wushi", "430626111202": "daiqing",
}  # fmt: skip
DEPARTMENTS = {
    Role.OFFICER: "权益部",
    Role.CHECKER: "权益部",
    Role.LEAD: "主席室",
    Role.PLANNER: "办公室",
    Role.ORGANISER: "组织部",
    Role.AUDITOR: "机关纪委",
}


@dataclass(frozen=True)
class Desk:
    """A post by unit, role and a word that tells two people in one post apart."""

    unit_id: int
    role: Role
    who: str = ""


class Staff:
    """Everybody in the demonstration; whoever a step needs and is not there yet is made."""

    def __init__(self, seed: int) -> None:
        self._luck = Random(seed)  # noqa: S311  (made-up names)
        self._hash = make_password(PASSWORD)
        self._held: dict[Desk, Actor] = {}
        self._names: set[str] = set()

    def actor(self, unit: Unit, role: Role, who: str = "") -> Actor:
        """Return the actor in that post."""
        desk = Desk(unit.pk, role, who)
        if desk not in self._held:
            self._held[desk] = self._make(unit, role, who)
        return self._held[desk]

    def _make(self, unit: Unit, role: Role, who: str) -> Actor:
        user = User.objects.create(username=username(unit, role, who), full_name=self._name(), password=self._hash)
        department = DEPARTMENTS.get(role, "") if unit.level <= Level.COUNTY else ""
        return Actor(user, Post.objects.create(user=user, unit=unit, role=role, department=department))

    def _name(self) -> str:
        while True:
            name = self._luck.choice(SURNAMES) + "".join(self._luck.sample(GIVEN, self._luck.choice((1, 2, 2))))
            if name not in self._names:
                self._names.add(name)
                return name


def username(unit: Unit, role: Role, who: str = "") -> str:
    """Return the sign-in name: changsha_lead, 430626101_officer."""
    place = PINYIN.get(unit.code) or unit.code or f"unit{unit.pk}"
    return "_".join(word for word in (place, role.value, who) if word)


def does(role: Role) -> str:
    """Return in a few words what somebody in the role does here."""
    return {
        Role.VILLAGE: _("代她登记、看自己村的台账"),
        Role.OFFICER: _("接访登记、办理、录入"),
        Role.CHECKER: _("审核、回访"),
        Role.LEAD: _("审批、督办、发布计划、看全辖看板"),
        Role.PLANNER: _("读计划、分解任务、写通报"),
        Role.ORGANISER: _("组织树、人员岗位"),
        Role.AUDITOR: _("查阅审计"),
    }[role]
