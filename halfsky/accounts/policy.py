"""The whole access policy, as tables: who may do what, where in the tree, and which page asks for what.

Three questions are answered here and nowhere else:

* `reach(post, action, sensitivity)`: over which units an action of a post goes (`RULES`);
* `may_step(post, gate, standing)`: whether a post may take a step that is gated so;
* `PAGES`: what each page asks for. A page that is not in the table is answered with 404 to everybody.

Without a rule or without a post, nothing is visible. Outsiders get 404, never 403.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from halfsky.accounts.models import Post, Role
from halfsky.network.models import Level


class Sensitivity(StrEnum):
    OPEN = "open"  # 公开
    INTERNAL = "internal"  # 内部
    CONFIDENTIAL = "confidential"  # 保密
    SEALED = "sealed"  # 封存


class Action(StrEnum):
    WORK = "work"  # inbox, own day
    READ = "read"  # a record, its steps and what is not sealed
    UNSEAL = "unseal"  # names, telephones, her words
    FIGURES = "figures"  # figures of any unit: the same for every reader
    PLAN_READ = "plan_read"
    PLAN_EDIT = "plan_edit"
    PLAN_PUBLISH = "plan_publish"
    REPORT_READ = "report_read"
    REPORT_ISSUE = "report_issue"
    TREE_READ = "tree_read"
    TREE_CHANGE = "tree_change"
    EXPORT = "export"
    AUDIT = "audit"


class Reach(StrEnum):
    NONE = "none"
    INVOLVED = "involved"  # records that the post's unit owns, owned or was asked to act on
    OWN = "own"  # the post's unit
    SUBTREE = "subtree"  # the post's unit and all below it
    ALL = "all"


_ORDER = [Reach.NONE, Reach.INVOLVED, Reach.OWN, Reach.SUBTREE, Reach.ALL]

STAFF = (Role.OFFICER, Role.CHECKER, Role.LEAD)
HEADS = (Role.CHECKER, Role.LEAD)
OFFICE = (Role.PLANNER,)
EVERYONE = (Role.VILLAGE, *STAFF, *OFFICE, Role.ORGANISER, Role.AUDITOR)
NOT_SEALED = (Sensitivity.OPEN, Sensitivity.INTERNAL, Sensitivity.CONFIDENTIAL)
PLAIN = (Sensitivity.OPEN, Sensitivity.INTERNAL)
ANY_SENSITIVITY = tuple(Sensitivity)


@dataclass(frozen=True)
class Rule:
    roles: tuple[Role, ...]
    action: Action
    reach: Reach
    sensitivities: tuple[Sensitivity, ...] = ANY_SENSITIVITY
    levels: tuple[Level, ...] = tuple(Level)


RULES: tuple[Rule, ...] = (
    #    roles                  action                reach           sensitivities
    Rule(EVERYONE, Action.WORK, Reach.OWN),
    Rule(EVERYONE, Action.FIGURES, Reach.ALL),
    Rule(EVERYONE, Action.TREE_READ, Reach.ALL),
    Rule(EVERYONE, Action.PLAN_READ, Reach.ALL),
    Rule(EVERYONE, Action.REPORT_READ, Reach.ALL),
    Rule((*STAFF, Role.VILLAGE), Action.READ, Reach.SUBTREE, (Sensitivity.OPEN,)),
    Rule(OFFICE, Action.READ, Reach.SUBTREE, (Sensitivity.OPEN,)),
    Rule((*STAFF, Role.VILLAGE), Action.READ, Reach.OWN, (Sensitivity.INTERNAL,)),
    Rule(HEADS, Action.READ, Reach.SUBTREE, (Sensitivity.INTERNAL,)),
    Rule((*STAFF, Role.VILLAGE), Action.READ, Reach.INVOLVED, (Sensitivity.CONFIDENTIAL,)),
    Rule(HEADS, Action.READ, Reach.SUBTREE, (Sensitivity.CONFIDENTIAL,)),
    Rule(STAFF, Action.READ, Reach.INVOLVED, (Sensitivity.SEALED,)),
    Rule((*STAFF, Role.VILLAGE), Action.UNSEAL, Reach.INVOLVED, NOT_SEALED),
    Rule(STAFF, Action.UNSEAL, Reach.INVOLVED, (Sensitivity.SEALED,)),
    Rule(STAFF, Action.EXPORT, Reach.OWN, PLAIN),
    Rule(HEADS, Action.EXPORT, Reach.OWN, (Sensitivity.CONFIDENTIAL,)),
    Rule((*OFFICE, Role.LEAD), Action.PLAN_EDIT, Reach.OWN),
    Rule((Role.LEAD,), Action.PLAN_PUBLISH, Reach.OWN),
    Rule((*OFFICE, Role.LEAD), Action.REPORT_ISSUE, Reach.OWN),
    Rule((Role.ORGANISER,), Action.TREE_CHANGE, Reach.SUBTREE),
    Rule((Role.AUDITOR,), Action.AUDIT, Reach.SUBTREE),
)


def reach(post: Post, action: Action, sensitivity: Sensitivity | None = None) -> Reach:
    """Return how far an action of this post goes, for matters of that sensitivity (None: not about matters)."""
    best = Reach.NONE
    for rule in RULES:
        if rule.action is not action or post.role not in rule.roles or post.unit.level not in rule.levels:
            continue
        if sensitivity is not None and sensitivity not in rule.sensitivities:
            continue
        best = max(best, rule.reach, key=_ORDER.index)
    return best


def may(post: Post | None, action: Action) -> bool:
    """Return whether the post may take that action anywhere at all."""
    return post is not None and reach(post, action) is not Reach.NONE


class Where(StrEnum):
    """Where a step may be taken, seen from the record."""

    OWNER = "owner"  # by the unit that holds the record now
    ABOVE = "above"  # by a unit above the holder
    INVOLVED = "involved"  # by any unit that took part
    ANYWHERE = "anywhere"  # opens a record at the actor's own unit


@dataclass(frozen=True)
class Gate:
    """Who may take a step: roles, levels, where, and whose earlier steps shut it (nobody decides on her own work)."""

    roles: tuple[Role, ...] = (Role.OFFICER,)
    levels: tuple[Level, ...] = tuple(Level)
    where: Where = Where.OWNER
    not_by: tuple[str, ...] = ()


@dataclass(frozen=True)
class Standing:
    """What a gate needs to know of a record: plain values, so that the policy depends on no model above it."""

    suite: str
    owner_id: int | None
    involved: frozenset[int]
    above_owner: frozenset[int]
    excluded: frozenset[int]
    takers: dict[str, frozenset[int]]


def refusal(post: Post, gate: Gate, standing: Standing) -> str | None:
    """Return None where the post may take the step, else the reason in one word of `REASONS`."""
    if post.user_id in standing.excluded:
        return "excluded"
    if post.role not in gate.roles or not post.covers(standing.suite):
        return "role"
    if post.unit.level not in gate.levels:
        return "level"
    if not _stands_right(post, gate, standing):
        return "place"
    if any(post.user_id in standing.takers.get(step, frozenset()) for step in gate.not_by):
        return "own_work"
    return None


def _stands_right(post: Post, gate: Gate, standing: Standing) -> bool:
    match gate.where:
        case Where.OWNER:
            return post.unit_id == standing.owner_id
        case Where.ABOVE:
            return post.unit_id in standing.above_owner
        case Where.INVOLVED:
            return post.unit_id in standing.involved
        case Where.ANYWHERE:
            return True


class On(StrEnum):
    """What a page is about, which decides how its visitor's place counts."""

    NOTHING = "nothing"  # open to the public
    SELF = "self"  # the signed-in person's own work
    RECORD = "record"  # one record: its visibility decides
    PROGRAMME = "programme"  # a programme of the post's suites
    UNIT = "unit"  # any unit's figures
    OWN_UNIT = "own_unit"  # a thing of the post's own unit
    SUBTREE = "subtree"


