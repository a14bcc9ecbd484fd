"""`halfsky setup`: the first federation of an empty system, units below it, and an account in one of them."""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from halfsky.cli_parser import Parser
from halfsky.commands import WRONG_USE, start
from halfsky.commands.place import data_fault

if TYPE_CHECKING:
    from halfsky.network.models import Unit

LEVELS = {"province": 1, "city": 2, "county": 3, "township": 4, "village": 5}
ROLES = ("village", "officer", "checker", "lead", "planner", "organiser", "auditor")


def _parser() -> Parser:
    pattern = "--unit 全称 --user 登录名 --name 姓名 [--roles 岗位] [--level 层级] [--code 代码] [--under 上级全称]"
    parser = Parser("setup", pattern, "建立本级妇联和第一个账号；写了 --under 就在已有的妇联下面设立")
    parser.add_argument("--unit", required=True, metavar="全称", help="妇联全称，例如 平江县妇女联合会")
    parser.add_argument("--user", required=True, metavar="登录名", help="登录名")
    parser.add_argument("--name", required=True, metavar="姓名", help="姓名")
    parser.add_argument(
        "--roles", default="lead,planner,organiser", metavar="岗位", help=f"逗号分开：{' '.join(ROLES)}"
    )
    parser.add_argument("--level", default="", metavar="层级", help=f"{' '.join(LEVELS)}；不写是 county 或上级的下一级")
    parser.add_argument("--code", default="", metavar="代码", help="行政区划代码（园区没有代码时不填）")
    parser.add_argument("--under", default="", metavar="全称", help="已有的上级妇联的全称")
    return parser


def run(words: Sequence[str]) -> int:
    """Make the unit and the account; the password is asked for, or read from standard input."""
    given = _parser().parse_args(words)
    fault = _words_fault(given) or data_fault()
    if fault:
        return _refuse(fault)
    start()
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError
    from django.core.management import call_command
    from django.db import transaction
    from django.utils import translation

    translation.activate("zh-hans")
    call_command("migrate", verbosity=0, interactive=False)
    password = getpass.getpass("密码：") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    try:
        validate_password(password)
        with transaction.atomic():
            _make(given, password)
    except ValidationError as wrong:
        return _refuse("".join(wrong.messages))
    except ValueError as wrong:
        return _refuse(str(wrong))
    print(f"已建立 {given.unit} 和账号 {given.user}。现在可以 script/server --empty 后登录。")
    return 0


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return WRONG_USE


def _words_fault(given: argparse.Namespace) -> str:
    """Return what is wrong with the words in one sentence, or nothing."""
    unknown = [role for role in _roles(given) if role not in ROLES]
    if unknown or not _roles(given):
        return f"不认识的岗位：{'、'.join(unknown) or '（没有写）'}；--roles 可以写：{'、'.join(ROLES)}，逗号分开。"
    if given.level and given.level not in LEVELS:
        return f"不认识的层级：{given.level}；--level 可以写：{'、'.join(LEVELS)}。"
    empty = [name for name in ("unit", "user", "name") if not getattr(given, name).strip()]
    return f"--{empty[0]} 不能空着，说明见 halfsky setup --help。" if empty else ""


def _roles(given: argparse.Namespace) -> list[str]:
    written = given.roles.replace("，", ",").split(",")
    return list(dict.fromkeys(role.strip() for role in written if role.strip()))


def _make(given: argparse.Namespace, password: str) -> None:
    from halfsky.accounts.models import Post, Role, User
    from halfsky.network.models import FAR, Unit

    if User.objects.filter(username=given.user).exists():
        raise ValueError(f"登录名“{given.user}”已经有了，请换一个。")
    unit = Unit.objects.filter(name=given.unit, closed_on=FAR).first() or _unit(given)
    user = User.objects.create_user(given.user, password=password, full_name=given.name)
    for role in _roles(given):
        Post.objects.create(user=user, unit=unit, role=Role(role))


def _unit(given: argparse.Namespace) -> Unit:
    """Make the unit: the first of all, or one below the unit that --under names."""
    from halfsky.network import closure
    from halfsky.network.actions import short_of
    from halfsky.network.models import Unit, UnitVersion

    parent = _parent(given)
    level = LEVELS[given.level] if given.level else parent.level + 1 if parent else LEVELS["county"]
    if parent is not None and not parent.level < level <= max(LEVELS.values()):
        raise ValueError(f"{parent.short}下面不能设这一级，请改 --level 或 --under。")
    if given.code and Unit.objects.filter(code=given.code).exists():
        raise ValueError(f"代码 {given.code} 已经有单位在用，请核对 --code。")
    names = {"code": given.code, "name": given.unit, "short": short_of(given.unit)}
    unit = Unit.objects.create(**names, level=level, parent=parent)
    unit.bearer = unit
    unit.save(update_fields=["bearer"])
    UnitVersion.objects.create(
        **names, unit=unit, valid_from=unit.founded_on, kind=unit.kind, level=level, parent=parent
    )
    closure.rebuild()
    return unit


def _parent(given: argparse.Namespace) -> Unit | None:
    from halfsky.network.models import FAR, Unit

    if not given.under:
        if Unit.objects.exists():
            raise ValueError(f"没有名为“{given.unit}”的妇联；要在已有的妇联下面设立，请加 --under 上级全称。")
        return None
    found = list(Unit.objects.filter(name=given.under, closed_on=FAR)[:2])
    if len(found) != 1:
        raise ValueError(f"没有找到唯一的“{given.under}”，--under 请写已有妇联的全称。")
    return found[0]
