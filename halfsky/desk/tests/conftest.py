"""The desk's tests use the ledger's cast and sample programme."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from halfsky.accounts.session import Actor
from halfsky.ledger.tests.conftest import Cast, cast

__all__ = ["Cast", "cast"]

SignIn = Callable[[Actor], Client]


@pytest.fixture
def signed_in() -> SignIn:
    """Return a function that gives a browser in which somebody is signed in."""

    def sign_in(actor: Actor) -> Client:
        client = Client()
        client.force_login(actor.user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in
