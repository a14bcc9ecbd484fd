"""The comparison: each rival reads the scored set in an environment of its own, and is scored as the reader is."""

import hashlib
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
LOCK = ROOT / "requirements" / "compare.txt"
HOME = ROOT / "build" / "compare-venv"
COMPARED = HOME / "bin" / "python"
SCRIPT = Path(__file__).with_name("rivals.py")
SCORED = "held"
NAMES = ("regex", "cn2an", "recognizers", "jionlp")


def install(home: Path = HOME) -> str:
    """Make the environment for the comparison unless it holds what the lock file asks; return how that went."""
    wanted, stamp = hashlib.sha256(LOCK.read_bytes()).hexdigest(), home / ".halfsky-compare"
    if stamp.exists() and stamp.read_text(encoding="ascii") == wanted:
        return f"The comparison uses build/{home.name}."
    pip = [str(home / "bin" / "python"), "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    for command in ([sys.executable, "-m", "venv", str(home)], [*pip, "--require-hashes", "-r", str(LOCK)]):
        if subprocess.run(command, check=False).returncode:  # noqa: S603  fixed commands
            return f"Could not install the packages to compare with: {' '.join(command[-2:])} failed."
    stamp.write_text(wanted, encoding="ascii")
    return f"Installed requirements/{LOCK.name} into build/{home.name}."


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
        answer = ask([sys.executable if name == "regex" else str(COMPARED), str(SCRIPT), name], source)
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


def ask(command: list[str], source: str) -> dict[str, Any] | str:
    """Return what a rival's script answers to `source`, or a sentence on why it does not."""
    if not Path(command[0]).exists():
        return "not installed: run with --compare"
    done = subprocess.run(command, input=source, capture_output=True, text=True, encoding="utf-8", check=False)  # noqa: S603  fixed commands
    if done.returncode:
        return "failed: " + (done.stderr.strip().splitlines() or ["no message"])[-1][:80]
    answer: dict[str, Any] = json.loads(done.stdout[done.stdout.index('{"seconds"') :])
    return answer
