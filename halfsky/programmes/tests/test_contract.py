"""What every programme keeps: each test runs over all of them, and a new folder is held to it from its first day."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django import forms

from halfsky.accounts.policy import Where
from halfsky.indicators import registry as figures
from halfsky.indicators.declaration import Indicator, Ratio
from halfsky.ledger import checks, parameters, registry
from halfsky.ledger.declaration import Programme, Step
from halfsky.ledger.forms import StepForm
from halfsky.ledger.state import State

ALL = [pytest.param(programme, id=programme.slug) for programme in registry.all_programmes()]
each = pytest.mark.parametrize("programme", ALL)
SUITES = ("rights", "livelihood", "family", "recognition", "network", "voice")
PERSONAL = re.compile(
    r"^(name|.*_name|phone|mobile|id_no|address|account|facts|wish|told|trusted|password|accused|opinion|result"
    r"|text|note|rows)$"
)
"""Fields that hold what identifies her or what she said: kept sealed only."""
NOT_PERSONAL = {
    "to_name": "an office, not a person",
    "account_name": "compared at payment, sealed by its own form",
}


def folder(programme: Programme) -> Path:
    """Return the programme's folder."""
    module = registry.module_of(programme.slug, "programme")
    assert module is not None
    assert module.__file__ is not None
    return Path(module.__file__).parent


def form_of(step: Step) -> StepForm:
    return step.form(state=State(status="any"), forward_days=step.forward_days)


@each
def test_the_declaration_is_complete(programme: Programme) -> None:
    assert list(checks.faults(programme)) == []
    assert programme.suite in SUITES
    assert folder(programme).name == programme.slug
    assert folder(programme).parent.name == programme.suite
    assert all((programme.title, programme.short, programme.icon, programme.number_word, programme.path))
    assert programme.samples is not None


@each
def test_the_folder_holds_what_officers_and_plans_need(programme: Programme) -> None:
    readme = (folder(programme) / "README.md").read_text(encoding="utf-8")
    assert len(readme) > 600, "README.md is for the officer first: what it is for, each step, what counts"
    assert "开发" in readme or "developer" in readme
    module = registry.module_of(programme.slug, "indicators")
    assert module is not None
    assert module.INDICATORS
    assert module.PHRASES
    assert any((folder(programme) / "tests").glob("test_*.py"))


@each
def test_each_step_is_guarded(programme: Programme) -> None:
    for step in programme.steps:
        assert step.gate.roles, step.slug
        assert step.gate.levels, step.slug
        assert (step.gate.where is Where.ANYWHERE) == step.opens, step.slug
        assert step.opens or step.from_states or step.to is None, f"{step.slug} moves a record from any state"


@each
def test_each_state_that_is_open_can_be_left(programme: Programme) -> None:
    for status in set(programme.states) - programme.closed_states:
        onward = [step for step in programme.steps if status in step.from_states and set(step.targets()) - {status}]
        assert onward, f"nothing leads out of {status}"


@each
def test_no_personal_field_is_stored_in_plain(programme: Programme) -> None:
    for step in programme.steps:
        for name, bound in step.form.base_fields.items():
            is_typed = isinstance(bound, forms.CharField) and not bound.disabled
            if is_typed and PERSONAL.match(name) and name not in NOT_PERSONAL:
                assert name in step.form.sealed, f"{step.slug}.{name}"
        assert set(step.form.blind) <= set(step.form.sealed), step.slug


@pytest.mark.django_db
@each
def test_each_form_draws_and_has_chinese_labels(programme: Programme) -> None:
    for step in programme.steps:
        form = form_of(step)
        assert form.as_div()
        for name, bound in form.fields.items():
            label = str(bound.label or "")
            is_hidden = isinstance(bound.widget, forms.HiddenInput)
            assert is_hidden or re.search(r"[\u4e00-\u9fff]", label), f"{step.slug}.{name} is labelled {label!r}"
        for name in step.form.headings:
            assert name in form.fields, f"{step.slug} has a heading over {name}, which its form has not"


@each
def test_figures_belong_to_the_programme_and_their_parts_are_declared(programme: Programme) -> None:
    module = registry.module_of(programme.slug, "indicators")
    assert module is not None
    declared = figures.declared()
    one: Indicator | Ratio
    for one in (*module.INDICATORS, *getattr(module, "RATIOS", ())):
        assert one.code.startswith(f"{programme.slug}."), one.code
        assert one.how, one.code
        assert len(one.code) <= 64
    for ratio in getattr(module, "RATIOS", ()):
        assert ratio.numerator in declared, ratio.code
        assert ratio.denominator in declared, ratio.code
    for phrase in module.PHRASES:
        code = f"{phrase.indicator}@{phrase.breakdown}" if phrase.breakdown else phrase.indicator
        assert code in declared, code
        assert phrase.words
        assert phrase.units


@each
def test_every_count_and_clock_names_a_declared_figure(programme: Programme) -> None:
    declared = figures.declared()
    for step in programme.steps:
        for count in step.counts:
            assert count.indicator in declared, f"{step.slug} counts {count.indicator}"
    for rule in programme.clocks:
        for code in rule.counts or ():
            assert code in declared, f"clock {rule.slug} counts {code}"


@each
def test_each_dated_value_has_a_source_and_a_keeper(programme: Programme) -> None:
    mine = [one for one in parameters.known() if one.code.startswith(f"{programme.slug}.")]
    for parameter in mine:
        assert parameter.title
        assert parameter.keeper
        for row in parameter.rows:
            assert row.source, parameter.code
            assert row.region.isdecimal() or row.region == ""
    for rule in programme.clocks:
        if rule.is_house_promise:
            rows = [row for one in mine if one.code == rule.length for row in one.rows]
            assert all(row.is_house for row in rows), f"clock {rule.slug} is a promise, its value is not marked so"


@each
def test_no_file_of_the_folder_holds_an_address_of_a_machine(programme: Programme) -> None:
    for path in folder(programme).rglob("*"):
        if path.suffix in {".py", ".md", ".json", ".html"}:
            text = path.read_text(encoding="utf-8")
            assert not re.search(r"(?<![\w.])/(work|root|tmp|home)/", text), path.name
