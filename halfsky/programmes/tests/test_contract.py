"""What every programme keeps: each test runs over all of them, so that a new folder is held to it from its first day."""

from __future__ import annotations

import pytest

from halfsky.accounts.policy import Where
from halfsky.ledger import checks, registry
from halfsky.ledger.declaration import Programme

ALL = [pytest.param(programme, id=programme.slug) for programme in registry.all_programmes()]
each = pytest.mark.parametrize("programme", ALL)


@each
def test_the_declaration_is_complete(programme: Programme) -> None:
    assert list(checks.faults(programme)) == []
    assert programme.title
    assert programme.short
    assert programme.number_word
    assert programme.person_scope
    assert programme.samples is not None


@each
def test_each_step_is_guarded(programme: Programme) -> None:
    for step in programme.steps:
        assert step.gate.roles, step.slug
        assert step.gate.levels, step.slug
        assert (step.gate.where is Where.ANYWHERE) == step.opens, step.slug
