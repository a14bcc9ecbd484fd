"""What the shell around every page needs."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest


def shell(request: HttpRequest) -> dict[str, Any]:
    """Return the shell's values: who acts, where, and whether this is the demonstration."""
    return {"actor": getattr(request, "actor", None), "is_demo": False}
