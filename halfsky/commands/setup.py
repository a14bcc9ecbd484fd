"""`halfsky setup`: the first federation of an empty system and the first account in it."""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Sequence

from halfsky.commands import WRONG_USE, start

LEVELS = {"province": 1, "city": 2, "county": 3, "township": 4, "village": 5}


def _words(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="halfsky setup", description="建立本级妇联和第一个账号")
    parser.add_argument("--unit", required=True, help="妇联全称，例如 平江县妇女联合会")
    parser.add_argument("--code", default="", help="行政区划代码（园区没有代码时不填）")
    parser.add_argument("--level", choices=LEVELS, default="county", help="层级")
    parser.add_argument("--user", required=True, help="登录名")
    parser.add_argument("--name", required=True, help="姓名")
    parser.add_argument(
        "--roles",
        default="lead,planner,organiser",
        help="岗位，逗号分开：officer checker lead planner organiser auditor village",
    )
    return parser.parse_args(words)


def run(words: Sequence[str]) -> int:
    """Make the unit and the account; the password is asked for, or read from standard input."""
    given = _words(words)
    start()
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError
    from django.core.management import call_command
    from django.db import transaction

    call_command("migrate", verbosity=0, interactive=False)
    password = getpass.getpass("密码：") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    try:
        validate_password(password)
        with transaction.atomic():
            _make(given, password)
    except (ValidationError, ValueError) as fault:
        messages = fault.messages if isinstance(fault, ValidationError) else [str(fault)]
        print(" ".join(messages), file=sys.stderr)
        return WRONG_USE
    print(f"已建立 {given.unit} 和账号 {given.user}。现在可以 script/server --empty 后登录。")
    return 0


def _make(given: argparse.Namespace, password: str) -> None:
    from halfsky.accounts.models import Post, Role, User
    from halfsky.network import closure
    from halfsky.network.models import Unit, UnitVersion

    if User.objects.filter(username=given.user).exists():
        raise ValueError(f"登录名“{given.user}”已经有了，请换一个。")
    unit = Unit.objects.filter(name=given.unit).first()
    if unit is None:
        if Unit.objects.exists():
            raise ValueError(f"没有名为“{given.unit}”的妇联；请先由上级组织部门设立。")
        short = given.unit.replace("妇女联合会", "妇联")
        level = LEVELS[given.level]
        unit = Unit.objects.create(code=given.code, name=given.unit, short=short, level=level)
        unit.bearer = unit
        unit.save(update_fields=["bearer"])
        UnitVersion.objects.create(
            unit=unit,
            valid_from=unit.founded_on,
            code=unit.code,
            name=unit.name,
            short=short,
            kind=unit.kind,
            level=level,
        )
        closure.rebuild([unit.pk])
    user = User.objects.create_user(given.user, password=password, full_name=given.name)
    for role in given.roles.split(","):
        Post.objects.create(user=user, unit=unit, role=Role(role.strip()))
