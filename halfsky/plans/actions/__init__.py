"""The ways in which plans change. Each checks the policy and appends a line, in one transaction."""

from halfsky.plans.actions.issue import issue, save_parts
from halfsky.plans.actions.publish import drop_plan, publish
from halfsky.plans.actions.review import add, bind, confirm, correct, divide, drop, wait
from halfsky.plans.actions.upload import upload

__all__ = [
    "add",
    "bind",
    "confirm",
    "correct",
    "divide",
    "drop",
    "drop_plan",
    "issue",
    "publish",
    "save_parts",
    "upload",
    "wait",
]
