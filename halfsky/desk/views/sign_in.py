"""Coming in and going out, choosing a post, and whether the house stands."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import views as auth
from django.contrib.auth.forms import PasswordChangeForm
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from halfsky.accounts.session import DeskRequest, choose
from halfsky.desk.context import demo_people
from halfsky.desk.people_forms import PasswordForm


class SignIn(auth.LoginView):
    """The sign-in page; in a demonstration it names who can sign in."""

    redirect_authenticated_user = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        demo = demo_people()
        return super().get_context_data(**kwargs) | {
            "demo_people": demo.get("people", []),
            "demo_password": demo.get("password", ""),
        }


class Password(auth.PasswordChangeView):
    """Choose one's own password; whoever came in with an initial one is led here."""

    form_class = PasswordForm
    template_name = "registration/password.html"
    success_url = reverse_lazy("desk:inbox")

    def form_valid(self, form: PasswordChangeForm) -> HttpResponse:
        """Keep the password as her own; her session stays, those elsewhere end."""
        form.user.password_is_initial = False
        return super().form_valid(form)


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Lead to the inbox."""
    return redirect("desk:inbox")


@require_POST
def switch_post(request: DeskRequest) -> HttpResponse:
    """Act in another of one's posts from now on."""
    wanted = request.POST.get("post", "")
    if not wanted.isdecimal() or not choose(request, int(wanted)):
        raise Http404
    back = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    return redirect(back if is_ours and "/r/" not in back else "desk:inbox")


@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """Say that the process runs and the database answers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"status": "ok"})
