"""The programme's dated tables: demand classes, words for finding the same matter, what to say, receiving bodies."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True)
class Demand:
    """A demand class (诉求类别). `asks` says what must be asked before saving: violence, child or nothing."""

    value: str
    label: str
    initials: str
    begins: date
    ends: date | None
    asks: str
    parent: str
    is_leaf: bool

    def holds(self, day: date) -> bool:
        return self.begins <= day and (self.ends is None or day < self.ends)


@dataclass(frozen=True)
class Saying:
    demand: str
    say: str
    source: str
    later: str


@dataclass(frozen=True)
class Sign:
    """Words that may tell of danger, and what to ask then. A person decides what they mean."""

    kind: str
    words: tuple[str, ...]
    ask: str
    source: str
    who: tuple[str, ...] = ()
    what: tuple[str, ...] = ()
    """A word of `who` and one of `what` in one clause are a sign too."""


def _read(name: str) -> Any:
    return json.loads((DATA / name).read_text(encoding="utf-8"))


def _demand(raw: dict[str, Any], head: dict[str, Any]) -> Demand:
    ends = raw.get("to", head.get("to"))
    return Demand(
        value=raw["value"],
        label=raw["label"],
        initials=raw["initials"],
        begins=date.fromisoformat(raw.get("from", head["from"])),
        ends=date.fromisoformat(ends) if ends else None,
        asks=raw.get("asks", ""),
        parent="" if raw is head else head["value"],
        is_leaf=not raw.get("children"),
    )


@cache
def demands() -> dict[str, Demand]:
    """Return every class of the table by value, heads before their parts, ended ones too."""
    found: dict[str, Demand] = {}
    for head in _read("demands.json")["classes"]:
        for raw in (head, *head["children"]):
            found[raw["value"]] = _demand(raw, head)
    return found


def demand_choices() -> list[tuple[str, Any]]:
    """Return the classes in force today for a select: parts grouped under their head."""
    today = date.today()
    choices: list[tuple[str, Any]] = [("", "请选一类")]
    for demand in demands().values():
        if demand.parent or not demand.holds(today):
            continue
        parts = [(one.value, one.label) for one in demands().values() if one.parent == demand.value]
        choices.append((demand.label, parts) if parts else (demand.value, demand.label))
    return choices


def search_demands(typed: str) -> list[Demand]:
    """Return the classes that fit pinyin initials or characters typed, the best first: td finds 土地与集体权益."""
    wanted = typed.strip().casefold()
    if not wanted:
        return []
    found = [one for one in demands().values() if one.holds(date.today()) and _fits(one, wanted)]
    return sorted(found, key=lambda one: (not one.initials.startswith(wanted), not one.is_leaf, len(one.label)))


def _fits(demand: Demand, wanted: str) -> bool:
    return wanted in demand.initials or wanted in demand.label


def demand_label(value: str) -> str:
    """Return the class in words: 婚姻家庭·离婚."""
    demand = demands().get(value)
    if demand is None:
        return ""
    parent = demands().get(demand.parent)
    return f"{parent.label}·{demand.label}" if parent and not demand.label.startswith(parent.label) else demand.label


def heads_of(value: str) -> list[str]:
    """Return the class and its head: what figures by class are kept under."""
    demand = demands().get(value)
    if demand is None:
        return []
    return [value, demand.parent] if demand.parent else [value]


@cache
def sayings() -> dict[str, Saying]:
    return {raw["demand"]: Saying(**raw) for raw in _read("say.json")}


def saying_for(demand: str) -> Saying | None:
    """Return what may be said about a class: its own words, else those of its head."""
    return next((sayings()[value] for value in heads_of(demand) if value in sayings()), None)


@cache
def words() -> tuple[str, ...]:
    return tuple(_read("words.json")["words"])


def words_in(text: str) -> tuple[str, ...]:
    """Return the words of the table that stand in the text, in the order of the table."""
    return tuple(word for word in words() if word in text)


@cache
def common_words() -> frozenset[str]:
    """Return the words of the table that stand in too many matters to tell two of them alike."""
    return frozenset(_read("words.json")["common"])


@cache
def signs() -> tuple[Sign, ...]:
    """Return the signs of danger, the gravest first."""
    return tuple(
        Sign(
            raw["kind"],
            tuple(raw["words"]),
            raw["ask"],
            raw["source"],
            tuple(raw.get("who", ())),
            tuple(raw.get("what", ())),
        )
        for raw in _read("signs.json")["signs"]
    )


def signs_in(text: str) -> list[tuple[Sign, str]]:
    """Return (sign, the words found) for each kind of sign in the text; what only looks like one is left out."""
    raw = _read("signs.json")
    for harmless in raw["except"]:
        text = text.replace(harmless, "")
    clauses = re.split(f"[{re.escape(raw['clauses'])}]", text)
    return [(sign, found) for sign in signs() if (found := _sign_in(sign, text, clauses))]


def _sign_in(sign: Sign, text: str, clauses: list[str]) -> str:
    for word in sign.words:
        if word in text:
            return word
    for clause in clauses:
        who = next((word for word in sign.who if word in clause), "")
        what = next((word for word in sign.what if word in clause), "")
        if who and what:
            return f"{who}…{what}"
    return ""


@cache
def bodies() -> dict[str, str]:
    """Return the kinds of receiving bodies."""
    return dict(_read("bodies.json"))
