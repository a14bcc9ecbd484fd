"""`halfsky manage`: Django's own commands, for developers."""

from __future__ import annotations

import os
from collections.abc import Sequence


def run(words: Sequence[str]) -> int:
    from django.core.management import execute_from_command_line

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "halfsky.settings")
    execute_from_command_line(["halfsky manage", *words])
    return 0
