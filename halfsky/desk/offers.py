"""Which steps a page offers on a record, and why the others are closed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext as _

from halfsky.accounts.models import Post
from halfsky.accounts.policy import Standing, Where
from halfsky.ledger.access import refuse, standing_of
from halfsky.ledger.declaration import Programme, Step
from halfsky.ledger.forms import SheetForm
from halfsky.ledger.models import Record
from halfsky.ledger.state import State


@dataclass(frozen=True)
class Offer:
    """A step with its address, or with the sentence that says why it is closed."""

    step: Step
    url: str
    shut: str = ""

    @property
    def label(self) -> str:
        return str(self.step.label)

    @property
    def icon(self) -> str:
        return self.step.icon


@dataclass(frozen=True)
class Closed:
    """Steps that are closed for one and the same reason."""

    labels: tuple[str, ...]
    sentence: str


@dataclass(frozen=True)
class Offers:
    primary: Offer | None = None
    others: tuple[Offer, ...] = ()
    closed: tuple[Closed, ...] = ()
    """Closed steps on the way ahead: shown beside the open ones."""
    aside: tuple[Closed, ...] = ()
    """Other closed steps: folded away."""
    menu: tuple[Offer, ...] = ()
    by_slug: dict[str, Offer] = field(default_factory=dict)


def offers(post: Post, record: Record, state: State, standing: Standing | None = None) -> Offers:
    """Return the steps of a record, the first next step being the primary one."""
    programme = record.declared
    standing = standing or standing_of(programme, record)
    fitting = [step for step in programme.steps if not step.opens and _fits(step, state)]
    found = [Offer(step, url_of(record, step), why_shut(post, programme, step, state, standing)) for step in fitting]
    is_next = [offer for offer in _forward_first(programme, state, found) if offer.step.is_next and not offer.shut]
    shut = [offer for offer in found if offer.step.is_next and offer.shut]
    ahead = _together(offer for offer in shut if _leads_on(programme, offer.step))
    other = _together(offer for offer in shut if not _leads_on(programme, offer.step))
    return Offers(
        primary=is_next[0] if is_next else None,
        others=tuple(is_next[1:]),
        closed=tuple(ahead[:1]),
        aside=(*ahead[1:], *other, *_not_yet(programme, state)),
        menu=tuple(offer for offer in found if not offer.step.is_next and not offer.shut),
        by_slug={offer.step.slug: offer for offer in found},
    )


def next_step(post: Post, record: Record, state: State) -> Offer | None:
    """Return the step to offer on a row of a list, without any query: the record stands at the post's own unit."""
    programme = record.declared
    standing = standing_of(programme, record, above=frozenset())
    fitting = [step for step in programme.steps if not step.opens and step.is_next and _fits(step, state)]
    found = (Offer(step, url_of(record, step)) for step in fitting)
    for offer in _forward_first(programme, state, found):
        if not why_shut(post, programme, offer.step, state, standing):
            return offer
    return None


def _forward_first(programme: Programme, state: State, found: Iterable[Offer]) -> list[Offer]:
    """Return the offers in their declared order, those that bring the record further on its path before the others."""
    at = programme.path.index(state.status) if state.status in programme.path else -1
    further = set(programme.path[at + 1 :])
    return sorted(found, key=lambda offer: offer.step.returns or not further & set(offer.step.targets()))


def why_shut(post: Post, programme: Programme, step: Step, state: State, standing: Standing) -> str:
    """Return why the step cannot be taken by her now, or ""."""
    refusal = refuse(post, programme, step, None, standing)
    if refusal is not None:
        return refusal.sentence
    return (step.shut(state) if step.shut else None) or ""


def openings(post: Post, programme: Programme) -> list[Step]:
    """Return the steps by which she may open a record of the programme."""
    return [step for step in programme.opening() if refuse(post, programme, step, None) is None]


def url_of(record: Record, step: Step) -> str:
    """Return the address of the step's page."""
    name = "desk:sheet" if issubclass(step.form, SheetForm) else "desk:step"
    return reverse(name, args=[record.pk, step.slug])


def _fits(step: Step, state: State) -> bool:
    return not step.from_states or state.status in step.from_states


def coming_steps(programme: Programme, state: State) -> list[Step]:
    """Return the next steps of the unit that holds the record, whoever takes them."""
    return [
        step
        for step in programme.steps
        if step.is_next and not step.opens and step.from_states and _fits(step, state)
        if step.gate.where is Where.OWNER and not (step.shut and step.shut(state))
    ]


def _leads_on(programme: Programme, step: Step) -> bool:
    """Return whether the step moves the record along its path."""
    return any(target in programme.path for target in step.targets())


def _together(shut: Iterable[Offer]) -> list[Closed]:
    by_sentence: dict[str, list[str]] = {}
    for offer in shut:
        by_sentence.setdefault(offer.shut, []).append(offer.label)
    return [Closed(tuple(labels), sentence) for sentence, labels in by_sentence.items()]


def _not_yet(programme: Programme, state: State) -> Iterable[Closed]:
    """Say what comes after the present state, and what it waits for."""
    if state.status not in programme.path:
        return
    ahead = programme.path[programme.path.index(state.status) + 1 :]
    if not ahead:
        return
    coming = ahead[0]
    labels = tuple(str(step.label) for step in programme.steps if step.is_next and coming in step.from_states)
    fresh = [label for label in labels if label not in _labels_from(programme, state.status)]
    if fresh:
        yield Closed(tuple(fresh[:3]), _("要先到“%(state)s”。") % {"state": programme.states[coming]})


def _labels_from(programme: Programme, status: str) -> set[str]:
    return {str(step.label) for step in programme.steps if not step.from_states or status in step.from_states}
