"""The registry of exclusion rules: each takes the site of a candidate and says whether it is no measure."""

from collections.abc import Callable

from halfsky.reading.site import Site

Rule = Callable[[Site], bool]
RULES: list[tuple[str, Rule]] = []


def rule(function: Rule) -> Rule:
    """Register an exclusion rule under its own name."""
    RULES.append((function.__name__, function))
    return function


def excluded_by(site: Site) -> str | None:
    """Return the name of the first rule that shuts the candidate out; None when it may be a measure."""
    for name, function in RULES:
        if function(site):
            return name
    return None
