"""Commands that need the database: each sets Django up, does one thing, and returns the exit status."""

from __future__ import annotations

import os

WRONG_USE = 2


def start() -> None:
    """Set Django up for a command."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "halfsky.settings")
    django.setup()
