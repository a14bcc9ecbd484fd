"""The words in which a programme is declared. A programme is values of these types and pure functions, no engine code.

Programme ── Step (form, gate, from-states, to-state, counts, checks)
          ├─ ClockRule (start, stop, length from a dated parameter, article)
          └─ parts, states, parameters, indicators (in its own file)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, Protocol

from halfsky.accounts.policy import Gate, Sensitivity

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as Text

    from halfsky.ledger.findings import Finding, RowOf
    from halfsky.ledger.forms import StepForm
    from halfsky.ledger.models import Record
    from halfsky.ledger.papers import Paper
    from halfsky.ledger.state import State


class EntryLike(Protocol):
    """What folding and counting may read of an entry: never anything sealed."""

    seq: int
    step: str
    by_id: int
    unit_id: int
    happened_on: date
    data: dict[str, Any]
    people: list[dict[str, Any]]
    resolved: dict[str, Any]
    is_aggregate: bool


@dataclass(frozen=True)
class Moment:
    """A step as it is being taken: the state before and after it, and the entry."""

    before: State
    after: State
    entry: EntryLike

    @property
    def data(self) -> dict[str, Any]:
        return self.entry.data


@dataclass(frozen=True)
class FactDraft:
    """One thing counted. `quantity` is in the indicator's smallest unit (fen, minutes, pieces)."""

    indicator: str
    unit_id: int
    day: date
    quantity: int = 1
    person_id: int | None = None
    place_id: int | None = None
    is_aggregate: bool = False

    @property
    def cell(self) -> tuple[str, int, date, int | None, int | None, bool]:
        """Everything but the quantity: quantities in one cell add up."""
        return (self.indicator, self.unit_id, self.day, self.person_id, self.place_id, self.is_aggregate)


@dataclass(frozen=True)
class Count:
    """What a step counts for: one fact, or one for each known person of a part in the entry."""

    indicator: str
    quantity: int | Callable[[Moment], int] = 1
    part: str | None = None
    when: Callable[[Moment], bool] | None = None
    unit: Literal["owner", "actor"] = "owner"
    by: Callable[[Moment, Mapping[str, Any]], Iterable[str]] | None = None
    """Breakdowns of a person (part) or of the step: `training.people` with "leader" gives `training.people@leader`."""
    each_person: bool = True
    """With a part: a fact with the person, for distinct people; False: one fact a head, without the person."""


@dataclass(frozen=True)
class ClaimDraft:
    """Something held once over the whole tree: `value` is made into a blind digest of that `field_kind`."""

    kind: str
    field_kind: str
    value: str
    sentence: str


@dataclass(frozen=True)
class ProbeDraft:
    """A question to the whole tree, answered yes or no: is the value claimed, or known to another record?"""

    slug: str
    field_kind: str
    value: str
    claim: str = ""
    """The kind of claim asked for; without it, another record of the programme that holds the same sealed value."""


@dataclass(frozen=True)
class Step:
    slug: str
    label: Text
    form: type[StepForm]
    to: str | None
    from_states: tuple[str, ...] = ()
    gate: Gate = field(default_factory=Gate)
    opens: bool = False
    icon: str = "circle-check"
    counts: tuple[Count, ...] = ()
    keep: Literal["merge", "append", "none"] = "merge"
    check: Callable[[State, EntryLike], str | None] | None = None
    """Return why the step cannot be taken now, in one sentence for the officer, or None."""
    shut: Callable[[State], str | None] | None = None
    """The same before the form is filled in: a closed step says why beside its button."""
    moves_to: Callable[[State, EntryLike], int | None] | None = None
    involves: Callable[[State, EntryLike], Iterable[int]] | None = None
    claims: Callable[[State, Mapping[str, Any]], Iterable[ClaimDraft]] | None = None
    """From everything sealed so far and the whole cleaned form: what may be held once only."""
    releases: tuple[str, ...] = ()
    """Kinds of claims that the record gives up with this step."""
    probes: Callable[[State, Mapping[str, Any]], Iterable[ProbeDraft]] | None = None
    """Questions asked of the whole tree: limited, logged, answered in `entry.resolved["held"]` by slug."""
    compares: Callable[[State, Mapping[str, Any], Mapping[str, Any]], str | None] | None = None
    """From what is sealed so far and the cleaned form: why the step cannot be taken, in one sentence, or None."""
    looks: Callable[[Record | None, EntryLike], Mapping[str, Any]] | None = None
    """What the step must know of other records; kept in `entry.resolved["seen"]`, so that replay looks nothing up."""
    finds: bool = False
    """What the programme's rules find is sealed into the entry, as of that moment."""
    assigns: Literal["taker", "nobody", "keep"] = "keep"
    parameters: tuple[str, ...] = ()
    """Dated values the step needs: looked up for the owner's place on the business day and kept in the entry."""
    says: Callable[[EntryLike], str] | None = None
    """The readable line of the ledger; without it, the form's labels and values."""
    is_next: bool = True
    """Offered among the next steps (False: in the menu of other steps)."""
    returns: bool = False
    """Sends the matter back to who had it before: the inbox shows it among the returned until a next step is taken."""
    forward_days: int = 0
    """How many days ahead the business day may lie (0: never in the future)."""
    is_aggregate: bool = False
    """Files a total with its evidence instead of single cases (汇总填报): what it counts is marked so."""
    by_engine: bool = False
    """Taken by the engine alone: offered to nobody, and no unit's work."""
    usually: tuple[tuple[str, Mapping[str, Any]], ...] = ()
    """Steps that mostly follow at once, with what they say: the preview shows the clocks that they would start too."""
    lands: Callable[[State, EntryLike], str | None] | None = None
    """Where the record stands after the step, when that hangs on the entry or on where it came from (`to` is None)."""
    may_land: tuple[str, ...] = ()
    """All states that `lands` can give."""
    papers: tuple[Paper, ...] = ()
    """Papers that the step issues, each with a number of its own series."""
    unseen_by: tuple[str, ...] = ()
    """Steps whose takers do not see what this entry says: the handler does not see who rated."""

    def targets(self) -> tuple[str, ...]:
        """Return every state in which the step can leave a record."""
        return (*([self.to] if self.to else []), *self.may_land)


