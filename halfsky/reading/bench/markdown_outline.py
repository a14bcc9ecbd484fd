"""Markdown as an outline: its headings and list items, and on request what a plain expression finds at line starts."""

import re
from typing import Any

Row = dict[str, Any]
_HEADING = re.compile(r"(#{1,6}) +")
_LIST = re.compile(r"(?:[*+-]|(\d+)\.) +(?=\S)")
_MARKERS = (
    re.compile(r"第[一二三四五六七八九十百\d]+(?:部分|[章节条篇])"),
    re.compile(r"[一二三四五六七八九十]+、"),
    re.compile(r"[（(][一二三四五六七八九十]+[）)]"),
    re.compile(r"\d+\\?[.．、](?!\d)"),
    re.compile(r"[（(]\d+[）)]|[⑴-⒇]"),
    re.compile(r"[①-⑳]"),
    re.compile(r"[一二三四五六七八九十](?:是|要)"),
)
_LISTED = 3  # a list item of Markdown stands where 1. stands in the usual order


def outline_of(markdown: str, with_expression: bool) -> list[Row]:
    """Return items with level, marker and the place behind the marker; levels are those in use, without gaps."""
    found: list[tuple[int, int, str, int]] = []  # family, depth, marker, place
    columns: list[int] = []
    at = 0
    for line in markdown.split("\n"):
        heading = _HEADING.match(line)
        if heading:
            found.append((-1, len(heading[1]), heading[1], at + heading.end()))
            columns = []
        elif line.strip():
            found += _listed(line, at, columns) or (_typed(line, at) if with_expression else [])
        at += len(line) + 1
    top = max((depth for family, depth, *_ in found if family < 0), default=0)
    kinds = sorted({(family, depth) for family, depth, *_ in found if family >= 0})
    return [
        {"level": depth if family < 0 else top + 1 + kinds.index((family, depth)), "marker": marker, "start": place}
        for family, depth, marker, place in found
    ]


def _listed(line: str, at: int, columns: list[int]) -> list[tuple[int, int, str, int]]:
    """Return the numbered list item that a line opens; `columns` holds where the open lists' words begin."""
    place = len(line) - len(line.lstrip(" "))
    while columns and place < columns[-1]:
        columns.pop()
    item: list[tuple[int, int, str, int]] = []
    while mark := _LIST.match(line, place):
        place = mark.end()
        columns.append(place)
        item = [(_LISTED, len(columns), f"{mark[1]}.", at + place)] if mark[1] else []
    return item


def _typed(line: str, at: int) -> list[tuple[int, int, str, int]]:
    """Return the item that a typed marker at the start of a line opens."""
    start = len(line) - len(line.lstrip(" \u3000\t"))
    for family, pattern in enumerate(_MARKERS):
        mark = pattern.match(line, start)
        if mark:
            return [(family, 1, mark.group().replace("\\", ""), at + mark.end())]
    return []
