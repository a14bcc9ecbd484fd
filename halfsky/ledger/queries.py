"""What pages ask of the ledger. Every query begins at what the post may see, and asks for no row it will not show."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.db.models import Case, Count, Exists, F, IntegerField, OuterRef, Q, Sum, Value, When
from django.utils.translation import gettext_lazy as _

from halfsky.accounts.models import Post, Role
from halfsky.accounts.policy import HEADS, Where
from halfsky.ledger import registry
from halfsky.ledger.models import Entry, Exclusion, Fact, Involvement, Record, RecordQuerySet

SOON_DAYS = 3
MOST_TITLES = 200
MOST_NUMBERS = 500


class Tab(StrEnum):
    MINE = "mine"
    UNIT = "unit"
    APPROVE = "approve"
    SENT = "sent"


class Rank(StrEnum):
    """The groups of the inbox, in their fixed order."""

    OVERDUE = "0"
    TODAY = "1"
    RETURNED = "2"
    SOON = "3"
    LATER = "4"


RANK_WORDS = {
    Rank.OVERDUE: ("bad", _("已逾期")),
    Rank.TODAY: ("warn", _("今天到期")),
    Rank.RETURNED: ("back", _("被退回")),
    Rank.SOON: ("ok", _("三天内")),
    Rank.LATER: ("none", _("以后的和没有期限的")),
}


def hides_something(post: Post) -> bool:
    """Return whether lists leave records out for this very person: then they give no totals."""
    return Exclusion.objects.filter(user_id=post.user_id).exists()


def open_at(post: Post) -> RecordQuerySet:
    """Return the open records that the post may see at its own unit."""
    return Record.objects.visible_to(post).filter(owner_id=post.unit_id, is_open=True)


def of_tab(post: Post, tab: Tab) -> RecordQuerySet:
    """Return the open records of one tab of the inbox."""
    match tab:
        case Tab.MINE:
            return open_at(post).filter(_mine(post))
        case Tab.UNIT:
            return open_at(post)
        case Tab.APPROVE:
            return open_at(post).filter(waits_for_head(post))
        case Tab.SENT:
            return sent_out(post)


def _mine(post: Post) -> Q:
    """Return what she handles, what nobody handles yet and she could take on, and what waits for her as a head."""
    unheld = Q(handler__isnull=True) & _in_states(_next_for(post))
    return Q(handler_id=post.user_id) | unheld | waits_for_head(post)


def _next_for(post: Post, without: frozenset[Role] = frozenset()) -> dict[str, set[str]]:
    """Return by programme the states from which some next step is open to this role and level and to none of those."""
    return {
        programme.slug: {
            state
            for step in programme.steps
            if step.is_next and post.role in step.gate.roles and post.unit.level in step.gate.levels
            if step.gate.where is Where.OWNER and not without & set(step.gate.roles)
            for state in step.from_states
        }
        for programme in registry.all_programmes()
        if post.covers(programme.suite)
    }


def _in_states(states: dict[str, set[str]]) -> Q:
    """Return the records of these programmes in these states."""
    found = Q(pk__in=[])
    for slug, wanted in states.items():
        if wanted:
            found |= Q(programme=slug, status__in=sorted(wanted))
    return found


def waits_for_head(post: Post) -> Q:
    """Return which records of the unit wait for this head: some next step of their state is hers and no officer's."""
    if post.role not in HEADS:
        return Q(pk__in=[])
    return _in_states(_next_for(post, without=frozenset({Role.OFFICER, Role.VILLAGE})))


def sent_out(post: Post) -> RecordQuerySet:
    """Return the open records that she had a hand in and that another unit holds now."""
    took_part = Involvement.objects.filter(record=OuterRef("pk"), unit_id=post.unit_id)
    by_her = Entry.objects.filter(record=OuterRef("pk"), by_id=post.user_id)
    visible = Record.objects.visible_to(post).filter(is_open=True).exclude(owner_id=post.unit_id)
    return visible.filter(Exists(took_part), Exists(by_her))


def tab_counts(post: Post) -> dict[Tab, int]:
    """Return how many records each tab holds."""
    found = open_at(post).aggregate(
        mine=Count("pk", filter=_mine(post)), unit=Count("pk"), approve=Count("pk", filter=waits_for_head(post))
    )
    return {Tab.MINE: found["mine"], Tab.UNIT: found["unit"], Tab.APPROVE: found["approve"]}


def _rank(today: date) -> Case:
    return Case(
        When(due_on__lt=today, then=Value(int(Rank.OVERDUE))),
        When(due_on=today, then=Value(int(Rank.TODAY))),
        When(is_returned=True, then=Value(int(Rank.RETURNED))),
        When(due_on__lte=today + timedelta(days=SOON_DAYS), then=Value(int(Rank.SOON))),
        default=Value(int(Rank.LATER)),
        output_field=IntegerField(),
    )


def urgent_of(post: Post, today: date) -> int:
    """Return how many matters of hers are for now: overdue, due today, returned."""
    return of_tab(post, Tab.MINE).filter(Q(due_on__lte=today) | Q(is_returned=True)).count()


def by_rank(records: RecordQuerySet, today: date) -> RecordQuerySet:
    """Return the records with their group (`rank`), in the order of the inbox."""
    return records.annotate(rank=_rank(today)).order_by("rank", F("due_on").asc(nulls_last=True), "pk")


def rank_counts(records: RecordQuerySet, today: date) -> dict[Rank, int]:
    """Return how many records each group holds."""
    ranked = records.annotate(rank=_rank(today)).order_by()
    return {Rank(str(row["rank"])): row["n"] for row in ranked.values("rank").annotate(n=Count("pk"))}


def open_counts(post: Post) -> dict[str, int]:
    """Return how many open records the post sees at its unit, by programme."""
    rows = open_at(post).order_by().values("programme").annotate(n=Count("pk"))
    return dict(rows.values_list("programme", "n"))


def with_number(records: RecordQuerySet, part: str) -> RecordQuerySet:
    """Return the records whose number holds the part: the index of numbers is looked through, not the records."""
    all_numbers = Record.objects.filter(number__contains=part).order_by().values_list("number", flat=True)
    numbers = list(all_numbers[: MOST_NUMBERS + 1])
    return records.filter(number__in=numbers) if len(numbers) <= MOST_NUMBERS else records.filter(number__contains=part)


def with_title(records: RecordQuerySet, words: str) -> RecordQuerySet:
    """Return the records whose title holds each of the words. Titles are few: the distinct ones are looked through."""
    match = Q()
    for word in words.split():
        match &= Q(title__icontains=word)
    titles = list(Record.objects.filter(match).order_by().values_list("title", flat=True).distinct()[: MOST_TITLES + 1])
    return records.filter(title__in=titles) if len(titles) <= MOST_TITLES else records.filter(match)


@dataclass(frozen=True)
class Contribution:
    """What one record counts for in one figure: what was added and what was taken back."""

    indicator: str
    added: int
    taken: int


def contributions(record: Record, without: Iterable[str] = ()) -> Sequence[Contribution]:
    """Return what the record's entries count for by now, figure by figure; `without` the steps kept from the reader."""
    rows = (
        Fact.objects.filter(record=record)
        .exclude(entry__step__in=list(without))
        .values("indicator")
        .annotate(
            added=Sum("quantity", filter=Q(quantity__gt=0), default=0),
            taken=Sum("quantity", filter=Q(quantity__lt=0), default=0),
        )
        .order_by("indicator")
    )
    return [Contribution(row["indicator"], row["added"], row["taken"]) for row in rows]
