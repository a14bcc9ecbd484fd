"""Public numbers of records and papers: one series a programme, unit and year, without gaps in a committed ledger."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F

from halfsky.ledger.models import NumberSeries


def next_in(series: str) -> int:
    """Return the next number of a series; the row is locked until the transaction ends."""
    with transaction.atomic():
        updated = NumberSeries.objects.filter(series=series).update(last=F("last") + 1)
        if not updated:
            NumberSeries.objects.get_or_create(series=series)
            NumberSeries.objects.filter(series=series).update(last=F("last") + 1)
        return NumberSeries.objects.values_list("last", flat=True).get(series=series)


def record_number(word: str, unit_mark: str, year: int) -> str:
    """Return a record's number such as 430626〔2026〕信0397."""
    serial = next_in(f"record:{word}:{unit_mark}:{year}")
    return f"{unit_mark}〔{year}〕{word}{serial:04d}"
