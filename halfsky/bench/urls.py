"""HalfSky's addresses, and beside them the bare views that the door is measured against."""

from __future__ import annotations

from django.urls import include, path

from halfsky.accounts.policy import PAGES, Action, On, Page
from halfsky.bench.bare import insert_behind, insert_two

PAGES["bench_behind"] = Page(Action.WORK, On.SELF)

urlpatterns = [
    path("bench/bare/", insert_two),
    path("bench/behind/", insert_behind, name="bench_behind"),
    path("", include("halfsky.urls")),
]
