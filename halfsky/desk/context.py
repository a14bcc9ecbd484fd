"""What the shell around every page needs; worked out only where a template asks for it."""

from __future__ import annotations

import json
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from halfsky import workdays
from halfsky.accounts import policy
from halfsky.accounts.models import Post
from halfsky.accounts.session import posts_of
from halfsky.desk.clockface import WEEKDAYS
from halfsky.desk.drawing import month_day
from halfsky.desk.suites import programmes_of
from halfsky.ledger import queries
from halfsky.ledger.declaration import Programme

NAV = (
    ("desk:inbox", "inbox", gettext_lazy("工作台")),
    ("desk:board", "layout-dashboard", gettext_lazy("目标看板")),
    ("desk:plans", "target-arrow", gettext_lazy("计划与分解")),
    ("desk:reports", "file-text", gettext_lazy("通报与总结")),
)
NAV_FOOT = (("desk:units", "sitemap", gettext_lazy("组织与人员")), ("desk:audit", "history", gettext_lazy("查阅审计")))

NavItem = tuple[str, str, str, int | None, bool]
NavLines = tuple[tuple[str, str, Any], ...]


def shell(request: HttpRequest) -> dict[str, Any]:
    """Return the shell's values: who acts, where, what there is to go to, and whether this is the demonstration."""
    always = {"is_demo": is_demo()}
    actor = getattr(request, "actor", None)
    if actor is None:
        return always
    parts = Shell(actor.post)
    lazy = ("nav", "services", "services_total", "nav_foot", "tabs", "units", "me")
    return always | {
        "actor": actor,
        "unit": actor.post.unit.name,
        "unit_url": reverse("desk:switch_post"),
        "today": SimpleLazyObject(lambda: today_words(timezone.localdate())),
        "search_url": reverse("desk:search") if policy.may(actor.post, policy.Action.READ) else "",
        "password_url": reverse("desk:password"),
        "sign_out_url": reverse("desk:sign_out"),
        **{name: SimpleLazyObject(partial(getattr, parts, name)) for name in lazy},
    }


class Shell:
    """The parts of the shell for one post."""

    def __init__(self, post: Post) -> None:
        self.post = post

    @cached_property
    def nav(self) -> list[NavItem]:
        hot = self._inbox_count
        return [self._item(*line, count=hot if line[0] == "desk:inbox" else None, hot=True) for line in self._may(NAV)]

    @cached_property
    def nav_foot(self) -> list[NavItem]:
        return [self._item(*line) for line in self._may(NAV_FOOT)]

    @cached_property
    def tabs(self) -> list[NavItem]:
        """The foot of a phone: inbox, the first thing she may note, the board."""
        found = self.nav[:1]
        for programme in self._programmes:
            if self._opens(programme):
                found.append(
                    (reverse("desk:programme", args=[programme.slug]), "circle-plus", _("记一笔"), None, False)
                )
                break
        return found + self.nav[1:2]

    @cached_property
    def services(self) -> list[NavItem]:
        if not policy.may(self.post, policy.Action.READ):
            return []
        counts = {} if self._hides else queries.open_counts(self.post)
        return [
            (reverse("desk:programme", args=[one.slug]), one.icon, str(one.short), counts.get(one.slug), False)
            for one in self._programmes
        ]

    @cached_property
    def services_total(self) -> int:
        return len(self._programmes)

    @cached_property
    def units(self) -> list[tuple[int, str]]:
        posts = posts_of(self.post.user)
        return [(post.pk, post_words(post)) for post in posts] if len(posts) > 1 else []

    @cached_property
    def me(self) -> dict[str, str]:
        user = self.post.user
        words = self.post.department or str(self.post.get_role_display())
        return {"face": user.get_short_name(), "name": user.full_name, "post": words}

    @cached_property
    def _programmes(self) -> list[Programme]:
        return programmes_of(self.post)

    @cached_property
    def _hides(self) -> bool:
        return queries.hides_something(self.post)

    @cached_property
    def _inbox_count(self) -> int | None:
        if self._hides or not policy.may(self.post, policy.Action.READ):
            return None
        return queries.urgent_of(self.post, timezone.localdate()) or None

    def _opens(self, programme: Programme) -> bool:
        return any(self.post.role in step.gate.roles for step in programme.opening())

    def _may(self, lines: NavLines) -> list[tuple[str, str, Any]]:
        return [line for line in lines if self._is_open(line[0])]

    def _is_open(self, name: str) -> bool:
        page = policy.page(name)
        if page is None or page.action is None or not policy.may(self.post, page.action):
            return False
        try:
            reverse(name)
        except NoReverseMatch:
            return False
        return True

    @staticmethod
    def _item(name: str, icon: str, label: Any, count: int | None = None, hot: bool = False) -> NavItem:
        return (reverse(name), icon, str(label), count, hot)


def post_words(post: Post) -> str:
    """Return a post in a few words: 平江县妇联 权益部 经办人."""
    return " ".join(word for word in (post.unit.name, post.department, str(post.get_role_display())) if word)


def today_words(day: date) -> str:
    """Return 10月12日 周一, with what the calendar makes of the day: 10月10日 周六 调休班."""
    info = workdays.look_up(day)
    words = _("%(day)s 周%(weekday)s") % {"day": month_day(day), "weekday": WEEKDAYS[day.weekday()]}
    if info.kind is workdays.DayKind.MAKE_UP:
        return _("%(words)s 调休班") % {"words": words}
    if info.kind is workdays.DayKind.HOLIDAY:
        return _("%(words)s %(feast)s放假") % {"words": words, "feast": info.name}
    return words


def demo_file() -> Path:
    """Return where the mark of a demonstration stands: beside the data, with the sign-in names."""
    return Path(settings.DATA) / "demo"


def is_demo() -> bool:
    return demo_file().exists()


def demo_people() -> dict[str, Any]:
    """Return {password, people: [[username, post, does]]} of a demonstration; empty where there is none."""
    if not is_demo():
        return {}
    text = demo_file().read_text(encoding="utf-8").strip()
    found: dict[str, Any] = json.loads(text) if text else {}
    return found
