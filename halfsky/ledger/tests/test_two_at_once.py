"""Two at once: on one record one wins and the other is told; nothing is lost, nothing is written twice."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from uuid import uuid4

import pytest
from django.conf import settings
from django.db import connection, connections

from halfsky.accounts.session import Actor
from halfsky.ledger import chain
from halfsky.ledger.actions import perform
from halfsky.ledger.errors import LedgerError, Stale, StepClosed
from halfsky.ledger.models import Entry, Record
from halfsky.ledger.tests.conftest import Cast
from halfsky.ledger.tests.test_perform import opened

pytestmark = pytest.mark.django_db(transaction=True)

THREADS = 6


def at_once(works: list[Callable[[], Entry]]) -> tuple[list[Entry], list[LedgerError]]:
    """Run the works in threads that start together; return what was written and what was refused."""
    written: list[Entry] = []
    refused: list[LedgerError] = []
    unexpected: list[BaseException] = []
    gate = threading.Barrier(len(works))

    def run(work: Callable[[], Entry]) -> None:
        gate.wait()
        try:
            written.append(work())
        except LedgerError as fault:
            refused.append(fault)
        except BaseException as fault:  # shown below: a thread must not swallow it
            unexpected.append(fault)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert unexpected == []
    return written, refused


def accept(record: Record, by: Actor, seen: int | None = 1) -> Callable[[], Entry]:
    own = Record.objects.get(pk=record.pk)
    return lambda: perform(own, "accept", by, {"happened_on": "2026-03-03"}, uuid4().hex, seen=seen)


def test_of_two_officers_who_accept_one_wins_and_the_other_is_told_who(cast: Cast) -> None:
    record = opened(cast.officer)
    written, refused = at_once([accept(record, cast.officer), accept(record, cast.second)])
    assert len(written) == 1
    assert [type(fault) for fault in refused] == [Stale]
    assert "刚在" in refused[0].sentence
    record.refresh_from_db()
    assert record.entry_count == 2


def test_without_what_was_seen_the_state_decides(cast: Cast) -> None:
    record = opened(cast.officer)
    written, refused = at_once([accept(record, cast.officer, seen=None) for _ in range(THREADS)])
    assert len(written) == 1
    assert {type(fault) for fault in refused} <= {Stale, StepClosed}
    assert len(refused) == THREADS - 1


def test_the_same_key_at_once_is_one_entry(cast: Cast) -> None:
    record, key = opened(cast.officer), uuid4().hex

    def note() -> Entry:
        own = Record.objects.get(pk=record.pk)
        return perform(own, "note", cast.officer, {"note": "同一下", "happened_on": "2026-03-03"}, key)

    written, refused = at_once([note] * THREADS)
    assert refused == []
    assert len({entry.pk for entry in written}) == 1


def test_many_notes_at_once_are_all_kept_in_one_unbroken_chain(cast: Cast) -> None:
    record = opened(cast.officer)

    def note(number: int) -> Callable[[], Entry]:
        own = Record.objects.get(pk=record.pk)
        data = {"note": f"第{number}笔", "happened_on": "2026-03-03"}
        return lambda: perform(own, "note", cast.officer, data, uuid4().hex)

    written, refused = at_once([note(number) for number in range(THREADS)])
    record.refresh_from_db()
    entries = list(Entry.objects.filter(record=record).order_by("seq"))
    assert refused == []
    assert len(written) == THREADS
    assert [entry.seq for entry in entries] == list(range(1, THREADS + 2))
    assert list(chain.breaks(record, entries)) == []


def test_new_records_at_once_get_numbers_of_their_own(cast: Cast) -> None:
    written, refused = at_once([lambda: opened(cast.officer).entries.get() for _ in range(THREADS)])
    assert refused == []
    numbers = {entry.record.number for entry in written}
    assert len(numbers) == THREADS


WORKER = """
import os, sys, time
import django
django.setup()
from django.conf import settings
from django.db import connection
settings.HALFSKY_KEYS = __import__("pathlib").Path(sys.argv[4])
connection.settings_dict["NAME"] = sys.argv[1]
from halfsky.accounts.models import Post
from halfsky.accounts.session import Actor
from halfsky.ledger.actions import perform
from halfsky.ledger.errors import LedgerError
from halfsky.ledger.models import Record
from halfsky.ledger.tests import sample
sample.declare()
post = Post.objects.select_related("user", "unit").get(pk=sys.argv[3])
record = Record.objects.get(pk=sys.argv[2])
print("ready", flush=True)
sys.stdin.readline()
try:
    data = {"happened_on": "2026-03-03"}
    entry = perform(record, "accept", Actor(post.user, post), data, os.urandom(8).hex(), seen=1)
    print("written", entry.seq)
except LedgerError as fault:
    print("refused", fault.sentence)
"""


def test_of_two_processes_one_wins_and_the_other_is_told(cast: Cast) -> None:
    record = opened(cast.officer)
    name = str(connection.settings_dict["NAME"])
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "halfsky.settings", "PYTHONPATH": str(settings.ROOT)}
    workers = [
        subprocess.Popen(
            [sys.executable, "-c", WORKER, name, str(record.pk), str(actor.post.pk), str(settings.HALFSKY_KEYS)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=environment,
        )
        for actor in (cast.officer, cast.second)
    ]
    for worker in workers:
        assert worker.stdout is not None
        assert worker.stdout.readline().strip() == "ready"
    for worker in workers:
        assert worker.stdin is not None
        worker.stdin.write("go\n")
        worker.stdin.flush()
    answers = sorted(worker.communicate(timeout=60)[0].strip() for worker in workers)
    assert [answer.split()[0] for answer in answers] == ["refused", "written"]
    assert "刚在" in answers[0]
    assert multiprocessing.active_children() == []
