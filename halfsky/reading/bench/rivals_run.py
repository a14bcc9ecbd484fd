"""The comparison: each rival reads the scored set in an environment of its own, and is scored as the reader is."""

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from halfsky.reading.gold import to_gold_measures
from halfsky.reading.reader import read
from halfsky.reading.scoring import Tally, add_measures

from .samples import marked

ROOT = Path(__file__).parents[3]
HOME = ROOT / "build" / "compare-venv"
SCRIPT = Path(__file__).with_name("rivals.py")
SCORED = "held"
NAMES = ("regex", "cn2an", "recognizers", "jionlp")


def install() -> str:
    """Make the environment for the comparison when it is missing; return a sentence on how that went."""
    if (HOME / "bin" / "python").exists():
        return "The comparison uses build/compare-venv."
    commands = (
        [sys.executable, "-m", "venv", str(HOME)],
        [
            str(HOME / "bin" / "pip"),
            "install",
            "-q",
            "--require-hashes",
            "-r",
            str(ROOT / "requirements" / "compare.txt"),
        ],
    )
    for command in commands:
        if subprocess.run(command, check=False).returncode:  # noqa: S603  fixed commands
            return f"Could not install the packages to compare with: {' '.join(command[-2:])} failed."
    return "Installed requirements/compare.txt into build/compare-venv."


def compare_lines() -> list[str]:
    """Return the table of the comparison as lines of Markdown, over the part of the set that is only scored."""
    texts = marked(SCORED)
    source = "\n".join(json.dumps({"id": m.name, "text": m.text}, ensure_ascii=False) for m in texts)
    size = sum(len(m.text) for m in texts)
    lines = [
        "| reader | F1 | mean F1 | bound | role | each | ms per 10,000 characters |",
        "|---|---|---|---|---|---|---|",
    ]
    started = time.process_time()
    ours = {m.name: to_gold_measures(read(m.text), m.name)["measures"] for m in texts}
    lines.append(_line("HalfSky", ours, time.process_time() - started, size))
    for name in NAMES:
        answer = _ask(name, source)
        if isinstance(answer, str):
            lines.append(f"| {name} | {answer} | | | | | |")
            continue
        rows = {r["id"]: r["measures"] for r in answer["rows"]}
        lines.append(_line(name, rows, answer["seconds"], size))
    return lines


def _line(name: str, rows: dict[str, list[dict[str, Any]]], seconds: float, size: int) -> str:
    tally = Tally()
    for m in marked(SCORED):
        add_measures(tally, m.name, m.measures, rows.get(m.name, []))
    shares = " | ".join(f"{tally.share(n):.3f}" for n in (tally.bound, tally.role, tally.each))
    return f"| {name} | {tally.f1:.3f} | {tally.mean_f1:.3f} | {shares} | {seconds * 1e7 / size:.1f} |"


def _ask(name: str, source: str) -> dict[str, Any] | str:
    """Return what a rival answers, or a sentence on why it does not."""
    python = sys.executable if name == "regex" else str(HOME / "bin" / "python")
    if not Path(python).exists():
        return "not installed: run with --compare"
    done = subprocess.run([python, str(SCRIPT), name], input=source, capture_output=True, text=True, check=False)  # noqa: S603  fixed command
    if done.returncode:
        return "failed: " + (done.stderr.strip().splitlines() or ["no message"])[-1][:80]
    answer: dict[str, Any] = json.loads(done.stdout[done.stdout.index('{"seconds"') :])
    return answer
