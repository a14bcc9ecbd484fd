"""The page on which a list is checked before it goes in: rows with their verdicts, and which of them are sent."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from halfsky.accounts.session import Actor
from halfsky.desk import drafts
from halfsky.desk.step_page import Target
from halfsky.ledger.forms import RowForm, SheetForm, Verdict

VERDICTS: tuple[Verdict, ...] = ("fits", "look", "mend")
BLANK_ROWS = 5
FOLD_ABOVE = 60


@dataclass(frozen=True)
class Cell:
    """One cell: as it is shown, as it was typed, and what is wrong with it."""

    name: str
    shown: str
    typed: str
    faults: Sequence[str]
    field: Any


@dataclass(frozen=True)
class RowView:
    number: int
    verdict: Verdict
    cells: Sequence[Cell]
    words: Sequence[str]
    """What speaks for looking or mending, beyond single cells."""
    is_edited: bool


@dataclass(frozen=True)
class Review:
    """A list as it stands: nothing of it has been written yet."""

    name: str
    rows: Sequence[RowView]
    labels: Sequence[str]
    counts: Mapping[Verdict, int]
    widths: Mapping[Verdict, tuple[int, int]]
    unknown: Sequence[str]
    headers: Mapping[str, str]

    @property
    def total(self) -> int:
        return sum(self.counts.values())


@dataclass(frozen=True)
class Kept:
    """What the draft of a list holds."""

    name: str
    rows: list[dict[str, Any]]
    headers: Mapping[str, str]
    unknown: Sequence[str]

    def as_values(self) -> dict[str, Any]:
        return {"name": self.name, "rows": self.rows, "headers": dict(self.headers), "unknown": list(self.unknown)}


def draft_of(target: Target) -> str:
    """Return the name of the draft that holds the list of a step."""
    if target.record is None:
        raise ValueError("a list belongs to a step on a record")
    return f"list/{target.record.pk}/{target.step.slug}"


def load(target: Target, actor: Actor) -> Kept | None:
    """Return the list that she has begun, or None."""
    kept = drafts.load(actor.user, draft_of(target))
    if kept is None:
        return None
    values = kept.values
    return Kept(values["name"], values["rows"], values["headers"], values["unknown"])


def save(target: Target, actor: Actor, kept: Kept) -> None:
    """Keep the list; a list without rows is dropped."""
    if kept.rows:
        drafts.save(actor.user, draft_of(target), kept.as_values())
    else:
        drafts.drop(actor.user, draft_of(target))


def sheet_form(target: Target, actor: Actor, data: Any = None, initial: Any = None) -> SheetForm:
    """Return the step's form, which is one that takes a list."""
    form = target.form(actor, data, initial=initial)
    if not isinstance(form, SheetForm):
        raise TypeError("the step takes no list")
    return form


def weighed(target: Target, actor: Actor, kept: Kept) -> list[RowForm]:
    """Return each row with its verdict; rows that are still empty are left aside."""
    return sheet_form(target, actor).weigh([row for row in kept.rows if any(row["values"].values())])


def review_of(kept: Kept, lines: Sequence[RowForm], form: type[SheetForm], only: str, edit: int | None) -> Review:
    """Return the list for the page; `only` narrows it to one verdict, `edit` opens a row that fits."""
    counts = {verdict: sum(line.verdict == verdict for line in lines) for verdict in VERDICTS}
    checked = {line.row for line in lines}
    blank = [form.row_form(row=row["row"]) for row in kept.rows if row["row"] not in checked]
    shown = [line for line in lines if only not in VERDICTS or line.verdict == only]
    rows = [_row(line, edit) for line in sorted([*shown, *blank], key=lambda line: line.row)]
    labels = [str(bound.label) for bound in form.row_form.base_fields.values()]
    return Review(kept.name, rows, labels, counts, _widths(counts), kept.unknown, kept.headers)


def _row(line: RowForm, edit: int | None) -> RowView:
    is_blank = not line.is_bound
    others = [str(word) for word in line.non_field_errors()] if line.is_bound else []
    return RowView(
        number=line.row,
        verdict="mend" if is_blank else line.verdict,
        cells=[_cell(line, name) for name in line.fields],
        words=[*others, *line.doubts],
        is_edited=is_blank or line.row == edit,
    )


def _cell(line: RowForm, name: str) -> Cell:
    typed = str(line.data.get(name, "")) if line.is_bound else ""
    faults = [str(word) for word in line.errors.get(name, [])] if line.is_bound else []
    field = line.fields[name]
    return Cell(name, _masked(typed) if name in line.masked and not faults else typed, typed, faults, field)


def _masked(text: str) -> str:
    """Return a number with its middle hidden: 430181********0042, 139****0217."""
    if len(text) < 8:
        return text
    head = 6 if len(text) > 14 else 3
    return f"{text[:head]}{'*' * (len(text) - head - 4)}{text[-4:]}"


def _widths(counts: Mapping[Verdict, int]) -> dict[Verdict, tuple[int, int]]:
    """Return (x, width) of each verdict on a bar 520 wide."""
    total, at, found = max(1, sum(counts.values())), 0, dict[Verdict, tuple[int, int]]()
    for verdict in VERDICTS:
        width = round(520 * counts[verdict] / total)
        found[verdict] = (at, max(0, width - 3) if width else 0)
        at += width
    return found


def amended(kept: Kept, posted: Mapping[str, str]) -> Kept:
    """Return the list with the cells that came as `c-<row>-<field>` put in place."""
    rows = []
    for row in kept.rows:
        head = f"c-{row['row']}-"
        changed = {name[len(head) :]: value.strip() for name, value in posted.items() if name.startswith(head)}
        rows.append({"row": row["row"], "values": {**row["values"], **changed}})
    return Kept(kept.name, rows, kept.headers, kept.unknown)


def with_blank(kept: Kept | None, name: str) -> Kept:
    """Return the list with a few empty rows at its end, for typing by hand."""
    rows = list(kept.rows) if kept else []
    last = max((row["row"] for row in rows), default=0)
    fresh: list[dict[str, Any]] = [{"row": last + nth, "values": {}} for nth in range(1, BLANK_ROWS + 1)]
    return Kept(kept.name if kept else name, rows + fresh, kept.headers if kept else {}, kept.unknown if kept else ())


def without(kept: Kept, numbers: Iterable[int]) -> Kept:
    """Return the list without those rows."""
    gone = set(numbers)
    left = [row for row in kept.rows if row["row"] not in gone and any(row["values"].values())]
    return Kept(kept.name, left, kept.headers, kept.unknown)


def chosen(lines: Sequence[RowForm], ticked: Iterable[str]) -> list[int]:
    """Return the numbers of the rows to send: those that fit, and those to look at that she ticked."""
    also = {int(one) for one in ticked if one.isdecimal()}
    return [line.row for line in lines if line.verdict == "fits" or (line.verdict == "look" and line.row in also)]


def rows_json(kept: Kept, numbers: Iterable[int]) -> str:
    """Return the rows as the step's form takes them."""
    wanted = set(numbers)
    return json.dumps([row for row in kept.rows if row["row"] in wanted], ensure_ascii=False)
