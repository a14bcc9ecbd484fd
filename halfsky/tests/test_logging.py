"""The console tells what fails on our side and is silent about addresses that do not exist."""

from __future__ import annotations

import logging

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path

from halfsky.accounts.policy import On, Page


def _fail(_request: HttpRequest) -> HttpResponse:
    raise RuntimeError("made up")


urlpatterns = [path("fails/", _fail)]


def _told(caplog: pytest.LogCaptureFixture) -> list[int]:
    return [record.levelno for record in caplog.records if record.name == "django.request"]


@pytest.mark.django_db
def test_an_unknown_address_writes_nothing_to_the_console(caplog: pytest.LogCaptureFixture) -> None:
    assert Client().get("/no-such-page/").status_code == 404
    assert _told(caplog) == []


@pytest.mark.django_db
def test_a_failure_of_ours_is_written_to_the_console(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("halfsky.accounts.policy.page", lambda _name: Page(None, On.NOTHING))
    with override_settings(ROOT_URLCONF=__name__):
        assert Client(raise_request_exception=False).get("/fails/").status_code == 500
    assert _told(caplog) == [logging.ERROR]
