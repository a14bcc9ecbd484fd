"""Asking a server over HTTP from several threads at once, as signed-in people do."""

from __future__ import annotations

import http.client
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlencode

Request = Callable[[int, int], tuple[str, str, Mapping[str, object]]]
"""(client, turn) -> (method, path, form)."""


@dataclass
class Answers:
    """What came back: seconds of each answer, how many were as expected, how long it all took."""

    seconds: list[float] = field(default_factory=list)
    good: int = 0
    bad: dict[int, int] = field(default_factory=dict)
    took: float = 0.0

    @property
    def rate(self) -> float:
        return self.good / self.took if self.took else 0.0


class _Token(HTMLParser):
    value = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag == "input" and found.get("name") == "csrfmiddlewaretoken":
            self.value = found.get("value") or ""


class Visitor:
    """One browser: a kept-alive connection, its cookies, its form token."""

    def __init__(self, address: str) -> None:
        self.connection = http.client.HTTPConnection(address, timeout=60)
        self.cookies: dict[str, str] = {}
        self.token = ""

    def ask(self, method: str, path: str, form: Mapping[str, object] | None = None) -> tuple[int, str]:
        """Send one request and return status and body."""
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        body = None
        if form is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            body = urlencode({**form, "csrfmiddlewaretoken": self.token}, doseq=True)
        self.connection.request(method, path, body, headers)
        answer = self.connection.getresponse()
        text = answer.read().decode("utf-8", "replace")
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                cookie, _sep, _rest = value.partition(";")
                key, _sep, worth = cookie.partition("=")
                self.cookies[key] = worth
        return answer.status, text

    def sign_in(self, username: str, password: str) -> None:
        _status, page = self.ask("GET", "/sign-in/")
        self._take_token(page)
        status, text = self.ask("POST", "/sign-in/", {"username": username, "password": password})
        if status != 302:
            raise RuntimeError(f"{username} could not sign in: {status} {text[:300]}")
        _status, page = self.ask("GET", "/inbox/")
        self._take_token(page)

    def _take_token(self, page: str) -> None:
        parser = _Token()
        parser.feed(page)
        self.token = parser.value or self.token


def load(visitors: Sequence[Visitor], make: Request, seconds: float, expected: frozenset[int]) -> Answers:
    """Have every visitor ask in turn, one thread each, for so many seconds."""
    answers, lock = Answers(), threading.Lock()
    began = time.perf_counter()

    def run(number: int, visitor: Visitor) -> None:
        turn, own = 0, Answers()
        while time.perf_counter() - began < seconds:
            method, path, form = make(number, turn)
            start = time.perf_counter()
            status, _text = visitor.ask(method, path, form if method == "POST" else None)
            own.seconds.append(time.perf_counter() - start)
            if status in expected:
                own.good += 1
            else:
                own.bad[status] = own.bad.get(status, 0) + 1
            turn += 1
        with lock:
            answers.seconds += own.seconds
            answers.good += own.good
            for status, count in own.bad.items():
                answers.bad[status] = answers.bad.get(status, 0) + count

    threads = [threading.Thread(target=run, args=(number, one)) for number, one in enumerate(visitors)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    answers.took = time.perf_counter() - began
    return answers
