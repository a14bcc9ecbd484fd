"""What must follow when the tree changes, and the lock that keeps steps and tree changes apart.

Areas above the network add what follows with `on_tree_change`; it runs inside the change's transaction, after versions,
bearers and closure are written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.db import connection

Follower = Callable[[frozenset[int]], None]

_ON_TREE_CHANGE: list[Follower] = []
_TREE_LOCK = 4_300_001
"""The advisory lock of the tree: shared by every step that counts, held alone by a change of the tree."""


def on_tree_change(follow: Follower) -> None:
    """Have `follow` called with the units that `tree_changed` was told of."""
    if follow not in _ON_TREE_CHANGE:
        _ON_TREE_CHANGE.append(follow)


def tree_changed(unit_ids: Iterable[int]) -> None:
    """Call what must follow a change: told are the units whose closure was written anew and all that stood above them.

    Waits for the steps under way (they counted by the old tree) and holds new ones until the change is committed.
    """
    hold_tree()
    units = frozenset(unit_ids)
    for follow in _ON_TREE_CHANGE:
        follow(units)


def hold_tree() -> None:
    """Wait for the steps under way and hold new ones until this transaction ends."""
    _lock("pg_advisory_xact_lock")


def tree_in_use() -> None:
    """Keep the tree as it is until this transaction ends. SQLite has one writer at a time and needs no lock."""
    _lock("pg_advisory_xact_lock_shared")


def _lock(how: str) -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {how}(%s)", [_TREE_LOCK])
