"""Addresses of figures: a number that is shown anywhere opens with the same words."""

from __future__ import annotations

from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone

from halfsky.indicators.figure import Figure
from halfsky.network.models import Basis


def figure_url(figure: Figure, *, unit_id: int | None = None, own: bool = False) -> str:
    """Return the page that opens a figure as it was read: its days, its reading of the tree, its watermark."""
    words = {"period": str(figure.period)}
    if figure.as_of < min(timezone.localdate(), figure.period.end):
        words["as_of"] = figure.as_of.isoformat()
    if figure.basis is not Basis.IS:
        words["basis"] = str(figure.basis.value)
    if figure.known_at is not None:
        words["known_at"] = str(figure.known_at)
    if own:
        words["own"] = "1"
    return f"{reverse('desk:figure', args=[unit_id or figure.unit_id, figure.code])}?{urlencode(words)}"


def board_url(unit_id: int, year: int, basis: Basis, key: str = "") -> str:
    """Return the board of a unit, with a target chosen."""
    words = {"year": str(year)}
    if basis is not Basis.IS:
        words["basis"] = str(basis.value)
    if key:
        words["target"] = key
    return f"{reverse('desk:board', args=[unit_id])}?{urlencode(words)}"
