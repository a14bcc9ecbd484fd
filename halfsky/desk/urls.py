"""Addresses of the desk."""

from __future__ import annotations

from django.contrib.auth import views as auth
from django.urls import path

from halfsky.desk.planning.urls import urlpatterns as planning

app_name = "desk"

urlpatterns = [
    *planning,
    path("sign-in/", auth.LoginView.as_view(), name="sign_in"),
    path("sign-out/", auth.LogoutView.as_view(), name="sign_out"),
]
