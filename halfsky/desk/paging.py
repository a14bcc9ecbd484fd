"""Lists in pages: with a count that is known already, or without any count at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.paginator import Paginator
from django.db.models import QuerySet

if TYPE_CHECKING:
    AnyPaginator = Paginator[Any]
else:
    AnyPaginator = Paginator


class Counted(AnyPaginator):
    """Pages of a list whose length another query has told."""

    def __init__(self, rows: QuerySet[Any], size: int, count: int) -> None:
        self._known = count
        super().__init__(rows, size)

    @property
    def count(self) -> int:
        return self._known


@dataclass(frozen=True)
class Slice:
    """One page of a list that is never counted: only whether there is more."""

    rows: Sequence[Any]
    number: int
    has_next: bool

    @property
    def has_previous(self) -> bool:
        return self.number > 1

    @property
    def previous_page_number(self) -> int:
        return self.number - 1

    @property
    def next_page_number(self) -> int:
        return self.number + 1


def slice_of(rows: QuerySet[Any], size: int, number: str | None) -> Slice:
    """Return the page of that number (from 1); one more row is fetched to know whether there is a next page."""
    at = max(1, int(number)) if number and number.isdecimal() and len(number) < 6 else 1
    found = list(rows[(at - 1) * size : at * size + 1])
    return Slice(found[:size], at, len(found) > size)
