"""The inbox: rows of open matters in fixed groups, each with its clock, its holder and the next step."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from halfsky.accounts.models import Post
from halfsky.desk import timing
from halfsky.desk.clockface import ClockFace
from halfsky.desk.offers import Offer, next_step
from halfsky.ledger.models import Record
from halfsky.ledger.queries import RANK_WORDS, Rank, Tab
from halfsky.ledger.state import State

TABS = {Tab.MINE: _("我的"), Tab.UNIT: _("本单位"), Tab.APPROVE: _("待我审批"), Tab.SENT: _("我派出的")}


@dataclass(frozen=True)
class Row:
    """One matter on the list."""

    record: Record
    url: str
    peek_url: str
    title: str
    meta: str
    is_sealed: bool
    chip: timing.Chip | None
    holder: str
    next: Offer | None
    tone: str
    status: str

    @property
    def face(self) -> ClockFace | None:
        return self.chip.face if self.chip else None


@dataclass(frozen=True)
class Group:
    tone: str
    name: str
    count: int | None
    rows: Sequence[Row]


def row_of(record: Record, post: Post, today: date) -> Row:
    """Return a record as a row; `owner`, `place` and `handler` are loaded with it, so that a row asks for nothing."""
    programme, state = record.declared, State.from_json(record.folded)
    is_here = record.owner_id == post.unit_id
    tone, status = timing.light_of(programme, state, today, is_open=record.is_open)
    return Row(
        record=record,
        url=reverse("desk:record", args=[record.pk]),
        peek_url=reverse("desk:peek", args=[record.pk]),
        title=record.title or str(programme.title),
        meta=meta_of(record, status),
        is_sealed=record.sensitivity == "sealed",
        chip=timing.chip(programme, state, today) if record.is_open else None,
        holder=_holder(record, post),
        next=next_step(post, record, state) if is_here and record.is_open else None,
        tone=tone,
        status=status,
    )


def meta_of(record: Record, status: str) -> str:
    """Return what stands under a title: programme, number, place and state."""
    programme = record.declared
    place = (record.place or record.owner).short
    return "·".join([str(programme.short), record.number, place, str(programme.states.get(record.status, status))])


def _holder(record: Record, post: Post) -> str:
    if record.owner_id != post.unit_id:
        return record.owner.short
    if record.handler_id == post.user_id:
        return str(_("我"))
    return record.handler.full_name if record.handler else str(_("还没有人"))


def grouped(records: Iterable[Record], post: Post, today: date, counts: dict[Rank, int] | None) -> list[Group]:
    """Return the groups in their fixed order; `counts` holds the size of each whole group, None: no totals."""
    found = []
    for rank, members in groupby(records, key=lambda record: Rank(str(getattr(record, "rank", Rank.LATER)))):
        tone, name = RANK_WORDS[rank]
        rows = [row_of(record, post, today) for record in members]
        found.append(Group(tone, str(name), counts.get(rank) if counts is not None else None, rows))
    return found


def first_to_take(groups: Sequence[Group]) -> Row | None:
    """Return the first row of which she may take the next step, else the first row."""
    rows = [row for group in groups for row in group.rows]
    return next((row for row in rows if row.next is not None), rows[0] if rows else None)


def urgent(counts: dict[Rank, int]) -> int:
    """Return how many matters are for today: overdue, due today, returned."""
    return sum(counts.get(rank, 0) for rank in (Rank.OVERDUE, Rank.TODAY, Rank.RETURNED))
