"""The demonstration: it goes through the one door, names who can sign in, and shows every state that a board has."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

import pytest
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from halfsky.accounts.models import Role, User
from halfsky.desk.context import demo_file, is_demo
from halfsky.desk.demo import shown, sign_in_lines
from halfsky.desk.demo.build import Built, NotEmpty, build
from halfsky.desk.demo.people import PASSWORD, Staff, username
from halfsky.desk.demo.places import ONLY_ZERO, SILENT
from halfsky.indicators.figure import ValueState
from halfsky.indicators.figures import figure
from halfsky.indicators.periods import Period
from halfsky.ledger import chain, registry
from halfsky.ledger.models import Deadline, Entry, Record
from halfsky.ledger.state import State, effective, fold
from halfsky.network.models import Basis, Level, Unit
from halfsky.plans.models import Plan, Target

LAST = date(2026, 11, 20)
YEAR = Period.year(2026)


@pytest.fixture(scope="module")
def demo(
    django_db_setup: None, django_db_blocker: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Built]:
    """Build a small demonstration once for this module, and take it back at its end."""
    real, settings.DATA = settings.DATA, tmp_path_factory.mktemp("demo")
    with django_db_blocker.unblock(), transaction.atomic():  # type: ignore[attr-defined]  # pytest-django types it so
        yield build(say=lambda _line: None, share=0.12, last=LAST)
        transaction.set_rollback(True)
    settings.DATA = real


pytestmark = pytest.mark.django_db


def test_every_made_up_step_was_taken(demo: Built) -> None:
    assert demo.refused == {}
    assert demo.steps == Entry.objects.count()
    assert demo.records == Record.objects.count() > 100


def test_who_signs_in_is_named_and_can(demo: Built) -> None:
    assert is_demo()
    told = json.loads(demo_file().read_text(encoding="utf-8"))
    names = [name for name, _post, _does in told["people"]]
    assert "changsha_lead" in names
    assert {"hunan_planner", "yueyang_lead", "pingjiang_officer"} <= set(names)
    assert User.objects.get(username="changsha_lead").check_password(told["password"])
    assert any("changsha_lead" in line for line in sign_in_lines())
    assert User.objects.filter(posts__unit__level=Level.VILLAGE).exists()


def test_the_named_people_can_carry_a_matter_from_village_to_payment(demo: Built) -> None:
    named = set(User.objects.filter(username__in=[username(*post) for post in shown.posts()]))
    units = {unit.level: unit for unit, _role in shown.posts() if unit.code.startswith("430626") or unit.level < 3}
    units[Level.CITY] = Unit.objects.get(code=shown.CITY)
    module = registry.module_of("relief", "demo")
    assert module is not None
    paid = [life for life in module.lives(date(2025, 1, 1), LAST, seed=1) if "pay" in {act.step for act in life.acts}]
    assert paid
    for act in (act for life in paid for act in life.acts):
        user = User.objects.get(posts__unit=units[act.level], posts__role=act.role)
        assert user in named, act
    lines = list(sign_in_lines())
    assert len(lines) == 1 + len(shown.GROUPS) + len(list(shown.posts()))
    assert any("wushi_checker" in line and "2 乡镇初核" in line for line in lines)


def test_one_city_is_silent_and_one_has_worked_without_a_result(demo: Built) -> None:
    states = {city.code: figure("relief.women", city, YEAR).state for city in Unit.objects.filter(level=Level.CITY)}
    assert states.pop(SILENT) is ValueState.NO_DATA
    assert states.pop(ONLY_ZERO) is ValueState.ZERO
    assert list(states.values()).count(ValueState.NO_DATA) == 0
    reporting = Unit.objects.filter(level=Level.CITY, below__basis=Basis.IS, below__descendant__entries__isnull=False)
    assert reporting.distinct().count() == 13


def test_the_ledger_holds_reversals_totals_late_clocks_and_supervision(demo: Built) -> None:
    entries = Entry.objects.all()
    assert entries.filter(reverses__isnull=False).exists()
    assert entries.filter(is_aggregate=True).exists()
    assert entries.filter(step="supervise").exists()
    assert Deadline.objects.filter(done_on__isnull=True, due_on__lt=LAST).exists()
    assert Deadline.objects.filter(done_on__isnull=True, due_on__gt=LAST).exists()


def test_each_entry_was_entered_on_the_day_it_happened(demo: Built) -> None:
    late = [entry for entry in Entry.objects.all() if timezone.localdate(entry.entered_at) != entry.happened_on]
    assert late == []
    order = list(Entry.objects.order_by("id").values_list("happened_on", flat=True))
    assert order == sorted(order)


def test_records_stand_on_their_entries(demo: Built) -> None:
    for record in Record.objects.order_by("?")[:40]:
        entries = list(record.entries.order_by("seq"))
        assert list(chain.breaks(record, entries)) == []
        left = effective(entries)
        assert not left or fold(record.declared, left) == State.from_json(record.folded)


def test_three_plans_are_published_and_the_provinces_is_split(demo: Built) -> None:
    plans = {plan.unit.code: plan for plan in Plan.objects.filter(state=Plan.State.PUBLISHED)}
    assert set(plans) == {"430000", "430100", "430600"}
    targets = plans["430000"].targets.filter(state=Target.State.CONFIRMED)
    bound = {target.indicator for target in targets}
    assert {"relief.women", "relief.yuan", "petition.matters", "petition.close_rate", "petition.reply_rate"} <= bound
    women = targets.get(indicator="relief.women")
    assert sum(part.value for part in women.parts.all()) == women.value
    assert women.parts.filter(issued_at__isnull=False).count() == 14


def test_a_demonstration_is_not_mixed_with_data(demo: Built) -> None:
    with pytest.raises(NotEmpty, match="只装进空库"):
        build(say=lambda _line: None)


def test_names_are_made_up_anew_from_the_same_seed(demo: Built) -> None:
    unit = Unit.objects.get(code="430626")
    assert not User.objects.filter(full_name="").exists()
    assert Staff(1)._name() == Staff(1)._name() != Staff(2)._name()
    assert User.objects.filter(posts__unit=unit, posts__role=Role.LEAD).get().check_password(PASSWORD)
