"""Fuzzing: broken texts in great number; none may raise, hang or give a place outside the text."""

import time
from collections import Counter
from collections.abc import Iterable

from halfsky.reading.model import Document
from halfsky.reading.reader import read

from .samples import broken_texts

SLOW = 1.0  # seconds that no short text may take


def faults_of(text: str, doc: Document) -> list[str]:
    """Return what is wrong with the places of a reading; empty when all is well."""
    size = len(text)
    faults: list[str] = []
    for m in doc.measures:
        if not 0 <= m.start < m.end <= size or text[m.start : m.end] != m.quote:
            faults.append(f"measure {m.start}..{m.end}")
        if not 0 <= m.sentence.start <= m.start or m.sentence.end > size or not 0 <= m.confidence <= 1:
            faults.append(f"sentence of {m.start}")
        if m.item is not None and not 0 <= m.item < len(doc.items):
            faults.append(f"item of {m.start}")
    for i in doc.items:
        if not 0 <= i.start < i.end <= size or i.level < 1 or (i.parent is not None and i.parent >= i.order):
            faults.append(f"item {i.start}..{i.end}")
    for p in doc.parts:
        if not 0 <= p.start < p.end <= size or text[p.start : p.end] != p.text:
            faults.append(f"part {p.start}..{p.end}")
    return faults


def fuzz(texts: Iterable[str]) -> Counter[str]:
    """Return how many texts were read, and how many raised, gave wrong places or took too long."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts["read"] += 1
        started = time.perf_counter()
        try:
            faults = faults_of(text, read(text))
        except Exception as error:  # any error at all is what the fuzzing looks for
            counts[f"raised {type(error).__name__}"] += 1
            counts.setdefault("first", 0)
            print(f"  {type(error).__name__}: {error} on {text[:80]!r}")
            continue
        if faults:
            counts["wrong places"] += 1
            print(f"  {faults[0]} on {text[:200]!r}")
        if time.perf_counter() - started > SLOW:
            counts["slow"] += 1
            print(f"  slow on {text[:80]!r}")
    return counts


def run_fuzz(count: int, seed: int) -> list[str]:
    """Return the lines of the fuzzing report."""
    started = time.perf_counter()
    counts = fuzz(broken_texts(count, seed))
    return [f"{count} broken texts in {time.perf_counter() - started:.0f} s: {dict(counts)}"]
