"""`python -m halfsky.reading.bench`: scores, speed, growth; --fuzz N and --compare on request."""

import argparse
import json
from pathlib import Path

from halfsky.reading.gold import to_gold_measures, to_gold_outline
from halfsky.reading.reader import read
from halfsky.reading.scoring import Tally, add_measures, add_outline

from .fuzz import run_fuzz
from .outline_run import outline_lines
from .rivals_run import compare_lines, install
from .samples import PARTS, marked
from .speed import curve_lines, plans, shape_lines, speed_lines, stage_lines

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
    texts = plans(SHARED / "seeds")
    print("\n".join(f"  {line}" for line in (*speed_lines(texts), *stage_lines(texts))))
    print("\n".join(f"  {line}" for line in curve_lines(chosen.largest)))
    print("Fuzzing")
    print("\n".join(f"  {line}" for line in (*run_fuzz(chosen.fuzz, chosen.seed), *shape_lines())))
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


if __name__ == "__main__":
    main()
