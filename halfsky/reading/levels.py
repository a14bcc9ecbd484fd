"""How deep each marker stands, decided by the document's own nesting and not by the kind of marker alone."""

from collections.abc import Sequence

from .markers import INLINE, RANK


def depths(
    families: Sequence[str], numbers: Sequence[int], at_line: Sequence[bool], paragraphs: Sequence[int]
) -> list[int]:
    """Return the level of each marker, 1 for the outermost; headings of # keep the order of their depth."""
    above = _nesting(families, numbers)
    heading_depths = sorted({n for f, n in zip(families, numbers, strict=True) if f == "#"})
    levels: list[int] = []
    stack: list[tuple[str, bool, int, int]] = []  # family, at line start, paragraph, level
    for family, number, first, paragraph in zip(families, numbers, at_line, paragraphs, strict=True):
        if family == "#":
            level = heading_depths.index(number) + 1
            stack = [(f"#{k}", True, paragraph, k) for k in range(1, level + 1)]
            levels.append(level)
            continue
        _close(stack, family, first, paragraph, above)
        level = stack[-1][3] + 1 if stack else 1
        stack.append((family, first, paragraph, level))
        levels.append(level)
    return levels


def _close(
    stack: list[tuple[str, bool, int, int]], family: str, first: bool, paragraph: int, above: set[tuple[str, str]]
) -> None:
    """Drop from the stack what the new marker is not inside of."""
    names = [s[0] for s in stack]
    if family in names:
        del stack[names.index(family) :]
        return
    if family not in INLINE:
        while stack and stack[-1][0] in INLINE:
            stack.pop()
        while stack and not _holds(stack[-1][0], family, above):
            stack.pop()
        return
    while stack and not stack[-1][1] and stack[-1][2] != paragraph:
        stack.pop()


def _holds(outer: str, inner: str, above: set[tuple[str, str]]) -> bool:
    """Return whether a marker of family `outer` may hold one of family `inner`."""
    if outer.startswith("#"):
        return True
    if (outer, inner) in above and (inner, outer) not in above:
        return True
    if (inner, outer) in above and (outer, inner) not in above:
        return False
    return RANK[outer] < RANK[inner]


def _nesting(families: Sequence[str], numbers: Sequence[int]) -> set[tuple[str, str]]:
    """Return pairs (outer, inner): the outer family counts on across markers of the inner one."""
    pairs: set[tuple[str, str]] = set()
    last: dict[str, int] = {}
    since: dict[str, set[str]] = {}
    for family, number in zip(families, numbers, strict=True):
        if family in INLINE or family == "#":
            continue
        if last.get(family) is not None and number == last[family] + 1:
            pairs.update((family, other) for other in since[family])
        last[family] = number
        for seen in since.values():
            seen.add(family)
        since[family] = set()
    return pairs
