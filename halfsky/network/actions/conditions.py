"""What must hold before the tree changes; each failure is one sentence that says what to do."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from halfsky.network.errors import ChangeRefused
from halfsky.network.models import Descent, Level, Unit, UnitVersion


def day_is_past(day: date) -> None:
    if day > timezone.localdate():
        raise ChangeRefused(_("生效日期 %(day)s 还没到，请到那一天再办。") % {"day": day.isoformat()})


def is_standing(unit: Unit, day: date) -> None:
    """The unit stands today and stood on the day."""
    if not unit.is_standing:
        raise ChangeRefused(
            _("%(unit)s已于 %(day)s 撤并，不能再变更；请改选它的承接单位。")
            % {"unit": unit.short, "day": unit.closed_on.isoformat()}
        )
    if unit.founded_on > day:
        raise ChangeRefused(
            _("%(unit)s在 %(day)s 还没有成立（成立于 %(founded)s），请改日期。")
            % {"unit": unit.short, "day": day.isoformat(), "founded": unit.founded_on.isoformat()}
        )


def can_end(unit: Unit, day: date) -> None:
    """The unit has stood for a day at least before it closes."""
    is_standing(unit, day)
    if unit.founded_on >= day:
        raise ChangeRefused(_("%(unit)s成立当天不能撤并，请改日期。") % {"unit": unit.short})


def code_is_free(code: str, begins: date, ends: date, unit: Unit | None = None) -> None:
    """No other unit has the code on any of the days."""
    if not code:
        return
    if not code.isdigit() or len(code) not in (6, 9, 12):
        raise ChangeRefused(_("区划代码应是 6、9 或 12 位数字，现在填的是“%(code)s”。") % {"code": code})
    taken = UnitVersion.objects.filter(code=code, valid_from__lt=ends, valid_to__gt=begins)
    other = taken.exclude(unit=unit).select_related("unit").first()
    if other is not None:
        raise ChangeRefused(
            _("代码 %(code)s 从 %(day)s 起由%(unit)s使用，请核对代码或生效日期。")
            % {"code": code, "day": other.valid_from.isoformat(), "unit": other.name}
        )


def level_fits(level: int, parent: Unit | None, children: Iterable[Unit] = ()) -> None:
    """The parent stands higher than the unit, and the unit higher than its children."""
    if parent is None:
        if level != Level.PROVINCE:
            raise ChangeRefused(_("请选上级单位；只有省级没有上级。"))
    elif parent.level >= level:
        raise ChangeRefused(
            _("上级要比本级高：%(parent)s是%(level)s级，请另选上级。")
            % {"parent": parent.short, "level": Level(parent.level).label}
        )
    lower = next((child for child in children if child.level <= level), None)
    if lower is not None:
        raise ChangeRefused(_("下级%(child)s的层级不低于本级，请先改它的层级或上级。") % {"child": lower.short})


def no_cycle(unit: Unit, parent: Unit, day: date) -> None:
    """The new parent is not the unit itself and stands on no day from then on below it."""
    below = Descent.objects.filter(ancestor=unit, descendant=parent, valid_to__gt=day)
    if unit.pk == parent.pk or below.exists():
        raise ChangeRefused(
            _("%(parent)s是%(unit)s自己或它的下级，不能作它的上级。") % {"parent": parent.short, "unit": unit.short}
        )


def children_from(unit: Unit, day: date) -> list[Unit]:
    """Return the units that have this one as parent on the day or later."""
    versions = UnitVersion.objects.filter(parent=unit, valid_to__gt=day)
    return list(Unit.objects.filter(pk__in=versions.values("unit")).order_by("code", "id"))
