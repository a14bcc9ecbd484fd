"""Papers that a step issues: a number series per unit and year, a text made from the entry, a check code to verify by.

A programme declares `Paper`s on its steps. `perform` gives each its number inside the step's transaction; the number
stands in the entry, so the chain covers it. The check code follows from the entry's hash: nobody can make one up, and
a paper in hand is verified by its number and code.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from halfsky.accounts.models import ReadingLine
from halfsky.accounts.policy import Action
from halfsky.accounts.session import Actor
from halfsky.ledger.errors import NotAllowed
from halfsky.ledger.models import Entry, Record
from halfsky.ledger.numbers import next_in
from halfsky.ledger.sealing import key_of, opened
from halfsky.ledger.state import State, effective, fold

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as Text

    from halfsky.ledger.declaration import EntryLike

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Letters of check codes: none that is read as another."""


@dataclass(frozen=True)
class Material:
    """What a paper is made from. `secret` holds every sealed value of the record, the newest of each name."""

    number: str
    code: str
    record_number: str
    unit: str
    day: date
    state: State
    data: dict[str, Any]
    secret: dict[str, Any]
    copy: str = ""
    """Which of the step's copies it is, as `Paper.copies` names them."""
    opened: dict[int, dict[str, Any]] = field(default_factory=dict)
    """What each entry sealed, by its number in the record."""


@dataclass(frozen=True)
class Line:
    """A paragraph. `level` 0 is plain text; 1 一、 2 （一） are headings of the official form."""

    text: str
    level: int = 0


@dataclass(frozen=True)
class PaperText:
    title: str
    to: str
    lines: Sequence[Line]
    signed_by: str
    day: date
    number: str
    foot: Sequence[str] = ()
    """Small lines under the signature: the check code, where to ask."""
    copies_to: str = ""


@dataclass(frozen=True)
class Paper:
    """A paper of a step. `word` is the word of its number series: 平江县妇信告〔2026〕3号 has 信告."""

    slug: str
    title: Text
    word: str
    text: Callable[[Material], PaperText]
    when: Callable[[State, EntryLike], bool] | None = None
    """Whether the step issues it, from the state before and the entry; None: always."""
    copies: Callable[[State, EntryLike], Sequence[str]] | None = None
    """One paper for each of these, each with its own number: a certificate for each trainee."""
    page: str = ""
    """Template of a page of its own (a certificate); without it, the official form."""


@dataclass(frozen=True)
class Issued:
    """A paper as an entry issued it."""

    paper: Paper
    entry: Entry
    number: str
    code: str = field(default="")


def numbers_for(papers: Iterable[Paper], before: State, entry: EntryLike, unit_short: str) -> dict[str, str]:
    """Return the numbers of the papers that the step issues, each the next of its unit's series of the year."""
    found: dict[str, str] = {}
    for paper in papers:
        if paper.when is None or paper.when(before, entry):
            copies = [""] if paper.copies is None else paper.copies(before, entry)
            found |= {name_of(paper, copy): _next_number(paper, entry, unit_short) for copy in copies}
    return found


def name_of(paper: Paper, copy: str = "") -> str:
    """Return the name under which the entry keeps a paper's number."""
    return f"{paper.slug}:{copy}" if copy else paper.slug


def _next_number(paper: Paper, entry: EntryLike, unit_short: str) -> str:
    year = entry.happened_on.year
    serial = next_in(f"paper:{paper.word}:{entry.unit_id}:{year}")
    return f"{unit_short}妇{paper.word}〔{year}〕{serial}号"


def issued(record: Record, entries: Iterable[Entry]) -> list[Issued]:
    """Return the papers that the entries issued, in their order."""
    found = []
    for entry in entries:
        for slug, number in entry.resolved.get("papers", {}).items():
            paper = _declared(record, entry.step, slug)
            found.append(Issued(paper, entry, number, check_code(entry, slug)))
    return found


def declared_of(entry: Entry, slug: str) -> Paper:
    """Return the paper that an entry issued under that name."""
    return _declared(entry.record, entry.step, slug)


def _declared(record: Record, step: str, slug: str) -> Paper:
    name = slug.partition(":")[0]
    return next(paper for paper in record.declared.step(step).papers if paper.slug == name)


def check_code(entry: Entry, slug: str) -> str:
    """Return eight letters that follow from the entry's hash, such as 7KQM-2XRT."""
    value = int(sha256(f"{entry.hash}:{slug}".encode()).hexdigest(), 16)
    letters = ""
    for _place in range(8):
        value, rest = divmod(value, len(ALPHABET))
        letters += ALPHABET[rest]
    return f"{letters[:4]}-{letters[4:]}"


@dataclass(frozen=True)
class Bundle:
    """The copies of one paper in an entry; a single paper is a bundle of one."""

    name: str
    title: str
    numbers: tuple[str, ...]


def bundles(entry: Entry) -> list[Bundle]:
    """Return what an entry issued, the copies of a paper together."""
    found: dict[str, list[str]] = {}
    for name, number in entry.resolved.get("papers", {}).items():
        found.setdefault(name.partition(":")[0], []).append(number)
    return [Bundle(name, str(declared_of(entry, name).title), tuple(numbers)) for name, numbers in found.items()]


def names_in(entry: Entry, name: str) -> list[str]:
    """Return the names under which an entry keeps a paper: itself, or all its copies; none where it issued none."""
    issued_here = entry.resolved.get("papers", {})
    return [one for one in issued_here if one == name or one.startswith(f"{name}:")]


def text_of(actor: Actor, entry: Entry, slug: str) -> PaperText:
    """Return the text of an issued paper; opening what is sealed is checked and written into the log of readings."""
    return texts_of(actor, entry, [slug])[0]


def texts_of(actor: Actor, entry: Entry, names: Sequence[str]) -> list[PaperText]:
    """Return the texts of several papers of one entry, with one line in the log of readings."""
    record = entry.record
    if not Record.objects.visible_to(actor.post, Action.UNSEAL).filter(pk=record.pk).exists():
        raise NotAllowed(_("这份文书含个人信息，由承办单位打开。"), "place")
    numbers = entry.resolved["papers"]
    title = declared_of(entry, names[0]).title
    shown = numbers[names[0]] if len(names) == 1 else _("%(n)d 份") % {"n": len(names)}
    ReadingLine.objects.create(
        user=actor.user,
        unit_id=actor.unit_id,
        what=ReadingLine.What.OPENED,
        record_number=record.number,
        detail=f"{title} {shown}"[:200],
    )
    whole = _material(record, entry)
    return [declared_of(entry, name).text(_copy(whole, entry, name)) for name in names]


def _copy(whole: Material, entry: Entry, name: str) -> Material:
    number, copy = entry.resolved["papers"][name], name.partition(":")[2]
    return replace(whole, number=number, code=check_code(entry, name), copy=copy)


def _material(record: Record, entry: Entry) -> Material:
    """Return what every paper of the entry is made from; number, code and copy are each paper's own."""
    until = effective(record.entries.filter(seq__lte=entry.seq).order_by("seq"))
    key = key_of(record)
    by_entry = {line.seq: opened(line, key) for line in until if line.sealed}
    secret: dict[str, Any] = {}
    for values in by_entry.values():
        secret |= values
    return Material(
        number="",
        code="",
        opened=by_entry,
        record_number=record.number,
        unit=entry.unit.name,
        day=entry.happened_on,
        state=fold(record.declared, until),
        data=entry.data,
        secret=secret,
    )
