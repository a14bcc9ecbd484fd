"""What all tests share: keys in a folder of their own, and test databases that can be emptied."""

from __future__ import annotations

import os
from pathlib import Path

import hypothesis
import pytest
from django.conf import settings
from django.db import connection
from django.test import TransactionTestCase

from halfsky.network import guards

_flush = TransactionTestCase._fixture_teardown  # type: ignore[attr-defined]  # private, and the only seam


def _flush_without_guards(self: TransactionTestCase) -> None:
    """Empty the test database: the append-only guards are taken off for that moment only."""
    guards.remove(connection)
    try:
        _flush(self)
    finally:
        guards.install(connection)


TransactionTestCase._fixture_teardown = _flush_without_guards  # type: ignore[attr-defined]


@pytest.fixture(scope="session", autouse=True)
def _own_keys(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder: Path = tmp_path_factory.mktemp("halfsky")
    settings.HALFSKY_KEYS = folder / "keys"
    settings.MEDIA_ROOT = folder / "files"


def pytest_configure() -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    # the same examples at every run; HYPOTHESIS_PROFILE=seek looks for new ones
    hypothesis.settings.register_profile("same", derandomize=True, deadline=None)
    hypothesis.settings.register_profile("seek", deadline=None, print_blob=True)
    hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what takes minutes unless it is asked for by its mark."""
    if "slow" in str(config.option.markexpr):
        return
    for item in items:
        if item.get_closest_marker("slow"):
            item.add_marker(pytest.mark.skip(reason="takes minutes: ask for it with -m slow"))
