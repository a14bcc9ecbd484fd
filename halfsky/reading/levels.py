"""How deep each marker stands, decided by the document's own nesting and not by the kind of marker alone."""

from collections.abc import Sequence
from dataclasses import dataclass

from .markers import INLINE, RANK


@dataclass(slots=True)
class Standing:
    """A marker as its level needs it: family, number, at a line's start or not, paragraph, annexes, own lead-in."""

    family: str
    number: int
    at_line: bool
    paragraph: int
    annex: int
    anew: bool = False  # a sentence of its own leads into the list, so the inline list before it has ended


@dataclass(slots=True)
class _Open:
    """An item that may still hold the next one."""

    family: str
    at_line: bool
    paragraph: int
    level: int
    number: int = 0


def depths(markers: Sequence[Standing]) -> list[int]:
    """Return the level of each marker, 1 for the outermost; # headings go by their depth, annexes begin anew."""
    above = _nesting(markers)
    hashes = sorted({m.number for m in markers if m.family == "#"})
    levels: list[int] = []
    stack: list[_Open] = []
    annex = 0
    for m in markers:
        if m.annex != annex:
            stack, annex = [], m.annex
        if m.family == "#":
            level = hashes.index(m.number) + 1
            stack = [_Open(f"#{k}", True, m.paragraph, k) for k in range(1, level + 1)]
        else:
            _close(stack, m, above)
            level = stack[-1].level + 1 if stack else 1
            stack.append(_Open(m.family, m.at_line, m.paragraph, level, m.number))
        levels.append(level)
    return levels


def _close(stack: list[_Open], m: Standing, above: set[tuple[str, str]]) -> None:
    """Drop from the stack what the new marker is not inside of."""
    if m.anew:
        while stack and not stack[-1].at_line and stack[-1].number > 1 and stack[-1].family in INLINE:
            stack.pop()
    kin = [k for k, s in enumerate(stack) if s.family == m.family]
    if kin and _begins_within(stack[kin[-1]], m):
        del stack[kin[-1] + 1 :]
        return
    if kin:
        alike = [k for k in kin if stack[k].at_line == m.at_line and stack[k].number < m.number]
        del stack[alike[-1] if alike else kin[0] :]
        return
    if m.family not in INLINE:
        while stack and (stack[-1].family in INLINE or not _holds(stack[-1].family, m.family, above)):
            stack.pop()
        return
    while stack and not stack[-1].at_line and stack[-1].paragraph != m.paragraph:
        stack.pop()


def _begins_within(outer: _Open, m: Standing) -> bool:
    """Return whether a 一是 opens a list of its own inside the paragraph that a later 四是 began."""
    return (
        m.family in INLINE
        and m.number == 1
        and outer.number > 1
        and outer.at_line
        and not m.at_line
        and outer.paragraph == m.paragraph
    )


def _holds(outer: str, inner: str, above: set[tuple[str, str]]) -> bool:
    """Return whether a marker of family `outer` may hold one of family `inner`."""
    if outer.startswith("#"):
        return True
    if (outer, inner) in above and (inner, outer) not in above:
        return True
    if (inner, outer) in above and (outer, inner) not in above:
        return False
    return RANK[outer] < RANK[inner]


def _nesting(markers: Sequence[Standing]) -> set[tuple[str, str]]:
    """Return pairs (outer, inner): the outer family counts on across markers of the inner one."""
    pairs: set[tuple[str, str]] = set()
    last: dict[str, int] = {}
    since: dict[str, set[str]] = {}
    for m in markers:
        if m.family in INLINE or m.family == "#":
            continue
        if m.family in last and m.number == last[m.family] + 1:
            pairs.update((m.family, other) for other in since[m.family])
        last[m.family] = m.number
        for seen in since.values():
            seen.add(m.family)
        since[m.family] = set()
    return pairs