@dataclass(frozen=True)
class Page:
    action: Action | None
    on: On


PAGES: dict[str, Page] = {
    "desk:sign_in": Page(None, On.NOTHING),
    "desk:sign_out": Page(Action.WORK, On.SELF),
    "desk:password": Page(Action.WORK, On.SELF),
    "desk:health": Page(None, On.NOTHING),
    "desk:gallery": Page(Action.WORK, On.SELF),
    "desk:home": Page(Action.WORK, On.SELF),
    "desk:switch_post": Page(Action.WORK, On.SELF),
    "desk:inbox": Page(Action.WORK, On.SELF),
    "desk:peek": Page(Action.READ, On.RECORD),
    "desk:save_draft": Page(Action.WORK, On.SELF),
    "desk:drop_draft": Page(Action.WORK, On.SELF),
    "desk:programme": Page(Action.READ, On.PROGRAMME),
    "desk:open_step": Page(Action.READ, On.PROGRAMME),
    "desk:open_aside": Page(Action.READ, On.PROGRAMME),
    "desk:record": Page(Action.READ, On.RECORD),
    "desk:step": Page(Action.READ, On.RECORD),
    "desk:step_aside": Page(Action.READ, On.RECORD),
    "desk:sheet": Page(Action.READ, On.RECORD),
    "desk:sheet_blank": Page(Action.READ, On.RECORD),
    "desk:sheet_faults": Page(Action.READ, On.RECORD),
    "desk:reverse": Page(Action.READ, On.RECORD),
    "desk:unseal": Page(Action.UNSEAL, On.RECORD),
    "desk:attachment": Page(Action.UNSEAL, On.RECORD),
    "desk:paper": Page(Action.UNSEAL, On.RECORD),
    "desk:export_record": Page(Action.EXPORT, On.RECORD),
    "desk:search": Page(Action.READ, On.SELF),
    "desk:audit": Page(Action.AUDIT, On.SUBTREE),
    "desk:plans": Page(Action.PLAN_READ, On.UNIT),
    "desk:plan": Page(Action.PLAN_READ, On.UNIT),
    "desk:plan_file": Page(Action.PLAN_READ, On.UNIT),
    "desk:plan_differences": Page(Action.PLAN_READ, On.UNIT),
    "desk:plan_compare": Page(Action.PLAN_READ, On.UNIT),
    "desk:plan_upload": Page(Action.PLAN_EDIT, On.OWN_UNIT),
    "desk:plan_publish": Page(Action.PLAN_PUBLISH, On.OWN_UNIT),
    "desk:plan_drop": Page(Action.PLAN_EDIT, On.OWN_UNIT),
    "desk:target_act": Page(Action.PLAN_EDIT, On.OWN_UNIT),
    "desk:target_add": Page(Action.PLAN_EDIT, On.OWN_UNIT),
    "desk:split": Page(Action.PLAN_READ, On.UNIT),
    "desk:split_issue": Page(Action.PLAN_PUBLISH, On.OWN_UNIT),
    "desk:reports": Page(Action.REPORT_READ, On.UNIT),
    "desk:bulletin": Page(Action.REPORT_READ, On.UNIT),
    "desk:bulletin_file": Page(Action.REPORT_READ, On.UNIT),
    "desk:draft_make": Page(Action.REPORT_ISSUE, On.OWN_UNIT),
    "desk:draft": Page(Action.REPORT_ISSUE, On.OWN_UNIT),
    "desk:draft_act": Page(Action.REPORT_ISSUE, On.OWN_UNIT),
    "desk:draft_file": Page(Action.REPORT_ISSUE, On.OWN_UNIT),
    "desk:board": Page(Action.FIGURES, On.UNIT),
    "desk:figure": Page(Action.FIGURES, On.UNIT),
    "desk:figure_export": Page(Action.EXPORT, On.UNIT),
    "desk:units": Page(Action.TREE_READ, On.UNIT),
    "desk:unit": Page(Action.TREE_READ, On.UNIT),
    "desk:unit_change": Page(Action.TREE_CHANGE, On.SUBTREE),
    "desk:people": Page(Action.TREE_CHANGE, On.SUBTREE),
}
"""Url name -> what it asks for. Each desk module's pages stand here; the middleware refuses any other."""


WITH_INITIAL_PASSWORD = frozenset({"desk:password", "desk:sign_out"})
"""What is open to somebody who has not chosen her own password yet."""


def page(name: str) -> Page | None:
    return PAGES.get(name)
