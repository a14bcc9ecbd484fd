"""Turns of writers on SQLite: it has one at a time, and those who wait would sleep and poll in vain.

A queue before the write transaction keeps waiting short and fair. PostgreSQL locks rows and needs no queue.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection

try:
    import fcntl
except ImportError:  # a system without it: SQLite's own waiting does
    fcntl = None  # type: ignore[assignment]

_THREADS = threading.Lock()


@contextmanager
def turn() -> Iterator[None]:
    """Wait for this writer's turn, among the threads of this process and the processes on this database file."""
    path = _lock_path()
    if path is None:
        yield
        return
    with _THREADS:
        handle = os.open(path, os.O_CREAT | os.O_RDWR, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield
        finally:
            os.close(handle)  # gives the turn on


def _lock_path() -> Path | None:
    """Return the file to queue at, or None where there is nothing to wait for: no file, or a transaction already."""
    if connection.vendor != "sqlite" or fcntl is None or connection.in_atomic_block:
        return None
    name = str(connection.settings_dict["NAME"])
    return None if "memory" in name else Path(f"{name}.turn")
