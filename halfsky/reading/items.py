"""From markers and their levels to outline items: title, end and parent of each."""

import re
from collections.abc import Sequence

from .flow import Flow
from .inline import Found
from .markers import INLINE
from .model import Item

_TITLE = 300  # characters at most
_STOP = re.compile(r"[。\n]")
_INLINE_STOP = re.compile(r"[。;\n]")


def items_of(text: str, flow: Flow, found: Sequence[Found], levels: Sequence[int]) -> tuple[Item, ...]:
    """Return the items of markers that stand in order of place, each with its level."""
    items: list[Item] = []
    open_: list[int] = []
    starts = [flow.origin(f.place) for f in found]
    ends = [len(text)] * len(found)
    for index, level in enumerate(levels):
        while open_ and levels[open_[-1]] >= level:
            ends[open_.pop()] = starts[index]
        open_.append(index)
    open_ = []
    for index, (f, level) in enumerate(zip(found, levels, strict=True)):
        while open_ and levels[open_[-1]] >= level:
            open_.pop()
        limit = found[index + 1].place if index + 1 < len(found) else len(flow.text)
        marker, title = _words(text, flow, f, starts[index], limit)
        parent = open_[-1] if open_ else None
        items.append(Item(level, marker, " ".join(title.split()), starts[index], ends[index], index, parent))
        open_.append(index)
    return tuple(items)


def _words(text: str, flow: Flow, f: Found, start: int, limit: int) -> tuple[str, str]:
    """Return marker and title as the text writes them."""
    if f.marker.family == "bracket":
        stop = flow.text.find("】", f.place, f.place + _TITLE)
        return text[start : flow.origin_end(stop + 1)], flow.text[f.place + 1 : stop]
    marker = text[start : flow.origin_end(f.title_place)].rstrip()
    title = _title(flow.text, f, limit)
    if title:
        title = text[flow.origin(f.title_place) : flow.origin_end(f.title_place + len(title))]
    return marker, title


def _title(text: str, f: Found, limit: int) -> str:
    """Return the lead sentence behind a marker."""
    pattern = _INLINE_STOP if f.marker.family in INLINE or not f.at_line else _STOP
    limit = min(limit, f.title_place + _TITLE)
    stop = pattern.search(text, f.title_place, limit)
    end = stop.start() if stop else limit
    return text[f.title_place : end].rstrip(" ,;*")
