"""`python -m halfsky.reading.bench`: scores, speed, growth; --fuzz N and --compare on request."""

import argparse
import json
import resource
import statistics
import time
from pathlib import Path

from halfsky.reading.gold import to_gold_measures, to_gold_outline
from halfsky.reading.reader import read
from halfsky.reading.scoring import Tally, add_measures, add_outline

from .fuzz import run_fuzz
from .outline_run import outline_lines
from .rivals_run import compare_lines, install
from .samples import PARTS, long_plan, marked

SHARED = Path(__file__).parents[4] / "shared"


def main() -> None:
    """Print the bench's report."""
    options = argparse.ArgumentParser(prog="python -m halfsky.reading.bench", description=__doc__)
    options.add_argument("--fuzz", type=int, default=2000, help="number of broken texts (default 2000)")
    options.add_argument("--seed", type=int, default=7)
    options.add_argument(
        "--largest", type=float, default=2.0, help="largest text of the curve in MB (20 for the whole)"
    )
    options.add_argument("--compare", action="store_true", help="install and run what one would take instead")
    chosen = options.parse_args()
    print("Scores")
    print("\n".join(f"  {line}" for line in (*score_lines(), *gold_lines())))
    print("Speed")
    print("\n".join(f"  {line}" for line in (*speed_lines(), *curve_lines(chosen.largest))))
    print("Fuzzing")
    print("\n".join(f"  {line}" for line in run_fuzz(chosen.fuzz, chosen.seed)))
    print("Side by side (the part that is only scored)")
    print("  " + (install() if chosen.compare else "Packages are installed only with --compare."))
    print("\n".join(f"  {line}" for line in compare_lines()))
    print("Outlines of Word files, side by side (the same part)")
    print("\n".join(f"  {line}" for line in outline_lines()))


def score_lines() -> list[str]:
    """Return one line for each part of our own set, and how often a sure reading is right."""
    lines = []
    for part in PARTS:
        measures, outline, sure = Tally(), Tally(), Tally()
        for m in marked(part):
            doc = read(m.text)
            rows = to_gold_measures(doc, m.name)["measures"]
            add_measures(measures, m.name, m.measures, rows)
            certain = [r for r, x in zip(rows, doc.measures, strict=True) if x.confidence >= 0.9]
            add_measures(sure, m.name, m.measures, certain)
            add_outline(outline, m.name, m.items, to_gold_outline(doc, m.name)["items"])
        right = min(sure.bound, sure.role, sure.each)
        lines.append(
            f"{part:5s} {len(measures.per_document)} documents, measures F1 {measures.f1:.4f} "
            f"(mean {measures.mean_f1:.4f}), "
            f"bound {measures.share(measures.bound):.4f}, role {measures.share(measures.role):.4f}, "
            f"each {measures.share(measures.each):.4f}; outline F1 {outline.f1:.4f}"
        )
        lines.append(
            f"      said to be sure: {sure.hits + sure.extra}, "
            f"of these right in all {right / max(1, sure.hits + sure.extra):.4f}"
        )
    return lines


def gold_lines() -> list[str]:
    """Return the scores on the shared gold documents, when they lie beside the repository."""
    if not (SHARED / "gold").is_dir():
        return ["shared gold: not here"]
    measures, outline = Tally(), Tally()
    for name, adder, form, tally in (
        ("measures.jsonl", add_measures, to_gold_measures, measures),
        ("outlines.jsonl", add_outline, to_gold_outline, outline),
    ):
        for line in (SHARED / "gold" / name).read_text(encoding="utf-8").splitlines():
            expected = json.loads(line)
            text = (SHARED / "seeds" / f"{expected['id']}.txt").read_bytes().decode()
            rows = form(read(text), expected["id"])
            key = "measures" if adder is add_measures else "items"
            adder(tally, expected["id"], expected[key], rows[key])
    return [
        f"gold  measures F1 {measures.f1:.4f}, bound {measures.share(measures.bound):.4f}, "
        f"role {measures.share(measures.role):.4f}; outline F1 {outline.f1:.4f}"
    ]


def speed_lines() -> list[str]:
    """Return how long a plan of 10,000 characters takes: the dense set texts, and a seed where one is here."""
    texts = {"dense text of the set": long_plan(10_000)}
    for path in sorted((SHARED / "seeds").glob("00[14]*.txt")) if SHARED.is_dir() else []:
        body = path.read_bytes().decode()
        texts[f"seed {path.name[:3]}"] = (body + "\n") * (10_000 // len(body)) + body[: 10_000 % len(body)]
    lines = []
    for name, text in texts.items():
        times = []
        for _ in range(15):
            started = time.process_time()
            doc = read(text)
            times.append(time.process_time() - started)
        middle = statistics.median(times) * 1000
        lines.append(
            f"{name}: {len(text)} characters, {len(doc.measures)} measures, "
            f"median {middle:.1f} ms, best {min(times) * 1000:.1f} ms"
        )
    return lines


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


if __name__ == "__main__":
    main()
