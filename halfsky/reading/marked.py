"""Texts with readings marked in them: the marks are taken out, the text and what was marked come back."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_MARK = re.compile(r"\[\[(?P<measure>[^\]]+?)\]\]|\{\{(?P<item>[^}]+)\}\}", re.S)
_DOCUMENT = re.compile(r"^%%% (\S+)\n", re.M)
_ROLES = {"T": "target", "A": "achieved", "C": "context"}
_BOUNDS = {"+": "at_least", "-": "at_most", "~": "about"}


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A text and the readings expected of it, in the exchange form."""

    name: str
    text: str
    measures: list[dict[str, Any]]
    items: list[dict[str, Any]]


def load_marked(folder: Path) -> list[MarkedText]:
    """Return every marked document in the .txt files of a folder, in order of file and place."""
    return [m for path in sorted(folder.glob("*.txt")) for m in split_marked(path.read_text(encoding="utf-8"))]


def split_marked(source: str) -> Iterator[MarkedText]:
    """Yield the documents of one file; raises ValueError when a mark is malformed."""
    heads = list(_DOCUMENT.finditer(source))
    for index, head in enumerate(heads):
        end = heads[index + 1].start() if index + 1 < len(heads) else len(source)
        yield parse_marked(head.group(1), source[head.end() : end].rstrip("\n"))


def parse_marked(name: str, source: str) -> MarkedText:
    """Return one document without its marks."""
    pieces: list[str] = []
    measures: list[dict[str, Any]] = []
    items: list[dict[str, Any]] = []
    size = at = 0
    for found in _MARK.finditer(source):
        pieces.append(source[at : found.start()])
        size += found.start() - at
        fields = (found["measure"] or found["item"]).split("|")
        if found["measure"]:
            words = fields[0]
            if fields[1]:
                measures.append(_measure(fields, size))
        else:
            words = fields[1]
            items.append({"level": int(fields[0]), "marker": words, "title": "", "start": size})
        pieces.append(words)
        size += len(words)
        at = found.end()
    pieces.append(source[at:])
    return MarkedText(name, "".join(pieces), measures, items)


def _measure(fields: list[str], start: int) -> dict[str, Any]:
    if len(fields) < 4:
        raise ValueError(f"标注缺少字段，请写成 词|数值|单位|标志：{'|'.join(fields)}")
    words, values, units, flags = fields[:4]
    numbers = [float(v) for v in values.split("/")]
    names = units.split("/") if units != "/10万" else [units]
    roles = [_ROLES[f] for f in flags if f in _ROLES]
    bounds = [_BOUNDS[f] for f in flags if f in _BOUNDS]
    measure: dict[str, Any] = {
        "quote": words,
        "start": start,
        "value": numbers[0],
        "unit": names[0],
        "bound": bounds[0] if bounds else "exact",
        "each": "e" in flags,
        "role": roles[0] if roles else "context",
        "what": fields[4] if len(fields) > 4 else "",
    }
    extra = {"alt": numbers[1:], "unit_alt": names[1:], "role_alt": roles[1:]}
    measure.update({key: value for key, value in extra.items() if value})
    if "o" in flags:
        measure["optional"] = True
    return measure
