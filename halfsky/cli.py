"""The command line: `halfsky COMMAND ...`. Each command lives in its own area and is loaded when it is asked for."""

import importlib
import os
import sys
from collections.abc import Callable, Sequence
from gettext import gettext as _

Command = Callable[[Sequence[str]], int]

# name -> module:function; the function takes the words after the name and returns the exit status
COMMANDS = {
    "read": "halfsky.reading.cli:run",
    "compare": "halfsky.reading.compare_cli:run",
    "board": "halfsky.commands.board:run",
    "serve": "halfsky.commands.serve:run",
    "setup": "halfsky.commands.setup:run",
    "verify": "halfsky.commands.verify:run",
    "manage": "halfsky.commands.manage:run",
}
ABOUT = {
    "read": _("读一份或几份文档，列出提纲和指标"),
    "compare": _("把总结、汇报放到计划旁边逐条对照"),
    "board": _("在终端里看目标看板：各项目标、灯、各地排名"),
    "serve": _("准备数据并启动网页服务"),
    "setup": _("建立本级妇联和第一个账号"),
    "verify": _("核验台账：散列链、状态、计数"),
    "manage": _("Django 自带的命令（开发用）"),
}
WRONG_USE = 2
INTERRUPTED = 130


def main(argv: Sequence[str]) -> int:
    """Run one command and return its exit status; 2 for a command that does not exist."""
    if not argv or argv[0] in {"-h", "--help", "help"}:
        print(overview())
        return 0 if argv else WRONG_USE
    place = COMMANDS.get(argv[0])
    if place is None:
        print(unknown(argv[0]), file=sys.stderr)
        return WRONG_USE
    try:
        return command_at(place)(argv[1:])
    except BrokenPipeError:  # the reader of our output, such as head, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return INTERRUPTED


def command_at(place: str) -> Command:
    """Return the function that a module:function text names."""
    module, _colon, name = place.partition(":")
    command: Command = getattr(importlib.import_module(module), name)
    return command


def overview() -> str:
    """Return the list of commands."""
    lines = [_("用法：halfsky 命令 [参数]"), "", _("命令：")]
    return "\n".join(lines + [f"  {name:<10}{ABOUT.get(name, '')}" for name in sorted(COMMANDS)])


def unknown(name: str) -> str:
    """Return the sentence for a command that does not exist."""
    return _("没有“%(name)s”这个命令；可用的命令：%(known)s。") % {"name": name, "known": "、".join(sorted(COMMANDS))}
