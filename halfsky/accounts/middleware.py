"""The door of every page: what the policy's table does not name is answered with 404."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect

from halfsky.accounts import policy
from halfsky.accounts.session import actor_of


class PolicyMiddleware:
    """Ask `policy.PAGES` before any view runs; a signed-in visitor without the action gets 404."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: list[Any], kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        match = request.resolver_match
        name = match.view_name if match else ""
        page = policy.page(name)
        if page is None:
            raise Http404
        if page.on is policy.On.NOTHING:
            return None
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path()) if request.method == "GET" else self._stranger()
        actor = actor_of(request)
        if actor is None or page.action is None or not policy.may(actor.post, page.action):
            raise Http404
        if actor.user.password_is_initial and name not in policy.WITH_INITIAL_PASSWORD:
            return redirect("desk:password")
        request.actor = actor  # type: ignore[attr-defined]  # DeskRequest declares it
        return None

    @staticmethod
    def _stranger() -> HttpResponseBase:
        raise Http404