@dataclass(frozen=True)
class Run:
    """One run of a clock. Several of one kind may go side by side: one for each referral, each unit, each letter."""

    serial: int
    starts: date
    stops: date | None = None
    owner: int | None = None
    """Whose clock it is, where that is not simply the record's owner."""
    length: int | None = None
    """A term of its own, in place of the rule's parameter."""
    longer: int = 0
    """Days that an approved extension adds."""
    left_out: tuple[date, ...] = ()
    """Days on which the clock stood still."""
    label: str = ""
    counts: bool = True


def never(_state: State) -> date | None:
    """The start or end of a clock that goes by `runs`."""
    return None


@dataclass(frozen=True)
class ClockRule:
    """A clock of a programme. `length` names a dated parameter in days (or working days, or months)."""

    slug: str
    title: Text
    length: str
    article: Text
    starts: Callable[[State], date | None] = never
    stops: Callable[[State], date | None] = never
    kind: Literal["calendar", "working", "months"] = "calendar"
    longer_by: Callable[[State], int] | None = None
    """Days that an approved extension adds."""
    court_roll: bool = False
    counts: tuple[str, str] | None = None
    """Indicators (due, in time): both are placed on the due day, at the unit that owned the matter then."""
    is_house_promise: bool = False
    left_out: Callable[[State], Iterable[date]] | None = None
    """Days on which the clock stands still (hearing days): they are not counted."""
    runs: Callable[[State], Iterable[Run]] | None = None
    """Several runs of the clock at once, in place of `starts` and `stops`."""

    def all_runs(self, state: State) -> Iterable[Run]:
        """Return the runs that have begun."""
        if self.runs is not None:
            return self.runs(state)
        start = self.starts(state)
        if start is None:
            return ()
        longer = self.longer_by(state) if self.longer_by else 0
        still = tuple(self.left_out(state)) if self.left_out else ()
        return (Run(1, start, self.stops(state), longer=longer, left_out=still),)

    def key_of(self, run: Run) -> str:
        """Return the name under which entries keep the run's due day."""
        return self.slug if self.runs is None else f"{self.slug}#{run.serial}"


ENGINE_STEPS: dict[str, Step] = {}
"""Steps that the engine takes itself, in every programme; the actions that take them add them here."""


@dataclass(frozen=True)
class Programme:
    slug: str
    suite: str
    title: Text
    short: Text
    icon: str
    shape: Literal["case", "application", "nomination", "activity", "pairing", "register"]
    sensitivity: Sensitivity
    states: Mapping[str, Text]
    closed_states: frozenset[str]
    path: tuple[str, ...]
    """The states a record usually goes through, for the line of steps at its top."""
    steps: tuple[Step, ...]
    title_of: Callable[[State], str]
    """A record's title: never a name, a place below the county or what happened to her."""
    parts: Mapping[str, Text] = field(default_factory=dict)
    clocks: tuple[ClockRule, ...] = ()
    person_scope: str = ""
    fold: Callable[[State, EntryLike], None] | None = None
    """What the programme itself keeps in `state.data` after an entry: changes the state in place."""
    standing: Callable[[State], Iterable[FactDraft]] | None = None
    """Facts that hold as long as the state does; a change restates them on their own days."""
    stock: Callable[[State], Mapping[str, int]] | None = None
    """Levels (indicator -> how many) at the owner; a change is a fact on the business day."""
    findings: Callable[[State, Mapping[str, Any], RowOf], Iterable[Finding]] | None = None
    """What the rules say of a matter, from its state, everything sealed in it and the dated values of its place."""
    number_word: str = ""
    """The word in record numbers: 〔2026〕信0397."""
    facets: tuple[str, ...] = ()
    """Plain data keys shown as tags on lists and records."""
    samples: Callable[[], Iterable[tuple[str, dict[str, Any]]]] | None = None
    """A life from the first state to the last, as (step, form data), for the contract tests and the demonstration."""

    def step(self, slug: str) -> Step:
        """Return the step of that slug, the engine's own included; KeyError where there is none."""
        return self._by_slug().get(slug) or ENGINE_STEPS[slug]

    def opening(self) -> tuple[Step, ...]:
        """Return the steps that open a record."""
        return tuple(step for step in self.steps if step.opens)

    def _by_slug(self) -> dict[str, Step]:
        return {step.slug: step for step in self.steps}
