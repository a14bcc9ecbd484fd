"""`manage.py demo`: fill an empty database with the demonstration."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from halfsky.desk.demo.build import SHARE, NotEmpty, build


class Command(BaseCommand):
    help = "把演示数据装进空库：湖南组织树、岗位、样例计划、一年的虚构台账"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--share", type=float, default=SHARE, help="台账数量的倍数，默认 %(default)s")

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write("正在装入演示数据（人名、数字均为虚构）…")
        try:
            built = build(self._say, share=options["share"])
        except NotEmpty as refused:
            raise CommandError(str(refused)) from refused
        self._say(
            f"演示数据装好了：单位 {built.units} 个，人员 {built.people} 名，事项 {built.records} 件，"
            f"台账 {built.steps} 条，用时 {built.seconds:.0f} 秒。"
        )
        for sentence, times in sorted(built.refused.items()):
            self._say(f"  未办成 {times} 次 {sentence}")

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()
