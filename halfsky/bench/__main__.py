"""The whole run: for each database the door beside its like, then pages, roll-up and memory at growing sizes."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Sequence
from uuid import uuid4

from halfsky.bench.load import Answers, Request, Visitor, load
from halfsky.bench.place import Place, memory, place, served
from halfsky.bench.report import ms, p50, p95, say, table, timed
from halfsky.bench.seed import PASSWORD

CLIENTS = 8


def main(words: Sequence[str]) -> int:
    """Run what was asked for and print it."""
    parser = argparse.ArgumentParser(prog="script/bench ledger")
    parser.add_argument("--database", action="append", choices=["sqlite", "postgresql"])
    parser.add_argument("--server", default="postgresql://root@127.0.0.1:5432/postgres")
    parser.add_argument("--entries", default="100000,1000000")
    parser.add_argument("--units", type=int, default=30_000)
    parser.add_argument("--seconds", type=float, default=8.0)
    given = parser.parse_args(words)
    for kind in given.database or ["sqlite", "postgresql"]:
        with place(kind, given.server) as where:
            say(f"## {kind}\n")
            _run(where, given)
    return 0


def _run(where: Place, given: argparse.Namespace) -> None:
    with timed() as took:
        _seed(where, "--units", str(given.units))
    say(f"tree of {given.units:,} units, people and first records: {took():.1f} s\n")
    _plain(where, "prepare")
    with served(where) as (address, process, start):
        say(f"start to first answer: {start:.2f} s; memory of 3 processes: {memory(process):.0f} MB\n")
        _door(where, address, given.seconds)
    for entries in [int(number) for number in given.entries.split(",") if number]:
        with timed() as took:
            _seed(where, "--units", str(given.units), "--entries", str(entries))
        say(f"multiplied to {entries:,} entries in {took():.0f} s\n")
        with served(where) as (address, process, _start):
            _pages(address, entries, given.seconds)
            say(f"memory of 3 processes after it: {memory(process):.0f} MB\n")
        say(_output(where, "-m", "halfsky.bench.rollup"))


def _seed(where: Place, *words: str) -> None:
    _output(where, "-m", "halfsky.bench.seed", *words)


def _plain(where: Place, *words: str) -> dict[str, float]:
    found: dict[str, float] = json.loads(_output(where, "-m", "halfsky.bench.plain", *words))
    return found


def _output(where: Place, *words: str) -> str:
    command = [sys.executable, *words]
    return subprocess.run(command, env=where.environment, check=True, stdout=subprocess.PIPE, text=True).stdout


def _visitors(address: str, names: Sequence[str]) -> list[Visitor]:
    found = []
    for name in names:
        visitor = Visitor(address)
        visitor.sign_in(name, PASSWORD)
        found.append(visitor)
    return found


def _officers(count: int) -> list[str]:
    counties = [f"43{number % 14 + 1:02d}{number // 14 + 1:02d}" for number in range(130)]
    return [f"officer{code}" for code in sorted(counties)[:8]][:count]


def _door(where: Place, address: str, seconds: float) -> None:
    """Print entries a second through the front door, beside the bare view and beside plain inserts of the same rows."""
    first = json.loads(_output(where, "-m", "halfsky.bench.plain", "first"))
    visitors = _visitors(address, _officers(CLIENTS))
    bare = load(
        [Visitor(address) for _ in range(CLIENTS)],
        lambda _n, _t: ("POST", "/bench/bare/", {"facts": "x"}),
        seconds,
        frozenset({204}),
    )
    behind = load(visitors, lambda _n, _t: ("POST", "/bench/behind/", {"facts": "x"}), seconds, frozenset({204}))
    door = load(
        visitors,
        lambda _n, _t: ("POST", first["path"], {**first["form"], "key": uuid4().hex}),
        seconds,
        frozenset({302}),
    )
    plain = _plain(where, "insert", str(seconds))
    rows = [
        (
            "plain INSERTs of the same rows (8 threads, no HTTP)",
            f"{plain['rate']:.0f}",
            f"{plain['rate'] / max(door.rate, 1e-9):.1f}x",
            "",
            plain["rows"],
        ),
        _line("bare Django view, two rows, no middleware", bare, door),
        _line("the same behind session, sign-in and policy", behind, door),
        _line(f"the door: {first['path']}", door, door),
    ]
    table(("8 clients", "a second", "against the door", "p50 / p95", "rows or refusals"), rows)


def _line(name: str, answers: Answers, door: Answers) -> tuple[object, ...]:
    times = f"{ms(p50(answers.seconds))} / {ms(p95(answers.seconds))}" if answers.seconds else ""
    return (name, f"{answers.rate:.0f}", f"{answers.rate / max(door.rate, 1e-9):.1f}x", times, answers.bad or "")


def _pages(address: str, entries: int, seconds: float) -> None:
    """Print how long pages take, asked by one visitor and by four at once."""
    places = {
        "board, province": ("planner430000", "/board/"),
        "board, county": ("planner430101", "/board/"),
        "inbox": ("officer430101", "/inbox/"),
        "list of a programme": ("officer430101", "/s/petition/"),
        "search by telephone": ("officer430101", "/search/?q=13800000000"),
        "search by number": ("officer430101", "/search/?q=430101%E3%80%942026%E3%80%95%E4%BF%A10001"),
    }
    rows = []
    for name, (user, path) in places.items():
        one = load(_visitors(address, [user]), _getting(path), seconds / 2, frozenset({200}))
        four = load(_visitors(address, [user] * 4), _getting(path), seconds / 2, frozenset({200}))
        rows.append((name, ms(p50(one.seconds)), ms(p95(one.seconds)), ms(p95(four.seconds)), one.bad or ""))
    table((f"{entries:,} entries", "p50", "p95", "p95 with 4 at once", "other answers"), rows)


def _getting(path: str) -> Request:
    return lambda _client, _turn: ("GET", path, {})


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
