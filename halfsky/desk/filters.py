"""The filters of a programme's list: state, facets, whose, overdue, words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from halfsky.accounts.models import Post
from halfsky.desk.ledger_lines import flat
from halfsky.ledger import queries
from halfsky.ledger.declaration import Programme
from halfsky.ledger.models import Record, RecordQuerySet
from halfsky.ledger.state import VOID

WHOSE = (("", _("看得到的全部")), ("unit", _("本单位在办")), ("mine", _("我在办")))
MOST_CHOICES = 12


@dataclass(frozen=True)
class Facet:
    """A field by whose value the list can be narrowed."""

    name: str
    label: str
    choices: Sequence[tuple[str, str]]
    chosen: str


class ListFilter:
    """What the visitor asked of the list; words that mean nothing are left aside."""

    def __init__(self, programme: Programme, post: Post, asked: Mapping[str, str]) -> None:
        self.programme = programme
        self.post = post
        self.asked = asked
        self.state = asked.get("state", "") if asked.get("state") in {*programme.states, "open"} else ""
        self.whose = asked.get("whose", "") if asked.get("whose") in dict(WHOSE) else ""
        self.overdue = asked.get("overdue") == "1"
        self.q = asked.get("q", "").strip()[:60]

    @property
    def states(self) -> list[tuple[str, str, bool]]:
        """Return (value, label, chosen) of the states to choose from."""
        named = [("", str(_("全部状态"))), ("open", str(_("没有办完的")))]
        named += [(slug, str(label)) for slug, label in self.programme.states.items()]
        return [(value, label, value == self.state) for value, label in named]

    @property
    def whoses(self) -> list[tuple[str, str, bool]]:
        return [(value, str(label), value == self.whose) for value, label in WHOSE]

    @cached_property
    def facets(self) -> list[Facet]:
        found = []
        for name in self.programme.facets:
            bound = next(
                (step.form.base_fields[name] for step in self.programme.steps if name in step.form.base_fields), None
            )
            if not isinstance(bound, forms.ChoiceField) or isinstance(bound, forms.ModelChoiceField):
                continue
            choices = [(str(value), str(label)) for value, label in flat(bound.choices) if value not in ("", None)]
            if 0 < len(choices) <= MOST_CHOICES:
                found.append(Facet(name, str(bound.label), choices, self.asked.get(name, "")))
        return found

    def records(self) -> RecordQuerySet:
        """Return the records asked for, newest first, with what a row shows."""
        found = Record.objects.visible_to(self.post).filter(programme=self.programme.slug).exclude(status=VOID)
        if self.state == "open":
            found = found.filter(is_open=True)
        elif self.state:
            found = found.filter(status=self.state)
        if self.whose:
            found = found.filter(owner_id=self.post.unit_id)
        if self.whose == "mine":
            found = found.filter(handler_id=self.post.user_id)
        if self.overdue:
            found = found.filter(is_open=True, due_on__lt=timezone.localdate())
        found = self._narrowed(found)
        return found.select_related("owner", "place", "handler").order_by("-pk")

    def _narrowed(self, found: RecordQuerySet) -> RecordQuerySet:
        for facet in self.facets:
            if facet.chosen in dict(facet.choices):
                wanted: dict[str, Any] = {f"folded__data__{facet.name}": facet.chosen}
                found = found.filter(**wanted)
        if self.q:
            has_digit = any(letter.isdigit() for letter in self.q)
            found = (queries.with_number if has_digit else queries.with_title)(found, self.q)
        return found
