"""A place to measure in: a database of its own, a folder of its own, a server of its own."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

NAME = "halfsky_bench"


@dataclass(frozen=True)
class Place:
    """Where a run keeps its data, and the environment that points there."""

    kind: str
    folder: Path
    url: str

    @property
    def environment(self) -> dict[str, str]:
        more = {
            "HALFSKY_DATA": str(self.folder),
            "DATABASE_URL": self.url,
            "DJANGO_SETTINGS_MODULE": "halfsky.bench.settings",
        }
        if self.kind == "postgresql":
            more["HALFSKY_DB_POOL"] = "8"
        return {**os.environ, **more}


@contextmanager
def place(kind: str, server: str) -> Iterator[Place]:
    """Give a place on SQLite or on the PostgreSQL server at `server`; everything is removed afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="halfsky-bench-"))
    url = f"sqlite:///{folder}/bench.sqlite3" if kind == "sqlite" else _fresh_database(server)
    try:
        yield Place(kind, folder, url)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        if kind == "postgresql":
            _admin(server, f'DROP DATABASE IF EXISTS "{NAME}" WITH (FORCE)')


def _fresh_database(server: str) -> str:
    _admin(server, f'DROP DATABASE IF EXISTS "{NAME}" WITH (FORCE)', f'CREATE DATABASE "{NAME}"')
    return urlunsplit(urlsplit(server)._replace(path=f"/{NAME}"))


def _admin(server: str, *statements: str) -> None:
    import psycopg

    with psycopg.connect(server, autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement.encode())


@contextmanager
def served(where: Place) -> Iterator[tuple[str, subprocess.Popen[bytes], float]]:
    """Serve the place and give (address, process, seconds until the first answer)."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    began = time.perf_counter()
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)]
    command += ["--workers", "2", "--blocking-threads", "4", "--no-log", "halfsky.wsgi:application"]
    process = subprocess.Popen(command, env=where.environment)
    try:
        _wait(f"http://127.0.0.1:{port}/health/")
        yield f"127.0.0.1:{port}", process, time.perf_counter() - began
    finally:
        process.terminate()
        process.wait(20)


def _wait(address: str) -> None:
    for _turn in range(600):
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.05)
    raise RuntimeError(f"no answer from {address}")


def memory(process: subprocess.Popen[bytes]) -> float:
    """Return the resident memory of a process and its children in MB."""
    total = 0
    for pid in [process.pid, *_children(process.pid)]:
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmRSS"):
                total += int(line.split()[1])
    return total / 1024


def _children(pid: int) -> list[int]:
    listed = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [int(child) for child in listed]
