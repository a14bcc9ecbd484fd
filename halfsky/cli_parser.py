"""The parser that every command shares: wrong use gets one Chinese sentence, --help is Chinese throughout."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from gettext import gettext as _
from typing import Any, NoReturn

FAILED = 2


class ChineseHelp(argparse.RawDescriptionHelpFormatter):
    """argparse's help with its one English word replaced."""

    def add_usage(
        self, usage: str | None, actions: Iterable[Any], groups: Iterable[Any], prefix: str | None = None
    ) -> None:
        """Begin the usage line with 用法."""
        super().add_usage(usage, actions, groups, prefix=_("用法：") if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """A parser for `halfsky COMMAND`; `pattern` is how its words are written."""

    def __init__(self, command: str, pattern: str, about: str) -> None:
        prog = f"halfsky {command}"
        self.pattern = f"{prog} {pattern}"
        super().__init__(
            prog=prog,
            usage=self.pattern,
            description=about,
            formatter_class=ChineseHelp,
            add_help=False,
            allow_abbrev=False,
        )
        self._positionals.title = _("参数")
        self._optionals.title = _("选项")
        self.add_argument("-h", "--help", action="help", help=_("显示这份说明"))

    def error(self, message: str) -> NoReturn:
        """Write the sentence and leave with status 2; argparse's own English message is not shown."""
        words = {"pattern": self.pattern, "prog": self.prog}
        self.exit(FAILED, _("用法不对；请写 %(pattern)s，说明见 %(prog)s --help。") % words + "\n")
