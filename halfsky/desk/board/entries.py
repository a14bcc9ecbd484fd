"""Entries behind a figure as a page lists them: a link only where the reader may open the record, nothing personal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

from django.urls import reverse
from django.utils.translation import gettext as _

from halfsky.accounts.models import Post
from halfsky.accounts.policy import Action, Sensitivity
from halfsky.indicators import registry
from halfsky.indicators.behind import BehindLine
from halfsky.indicators.figure import exact
from halfsky.ledger.models import Record
from halfsky.reports.board import Side
from halfsky.reports.numbers import plain

KINDS = {"reversed": "冲正", "aggregate": "汇总填报"}


@dataclass(frozen=True)
class EntryRow:
    """One line. A closed line says only what it counts: where, when and in which matter stays with its handlers."""

    url: str
    number: str
    step: str
    unit: str
    day: date | None
    entered_at: datetime | None
    quantity: str
    kind: str
    is_closed: bool = False


def entry_rows(side: Side, post: Post, action: Action = Action.READ) -> list[EntryRow]:
    """Return the listed page of a sum; what the reader may open is asked once for all lines."""
    if side.behind is None:
        return []
    lines = side.behind.lines
    records = {line.record.pk for line in lines}
    open_to = set(Record.objects.visible_to(post, action).filter(pk__in=records).values_list("pk", flat=True))
    is_sensitive = tells_of_few(side.figure.code)
    return [_row(line, side, line.record.pk in open_to, is_sensitive) for line in lines]


def tells_of_few(code: str) -> bool:
    """Return whether a list of the figure's entries by unit would give hidden small numbers away."""
    if code.endswith(".entries"):
        slug = registry.programme_of(code)
        return any(
            one.is_sensitive for other, one in registry.declared().items() if registry.programme_of(other) == slug
        )
    return registry.get(code).is_sensitive


def _row(line: BehindLine, side: Side, is_open: bool, is_sensitive: bool) -> EntryRow:
    quantity = signed(line.fact.quantity, side.figure.scale)
    kind = _(KINDS[line.kind]) if line.kind in KINDS else ""
    if not is_open and (is_sensitive or line.record.sensitivity == Sensitivity.SEALED):
        return EntryRow("", "", _("由承办单位保管的一条"), "", None, None, quantity, kind, is_closed=True)
    return EntryRow(
        url=f"{reverse('desk:record', args=[line.record.pk])}#entry-{line.entry.seq}" if is_open else "",
        number=line.record.number,
        step=step_words(line),
        unit=line.entry.unit.short,
        day=line.fact.day,
        entered_at=line.entry.entered_at,
        quantity=quantity,
        kind=kind,
    )


def step_words(line: BehindLine) -> str:
    """Return what the entry did, in the words of its programme."""
    programme = line.record.declared
    if line.entry.reverses_id is not None:
        return _("%(programme)s 冲正") % {"programme": programme.short}
    return f"{programme.short} {programme.step(line.entry.step).label}"


def signed(quantity: int, scale: int) -> str:
    """Return ＋44 or −2, in the shown unit."""
    text = plain(exact(Fraction(abs(quantity), scale)))
    return f"＋{text}" if quantity > 0 else f"−{text}" if quantity < 0 else "0"
