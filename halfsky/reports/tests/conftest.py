"""The city of `made.py` as a fixture."""

from __future__ import annotations

import pytest

from halfsky.indicators.tests.conftest import Cast, cast, ledger_cast
from halfsky.reports.tests.made import City, make_city

__all__ = ["cast", "ledger_cast"]


@pytest.fixture
def city(cast: Cast) -> City:
    return make_city(cast)
