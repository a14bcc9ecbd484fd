"""The outlines of Word files side by side: the scored set with Word's own numbers and with typed ones."""

import base64
import json
import time
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from halfsky.reading.files import open_document
from halfsky.reading.marked import MarkedText
from halfsky.reading.reader import read
from halfsky.reading.scoring import Tally, add_outline

from .markdown_outline import outline_of
from .rivals_run import COMPARED, SCORED, ask
from .samples import marked
from .word_files import as_word, shape_of

RIVALS = ("markitdown", "docling")
FURTHER = "an expression for line starts"
Row = dict[str, Any]
Answers = dict[str, tuple[str, list[Row]]]  # by name: the text that came out, and its items behind their markers


def outline_lines() -> list[str]:
    """Return the table of the outlines as lines of Markdown, over the part of the set that is only scored."""
    texts = marked(SCORED)
    lines = [
        "| numbers in the .docx | reader | F1 | with any marker | place alone | ms a document |",
        "|---|---|---|---|---|---|",
    ]
    for automatic in (True, False):
        made = {m.name: as_word(m, automatic) for m in texts}
        numbered = sum(count for _, count in made.values())
        kind = f"{numbered} of {sum(len(m.items) for m in texts)} set by Word" if automatic else "all typed"
        files = {name: data for name, (data, _) in made.items()}
        answers, seconds = _ours(files)
        lines.append(_line(kind, "HalfSky", texts, answers, seconds, False))
        source = "\n".join(json.dumps({"id": n, "docx": base64.b64encode(d).decode()}) for n, d in files.items())
        for rival in RIVALS:
            answer = ask([str(COMPARED), str(Path(__file__).with_name(f"rival_{rival}.py"))], source)
            if isinstance(answer, str):
                lines.append(f"| {kind} | {rival} | {answer} | | | |")
                continue
            for name, found in _outlines(rival, answer["rows"]):
                lines.append(_line(kind, name, texts, found, answer["seconds"], True))
    return lines


def _outlines(rival: str, rows: list[Row]) -> list[tuple[str, Answers]]:
    """Return what a rival finds by itself, and what an expression finds in its text besides; each with its name."""
    own = {r["id"]: (r["markdown"], r["items"] if "items" in r else outline_of(r["markdown"], False)) for r in rows}
    further = {r["id"]: (r["markdown"], outline_of(r["markdown"], True)) for r in rows}
    return [(rival, own), (f"{rival}, then {FURTHER}", further)]


def _ours(files: dict[str, bytes]) -> tuple[Answers, float]:
    """Return what the reader finds in each file, and the processor seconds for opening and reading."""
    read(open_document(next(iter(files.values())), "plan.docx").text)
    started = time.process_time()
    docs = {name: read(open_document(data, "plan.docx").text) for name, data in files.items()}
    seconds = time.process_time() - started
    return {
        name: (
            doc.text,
            [{"level": i.level, "marker": i.marker, "start": i.start + len(i.marker)} for i in doc.items],
        )
        for name, doc in docs.items()
    }, seconds


def _line(kind: str, name: str, texts: list[MarkedText], answers: Answers, seconds: float, any_style: bool) -> str:
    """Return one line of the table; `any_style` accepts 1. for an item of that number, however it is shown."""
    tallies = [Tally(), Tally(), Tally()]
    for m in texts:
        out, items = answers[m.name]
        rows = placed(m.text, out, items)
        wanted = [expected_behind_marker(e, any_style) for e in m.items]
        for tally, without in zip(tallies, ((), ("marker",), ("marker", "level")), strict=True):
            add_outline(tally, m.name, [_forgiven(e, without) for e in wanted], [_forgiven(r, without) for r in rows])
    figures = " | ".join(f"{tally.f1:.3f}" for tally in tallies)
    return f"| {kind} | {name} | {figures} | {seconds * 1000 / len(texts):.1f} |"


def expected_behind_marker(item: Row, any_style: bool) -> Row:
    """Return an expected item with its place behind the marker, where a number that Word sets leaves no trace."""
    number = shape_of(item["marker"]) if any_style else None
    return {
        **item,
        "start": item["start"] + len(item["marker"]),
        "marker_alt": (*item.get("marker_alt", ()), *((f"{number[1]}.",) if number else ())),
    }


def placed(text: str, out: str, items: list[Row]) -> list[Row]:
    """Return the items with their places in `out` carried over to the same words in `text`."""
    blocks = SequenceMatcher(None, text, out, autojunk=False).get_matching_blocks() if items else []
    rows = []
    for item in items:
        block = next((b for b in blocks if b.b + b.size > item["start"]), None)
        start = block.a + max(0, item["start"] - block.b) if block else len(text)
        rows.append({"title": "", **item, "start": start})
    return rows


def _forgiven(row: Row, without: tuple[str, ...]) -> Row:
    same: Row = {"marker": "", "marker_alt": (), "level": 1, "level_alt": ()}
    return {key: same[key] if key.removesuffix("_alt") in without else value for key, value in row.items()}
