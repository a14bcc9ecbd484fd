"""How long reading takes: a plan of 10,000 characters by stages, texts up to 20 MB, shapes made to slow it down."""

import resource
import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from halfsky.reading.candidates import candidates
from halfsky.reading.exclusions import excluded_by
from halfsky.reading.flow import build_flow
from halfsky.reading.glyphs import fold
from halfsky.reading.headings import headings_of
from halfsky.reading.measures import MeasureReader
from halfsky.reading.outline import outline_of
from halfsky.reading.parts import parts_of
from halfsky.reading.reader import read
from halfsky.reading.site import Surveyor
from halfsky.reading.tense import Tense

from .fuzz import faults_of
from .samples import adversarial, long_plan

PLAN = 10_000  # characters
SHAPE = 50_000  # characters
OFTEN = 15  # runs of which the best counts
AGAIN = 0.5  # seconds; what takes longer is measured only once


def best_of(call: Callable[[], object], times: int) -> float:
    """Return the least processor time in seconds of several runs; of long ones only the first counts."""
    best = float("inf")
    for _ in range(times):
        started = time.process_time()
        call()
        best = min(best, time.process_time() - started)
        if best > AGAIN:
            break
    return best


def plans(seeds: Path) -> dict[str, str]:
    """Return texts of 10,000 characters: of the set's dense texts, and of two real plans where they lie beside."""
    texts = {"dense text of the set": long_plan(PLAN)}
    for path in sorted(seeds.glob("00[14]*.txt")) if seeds.is_dir() else []:
        body = path.read_bytes().decode()
        texts[f"seed {path.name[:3]}"] = (body + "\n") * (PLAN // len(body)) + body[: PLAN % len(body)]
    return texts


def speed_lines(texts: Mapping[str, str]) -> list[str]:
    """Return how long each text takes as a whole."""
    return [
        f"{name}: {len(text)} characters, {len(read(text).measures)} measures, "
        f"best of {OFTEN} {best_of(partial(read, text), OFTEN) * 1000:.1f} ms"
        for name, text in texts.items()
    ]


def stage_lines(texts: Mapping[str, str]) -> list[str]:
    """Return a table of milliseconds: a line for each stage of reading, a column for each text."""
    columns = {name: stages(text) for name, text in texts.items()}
    rows = [f"{'ms for each stage':24s}" + "".join(f"{name[:12]:>14s}" for name in columns)]
    for stage in next(iter(columns.values())):
        rows.append(f"{stage:24s}" + "".join(f"{column[stage]:14.2f}" for column in columns.values()))
    return rows


def stages(text: str) -> dict[str, float]:
    """Return the milliseconds of each stage of reading a text, the best of several runs."""
    flat = fold(text)
    flow, paragraphs, lines = build_flow(flat)
    items = outline_of(text, flat, lines, flow, paragraphs)
    title, parts = parts_of(text, flat, lines, items)
    headings = headings_of(flow, paragraphs, items)
    tense = Tense(flow.text, title, paragraphs, headings)
    reader = MeasureReader(text, flow, paragraphs, items)
    found = list(candidates(flow.text, {}))
    surveyor = Surveyor(flow.text)
    sites = [surveyor.site(c) for c in found]
    calls: dict[str, Callable[[], object]] = {
        "fold": partial(fold, text),
        "lines and flow": partial(build_flow, flat),
        "outline": partial(outline_of, text, flat, lines, flow, paragraphs),
        "parts": partial(parts_of, text, flat, lines, items),
        "headings": partial(headings_of, flow, paragraphs, items),
        "tense of the document": partial(Tense, flow.text, title, paragraphs, headings),
        "places, limits, tables": partial(MeasureReader, text, flow, paragraphs, items),
        "candidates": lambda: list(candidates(flow.text, {})),
        "sites": lambda: [surveyor.site(c) for c in found],
        "exclusions": lambda: [excluded_by(site) for site in sites],
        "measures": partial(reader.read, tense, parts),
    }
    taken = {name: best_of(call, OFTEN) * 1000 for name, call in calls.items()}
    taken["said of the measures"] = taken.pop("measures") - sum(
        taken[name] for name in ("candidates", "sites", "exclusions")
    )
    return taken


def curve_lines(largest: float) -> list[str]:
    """Return time and memory for texts that double up to `largest` MB of UTF-8."""
    lines = []
    sizes = [largest / 2**step for step in range(8) if largest / 2**step >= 0.1]
    for size in reversed(sizes):
        text = long_plan(int(size * 1_000_000 / 2.7))
        started = time.process_time()
        count = len(read(text).measures)
        taken = time.process_time() - started
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        lines.append(
            f"{len(text.encode()) / 1e6:6.2f} MB {taken:7.2f} s {taken / len(text) * 1e6:5.2f} µs a character, "
            f"{count} measures, peak {memory:.0f} MB"
        )
    return lines


def shape_lines() -> list[str]:
    """Return for each shape made to slow a reader down its seconds, how many times its half that is, and faults."""
    lines = []
    for name, text in adversarial(SHAPE).items():
        whole = best_of(partial(read, text), 3)
        half = best_of(partial(read, text[: SHAPE // 2]), 3)
        lines.append(
            f"  {name:22s} {whole:6.3f} s for {SHAPE:,} characters, {whole / max(half, 1e-6):4.1f} times the half, "
            f"faults {len(faults_of(text, read(text)))}"
        )
    return lines
