"""Where the rules register that make a figure context."""

from collections.abc import Callable

from halfsky.reading.site import Site

Rule = Callable[[Site], bool]
CONTEXT_RULES: list[tuple[str, Rule]] = []


def context_rule(function: Rule) -> Rule:
    """Register a rule that makes a figure context, under its own name."""
    CONTEXT_RULES.append((function.__name__, function))
    return function
