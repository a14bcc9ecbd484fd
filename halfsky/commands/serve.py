"""`halfsky serve`: prepare the data and serve the pages."""

from __future__ import annotations

import io
import os
import sys
import time
from collections.abc import Sequence

from halfsky.commands import WRONG_USE, start
from halfsky.commands.place import data_fault, port_fault


def run(words: Sequence[str]) -> int:
    """Prepare the database, fill the demonstration on the first start, print where to sign in, and serve."""
    unknown = set(words) - {"--empty"}
    if unknown:
        print(f"不认识的参数：{'、'.join(sorted(unknown))}；可用的只有 --empty。", file=sys.stderr)
        return WRONG_USE
    host, port = os.environ.get("HOST", "127.0.0.1"), os.environ.get("PORT", "8000")
    fault = port_fault(host, port) or data_fault()
    if fault:
        print(fault, file=sys.stderr)
        return WRONG_USE
    began = time.monotonic()
    start()
    _prepare(is_empty="--empty" in words)
    fault = port_fault(host, port)  # preparing takes a while; somebody else may have begun meanwhile
    if fault:
        print(fault, file=sys.stderr)
        return WRONG_USE
    print(f"\n半边天已就绪（用时 {time.monotonic() - began:.1f} 秒）：http://{host}:{port}", flush=True)
    print("按 Ctrl+C 停止；数据保留在 HALFSKY_DATA 指定的目录。", flush=True)
    _serve(host, int(port))
    return 0


def _prepare(is_empty: bool) -> None:
    from django.conf import settings
    from django.core.management import call_command

    from halfsky.network.models import Unit

    settings.DATA.mkdir(parents=True, exist_ok=True)
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    print("正在检查程序声明和数据库…", flush=True)
    call_command("check", fail_level="ERROR", stdout=io.StringIO())  # its "no issues" is English; faults raise
    call_command("migrate", verbosity=0, interactive=False)
    if Unit.objects.exists():
        _print_people()
    elif is_empty:
        print("空库已建好。先建本级妇联和第一个账号：script/halfsky setup --help", flush=True)
    else:
        call_command("demo")
        _print_people()


def _print_people() -> None:
    from halfsky.desk.demo import sign_in_lines

    for line in sign_in_lines():
        print(line, flush=True)


def _serve(host: str, port: int) -> None:
    from granian.constants import Interfaces
    from granian.server import Server

    os.environ.setdefault("HALFSKY_HOSTS", f"127.0.0.1,localhost,[::1],{host}")
    Server(
        "halfsky.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=int(os.environ.get("HALFSKY_WORKERS", "2")),
        blocking_threads=4,
        log_enabled=False,
    ).serve()
